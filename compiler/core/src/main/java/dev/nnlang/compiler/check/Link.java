package dev.nnlang.compiler.check;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Name;
import java.util.Optional;

/** A layer whose arguments are understood, but whose widths are not yet known. */
sealed interface Link {
  /** What stands before its colon. */
  Optional<Name> label();

  /** Where it stands, its label included. */
  Span span();

  /** What to do for each link. */
  <R> R accept(Visitor<R> visitor);

  /** {@code standardize}. */
  record Standardize(Optional<Name> label, Span span) implements Link {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.standardize(this);
    }
  }

  /** {@code scale(A..B)}. */
  record Scale(Optional<Name> label, Placed<Field.Range> target, Span span) implements Link {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scale(this);
    }
  }

  /**
   * {@code dense(width, unit)}.
   *
   * @param fanIn where it is stated
   * @param width a number, or {@code _}
   * @param counts what the number counts
   * @param unit empty where it could not be understood
   */
  record Dense(
      Optional<Name> label,
      Optional<Expression> fanIn,
      Expression width,
      Counts counts,
      Optional<Placed<Unit>> unit,
      Optional<Placed<Initializer>> initializer,
      boolean bias,
      Span span)
      implements Link {
    /** Whether the width is left to follow from the outputs. */
    boolean followsOutputs() {
      return width instanceof Expression.Wildcard;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dense(this);
    }
  }

  /** What the stated width of a dense layer counts; they differ for maxout alone. */
  enum Counts {
    UNITS,
    /** Where the unit stands alone behind the layer. */
    SIGNALS
  }

  /** A unit alone. */
  record Alone(Optional<Name> label, Placed<Unit> unit, Span span) implements Link {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.alone(this);
    }
  }

  /** {@code dropout(p)}. */
  record Dropout(Optional<Name> label, double probability, Span span) implements Link {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropout(this);
    }
  }

  /** What could not be understood and has been reported. */
  record Broken(Optional<Name> label, Span span) implements Link {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.broken(this);
    }
  }

  /** One method for each link. */
  interface Visitor<R> {
    R standardize(Standardize link);

    R scale(Scale link);

    R dense(Dense link);

    R alone(Alone link);

    R dropout(Dropout link);

    R broken(Broken link);
  }
}
