package dev.nnlang.engine;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layer with weights or a unit alone, as {@link dev.nnlang.runtime.Learner#layerInput} counts
 * them.
 *
 * @param number from 1
 * @param dense absent for a unit alone
 */
record NumberedLayer(int number, String name, Unit unit, Optional<Layer.Dense> dense) {

  /** Those of {@code network}, in order. */
  static List<NumberedLayer> of(Network network) {
    List<NumberedLayer> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      int number = layers.size() + 1;
      if (layer instanceof Layer.Dense dense) {
        layers.add(new NumberedLayer(number, dense.name(), dense.unit(), Optional.of(dense)));
      } else if (layer instanceof Layer.Activation unit) {
        layers.add(new NumberedLayer(number, unit.name(), unit.unit(), Optional.empty()));
      }
    }
    return layers;
  }
}
