package dev.nnlang.runtime;

import java.math.BigDecimal;
import java.math.MathContext;

/** How far a result is from the truth, in units of the last place of the truth. */
final class Ulps {
  /** What float calls infinity is where the next number after the largest would be. */
  private static final double FLOAT_END = 0x1p128;

  private static final BigDecimal DOUBLE_END = new BigDecimal(2).pow(1024);

  private Ulps() {}

  /** The error of {@code got}; 0 if both are NaN, infinite if just one is. */
  static double of(float got, double truth) {
    if (Double.isNaN(truth) || Float.isNaN(got)) {
      return Double.isNaN(truth) && Float.isNaN(got) ? 0 : Double.POSITIVE_INFINITY;
    }
    if (got == truth) {
      return 0;
    }
    double finite = Float.isInfinite(got) ? Math.copySign(FLOAT_END, got) : got;
    double clipped = Math.abs(truth) > FLOAT_END ? Math.copySign(FLOAT_END, truth) : truth;
    double unit = Math.ulp(Math.min(Math.abs((float) truth), Float.MAX_VALUE));
    return Math.abs(finite - clipped) / unit;
  }

  /** The error of {@code got}, which must be a number. */
  static double of(double got, BigDecimal truth) {
    if (Double.isNaN(got)) {
      return Double.POSITIVE_INFINITY;
    }
    BigDecimal finite =
        Double.isInfinite(got)
            ? DOUBLE_END.multiply(BigDecimal.valueOf(Math.signum(got)))
            : new BigDecimal(got);
    BigDecimal clipped =
        truth.abs().compareTo(DOUBLE_END) > 0
            ? DOUBLE_END.multiply(BigDecimal.valueOf(truth.signum()))
            : truth;
    double unit = Math.ulp(Math.min(Math.abs(truth.doubleValue()), Double.MAX_VALUE));
    return finite
        .subtract(clipped)
        .abs()
        .divide(new BigDecimal(unit), MathContext.DECIMAL32)
        .doubleValue();
  }
}
