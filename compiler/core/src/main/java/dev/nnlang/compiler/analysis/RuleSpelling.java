package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.StopRule;

/**
 * Writes a stop rule as the language does. What was written as a param or left out is a number
 * here, and the parentheses bring the same tree back.
 */
final class RuleSpelling implements StopRule.Visitor<String> {
  /** How tightly a rule holds together; one that is looser than its place takes parentheses. */
  private enum Binding {
    OR,
    AND,
    NOT
  }

  private final Binding place;

  private RuleSpelling(Binding place) {
    this.place = place;
  }

  /** Such as {@code (error < 0.1 and accuracy > 90%) or epochs >= 500}. */
  static String of(StopRule rule) {
    return at(Binding.OR, rule);
  }

  private static String at(Binding place, StopRule rule) {
    return rule.accept(new RuleSpelling(place));
  }

  private String bound(Binding binding, String text) {
    return binding.compareTo(place) < 0 ? "(" + text + ")" : text;
  }

  /** Both join from the left, so the right side stands one step tighter. */
  @Override
  public String and(StopRule.And and) {
    return bound(Binding.AND, at(Binding.AND, and.left()) + " and " + at(Binding.NOT, and.right()));
  }

  @Override
  public String or(StopRule.Or or) {
    return bound(Binding.OR, at(Binding.OR, or.left()) + " or " + at(Binding.AND, or.right()));
  }

  @Override
  public String not(StopRule.Not not) {
    return bound(Binding.NOT, "not " + at(Binding.NOT, not.rule()));
  }

  @Override
  public String comparison(StopRule.Comparison comparison) {
    return ComparisonSpelling.of(comparison.measure(), comparison.operator(), comparison.value());
  }
}
