package dev.nnlang.compiler.model;

/** The error of one example. */
public sealed interface Loss {
  /** As the language spells it, arguments included. */
  String spelling();

  /** What to do for each loss. */
  <R> R accept(Visitor<R> visitor);

  /** {@code sum (x - y)^2}. */
  record Squared() implements Loss {
    @Override
    public String spelling() {
      return "squared";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.squared();
    }
  }

  /** Softmax with a {@code one_of}, sigmoid with {@code boolean}s; in nats. */
  record CrossEntropy() implements Loss {
    @Override
    public String spelling() {
      return "cross_entropy";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.crossEntropy();
    }
  }

  /** {@code sum |x - y|}. */
  record Absolute() implements Loss {
    @Override
    public String spelling() {
      return "absolute";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.absolute();
    }
  }

  /** Quadratic within {@code delta}, linear outside. */
  record Huber(double delta) implements Loss {
    public Huber {
      Require.positive(delta, "delta");
    }

    @Override
    public String spelling() {
      return "huber(" + Decimal.of(delta) + ")";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.huber(this);
    }
  }

  /** {@code max(0, 1 - margin)}. */
  record Hinge() implements Loss {
    @Override
    public String spelling() {
      return "hinge";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hinge();
    }
  }

  /** One method for each loss. */
  interface Visitor<R> {
    R squared();

    R crossEntropy();

    R absolute();

    R huber(Huber huber);

    R hinge();
  }
}
