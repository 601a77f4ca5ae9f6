package dev.nnlang.compiler.model;

import java.util.List;
import java.util.Optional;

/**
 * What a train block declares.
 *
 * @param data the data block it names
 * @param seed 1 where unsaid
 * @param seedStated whether the file says it
 * @param phases at least one; a block without phases has one called {@code train} that trains all
 * @param compareScratch whether the last phase is also run without the ones before it
 */
public record Training(
    String data,
    long seed,
    boolean seedStated,
    List<Phase> phases,
    boolean compareScratch,
    Optional<Checkpoint> checkpoint) {
  public Training {
    phases = List.copyOf(phases);
    Require.that(!phases.isEmpty(), "no phase");
  }

  /** How often the training is saved, in {@code unit}, and how many checkpoints stay. */
  public record Checkpoint(double every, Every unit, int keep) {}

  /** What the distance of checkpoints is counted in. */
  public enum Every {
    EPOCHS,
    UPDATES,
    SECONDS
  }

  /** What a phase trains. */
  public enum Kind {
    ALL,
    ONLY,
    GREEDY_AUTOENCODER,
    GREEDY_SUPERVISED;

    /** Whether it trains one layer after the other in small networks of their own. */
    public boolean greedy() {
      return this == GREEDY_AUTOENCODER || this == GREEDY_SUPERVISED;
    }
  }

  /**
   * One phase with its settings.
   *
   * @param layers names of the layers it is about; empty for {@link Kind#ALL}
   */
  public record Phase(String name, Kind kind, List<String> layers, Settings settings) {
    public Phase {
      layers = List.copyOf(layers);
    }
  }

  /**
   * The settings of a phase, none left open.
   *
   * @param batch examples per update; 0 for all of them
   * @param shuffle whether rows are shuffled anew each epoch
   * @param tied whether an auto-encoder's decoder uses the encoder's weights
   * @param corrupt share of an auto-encoder's inputs that are set to 0
   */
  public record Settings(
      Loss loss,
      List<Penalty> penalties,
      Optimizer optimizer,
      int batch,
      Schedule rate,
      Optional<Plateau> plateau,
      StopRule stop,
      Keep keep,
      boolean shuffle,
      boolean tied,
      double corrupt) {
    public Settings {
      penalties = List.copyOf(penalties);
      Require.that(batch >= 0, "batch is " + batch);
    }
  }

  /** The rate falls by {@code factor} when {@code measure} has not improved for {@code epochs}. */
  public record Plateau(Measure measure, int epochs, double factor, int atMost) {}

  /** Which weights are kept: those with the best value of a measure, or the last. */
  public record Keep(Optional<Measure> best) {
    /** The last weights. */
    public static Keep last() {
      return new Keep(Optional.empty());
    }
  }
}
