package dev.nnlang.compiler.check;

import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Expression.BinaryOperator;
import dev.nnlang.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads well-formed text into words and values with their spans, for tests of the rules. It knows
 * no errors: a text that it cannot read fails the test.
 */
class TrainWords {
  private static final Pattern WORD =
      Pattern.compile(
          "\\s+|//[^\\n]*|(?<word>[A-Za-z_][A-Za-z0-9_]*"
              + "|\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?%?"
              + "|\"[^\"]*\"|\\.\\.|->|<=|>=|\\+-|\\S)");
  private static final Set<String> UNITS =
      Set.of("epochs", "epoch", "updates", "steps", "ms", "s", "min", "minutes", "h");
  private static final Map<String, BinaryOperator> RELATIONS =
      Map.of(
          "<", BinaryOperator.LESS,
          "<=", BinaryOperator.AT_MOST,
          ">", BinaryOperator.GREATER,
          ">=", BinaryOperator.AT_LEAST,
          "=", BinaryOperator.EQUAL);
  private static final Map<String, BinaryOperator> SUMS =
      Map.of("+", BinaryOperator.ADD, "-", BinaryOperator.SUBTRACT);
  private static final Map<String, BinaryOperator> PRODUCTS =
      Map.of("*", BinaryOperator.MULTIPLY, "/", BinaryOperator.DIVIDE);

  private final List<Name> words = new ArrayList<>();
  private int at;

  TrainWords(String text) {
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      if (matcher.group("word") != null) {
        words.add(new Name(matcher.group("word"), new Span(matcher.start(), matcher.end())));
      }
    }
  }

  boolean sees(String word) {
    return at < words.size() && words.get(at).text().equals(word);
  }

  boolean seesAfterNext(String word) {
    return at + 1 < words.size() && words.get(at + 1).text().equals(word);
  }

  Name next() {
    return words.get(at++);
  }

  Name next(String word) {
    Name next = next();
    if (!next.text().equals(word)) {
      throw new IllegalArgumentException("wanted " + word + ", got " + next + " at " + next.span());
    }
    return next;
  }

  boolean take(String word) {
    boolean seen = sees(word);
    at += seen ? 1 : 0;
    return seen;
  }

  Span here() {
    return words.get(at).span();
  }

  Span before() {
    return words.get(at - 1).span();
  }

  boolean seesNumber() {
    return at < words.size() && Character.isDigit(words.get(at).text().charAt(0));
  }

  <T> List<T> commas(Supplier<T> item) {
    List<T> items = new ArrayList<>();
    items.add(item.get());
    while (take(",")) {
      items.add(item.get());
    }
    return items;
  }

  Expression value() {
    return joined(this::disjunction, Map.of("then", BinaryOperator.THEN));
  }

  private Expression disjunction() {
    return joined(this::conjunction, Map.of("or", BinaryOperator.OR));
  }

  private Expression conjunction() {
    return joined(this::negation, Map.of("and", BinaryOperator.AND));
  }

  private Expression negation() {
    if (!sees("not")) {
      return joined(this::interval, RELATIONS);
    }
    Span not = next().span();
    Expression operand = negation();
    return new Expression.Unary(Expression.UnaryOperator.NOT, operand, not.to(before()));
  }

  private Expression interval() {
    Span start = here();
    Expression first = joined(this::sum, Map.of("+-", BinaryOperator.PLUS_MINUS));
    if (take("->")) {
      return new Expression.Arrow(first, sum(), start.to(before()));
    }
    if (take("..")) {
      return new Expression.Range(first, sum(), start.to(before()));
    }
    if (sees("per") || sees("every")) {
      Name word = next();
      return new Expression.Per(first, word, quantity(), start.to(before()));
    }
    return first;
  }

  Expression.Quantity quantity() {
    return (Expression.Quantity) signed();
  }

  Expression sum() {
    return joined(() -> joined(this::signed, PRODUCTS), SUMS);
  }

  private Expression joined(Supplier<Expression> operand, Map<String, BinaryOperator> operators) {
    Span start = here();
    Expression left = operand.get();
    while (at < words.size() && operators.containsKey(words.get(at).text())) {
      Name operator = next();
      left =
          new Expression.Binary(
              Objects.requireNonNull(operators.get(operator.text())),
              left,
              operand.get(),
              operator.span(),
              start.to(before()));
    }
    return left;
  }

  Expression signed() {
    if (!sees("-")) {
      return primary();
    }
    Span minus = next().span();
    return new Expression.Unary(Expression.UnaryOperator.NEGATE, signed(), minus.to(before()));
  }

  private Expression primary() {
    Span start = here();
    Expression amount;
    if (take("(")) {
      amount = value();
      next(")");
    } else if (seesNumber()) {
      amount = number();
    } else if (words.get(at).text().startsWith("\"")) {
      String text = next().text();
      return new Expression.StringLiteral(text.substring(1, text.length() - 1), start);
    } else if (seesAfterNext("(")) {
      Name name = next();
      List<Expression.Argument> arguments = arguments();
      return new Expression.Call(name, arguments, start.to(before()));
    } else {
      amount = reference();
    }
    return at < words.size() && UNITS.contains(words.get(at).text()) && !seesAfterNext(":")
        ? new Expression.Quantity(amount, next(), start.to(before()))
        : amount;
  }

  Expression.NumberLiteral number() {
    Name word = next();
    boolean percent = word.text().endsWith("%");
    String digits = percent ? word.text().substring(0, word.text().length() - 1) : word.text();
    return new Expression.NumberLiteral(digits, percent, word.span());
  }

  private Expression.Reference reference() {
    Span start = here();
    List<Name> path = new ArrayList<>(List.of(next()));
    while (take(".")) {
      path.add(next());
    }
    return new Expression.Reference(path, start.to(before()));
  }

  List<Expression.Argument> arguments() {
    next("(");
    List<Expression.Argument> arguments = sees(")") ? List.of() : commas(this::argument);
    next(")");
    return arguments;
  }

  private Expression.Argument argument() {
    Span start = here();
    Optional<Name> name = seesAfterNext(":") ? Optional.of(next()) : Optional.empty();
    name.ifPresent(colon -> next(":"));
    Expression value = value();
    return new Expression.Argument(name, value, start.to(before()));
  }
}
