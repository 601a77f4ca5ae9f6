package dev.nnlang.compiler.model;

import java.util.List;
import java.util.Optional;

/**
 * One declared input or output.
 *
 * @param shape empty for a scalar, else one or two dimensions
 */
public record Field(String name, List<Integer> shape, Type type, Optional<String> doc) {
  public Field {
    shape = List.copyOf(shape);
    shape.forEach(dimension -> Require.positive(dimension, "dimension"));
  }

  /** How many values of the type: 1 for a scalar, the product of the dimensions else. */
  public int count() {
    return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
  }

  /** How many numbers a network sees: a {@code one_of} of n labels counts n for each value. */
  public int width() {
    return Math.multiplyExact(count(), type.width());
  }

  /** A range of reals, both ends included. */
  public record Range(double low, double high) {
    public Range {
      Require.finite(low, "low");
      Require.finite(high, "high");
      Require.that(low < high, "range " + low + ".." + high);
    }
  }

  /** What a value may be. */
  public sealed interface Type {
    /** Numbers per value. */
    int width();

    /** What to do for each type. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each type. */
    interface Visitor<R> {
      R real(Real real);

      R bool(Bool bool);

      R oneOf(OneOf oneOf);
    }
  }

  /** {@code real}, {@code real in A..B}. */
  public record Real(Optional<Range> range) implements Type {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.real(this);
    }
  }

  /** {@code boolean}: 0 or 1. */
  public record Bool() implements Type {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bool(this);
    }
  }

  /** {@code one_of(a, b)}: as many 0/1 numbers as labels. */
  public record OneOf(List<String> labels) implements Type {
    public OneOf {
      labels = List.copyOf(labels);
      Require.that(labels.size() >= 2, "labels: " + labels);
    }

    @Override
    public int width() {
      return labels.size();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.oneOf(this);
    }
  }
}
