package dev.nnlang.compiler.model;

import java.util.List;
import java.util.Optional;

/** The rate eta as a function of the epoch. */
public sealed interface Schedule {
  /** What to do for each schedule. */
  <R> R accept(Visitor<R> visitor);

  /** {@code rate} throughout, or for {@code epochs}. */
  record Constant(double rate, Optional<Double> epochs) implements Schedule {
    public Constant {
      Require.positive(rate, "rate");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** Linear from {@code from} to {@code to} within {@code epochs}, moving with every update. */
  record Ramp(double from, double to, double epochs) implements Schedule {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ramp(this);
    }
  }

  /** Half a cosine from {@code from} to {@code to} within {@code epochs}. */
  record Cosine(double from, double to, double epochs) implements Schedule {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cosine(this);
    }
  }

  /** {@code start * factor^(epoch / per)}. */
  record Exponential(double start, double factor, double per) implements Schedule {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.exponential(this);
    }
  }

  /** {@code start * factor^floor(epoch / every)}. */
  record Step(double start, double factor, double every) implements Schedule {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.step(this);
    }
  }

  /** One after the other; the last holds on. */
  record Sequence(List<Schedule> pieces) implements Schedule {
    public Sequence {
      pieces = List.copyOf(pieces);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sequence(this);
    }
  }

  /** One method for each schedule. */
  interface Visitor<R> {
    R constant(Constant constant);

    R ramp(Ramp ramp);

    R cosine(Cosine cosine);

    R exponential(Exponential exponential);

    R step(Step step);

    R sequence(Sequence sequence);
  }
}
