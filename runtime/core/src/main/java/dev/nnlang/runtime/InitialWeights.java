package dev.nnlang.runtime;

/** Draws a network's parameters before training. */
final class InitialWeights {
  private InitialWeights() {}

  /**
   * Draws every tensor that has an initialization, layer by layer, since a layer whose sigma
   * follows from its inputs needs the layers below; sets every other one, such as a bias, to 0.
   */
  static <R> void draw(Network<R> network, Evaluation<R> training, RandomStream random) {
    for (Tensor tensor : network.tensors()) {
      if (tensor.learned()) {
        tensor.write(new double[tensor.size()]);
      }
    }
    for (Initialization initialization : network.initializations()) {
      Initializer initializer = initialization.initializer();
      Tensor tensor = Tensor.of(network, initialization.tensor());
      double maxSquaredNorm =
          initializer.needsInputs()
              ? training.maxSquaredNorm(network.precision(), initialization.layer())
              : Double.NaN;
      int fanOut = tensor.shape()[0];
      int fanIn = tensor.size() / fanOut;
      RandomStream stream = random.split("weights", initialization.layer());
      tensor.write(initializer.draw(fanIn, fanOut, maxSquaredNorm, stream));
    }
  }
}
