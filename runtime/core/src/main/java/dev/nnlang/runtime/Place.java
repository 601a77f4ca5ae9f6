package dev.nnlang.runtime;

import java.util.Optional;

/**
 * Which part of a training an epoch belongs to.
 *
 * @param layer the layer that a greedy phase is at
 * @param scratch whether it is the last phase again, from the first weights
 * @param alone whether the training has no other part, so that nothing need be said of it
 */
record Place(String phase, Optional<String> layer, boolean scratch, boolean alone) {

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
