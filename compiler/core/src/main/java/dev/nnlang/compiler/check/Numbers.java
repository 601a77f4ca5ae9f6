package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.syntax.Expression;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Evaluates the arithmetic of a file: numbers, params, {@code + - * /}.
 *
 * <p>Whole numbers stay whole: {@code 65 / 2} is 32. One fraction makes the result a fraction. What
 * cannot be evaluated is reported once and comes back empty, so that nothing else is said about it.
 */
final class Numbers {
  /**
   * A value of a file.
   *
   * @param whole whether it is written without a fraction, and so divides as whole numbers do
   */
  record Value(double number, boolean whole) {}

  /** The last whole number that no other one is rounded to. */
  private static final long LARGEST_WHOLE = (1L << 53) - 1;

  private final Map<String, Value> params;
  private final Set<String> booleans;
  private final Set<String> broken;
  private final Diagnostics diagnostics;

  Numbers(Map<String, Value> params, Diagnostics diagnostics) {
    this(Map.copyOf(params), Set.of(), Set.of(), diagnostics);
  }

  /**
   * Arithmetic over the params of a file; what is added to the collections later, counts too.
   *
   * @param booleans the params that are true (1) or false (0)
   * @param broken params that have been reported already: what uses one is empty, without a word
   */
  Numbers(
      Map<String, Value> params,
      Set<String> booleans,
      Set<String> broken,
      Diagnostics diagnostics) {
    this.params = Collections.unmodifiableMap(params);
    this.booleans = Collections.unmodifiableSet(booleans);
    this.broken = Collections.unmodifiableSet(broken);
    this.diagnostics = diagnostics;
  }

  /** {@code true}, {@code false}, or a boolean param. */
  Optional<Boolean> truth(Expression expression, String what) {
    String word = expression instanceof Expression.Reference name ? name.text() : "";
    if (word.equals("true") || word.equals("false")) {
      return Optional.of(word.equals("true"));
    }
    Value value = params.get(word);
    if (value != null && booleans.contains(word)) {
      return Optional.of(value.number() != 0);
    }
    if (!broken.contains(word)) {
      diagnostics.add(
          Diagnostic.of(
                  Code.WRONG_KIND,
                  expression.span(),
                  String.format(Locale.ROOT, "%s must be true or false", what))
              .label("is neither")
              .help("write `true` or `false`")
              .build());
    }
    return Optional.empty();
  }

  /** The value of {@code expression}, which {@code what} names in a message. */
  OptionalDouble real(Expression expression, String what) {
    Optional<Value> value = value(expression, what);
    return value.isPresent() ? OptionalDouble.of(value.get().number()) : OptionalDouble.empty();
  }

  /** The value of {@code expression} where a whole number must stand. */
  OptionalLong whole(Expression expression, String what) {
    Optional<Value> value = value(expression, what);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    double number = value.get().number();
    if (Math.abs(number) > LARGEST_WHOLE) {
      // Others may have been rounded to it.
      diagnostics.add(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  expression.span(),
                  String.format(Locale.ROOT, "%s must be at most %d", what, LARGEST_WHOLE))
              .label("is above")
              .help("write a smaller number")
              .build());
      return OptionalLong.empty();
    }
    if (number != Math.rint(number)) {
      diagnostics.add(
          Diagnostic.of(
                  Code.NOT_AN_INTEGER,
                  expression.span(),
                  String.format(Locale.ROOT, "%s must be a whole number", what))
              .label("is " + plain(number))
              .help("write a whole number")
              .build());
      return OptionalLong.empty();
    }
    return OptionalLong.of((long) number);
  }

  /** The value of {@code expression} where a whole number within {@code low .. high} must stand. */
  OptionalInt whole(Expression expression, String what, int low, int high) {
    OptionalLong value = whole(expression, what);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (value.getAsLong() < low || value.getAsLong() > high) {
      diagnostics.add(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  expression.span(),
                  String.format(Locale.ROOT, "%s must be within %d..%d", what, low, high))
              .label("is " + value.getAsLong())
              .help(String.format(Locale.ROOT, "write a number within %d..%d", low, high))
              .build());
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) value.getAsLong());
  }

  /** As {@link #value}, where the caller says what is wrong with a number that is not finite. */
  Optional<Value> evenInfinite(Expression expression, String what) {
    return expression.accept(new Evaluation(what));
  }

  /** The value of {@code expression}, which {@code what} names in a message. */
  Optional<Value> value(Expression expression, String what) {
    Optional<Value> value = evenInfinite(expression, what);
    if (value.isPresent() && !Double.isFinite(value.get().number())) {
      diagnostics.add(
          Diagnostic.of(Code.BAD_NUMBER, expression.span(), what + " is not a finite number")
              .label("is " + value.get().number())
              .help("write a number that a double can hold")
              .build());
      return Optional.empty();
    }
    return value;
  }

  /** The param called {@code name}, if one is declared; a {@code boolean} one is 1 or 0. */
  Optional<Value> param(String name) {
    return Optional.ofNullable(params.get(name));
  }

  /** A number as a person would write it. */
  static String plain(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    return Double.toString(number);
  }

  private final class Evaluation implements Expression.Visitor<Optional<Value>> {
    private final String what;

    Evaluation(String what) {
      this.what = what;
    }

    @Override
    public Optional<Value> number(Expression.NumberLiteral literal) {
      String digits = literal.text().replace("_", "");
      if (literal.percent()) {
        return Optional.of(new Value(hundredth(digits), false));
      }
      return Optional.of(
          new Value(
              Double.parseDouble(digits),
              digits.chars().allMatch(character -> character >= '0' && character <= '9')));
    }

    /** Rounded once, and without a limit to the exponent, which BigDecimal would have. */
    private static double hundredth(String digits) {
      String[] parts = digits.split("[eE]", 2);
      String mantissa = new BigDecimal(parts[0]).movePointLeft(2).toPlainString();
      return Double.parseDouble(parts.length == 1 ? mantissa : mantissa + "e" + parts[1]);
    }

    @Override
    public Optional<Value> reference(Expression.Reference reference) {
      Value value = params.get(reference.text());
      if (value != null) {
        return Optional.of(value);
      }
      if (broken.contains(reference.text())) {
        return Optional.empty();
      }
      Diagnostic.Builder unknown =
          Diagnostic.of(
              Code.UNKNOWN_PARAM,
              reference.span(),
              String.format(
                  Locale.ROOT,
                  "%s must be a number, and no param is called `%s`",
                  what,
                  reference.text()));
      Optional<String> nearest = Nearest.to(reference.text(), params.keySet());
      nearest.ifPresentOrElse(
          name ->
              unknown.fix(
                  String.format(Locale.ROOT, "did you mean `%s`?", name), reference.span(), name),
          () ->
              unknown.help(
                  String.format(
                      Locale.ROOT, "write a number, or declare `param %s`", reference.text())));
      diagnostics.add(unknown.build());
      return Optional.empty();
    }

    @Override
    public Optional<Value> unary(Expression.Unary unary) {
      if (unary.operator() == Expression.UnaryOperator.NOT) {
        return wrongKind(unary);
      }
      return unary.operand().accept(this).map(v -> new Value(-v.number(), v.whole()));
    }

    @Override
    public Optional<Value> binary(Expression.Binary binary) {
      switch (binary.operator()) {
        case ADD, SUBTRACT, MULTIPLY, DIVIDE -> {
          Optional<Value> left = binary.left().accept(this);
          Optional<Value> right = binary.right().accept(this);
          return left.isPresent() && right.isPresent()
              ? apply(binary, left.get(), right.get())
              : Optional.empty();
        }
        default -> {
          return wrongKind(binary);
        }
      }
    }

    private Optional<Value> apply(Expression.Binary binary, Value left, Value right) {
      boolean whole = left.whole() && right.whole();
      double a = left.number();
      double b = right.number();
      if (binary.operator() == Expression.BinaryOperator.DIVIDE && b == 0) {
        diagnostics.add(
            Diagnostic.of(Code.BAD_NUMBER, binary.span(), "division by zero")
                .label(binary.right().span(), "is 0")
                .help("divide by another number")
                .build());
        return Optional.empty();
      }
      double number =
          switch (binary.operator()) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            default -> whole ? truncated(a / b) : a / b;
          };
      return Optional.of(new Value(number, whole));
    }

    private static double truncated(double quotient) {
      return quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient);
    }

    @Override
    public Optional<Value> quantity(Expression.Quantity quantity) {
      return wrongKind(quantity);
    }

    @Override
    public Optional<Value> string(Expression.StringLiteral string) {
      return wrongKind(string);
    }

    @Override
    public Optional<Value> call(Expression.Call call) {
      return wrongKind(call);
    }

    @Override
    public Optional<Value> range(Expression.Range range) {
      return wrongKind(range);
    }

    @Override
    public Optional<Value> arrow(Expression.Arrow arrow) {
      return wrongKind(arrow);
    }

    @Override
    public Optional<Value> per(Expression.Per per) {
      return wrongKind(per);
    }

    @Override
    public Optional<Value> wildcard(Expression.Wildcard wildcard) {
      return wrongKind(wildcard);
    }

    private Optional<Value> wrongKind(Expression expression) {
      diagnostics.add(
          Diagnostic.of(Code.WRONG_KIND, expression.span(), what + " must be a number")
              .label("is not a number")
              .help("write a number, a param, or arithmetic over them")
              .build());
      return Optional.empty();
    }
  }
}
