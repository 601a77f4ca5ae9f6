package com.example.bench;

import java.util.Locale;

/** What is timed, and in which unit it is told. Beneath, all are seconds for an example. */
enum Measure {
  EPOCH("s an epoch"),
  EXAMPLE("ns an example"),
  BATCH("M examples/s");

  final String unit;

  Measure(String unit) {
    this.unit = unit;
  }

  /**
   * @param seconds for an example
   * @param size examples of an epoch
   */
  String told(double seconds, int size) {
    return switch (this) {
      case EPOCH -> String.format(Locale.ROOT, "%.3f", seconds * size);
      case EXAMPLE -> String.format(Locale.ROOT, "%.0f", seconds * 1e9);
      case BATCH -> String.format(Locale.ROOT, "%.3f", 1e-6 / seconds);
    };
  }
}
