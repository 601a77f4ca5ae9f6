package dev.nnlang.compiler.check;

import dev.nnlang.compiler.check.TrainArguments.Signature;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.Training.Plateau;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.TrainSyntax.PlateauSyntax;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads {@code on plateau(validation.error, 3 epochs): rate * 0.5, at most 4 times}. */
final class RatePlateau {
  private final TrainScene scene;

  private RatePlateau(TrainScene scene) {
    this.scene = scene;
  }

  /** The only one of {@code syntaxes}; more than one are reported. */
  static Optional<Optional<Plateau>> read(List<PlateauSyntax> syntaxes, TrainScene scene) {
    if (syntaxes.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Optional<Plateau> first = new RatePlateau(scene).read(syntaxes.get(0));
    for (PlateauSyntax again : syntaxes.subList(1, syntaxes.size())) {
      scene.report(
          Diagnostic.of(Code.DUPLICATE_KEY, again.span(), "`on plateau` is set twice")
              .label(syntaxes.get(0).span(), "first here")
              .help("keep one of them"));
    }
    return syntaxes.size() == 1 && first.isPresent() ? Optional.of(first) : Optional.empty();
  }

  private Optional<Plateau> read(PlateauSyntax syntax) {
    Optional<TrainArguments> arguments =
        TrainArguments.bind(
            "plateau",
            syntax.arguments(),
            syntax.span(),
            Signature.of("measure", "epochs"),
            scene.diagnostics());
    Optional<Measure> measure =
        arguments
            .flatMap(bound -> bound.get("measure"))
            .flatMap(written -> new TrainMeasures(scene).read(written, TrainMeasurePlace.PLATEAU));
    Optional<Expression> length = arguments.flatMap(bound -> bound.get("epochs"));
    OptionalInt epochs =
        length.isPresent()
            ? TrainEpochs.count(length.get(), "the length of `plateau`", scene)
            : OptionalInt.empty();
    OptionalDouble factor =
        TrainRange.BETWEEN_ZERO_AND_ONE.read(syntax.factor(), "the factor of `plateau`", scene);
    OptionalInt atMost =
        syntax.atMost().isPresent()
            ? scene.numbers().whole(syntax.atMost().get(), "`at most`", 1, Integer.MAX_VALUE)
            : OptionalInt.of(Integer.MAX_VALUE);
    return measure.isPresent() && epochs.isPresent() && factor.isPresent() && atMost.isPresent()
        ? Optional.of(
            new Plateau(measure.get(), epochs.getAsInt(), factor.getAsDouble(), atMost.getAsInt()))
        : Optional.empty();
  }
}
