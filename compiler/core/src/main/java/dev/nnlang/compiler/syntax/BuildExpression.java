package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression.BinaryOperator;
import dev.nnlang.compiler.syntax.Expression.UnaryOperator;
import dev.nnlang.grammar.NnParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Turns parse trees of values into {@link Expression}s. Only brackets make it call itself. */
final class BuildExpression {
  private BuildExpression() {}

  static List<Expression> values(NnParser.ValuesContext values) {
    return values.value().stream().map(BuildExpression::value).toList();
  }

  static Expression value(NnParser.ValueContext value) {
    return joined(value, value.disjunction(), BuildExpression::disjunction);
  }

  private static Expression disjunction(NnParser.DisjunctionContext disjunction) {
    return joined(disjunction, disjunction.conjunction(), BuildExpression::conjunction);
  }

  private static Expression conjunction(NnParser.ConjunctionContext conjunction) {
    return joined(conjunction, conjunction.negation(), BuildExpression::negation);
  }

  private static Expression negation(NnParser.NegationContext negation) {
    Expression operand = comparison(negation.comparison());
    return prefixed(UnaryOperator.NOT, negation.NOT(), operand, negation);
  }

  private static Expression comparison(NnParser.ComparisonContext comparison) {
    return joined(comparison, comparison.interval(), BuildExpression::interval);
  }

  private static Expression interval(NnParser.IntervalContext interval) {
    Expression first = tolerance(interval.tolerance(0));
    Span span = Places.span(interval);
    if (interval.period() != null) {
      Token word =
          interval.PER() == null ? interval.EVERY().getSymbol() : interval.PER().getSymbol();
      return new Expression.Per(first, Places.name(word), period(interval.period()), span);
    }
    if (interval.RANGE() != null) {
      return new Expression.Range(first, tolerance(interval.tolerance(1)), span);
    }
    if (interval.ARROW() != null) {
      return new Expression.Arrow(first, tolerance(interval.tolerance(1)), span);
    }
    return first;
  }

  static Expression tolerance(NnParser.ToleranceContext tolerance) {
    return joined(tolerance, tolerance.sum(), BuildExpression::sum);
  }

  static Expression sum(NnParser.SumContext sum) {
    return joined(sum, sum.product(), BuildExpression::product);
  }

  private static Expression product(NnParser.ProductContext product) {
    return joined(product, product.signed(), BuildExpression::signed);
  }

  private static Expression signed(NnParser.SignedContext signed) {
    Expression operand = primary(signed.primary());
    return prefixed(UnaryOperator.NEGATE, signed.MINUS(), operand, signed);
  }

  private static Expression primary(NnParser.PrimaryContext primary) {
    Expression amount;
    if (primary.NUMBER() != null) {
      amount = number(primary.NUMBER());
    } else if (primary.reference() != null) {
      amount = reference(primary.reference());
    } else if (primary.value() != null) {
      amount = value(primary.value());
    } else if (primary.call() != null) {
      return call(primary.call());
    } else if (primary.STRING() != null) {
      String text = primary.STRING().getText();
      return new Expression.StringLiteral(
          text.substring(1, text.length() - 1), Places.span(primary));
    } else {
      return new Expression.Wildcard(Places.span(primary));
    }
    if (primary.UNIT() == null) {
      return amount;
    }
    Name unit = Places.name(primary.UNIT().getSymbol());
    return new Expression.Quantity(amount, unit, Places.span(primary));
  }

  static Expression.NumberLiteral number(TerminalNode number) {
    return number(number.getText(), Places.span(number.getSymbol()));
  }

  static Expression.NumberLiteral number(String text, Span span) {
    boolean percent = text.endsWith("%");
    return new Expression.NumberLiteral(
        percent ? text.substring(0, text.length() - 1) : text, percent, span);
  }

  static Expression.Reference reference(NnParser.ReferenceContext reference) {
    List<Name> path = new ArrayList<>();
    path.add(Places.name(reference.word()));
    reference.name().forEach(name -> path.add(Places.name(name)));
    return new Expression.Reference(path, Places.span(reference));
  }

  /** A word by itself as a value. */
  static Expression.Reference reference(ParserRuleContext word) {
    return new Expression.Reference(List.of(Places.name(word)), Places.span(word));
  }

  static Expression.Call call(NnParser.CallContext call) {
    return new Expression.Call(
        Places.name(call.word()), arguments(call.arguments()), Places.span(call));
  }

  static List<Expression.Argument> arguments(NnParser.ArgumentsContext arguments) {
    return arguments.argument().stream()
        .map(
            argument ->
                new Expression.Argument(
                    Optional.ofNullable(argument.name()).map(Places::name),
                    value(argument.value()),
                    Places.span(argument)))
        .toList();
  }

  static Expression.Range range(NnParser.RangeContext range) {
    return new Expression.Range(sum(range.sum(0)), sum(range.sum(1)), Places.span(range));
  }

  static Expression.Quantity period(NnParser.PeriodContext period) {
    return new Expression.Quantity(
        amount(period.amount()), Places.name(period.UNIT().getSymbol()), Places.span(period));
  }

  static Expression amount(NnParser.AmountContext amount) {
    Expression size;
    if (amount.NUMBER() != null) {
      size = number(amount.NUMBER());
    } else if (amount.reference() != null) {
      size = reference(amount.reference());
    } else {
      size = value(amount.value());
    }
    return amount.MINUS() == null
        ? size
        : new Expression.Unary(UnaryOperator.NEGATE, size, Places.span(amount));
  }

  /** {@code call | reference}: exactly one of the two is there. */
  static Expression callOrReference(
      NnParser.CallContext call, NnParser.ReferenceContext reference) {
    return call == null ? reference(reference) : call(call);
  }

  /** The operator that a token, or the one token of a rule, spells. */
  static BinaryOperator operator(Token token) {
    return switch (token.getType()) {
      case NnParser.PLUS -> BinaryOperator.ADD;
      case NnParser.MINUS -> BinaryOperator.SUBTRACT;
      case NnParser.STAR -> BinaryOperator.MULTIPLY;
      case NnParser.SLASH -> BinaryOperator.DIVIDE;
      case NnParser.LESS -> BinaryOperator.LESS;
      case NnParser.AT_MOST -> BinaryOperator.AT_MOST;
      case NnParser.GREATER -> BinaryOperator.GREATER;
      case NnParser.AT_LEAST -> BinaryOperator.AT_LEAST;
      case NnParser.EQUAL -> BinaryOperator.EQUAL;
      case NnParser.AND -> BinaryOperator.AND;
      case NnParser.OR -> BinaryOperator.OR;
      case NnParser.THEN -> BinaryOperator.THEN;
      case NnParser.PLUS_MINUS -> BinaryOperator.PLUS_MINUS;
      default -> throw new IllegalStateException("not an operator: " + token);
    };
  }

  /** Operands with operators between them, joined from the left. */
  private static <C extends ParserRuleContext> Expression joined(
      ParserRuleContext whole, List<C> operands, Function<C, Expression> build) {
    Token first = whole.getStart();
    Expression left = build.apply(operands.get(0));
    for (int i = 1; i < operands.size(); i++) {
      C operand = operands.get(i);
      Token operator = operatorBetween(whole, i);
      left =
          new Expression.Binary(
              operator(operator),
              left,
              build.apply(operand),
              Places.span(operator),
              Places.span(first, operand.getStop()));
    }
    return left;
  }

  /** Children of such a rule alternate: operand, operator, operand. */
  private static Token operatorBetween(ParserRuleContext whole, int operand) {
    ParseTree operator = whole.getChild(2 * operand - 1);
    return operator instanceof TerminalNode terminal
        ? terminal.getSymbol()
        : ((ParserRuleContext) operator).getStart();
  }

  /** Signs before an operand, from the inside out. */
  private static Expression prefixed(
      UnaryOperator operator,
      List<TerminalNode> signs,
      Expression operand,
      ParserRuleContext whole) {
    Expression result = operand;
    for (int i = signs.size() - 1; i >= 0; i--) {
      Span span = Places.span(signs.get(i).getSymbol(), whole.getStop());
      result = new Expression.Unary(operator, result, span);
    }
    return result;
  }
}
