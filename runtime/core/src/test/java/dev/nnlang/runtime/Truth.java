package dev.nnlang.runtime;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Elementary functions to 40 digits, by way of the Taylor series of e^x: slow, and plainly right.
 */
final class Truth {
  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = new BigDecimal(2);

  /** x is divided by 2^16 before the series and e^x squared as often after it. */
  private static final int SQUARINGS = 16;

  /** Below this a few terms of a series say more than a difference would. */
  private static final double SMALL = 1e-11;

  private Truth() {}

  static BigDecimal exp(double x) {
    return exp(new BigDecimal(x));
  }

  private static BigDecimal exp(BigDecimal x) {
    BigDecimal reduced = x.divide(TWO.pow(SQUARINGS), DIGITS);
    BigDecimal sum = ONE;
    BigDecimal term = ONE;
    for (int n = 1; term.signum() != 0 && term.precision() - term.scale() > -60; n++) {
      term = term.multiply(reduced, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int i = 0; i < SQUARINGS; i++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  /**
   * One step of Halley's rule, whose error is the cube of the guess's: y + 2 (x - e^y)/(x + e^y).
   */
  static BigDecimal log(double x) {
    return log(new BigDecimal(x), StrictMath.log(x));
  }

  private static BigDecimal log(BigDecimal x, double guess) {
    BigDecimal power = exp(guess);
    BigDecimal step = x.subtract(power, DIGITS).divide(x.add(power, DIGITS), DIGITS);
    return new BigDecimal(guess).add(TWO.multiply(step), DIGITS);
  }

  static BigDecimal tanh(double x) {
    BigDecimal exact = new BigDecimal(x);
    if (Math.abs(x) < SMALL) {
      // x - x^3/3 + 2 x^5/15, off by a part in 10^66.
      BigDecimal square = exact.multiply(exact, DIGITS);
      BigDecimal fifth = TWO.divide(BigDecimal.valueOf(15), DIGITS).multiply(square, DIGITS);
      BigDecimal third = ONE.divide(BigDecimal.valueOf(3), DIGITS);
      BigDecimal factor = ONE.subtract(square.multiply(third.subtract(fifth), DIGITS), DIGITS);
      return exact.multiply(factor, DIGITS);
    }
    BigDecimal power = exp(TWO.multiply(exact));
    return power.subtract(ONE, DIGITS).divide(power.add(ONE, DIGITS), DIGITS);
  }

  static BigDecimal sigmoid(double x) {
    BigDecimal power = exp(x);
    return power.divide(ONE.add(power, DIGITS), DIGITS);
  }

  static BigDecimal softplus(double x) {
    BigDecimal power = exp(-Math.abs(x));
    BigDecimal logarithm;
    if (power.doubleValue() < SMALL) {
      // e - e^2/2 + e^3/3 - e^4/4, off by a part in 10^44.
      BigDecimal inner = BigDecimal.valueOf(0.25).multiply(power, DIGITS);
      inner = ONE.divide(BigDecimal.valueOf(3), DIGITS).subtract(inner).multiply(power, DIGITS);
      inner = BigDecimal.valueOf(0.5).subtract(inner).multiply(power, DIGITS);
      logarithm = power.multiply(ONE.subtract(inner, DIGITS), DIGITS);
    } else {
      logarithm = log(ONE.add(power, DIGITS), StrictMath.log1p(power.doubleValue()));
    }
    return new BigDecimal(Math.max(x, 0)).add(logarithm, DIGITS);
  }
}
