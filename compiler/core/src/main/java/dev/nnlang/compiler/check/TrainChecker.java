package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Training.Checkpoint;
import dev.nnlang.compiler.model.Training.Phase;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.DataSyntax;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.TrainSyntax;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Turns a train block into {@link Training}, every default filled in, and judges the data it names
 * against the network.
 */
final class TrainChecker {
  private TrainChecker() {}

  /**
   * The training of {@code syntax}; empty, and reported, where it breaks a rule. What is wrong with
   * the rows of {@code data} is reported at the name of the data in the train block.
   */
  static Optional<Training> check(
      TrainSyntax syntax,
      Network network,
      Data data,
      Numbers numbers,
      SourceFile source,
      Diagnostics diagnostics) {
    new DataFitsModel(data, network, DataPlaces.allAt(syntax.data().span()), diagnostics).check();
    return training(syntax, network, data, numbers, source, diagnostics);
  }

  /** The same, where what is wrong with the rows is reported at the rows. */
  static Optional<Training> check(
      TrainSyntax syntax,
      Network network,
      Data data,
      DataSyntax dataSyntax,
      Numbers numbers,
      SourceFile source,
      Diagnostics diagnostics) {
    new DataFitsModel(data, network, DataPlaces.in(dataSyntax), diagnostics).check();
    return training(syntax, network, data, numbers, source, diagnostics);
  }

  private static Optional<Training> training(
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
    Optional<Boolean> compare =
        TrainComparison.read(keys.value("compare"), syntax.phases().size(), scene);
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
