package dev.nnlang.runtime;

import java.util.Optional;

/** Which part of a training an epoch belongs to. */
final class Place {
  private final String phase;
  private final Optional<String> layer;
  private final boolean scratch;
  private final boolean alone;

  /**
   * @param layer the layer that a greedy phase is at
   * @param scratch whether it is the last phase again, from the first weights
   * @param alone whether the training has no other part, so that nothing need be said of it
   */
  Place(String phase, Optional<String> layer, boolean scratch, boolean alone) {
    this.phase = phase;
    this.layer = layer;
    this.scratch = scratch;
    this.alone = alone;
  }

  String phase() {
    return phase;
  }

  Optional<String> layer() {
    return layer;
  }

  boolean scratch() {
    return scratch;
  }

  /** As the end of a sentence; empty where there is but one. */
  String inWords() {
    return alone
        ? ""
        : " of phase "
            + phase
            + layer.map(name -> ", layer " + name).orElse("")
            + (scratch ? ", from scratch" : "");
  }
}
