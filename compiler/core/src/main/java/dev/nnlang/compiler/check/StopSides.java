package dev.nnlang.compiler.check;

import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Expression.BinaryOperator;
import java.util.Optional;

/** The two sides of a comparison, the measure first, whichever way it is written. */
record StopSides(Expression measure, StopRule.Operator operator, Expression value) {

  /** The sides of {@code binary}; empty, and reported, where both are of one kind. */
  static Optional<StopSides> of(Expression.Binary binary, TrainScene scene) {
    boolean left = TrainMeasures.names(binary.left());
    boolean right = TrainMeasures.names(binary.right());
    if (left && right) {
      scene.report(StopComparison.oneKind(binary, "a measure is compared with a measure"));
      return Optional.empty();
    }
    boolean leftNumber = isNumber(binary.left(), scene.numbers());
    boolean rightNumber = isNumber(binary.right(), scene.numbers());
    if (leftNumber && rightNumber) {
      scene.report(StopComparison.oneKind(binary, "a number is compared with a number"));
      return Optional.empty();
    }
    boolean turned = right || (!left && leftNumber);
    StopRule.Operator operator = operator(binary.operator());
    return Optional.of(
        turned
            ? new StopSides(binary.right(), turned(operator), binary.left())
            : new StopSides(binary.left(), operator, binary.right()));
  }

  /** Whether it is meant as a number: all but names that no param has, and calls. */
  private static boolean isNumber(Expression expression, Numbers numbers) {
    if (expression instanceof Expression.Reference reference) {
      return !TrainMeasures.names(reference) && numbers.param(reference.text()).isPresent();
    }
    return !(expression instanceof Expression.Call);
  }

  private static StopRule.Operator operator(BinaryOperator operator) {
    return switch (operator) {
      case LESS -> StopRule.Operator.LESS;
      case AT_MOST -> StopRule.Operator.AT_MOST;
      case GREATER -> StopRule.Operator.GREATER;
      case AT_LEAST -> StopRule.Operator.AT_LEAST;
      case EQUAL -> StopRule.Operator.EQUAL;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, AND, OR, THEN, PLUS_MINUS ->
          throw new CompilerBug("no comparison: " + operator);
    };
  }

  private static StopRule.Operator turned(StopRule.Operator operator) {
    return switch (operator) {
      case LESS -> StopRule.Operator.GREATER;
      case AT_MOST -> StopRule.Operator.AT_LEAST;
      case GREATER -> StopRule.Operator.LESS;
      case AT_LEAST -> StopRule.Operator.AT_MOST;
      case EQUAL -> StopRule.Operator.EQUAL;
    };
  }
}
