package dev.nnlang.runtime;

import java.util.List;

/**
 * How a network is trained, as its model declares it. Immutable.
 *
 * @param seed of everything random: first weights, order of rows, what is dropped
 * @param phases one after the other; at least one
 * @param settings tells trainings apart: equal where a model is drawn and trained in the same way,
 *     but for the seed; empty for one that was put together by hand
 * @param compareScratch whether the last phase is also run from the first weights, without the
 *     phases before it, for comparison
 */
public record Training(long seed, List<Phase> phases, String settings, boolean compareScratch) {
  /**
   * A training.
   *
   * @throws IllegalArgumentException if there is no phase, or a greedy one, which has no weights of
   *     the whole network to compare, is last and compared to scratch
   */
  public Training {
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("no phase");
    }
    if (compareScratch && phases.get(phases.size() - 1).kind().greedy()) {
      throw new IllegalArgumentException("a greedy phase cannot be compared to scratch");
    }
  }

  /** The phases {@code phases}, one after the other; nothing is compared. */
  public static Training of(long seed, Phase... phases) {
    return new Training(seed, List.of(phases), "", false);
  }

  /** The same with another seed. */
  public Training withSeed(long other) {
    return new Training(other, phases, settings, compareScratch);
  }

  /** The same, told apart by {@code fingerprint}. */
  public Training withSettings(String fingerprint) {
    return new Training(seed, phases, fingerprint, compareScratch);
  }

  /**
   * The same, with the last phase run from the first weights too.
   *
   * @throws IllegalArgumentException if the last phase is greedy
   */
  public Training comparedToScratch() {
    return new Training(seed, phases, settings, true);
  }
}
