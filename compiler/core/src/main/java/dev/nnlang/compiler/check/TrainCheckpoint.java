package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Training.Checkpoint;
import dev.nnlang.compiler.syntax.TrainSyntax.CheckpointSyntax;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads {@code checkpoint: every 1 epochs, keep 3}; the last alone is kept where unsaid. */
final class TrainCheckpoint {
  private static final String UNIT = "epochs";
  private static final int KEPT = 1;

  private TrainCheckpoint() {}

  /** The only one of {@code syntaxes}; more than one are reported. */
  static Optional<Optional<Checkpoint>> read(List<CheckpointSyntax> syntaxes, TrainScene scene) {
    if (syntaxes.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Optional<Checkpoint> first = read(syntaxes.get(0), scene);
    for (CheckpointSyntax again : syntaxes.subList(1, syntaxes.size())) {
      scene.report(
          Diagnostic.of(Code.DUPLICATE_KEY, again.span(), "`checkpoint` is set twice")
              .label(syntaxes.get(0).span(), "first here")
              .help("keep one of them"));
    }
    return syntaxes.size() == 1 && first.isPresent() ? Optional.of(first) : Optional.empty();
  }

  private static Optional<Checkpoint> read(CheckpointSyntax syntax, TrainScene scene) {
    OptionalDouble every = TrainEpochs.length(syntax.every(), "the distance of checkpoints", scene);
    OptionalInt keep =
        syntax.keep().isPresent()
            ? scene
                .numbers()
                .whole(syntax.keep().get(), "the number of checkpoints", 1, Integer.MAX_VALUE)
            : OptionalInt.of(KEPT);
    return every.isPresent() && keep.isPresent()
        ? Optional.of(new Checkpoint(every.getAsDouble(), UNIT, keep.getAsInt()))
        : Optional.empty();
  }
}
