package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Training.Checkpoint;
import dev.nnlang.compiler.model.Training.Phase;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.TrainSyntax;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns a train block into {@link Training}, every default filled in. */
final class TrainChecker {
  private TrainChecker() {}

  /**
   * The training of {@code syntax}; empty, and reported, where it breaks a rule.
   *
   * @param data the block that it names
   */
  static Optional<Training> check(
      TrainSyntax syntax,
      Network network,
      Data data,
      Numbers numbers,
      SourceFile source,
      Diagnostics diagnostics) {
    TrainScene scene =
        new TrainScene(network, Optional.of(data), false, numbers, source, diagnostics);
    TrainKeys keys = TrainKeys.of(syntax.settings(), TrainKeys.Scope.BLOCK, diagnostics);
    Optional<Expression> seedWritten = keys.value("seed");
    OptionalLong seed = DataSeed.read(seedWritten, numbers, diagnostics);
    Optional<List<Phase>> phases = new TrainPhases(syntax, keys, scene).read();
    Optional<Boolean> compare = TrainComparison.read(keys.value("compare"), syntax.phases(), scene);
    Optional<Optional<Checkpoint>> checkpoint = TrainCheckpoint.read(syntax.checkpoints(), scene);
    boolean complete =
        keys.sound()
            && seed.isPresent()
            && phases.isPresent()
            && compare.isPresent()
            && checkpoint.isPresent();
    return complete
        ? Optional.of(
            new Training(
                data.name(),
                seed.getAsLong(),
                seedWritten.isPresent(),
                phases.get(),
                compare.get(),
                checkpoint.get()))
        : Optional.empty();
  }
}
