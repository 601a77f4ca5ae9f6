package dev.nnlang.compiler.model;

/** Guards of the records' invariants; the checker has refused whatever would break one. */
final class Require {
  private Require() {}

  static void positive(int value, String what) {
    that(value > 0, what + " is " + value);
  }

  static void positive(double value, String what) {
    that(Double.isFinite(value) && value > 0, what + " is " + value);
  }

  static void finite(double value, String what) {
    that(Double.isFinite(value), what + " is " + value);
  }

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
