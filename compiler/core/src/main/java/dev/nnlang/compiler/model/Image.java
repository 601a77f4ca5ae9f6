package dev.nnlang.compiler.model;

import java.util.Optional;

/** The numbers that a unit can give or come near to; an end may be infinite. */
public record Image(double low, double high) {
  private static final Image ALL = new Image(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  private static final Image NOT_NEGATIVE = new Image(0, Double.POSITIVE_INFINITY);
  private static final Image ZERO_TO_ONE = new Image(0, 1);
  private static final Image MINUS_ONE_TO_ONE = new Image(-1, 1);

  /** The image of {@code unit} over all signals. */
  public static Image of(Unit unit) {
    return unit.accept(new OfUnit());
  }

  /** Whether it has all numbers from {@code from} to {@code to}. */
  public boolean covers(double from, double to) {
    return low <= from && to <= high;
  }

  /** The range of its numbers, if it has both ends. */
  Optional<Field.Range> range() {
    return Double.isFinite(low) && Double.isFinite(high)
        ? Optional.of(new Field.Range(low, high))
        : Optional.empty();
  }

  /** For a message, such as {@code 0 or more}; only an image with an end can be too small. */
  @Override
  public String toString() {
    return high == Double.POSITIVE_INFINITY
        ? low == Double.NEGATIVE_INFINITY ? "any number" : Decimal.of(low) + " or more"
        : Decimal.of(low) + " to " + Decimal.of(high);
  }

  private static final class OfUnit implements Unit.Visitor<Image> {
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
