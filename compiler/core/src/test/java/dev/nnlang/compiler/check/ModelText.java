package dev.nnlang.compiler.check;

import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.DataSyntax;
import dev.nnlang.compiler.syntax.ExpectSyntax;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Expression.Argument;
import dev.nnlang.compiler.syntax.Expression.BinaryOperator;
import dev.nnlang.compiler.syntax.Expression.UnaryOperator;
import dev.nnlang.compiler.syntax.FieldSyntax;
import dev.nnlang.compiler.syntax.FieldSyntax.Declared;
import dev.nnlang.compiler.syntax.FieldSyntax.TypeSyntax;
import dev.nnlang.compiler.syntax.FileSyntax;
import dev.nnlang.compiler.syntax.LayersSyntax;
import dev.nnlang.compiler.syntax.LayersSyntax.LayerSyntax;
import dev.nnlang.compiler.syntax.ModelSyntax;
import dev.nnlang.compiler.syntax.Name;
import dev.nnlang.compiler.syntax.ParamSyntax;
import dev.nnlang.compiler.syntax.SettingSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds the syntax of a well-formed model file, spans included, so that the rules can be tested
 * apart from the grammar. Blocks of {@code data}, {@code train} and {@code expect} are read as far
 * as their names; what they hold is skipped.
 */
final class ModelText {
  private record Token(String text, Span span) {}

  private static final Pattern TOKEN =
      Pattern.compile(
          "[A-Za-z_][A-Za-z0-9_]*|[0-9][0-9_]*(\\.[0-9]+)?([eE][+-]?[0-9]+)?|\\.\\.|->|.");

  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private ModelText(String text) {
    Matcher matcher = TOKEN.matcher(text.replaceAll("[ \\n]", " "));
    while (matcher.find()) {
      if (!matcher.group().isBlank()) {
        tokens.add(new Token(matcher.group(), new Span(matcher.start(), matcher.end())));
      }
    }
    tokens.add(new Token("", new Span(text.length(), text.length())));
  }

  /** The syntax of {@code text}. */
  static FileSyntax read(String text) {
    return new ModelText(text).file();
  }

  private FileSyntax file() {
    Optional<Expression.NumberLiteral> edition = Optional.empty();
    List<Name> packageName = new ArrayList<>();
    List<ParamSyntax> params = new ArrayList<>();
    List<ModelSyntax> models = new ArrayList<>();
    List<DataSyntax> datas = new ArrayList<>();
    List<TrainSyntax> trains = new ArrayList<>();
    List<ExpectSyntax> expects = new ArrayList<>();
    while (!is("")) {
      Span start = peek().span();
      switch (next().text()) {
        case "nn" -> edition = Optional.of(number());
        case "package" -> {
          do {
            packageName.add(name());
          } while (accept("."));
        }
        case "param" -> params.add(param(start));
        case "model" -> models.add(model(start));
        case "data" -> {
          Name name = name();
          datas.add(new DataSyntax(none(), name, List.of(), List.of(), skip(start)));
        }
        case "train" -> trains.add(train(start));
        case "expect" -> {
          Name name = name();
          expects.add(new ExpectSyntax(none(), name, List.of(), skip(start)));
        }
        default -> throw new AssertionError("not a block: " + before());
      }
    }
    Span all = new Span(0, peek().span().end());
    return new FileSyntax(
        edition, packageName, params, models, datas, trains, expects, List.of(), all);
  }

  private ParamSyntax param(Span start) {
    Name name = name();
    expect(":");
    Name type = name();
    Optional<Expression.Range> range = accept("in") ? Optional.of(range()) : Optional.empty();
    expect("=");
    return new ParamSyntax(none(), name, type, range, sum(), since(start));
  }

  private TrainSyntax train(Span start) {
    Name model = name();
    expect("on");
    Name data = name();
    Span span = skip(start);
    return new TrainSyntax(none(), model, data, List.of(), List.of(), List.of(), List.of(), span);
  }

  private Span skip(Span start) {
    expect("{");
    expect("}");
    return since(start);
  }

  private ModelSyntax model(Span start) {
    Name name = name();
    List<FieldSyntax> inputs = new ArrayList<>();
    List<FieldSyntax> outputs = new ArrayList<>();
    List<LayersSyntax> chains = new ArrayList<>();
    List<SettingSyntax> settings = new ArrayList<>();
    expect("{");
    while (!accept("}")) {
      Name key = name();
      switch (key.text()) {
        case "input" -> inputs.add(fields(key.span()));
        case "output" -> outputs.add(fields(key.span()));
        case "layers" -> chains.add(layers(key.span()));
        default -> {
          expect(":");
          List<Expression> values = new ArrayList<>();
          do {
            values.add(value());
          } while (accept(","));
          settings.add(new SettingSyntax(key, values, since(key.span())));
        }
      }
    }
    return new ModelSyntax(none(), name, inputs, outputs, chains, settings, since(start));
  }

  private FieldSyntax fields(Span start) {
    List<Declared> names = new ArrayList<>();
    do {
      Name name = name();
      List<Expression> dimensions = accept("[") ? list("]") : List.of();
      names.add(new Declared(name, dimensions, since(name.span())));
    } while (accept(","));
    expect(":");
    Name type = name();
    List<Expression> labels = accept("(") ? list(")") : List.of();
    Optional<Expression.Range> range = accept("in") ? Optional.of(range()) : Optional.empty();
    TypeSyntax typed = new TypeSyntax(type, range, labels, since(type.span()));
    return new FieldSyntax(none(), names, typed, since(start));
  }

  private LayersSyntax layers(Span start) {
    List<LayerSyntax> layers = new ArrayList<>();
    expect(":");
    do {
      Span first = peek().span();
      boolean labelled = tokens.get(at + 1).text().equals(":");
      Optional<Name> label = labelled ? Optional.of(name()) : none();
      if (labelled) {
        expect(":");
      }
      layers.add(new LayerSyntax(label, sum(), since(first)));
    } while (accept("->"));
    return new LayersSyntax(layers, since(start));
  }

  private List<Expression> list(String end) {
    List<Expression> values = new ArrayList<>();
    while (!accept(end)) {
      values.add(value());
      accept(",");
    }
    return values;
  }

  private Expression.Range range() {
    return (Expression.Range) value();
  }

  private Expression value() {
    Expression low = sum();
    if (accept("..")) {
      Expression high = sum();
      return new Expression.Range(low, high, low.span().to(high.span()));
    }
    if (accept("->")) {
      Expression to = sum();
      return new Expression.Arrow(low, to, low.span().to(to.span()));
    }
    return low;
  }

  private Expression sum() {
    Expression left = product();
    while (is("+") || is("-")) {
      Token sign = next();
      BinaryOperator operator =
          sign.text().equals("+") ? BinaryOperator.ADD : BinaryOperator.SUBTRACT;
      left = binary(operator, left, sign, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = factor();
    while (is("*") || is("/")) {
      Token sign = next();
      BinaryOperator operator =
          sign.text().equals("*") ? BinaryOperator.MULTIPLY : BinaryOperator.DIVIDE;
      left = binary(operator, left, sign, factor());
    }
    return left;
  }

  private static Expression binary(
      BinaryOperator operator, Expression left, Token sign, Expression right) {
    return new Expression.Binary(operator, left, right, sign.span(), left.span().to(right.span()));
  }

  private Expression factor() {
    Span start = peek().span();
    if (accept("-")) {
      Expression operand = factor();
      return new Expression.Unary(UnaryOperator.NEGATE, operand, since(start));
    }
    if (accept("_")) {
      return new Expression.Wildcard(start);
    }
    if (accept("\"")) {
      Token value = next();
      expect("\"");
      return new Expression.StringLiteral(value.text(), since(start));
    }
    if (Character.isDigit(peek().text().charAt(0))) {
      return number();
    }
    Name name = name();
    if (!accept("(")) {
      return new Expression.Reference(List.of(name), name.span());
    }
    List<Argument> arguments = new ArrayList<>();
    while (!accept(")")) {
      Span first = peek().span();
      boolean named = tokens.get(at + 1).text().equals(":");
      Optional<Name> key = named ? Optional.of(name()) : none();
      if (named) {
        expect(":");
      }
      arguments.add(new Argument(key, value(), since(first)));
      accept(",");
    }
    return new Expression.Call(name, arguments, since(start));
  }

  private Expression.NumberLiteral number() {
    Token digits = next();
    boolean percent = accept("%");
    return new Expression.NumberLiteral(digits.text(), percent, since(digits.span()));
  }

  private Name name() {
    Token token = next();
    return new Name(token.text(), token.span());
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token before() {
    return tokens.get(at - 1);
  }

  private Token next() {
    return tokens.get(at++);
  }

  private boolean is(String text) {
    return peek().text().equals(text);
  }

  private boolean accept(String text) {
    boolean there = is(text);
    at += there ? 1 : 0;
    return there;
  }

  private void expect(String text) {
    if (!accept(text)) {
      throw new AssertionError("expected " + text + " at " + peek());
    }
  }

  private Span since(Span start) {
    return start.to(before().span());
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
