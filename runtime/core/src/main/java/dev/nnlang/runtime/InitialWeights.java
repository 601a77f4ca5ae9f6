package dev.nnlang.runtime;

import java.util.function.IntToDoubleFunction;

/** Draws a network's parameters before training. */
final class InitialWeights {
  private InitialWeights() {}

  /**
   * Draws every tensor that has an initialization, layer by layer, since a layer whose sigma
   * follows from its inputs needs the layers below; sets every other one, such as a bias, to 0.
   */
  static <R> void draw(Network<R> network, Evaluation<R> training, RandomStream random) {
    draw(network, layer -> training.maxSquaredNorm(network.precision(), layer), random);
  }

  /**
   * The same with the largest squared norms from elsewhere.
   *
   * @param inputNorm the largest squared norm of what enters a layer
   */
  static void draw(Network<?> network, IntToDoubleFunction inputNorm, RandomStream random) {
    for (Tensor tensor : network.tensors()) {
      if (tensor.learned()) {
        tensor.write(new double[tensor.size()]);
      }
    }
    for (Initialization initialization : network.initializations()) {
      Initializer initializer = initialization.initializer();
      Tensor tensor = Tensor.of(network, initialization.tensor());
      double maxSquaredNorm =
          initializer.needsInputs() ? inputNorm.applyAsDouble(initialization.layer()) : Double.NaN;
      int fanOut = tensor.shape()[0];
      int fanIn = tensor.size() / fanOut;
      RandomStream stream = random.split("weights", initialization.layer());
      tensor.write(initializer.draw(fanIn, fanOut, maxSquaredNorm, stream));
    }
  }
}
