package dev.nnlang.compiler.check;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Unit;
import java.util.Locale;

/** The numbers that a unit can give or come near to; an end may be infinite. */
record Image(double low, double high) {
  private static final Image ALL = new Image(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  private static final Image NOT_NEGATIVE = new Image(0, Double.POSITIVE_INFINITY);
  private static final Image ZERO_TO_ONE = new Image(0, 1);
  private static final Image MINUS_ONE_TO_ONE = new Image(-1, 1);

  boolean covers(Field.Range range) {
    return low <= range.low() && range.high() <= high;
  }

  /** For a message; only an image with an end can be too small. */
  @Override
  public String toString() {
    return high == Double.POSITIVE_INFINITY
        ? String.format(Locale.ROOT, "%s or more", Numbers.plain(low))
        : String.format(Locale.ROOT, "%s to %s", Numbers.plain(low), Numbers.plain(high));
  }

  /** The image of a unit over all signals. */
  static final class OfUnit implements Unit.Visitor<Image> {
    @Override
    public Image identity() {
      return ALL;
    }

    @Override
    public Image sigmoid() {
      return ZERO_TO_ONE;
    }

    @Override
    public Image tanh() {
      return MINUS_ONE_TO_ONE;
    }

    @Override
    public Image relu() {
      return NOT_NEGATIVE;
    }

    @Override
    public Image abs() {
      return NOT_NEGATIVE;
    }

    /** A slope of 0 cuts negative signals off, one below 0 turns them over. */
    @Override
    public Image leakyRelu(Unit.LeakyRelu unit) {
      return unit.slope() > 0 ? ALL : NOT_NEGATIVE;
    }

    /** Its slope is learned and may be anything. */
    @Override
    public Image prelu(Unit.PRelu unit) {
      return ALL;
    }

    @Override
    public Image maxout(Unit.Maxout unit) {
      return ALL;
    }

    @Override
    public Image softplus() {
      return NOT_NEGATIVE;
    }

    @Override
    public Image hardTanh() {
      return MINUS_ONE_TO_ONE;
    }

    @Override
    public Image softmax() {
      return ZERO_TO_ONE;
    }
  }
}
