package dev.nnlang.engine;

import dev.nnlang.compiler.regions.Section.Span;

/**
 * A number that enters a network, and where it is looked at.
 *
 * @param name as its column in a CSV file; {@code colour.red} for a label of a {@code one_of}
 * @param span from where to where
 * @param middle where it stands still while others move: the mean of the training set where the
 *     network standardizes, else the middle of the span
 * @param origin where the span is from, in words
 */
public record InputColumn(String name, Span span, double middle, String origin) {}
