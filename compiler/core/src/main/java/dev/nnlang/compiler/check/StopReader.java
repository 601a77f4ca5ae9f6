package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import java.util.Optional;

/** Reads {@code stop: error < 0.01 or epochs >= 500}; both sides are read though one is wrong. */
final class StopReader {
  private final TrainScene scene;
  private final StopComparison comparisons;

  StopReader(TrainScene scene) {
    this.scene = scene;
    this.comparisons = new StopComparison(scene);
  }

  /**
   * The rule of {@code expression}, shown to end.
   *
   * @param setting where the whole setting stands; a missing cap goes to its end
   */
  Optional<StopRule> read(Expression expression, Span setting) {
    Optional<StopRule> rule = rule(expression);
    return rule.isPresent() && !StopBound.check(rule.get(), expression.span(), setting, scene)
        ? Optional.empty()
        : rule;
  }

  private Optional<StopRule> rule(Expression expression) {
    if (expression instanceof Expression.Unary unary
        && unary.operator() == Expression.UnaryOperator.NOT) {
      return rule(unary.operand()).map(StopRule.Not::new);
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary);
    }
    return notARule(expression);
  }

  private Optional<StopRule> binary(Expression.Binary binary) {
    return switch (binary.operator()) {
      case AND, OR -> {
        Optional<StopRule> left = rule(binary.left());
        Optional<StopRule> right = rule(binary.right());
        yield left.isPresent() && right.isPresent()
            ? Optional.of(join(binary.operator(), left.get(), right.get()))
            : Optional.empty();
      }
      case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL -> comparisons.read(binary);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, THEN, PLUS_MINUS -> notARule(binary);
    };
  }

  private static StopRule join(Expression.BinaryOperator operator, StopRule left, StopRule right) {
    return operator == Expression.BinaryOperator.AND
        ? new StopRule.And(left, right)
        : new StopRule.Or(left, right);
  }

  private Optional<StopRule> notARule(Expression expression) {
    scene.report(
        Diagnostic.of(Code.WRONG_KIND, expression.span(), "a stop rule must be a comparison")
            .label("compares nothing")
            .help("write a comparison such as `epochs >= 100`"));
    return Optional.empty();
  }
}
