package dev.nnlang.cli;

/** A whole number from 0: a seed, or a count of updates, of which 0 only draws the weights. */
final class NumberFromZero extends NumberFrom<Long> {
  NumberFromZero() {
    super(0, Long::valueOf);
  }
}
