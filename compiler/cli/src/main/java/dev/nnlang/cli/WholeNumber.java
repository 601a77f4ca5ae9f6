package dev.nnlang.cli;

/** A count of at least 1. */
final class WholeNumber extends NumberFrom<Integer> {
  WholeNumber() {
    super(1, Integer::valueOf);
  }
}
