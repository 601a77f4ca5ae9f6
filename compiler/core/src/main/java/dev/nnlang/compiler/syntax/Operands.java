package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.syntax.Expression.BinaryOperator;
import dev.nnlang.grammar.NnParser;
import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Joins operands by the operators between them, tight ones first, equal ones from the left. */
final class Operands {
  /** A value and the text it covers, with its parentheses. */
  private record Operand(Expression value, Token first, Token last) {}

  private final Deque<Operand> operands = new ArrayDeque<>();
  private final Deque<Token> operators = new ArrayDeque<>();

  /** Adds an operand that reaches from {@code first} to {@code last}. */
  void add(Expression value, ParseTree first, ParseTree last) {
    operands.push(new Operand(value, firstToken(first), lastToken(last)));
  }

  /** Adds the operator after the last operand. */
  void operator(Token operator) {
    while (!operators.isEmpty() && strength(operators.element()) >= strength(operator)) {
      join();
    }
    operators.push(operator);
  }

  /** The whole, once every operand is there. */
  Expression joined() {
    while (!operators.isEmpty()) {
      join();
    }
    return operands.element().value();
  }

  private void join() {
    Operand right = operands.pop();
    Operand left = operands.pop();
    Token operator = operators.pop();
    Expression value =
        new Expression.Binary(
            operator(operator.getType()),
            left.value(),
            right.value(),
            Places.span(operator),
            Places.span(left.first(), right.last()));
    operands.push(new Operand(value, left.first(), right.last()));
  }

  /** How tightly an operator binds, among those that one rule of the grammar joins. */
  private static int strength(Token operator) {
    return switch (operator.getType()) {
      case NnParser.THEN -> 0;
      case NnParser.OR -> 1;
      case NnParser.AND, NnParser.PLUS, NnParser.MINUS -> 2;
      default -> 3;
    };
  }

  /** The operator that a token of {@code type} spells. */
  static BinaryOperator operator(int type) {
    return switch (type) {
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
      default -> throw new IllegalStateException("not an operator: " + type);
    };
  }

  /** The token of a leaf, the first token of a rule. */
  static Token firstToken(ParseTree tree) {
    return tree instanceof TerminalNode leaf
        ? leaf.getSymbol()
        : ((ParserRuleContext) tree).getStart();
  }

  private static Token lastToken(ParseTree tree) {
    return tree instanceof TerminalNode leaf
        ? leaf.getSymbol()
        : ((ParserRuleContext) tree).getStop();
  }
}
