package dev.nnlang.runtime;

/** Placeholder until its own commit. */
public final class RandomStream {
  private RandomStream() {}
}
