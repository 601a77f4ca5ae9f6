/**
 * Trains and runs the networks that nnc generates; depends on {@code java.base} alone.
 *
 * <p>A generated class is a {@link dev.nnlang.runtime.Network}. A {@link
 * dev.nnlang.runtime.Trainer} fits it to {@link dev.nnlang.runtime.ExampleSource examples}, {@link
 * dev.nnlang.runtime.Weights} saves and loads it. Numbers come out with the same bits on every JDK,
 * target and thread count.
 */
package dev.nnlang.runtime;
