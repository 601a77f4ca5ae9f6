package dev.nnlang.compiler.analysis;

/**
 * What a layer, or a whole network, holds and costs.
 *
 * <p>FLOPs are those of the products for one example: forward {@code 2 weights}, gradient {@code 2
 * weights}, sensitivity {@code 2 weights} but for the first dense layer, below which nothing
 * learns. Units, biases and the update add a few for each unit or parameter and are not counted.
 *
 * @param slopes learned slopes of prelu
 * @param parameterBytes of the learned numbers in the network's precision
 */
public record Figures(
    long weights,
    long biases,
    long slopes,
    long forwardFlops,
    long gradientFlops,
    long sensitivityFlops,
    long parameterBytes) {
  static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0);

  /** Learned numbers. */
  public long parameters() {
    return weights + biases + slopes;
  }

  /** FLOPs of an update for each of its examples: forward, gradient and sensitivity. */
  public long trainingFlops() {
    return forwardFlops + gradientFlops + sensitivityFlops;
  }

  Figures plus(Figures other) {
    return new Figures(
        weights + other.weights,
        biases + other.biases,
        slopes + other.slopes,
        forwardFlops + other.forwardFlops,
        gradientFlops + other.gradientFlops,
        sensitivityFlops + other.sensitivityFlops,
        parameterBytes + other.parameterBytes);
  }
}
