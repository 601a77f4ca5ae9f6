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
    List<Initialization> initializations = network.initializations();
    for (int n = 1; n <= initializations.size(); n++) {
      Initialization initialization = initializations.get(n - 1);
      Initializer initializer = initialization.initializer();
      Tensor weight = Tensor.of(network, initialization.tensor());
      double maxSquaredNorm =
          initializer.needsInputs()
              ? training.maxSquaredNorm(network.precision(), initialization.layer())
              : Double.NaN;
      int[] shape = weight.shape();
      weight.write(
          initializer.draw(shape[1], shape[0], maxSquaredNorm, random.split("weights", n)));
    }
  }
}
