package dev.nnlang.engine;

import dev.nnlang.compiler.model.Expectation;

/**
 * Whether a trained network shows what its model expects.
 *
 * @param actual what it shows, as a person would write it
 */
public record ExpectationResult(Expectation expectation, String actual, boolean met) {}
