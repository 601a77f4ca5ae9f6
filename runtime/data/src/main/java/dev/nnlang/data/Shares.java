package dev.nnlang.data;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** How examples are divided: three shares that sum to 1. */
public record Shares(double train, double validation, double test) {
  /** Decimal fractions such as 0.7 + 0.15 + 0.15 miss 1 by a few units of 1e-16. */
  private static final double SLACK = 1e-9;

  public Shares {
    boolean share =
        DoubleStream.of(train, validation, test).allMatch(part -> part >= 0 && part <= 1);
    if (!share || Math.abs(train + validation + test - 1) > SLACK) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "not shares of a whole: %s, %s, %s", train, validation, test));
    }
  }

  double[] values() {
    return new double[] {train, validation, test};
  }
}
