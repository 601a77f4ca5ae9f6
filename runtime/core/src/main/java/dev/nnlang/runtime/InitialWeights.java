package dev.nnlang.runtime;

import java.util.List;

/** Draws a network's weights before training. */
final class InitialWeights {
  private InitialWeights() {}

  /**
   * Draws every weight, layer by layer, since a layer whose sigma follows from its inputs needs the
   * layers below; sets every bias to 0.
   */
  static <R> void draw(Network<R> network, Evaluation<R> training, RandomStream random) {
    for (Tensor tensor : network.tensors()) {
      if (tensor.learned()) {
        tensor.write(new double[tensor.size()]);
      }
    }
    List<Initialization> layers = network.initializations();
    for (int layer = 1; layer <= layers.size(); layer++) {
      Initialization initialization = layers.get(layer - 1);
      Initializer initializer = initialization.initializer();
      Tensor weight = tensor(network, initialization.tensor());
      double maxSquaredNorm =
          initializer.needsInputs()
              ? training.maxSquaredNorm(network.precision(), layer)
              : Double.NaN;
      int[] shape = weight.shape();
      weight.write(
          initializer.draw(shape[1], shape[0], maxSquaredNorm, random.split("weights", layer)));
    }
  }

  private static Tensor tensor(Network<?> network, String name) {
    return network.tensors().stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no tensor " + name));
  }
}
