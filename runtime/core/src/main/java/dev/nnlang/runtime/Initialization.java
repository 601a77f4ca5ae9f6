package dev.nnlang.runtime;

/**
 * How one tensor is drawn before training: a weight, or slopes.
 *
 * @param layer the number of the layer that it belongs to, as in {@link Learner#layerInput}
 * @param tensor its name, such as {@code layer1.weight} or {@code layer1.slope}
 */
public record Initialization(int layer, String tensor, Initializer initializer) {
  /**
   * Gives {@code network} the weights that a training with {@code seed} begins with.
   *
   * @return {@code network}
   * @throws IllegalArgumentException if weights follow from the inputs, which only a training has
   */
  public static <N extends Network<?>> N draw(N network, long seed) {
    InitialWeights.draw(
        network,
        layer -> {
          throw new IllegalArgumentException(
              "the first weights of layer " + layer + " follow from the training inputs");
        },
        new RandomStream(seed));
    return network;
  }
}
