package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** A value as written. Which shapes are allowed where is for the checker to say. */
public sealed interface Expression {
  /** Where it stands. */
  Span span();

  /** What to do for each shape. */
  <R> R accept(Visitor<R> visitor);

  /**
   * {@code 128}, {@code 1_000}, {@code 1e-4}, {@code 20%}.
   *
   * @param text the digits as written, without a percent sign
   * @param percent whether a percent sign follows
   */
  record NumberLiteral(String text, boolean percent, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.number(this);
    }
  }

  /** {@code 10 min}, {@code 3 epochs}: an amount and the word after it. */
  record Quantity(Expression amount, Name unit, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.quantity(this);
    }
  }

  /** {@code "iris.csv"}; {@code value} is without the quotes. */
  record StringLiteral(String value, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.string(this);
    }
  }

  /** {@code relu}, {@code validation.error}, {@code true}, {@code auto}: names joined by dots. */
  record Reference(List<Name> path, Span span) implements Expression {
    public Reference {
      path = List.copyOf(path);
    }

    /** The path as written, with its dots. */
    public String text() {
      return String.join(".", path.stream().map(Name::text).toList());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reference(this);
    }
  }

  /** {@code gaussian(sigma: 0.3)}; only a call with parentheses, bare names are references. */
  record Call(Name name, List<Argument> arguments, Span span) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /** One argument of a call, named or not. */
  record Argument(Optional<Name> name, Expression value, Span span) {}

  /** {@code 0..10}. */
  record Range(Expression low, Expression high, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.range(this);
    }
  }

  /** {@code 784 -> 128}, {@code 0 -> 0.05}. */
  record Arrow(Expression from, Expression to, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.arrow(this);
    }
  }

  /**
   * {@code 0.9 per 5 epochs}, {@code 0.5 every 10 epochs}; {@code word} is {@code per} or {@code
   * every}.
   */
  record Per(Expression value, Name word, Quantity period, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.per(this);
    }
  }

  /** {@code _}: the width that follows. */
  record Wildcard(Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.wildcard(this);
    }
  }

  /** {@code -x} and {@code not x}. */
  record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unary(this);
    }
  }

  /** Two operands and the operator between them. Parentheses leave no trace but the shape. */
  record Binary(
      BinaryOperator operator, Expression left, Expression right, Span operatorSpan, Span span)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binary(this);
    }
  }

  /** Operators with one operand. */
  enum UnaryOperator {
    NEGATE,
    NOT
  }

  /** Operators with two operands, with their spelling. */
  enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    EQUAL("="),
    AND("and"),
    OR("or"),
    /** Joins the pieces of a schedule. */
    THEN("then"),
    /** {@code 3.5 +- 0.1}. */
    PLUS_MINUS("+-");

    private final String spelling;

    BinaryOperator(String spelling) {
      this.spelling = spelling;
    }

    /** As it stands in a file. */
    public String spelling() {
      return spelling;
    }
  }

  /** One method for each shape. */
  interface Visitor<R> {
    R number(NumberLiteral number);

    R quantity(Quantity quantity);

    R string(StringLiteral string);

    R reference(Reference reference);

    R call(Call call);

    R range(Range range);

    R arrow(Arrow arrow);

    R per(Per per);

    R wildcard(Wildcard wildcard);

    R unary(Unary unary);

    R binary(Binary binary);
  }
}
