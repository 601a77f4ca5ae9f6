package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression.UnaryOperator;
import dev.nnlang.grammar.NnParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Turns parse trees of values into {@link Expression}s.
 *
 * <p>Only brackets that hold more than a value make it call itself, three calls deep for each.
 */
final class BuildExpression {
  private BuildExpression() {}

  static List<Expression> values(NnParser.ValuesContext values) {
    return values.value().stream().map(BuildExpression::build).toList();
  }

  /** The value of any rule from {@code value} down to {@code primary}. */
  static Expression build(ParserRuleContext any) {
    ParserRuleContext rule = innermost(any);
    return switch (rule.getRuleIndex()) {
      case NnParser.RULE_interval -> interval((NnParser.IntervalContext) rule);
      case NnParser.RULE_primary -> primary((NnParser.PrimaryContext) rule);
      case NnParser.RULE_call -> call((NnParser.CallContext) rule);
      case NnParser.RULE_reference -> reference((NnParser.ReferenceContext) rule);
      default -> joined(rule);
    };
  }

  /** Goes down while a rule is nothing but the rule below, or that in parentheses. */
  private static ParserRuleContext innermost(ParserRuleContext any) {
    ParserRuleContext rule = any;
    while (true) {
      if (rule instanceof NnParser.CallContext || rule instanceof NnParser.ReferenceContext) {
        return rule;
      }
      boolean parenthesized =
          rule instanceof NnParser.PrimaryContext primary
              && primary.value() != null
              && primary.UNIT() == null;
      if ((rule.getChildCount() == 1 || parenthesized)
          && rule.getChild(parenthesized ? 1 : 0) instanceof ParserRuleContext below) {
        rule = below;
      } else {
        return rule;
      }
    }
  }

  private static Expression interval(NnParser.IntervalContext interval) {
    if (interval.PLUS_MINUS() != null) {
      return joined(interval);
    }
    Expression first = build(interval.sum(0));
    Span span = Places.span(interval);
    if (interval.period() != null) {
      Token word =
          interval.PER() == null ? interval.EVERY().getSymbol() : interval.PER().getSymbol();
      return new Expression.Per(first, Places.name(word), period(interval.period()), span);
    }
    Expression second = build(interval.sum(1));
    return interval.RANGE() != null
        ? new Expression.Range(first, second, span)
        : new Expression.Arrow(first, second, span);
  }

  private static Expression primary(NnParser.PrimaryContext primary) {
    if (primary.WILDCARD() != null) {
      return new Expression.Wildcard(Places.span(primary));
    }
    if (primary.STRING() != null) {
      String text = primary.STRING().getText();
      return new Expression.StringLiteral(
          text.substring(1, text.length() - 1), Places.span(primary));
    }
    Expression amount = amount(primary.NUMBER(), primary.reference(), primary.value());
    if (primary.UNIT() == null) {
      return amount;
    }
    Name unit = Places.name(primary.UNIT().getSymbol());
    return new Expression.Quantity(amount, unit, Places.span(primary));
  }

  /** {@code NUMBER | reference | ( value )}: exactly one of the three is there. */
  private static Expression amount(
      @Nullable TerminalNode number,
      NnParser.@Nullable ReferenceContext reference,
      NnParser.@Nullable ValueContext value) {
    if (number != null) {
      return number(number);
    }
    return reference != null ? reference(reference) : build(Objects.requireNonNull(value));
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
        Places.name(call.word()), arguments(call.argument()), Places.span(call));
  }

  static List<Expression.Argument> arguments(List<NnParser.ArgumentContext> arguments) {
    List<Expression.Argument> built = new ArrayList<>();
    for (NnParser.ArgumentContext argument : arguments) {
      built.add(
          new Expression.Argument(
              Optional.ofNullable(argument.name()).map(Places::name),
              build(argument.value()),
              Places.span(argument)));
    }
    return built;
  }

  static Expression.Range range(NnParser.RangeContext range) {
    return new Expression.Range(build(range.sum(0)), build(range.sum(1)), Places.span(range));
  }

  static Expression.Quantity period(NnParser.PeriodContext period) {
    return new Expression.Quantity(
        amount(period.amount()), Places.name(period.UNIT().getSymbol()), Places.span(period));
  }

  static Expression amount(NnParser.ShareContext share) {
    return amount(share.NUMBER(), null, share.value());
  }

  static Expression amount(NnParser.AmountContext amount) {
    Expression size = amount(amount.NUMBER(), amount.reference(), amount.value());
    return amount.MINUS() == null
        ? size
        : new Expression.Unary(UnaryOperator.NEGATE, size, Places.span(amount));
  }

  /** {@code call | reference}: exactly one of the two is there. */
  static Expression callOrReference(
      NnParser.CallContext call, NnParser.ReferenceContext reference) {
    return call == null ? reference(reference) : call(call);
  }

  /** Operands, each after its signs, with operators between them. */
  private static Expression joined(ParserRuleContext rule) {
    Operands operands = new Operands();
    int child = 0;
    while (child < rule.getChildCount()) {
      int first = child;
      while (rule.getChild(child) instanceof TerminalNode) {
        child++;
      }
      operands.add(signed(rule, first, child), rule.getChild(first), rule.getChild(child));
      if (++child < rule.getChildCount()) {
        operands.operator(Operands.firstToken(rule.getChild(child++)));
      }
    }
    return operands.joined();
  }

  /** Child {@code operand} of {@code rule} after the signs that begin at child {@code first}. */
  private static Expression signed(ParserRuleContext rule, int first, int operand) {
    ParserRuleContext unsigned = (ParserRuleContext) rule.getChild(operand);
    Expression result = build(unsigned);
    for (int i = operand - 1; i >= first; i--) {
      Token sign = Operands.firstToken(rule.getChild(i));
      UnaryOperator operator =
          sign.getType() == NnParser.NOT ? UnaryOperator.NOT : UnaryOperator.NEGATE;
      result = new Expression.Unary(operator, result, Places.span(sign, unsigned.getStop()));
    }
    return result;
  }
}
