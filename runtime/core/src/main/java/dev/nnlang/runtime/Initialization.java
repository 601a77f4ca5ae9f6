package dev.nnlang.runtime;

/**
 * How one tensor is drawn before training: a weight, or slopes.
 *
 * @param layer the number of the layer that it belongs to, as in {@link Learner#layerInput}
 * @param tensor its name, such as {@code layer1.weight} or {@code layer1.slope}
 */
public record Initialization(int layer, String tensor, Initializer initializer) {}
