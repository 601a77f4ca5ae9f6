package dev.nnlang.engine;

import dev.nnlang.compiler.model.Schedule;
import dev.nnlang.compiler.model.Training.Settings;
import dev.nnlang.runtime.DivergedException;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Phase;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.Training;
import java.util.Optional;

/**
 * Makes the updates that led a training out of the numbers once more, from the first weights, with
 * smaller and smaller rates, to find the one that lowers the error most. Only where that takes a
 * moment: in the first phase, if it trains the network itself at one rate.
 */
final class Rehearsals {
  private static final int[] DIGITS = {5, 2, 1};

  /** The powers of ten that are tried, where they are below the declared rate. */
  private static final int LARGEST = 2;

  private static final int SMALLEST = -9;

  /** After so many rates that did worse than the best, smaller ones are too slow. */
  private static final int ENOUGH = 4;

  /** Floating-point operations of one rehearsal that still take a moment. */
  private static final double MOST_OPERATIONS = 1e9;

  private final LoadedModel loaded;
  private final DataParts parts;
  private final Training training;
  private final long updates;

  private Rehearsals(LoadedModel loaded, DataParts parts, Training training, long updates) {
    this.loaded = loaded;
    this.parts = parts;
    this.training = training;
    this.updates = updates;
  }

  /**
   * The rate, to a digit, with which as many updates from the first weights lower the error most.
   *
   * @param training that diverged
   * @return empty where none was found, or looking for one would take too long
   */
  static Optional<Rehearsal> best(
      LoadedModel loaded, DataParts parts, Training training, DivergedException diverged) {
    Phase first = training.phases().get(0);
    Settings settings = TrainBlock.of(loaded.model()).phases().get(0).settings();
    boolean simple =
        diverged.phase().equals(first.name())
            && !first.kind().greedy()
            && !diverged.scratch()
            && settings.rate() instanceof Schedule.Constant;
    int size = parts.train().size();
    double batch = first.batch() == Phase.ALL_EXAMPLES ? size : Math.min(size, first.batch());
    double operations = 6.0 * loaded.model().network().parameterCount() * batch * diverged.update();
    if (!simple || diverged.rate().isEmpty() || operations > MOST_OPERATIONS) {
      return Optional.empty();
    }
    return new Rehearsals(loaded, parts, training, diverged.update())
        .below(diverged.rate().getAsDouble());
  }

  private Optional<Rehearsal> below(double rate) {
    double start = error(rate, 0);
    Rehearsal best = new Rehearsal(rate, start, start);
    int worse = 0;
    for (int decade = LARGEST; decade >= SMALLEST && worse < ENOUGH; decade--) {
      for (int digit : DIGITS) {
        double other = Double.parseDouble(digit + "e" + decade);
        double error = other < rate ? error(other, updates) : Double.POSITIVE_INFINITY;
        boolean better = error < best.after();
        worse = better || best.rate() == rate ? 0 : worse + 1;
        best = better ? new Rehearsal(other, start, error) : best;
      }
    }
    return best.rate() == rate ? Optional.empty() : Optional.of(best);
  }

  /** After {@code count} updates; infinite where they leave the numbers. */
  private double error(double rate, long count) {
    return error(loaded.newNetwork(), rate, count);
  }

  private <R> double error(Network<R> network, double rate, long count) {
    Phase calm = training.phases().get(0).rate(dev.nnlang.runtime.Schedule.constant(rate));
    try {
      return Trainer.of(network, Training.of(training.seed(), calm))
          .maxUpdates(count)
          .train(parts.train(), parts.validation())
          .training()
          .error();
    } catch (DivergedException again) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
