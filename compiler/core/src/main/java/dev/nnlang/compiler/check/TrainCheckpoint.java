package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Training.Checkpoint;
import dev.nnlang.compiler.model.Training.Every;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.TrainSyntax.CheckpointSyntax;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reads {@code checkpoint: every 1 epochs, keep 3}, in epochs, updates or time; the last alone is
 * kept where unsaid.
 */
final class TrainCheckpoint {
  private static final List<String> EPOCHS = List.of("epoch", "epochs");
  private static final List<String> UPDATES = List.of("update", "updates");
  private static final int KEPT = 1;
  private static final String DISTANCE = "the distance of checkpoints";

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
    OptionalInt keep =
        syntax.keep().isPresent()
            ? scene
                .numbers()
                .whole(syntax.keep().get(), "the number of checkpoints", 1, Integer.MAX_VALUE)
            : OptionalInt.of(KEPT);
    Expression amount = syntax.every().amount();
    String unit = syntax.every().unit().text();
    OptionalDouble seconds = StopAmount.secondsOf(unit);
    if (EPOCHS.contains(unit)) {
      return checkpoint(TrainRange.POSITIVE.read(amount, DISTANCE, scene), Every.EPOCHS, keep);
    }
    if (UPDATES.contains(unit)) {
      OptionalInt updates = scene.numbers().whole(amount, DISTANCE, 1, Integer.MAX_VALUE);
      return checkpoint(
          updates.isPresent() ? OptionalDouble.of(updates.getAsInt()) : OptionalDouble.empty(),
          Every.UPDATES,
          keep);
    }
    if (seconds.isPresent()) {
      return checkpoint(time(syntax.every(), seconds.getAsDouble(), scene), Every.SECONDS, keep);
    }
    scene.report(
        Diagnostic.of(
                Code.BAD_QUANTITY,
                syntax.every().unit().span(),
                DISTANCE + " must be in epochs, updates or time")
            .label(String.format(Locale.ROOT, "is in `%s`", unit))
            .fix("write `epochs`", syntax.every().unit().span(), "epochs"));
    return Optional.empty();
  }

  private static Optional<Checkpoint> checkpoint(
      OptionalDouble every, Every unit, OptionalInt keep) {
    return every.isPresent() && keep.isPresent()
        ? Optional.of(new Checkpoint(every.getAsDouble(), unit, keep.getAsInt()))
        : Optional.empty();
  }

  /** In seconds. */
  private static OptionalDouble time(
      Expression.Quantity written, double secondsOfUnit, TrainScene scene) {
    OptionalDouble amount = TrainRange.POSITIVE.read(written.amount(), DISTANCE, scene);
    if (amount.isEmpty()) {
      return amount;
    }
    double seconds = amount.getAsDouble() * secondsOfUnit;
    if (seconds > 0 && Double.isFinite(seconds)) {
      return OptionalDouble.of(seconds);
    }
    scene.report(
        Diagnostic.of(Code.BAD_NUMBER, written.span(), DISTANCE + " is beyond all bounds")
            .help("write a time whose seconds a double can hold"));
    return OptionalDouble.empty();
  }
}
