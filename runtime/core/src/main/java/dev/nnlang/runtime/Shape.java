package dev.nnlang.runtime;

import java.util.Locale;

/** Checks of array lengths for generated code. */
public final class Shape {
  private Shape() {}

  /**
   * Refuses an array of another length.
   *
   * @throws IllegalArgumentException if {@code actual} is not {@code expected}
   */
  public static void require(String name, int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s has %d numbers, expected %d", name, actual, expected));
    }
  }
}
