package dev.nnlang.runtime;

/**
 * How one weight is drawn before training.
 *
 * @param layer the number of the layer that it belongs to, as in {@link Learner#layerInput}
 * @param tensor the name of the weight, such as {@code layer1.weight}
 */
public record Initialization(int layer, String tensor, Initializer initializer) {}
