package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reports a stop rule that cannot be shown to end.
 *
 * <p>Epochs, updates and time only grow, so a comparison that holds from a number on is a cap. A
 * rule ends if one side of an {@code or} does, or both sides of an {@code and} do; below a {@code
 * not} the two change places.
 */
final class StopBound implements StopRule.Visitor<Boolean> {
  private static final String CAP = "epochs >= 1000";

  private final boolean negated;

  private StopBound(boolean negated) {
    this.negated = negated;
  }

  /** Whether {@code rule}, which stands at {@code place}, ends. */
  static boolean check(StopRule rule, Span place, Span setting, TrainScene scene) {
    if (rule.accept(new StopBound(false))) {
      return true;
    }
    Diagnostic.Builder finding =
        Diagnostic.of(
                Code.UNBOUNDED_STOP,
                place,
                "the stop rule has no cap of `epochs`, `updates` or `elapsed` that ends it")
            .label("may never hold")
            .fix(
                String.format(Locale.ROOT, "write `or %s` after it", CAP),
                new Span(setting.end(), setting.end()),
                " or " + CAP);
    for (String cap : rule.accept(new Caps())) {
      finding.note(
          String.format(Locale.ROOT, "`%s` alone does not end it: a cap counts through `or`", cap));
    }
    scene.report(finding);
    return false;
  }

  @Override
  public Boolean and(StopRule.And and) {
    boolean left = and.left().accept(this);
    boolean right = and.right().accept(this);
    return negated ? left || right : left && right;
  }

  @Override
  public Boolean or(StopRule.Or or) {
    boolean left = or.left().accept(this);
    boolean right = or.right().accept(this);
    return negated ? left && right : left || right;
  }

  @Override
  public Boolean not(StopRule.Not not) {
    return not.rule().accept(new StopBound(!negated));
  }

  @Override
  public Boolean comparison(StopRule.Comparison comparison) {
    if (!grows(comparison.measure())) {
      return false;
    }
    return switch (comparison.operator()) {
      case GREATER, AT_LEAST -> !negated;
      case LESS, AT_MOST -> negated;
      case EQUAL -> false;
    };
  }

  private static boolean grows(Measure measure) {
    return measure instanceof Measure.Count count
        && switch (count.counter()) {
          case EPOCHS, UPDATES, ELAPSED -> true;
          case GRADIENT_NORM, PARAMETERS -> false;
        };
  }

  /** The caps that a rule names, though none of them ends it. */
  private static final class Caps implements StopRule.Visitor<List<String>> {
    @Override
    public List<String> and(StopRule.And and) {
      return both(and.left(), and.right());
    }

    @Override
    public List<String> or(StopRule.Or or) {
      return both(or.left(), or.right());
    }

    @Override
    public List<String> not(StopRule.Not not) {
      return not.rule().accept(this);
    }

    @Override
    public List<String> comparison(StopRule.Comparison comparison) {
      return grows(comparison.measure()) ? List.of(comparison.text()) : List.of();
    }

    private List<String> both(StopRule left, StopRule right) {
      List<String> caps = new ArrayList<>(left.accept(this));
      caps.addAll(right.accept(this));
      return caps;
    }
  }
}
