package dev.nnlang.runtime;

/**
 * How one weight is drawn before training.
 *
 * @param tensor the name of the weight, such as {@code layer1.weight}
 */
public record Initialization(String tensor, Initializer initializer) {}
