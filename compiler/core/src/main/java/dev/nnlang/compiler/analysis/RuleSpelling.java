package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.StopRule;

/**
 * Writes a stop rule as the language does. What was written as a param or left out is a number
 * here, and the parentheses bring the same tree back.
 */
final class RuleSpelling implements StopRule.Visitor<String> {
  /** Where a rule stands. */
  private enum Place {
    ALONE,
    LEFT_OF_AND,
    LEFT_OF_OR,
    /** Right of {@code and} or {@code or}, which join from the left, or behind {@code not}. */
    INSIDE
  }

  private final Place place;

  private RuleSpelling(Place place) {
    this.place = place;
  }

  /** Such as {@code (error < 0.1 and accuracy > 90%) or epochs >= 500}. */
  static String of(StopRule rule) {
    return at(Place.ALONE, rule);
  }

  private static String at(Place place, StopRule rule) {
    return rule.accept(new RuleSpelling(place));
  }

  /** {@code text} as it may stand alone or at {@code other}, in parentheses elsewhere. */
  private String aloneOr(Place other, String text) {
    return place == Place.ALONE || place == other ? text : "(" + text + ")";
  }

  @Override
  public String and(StopRule.And and) {
    String left = at(Place.LEFT_OF_AND, and.left());
    return aloneOr(Place.LEFT_OF_AND, left + " and " + at(Place.INSIDE, and.right()));
  }

  @Override
  public String or(StopRule.Or or) {
    String left = at(Place.LEFT_OF_OR, or.left());
    return aloneOr(Place.LEFT_OF_OR, left + " or " + at(Place.INSIDE, or.right()));
  }

  @Override
  public String not(StopRule.Not not) {
    return "not " + at(Place.INSIDE, not.rule());
  }

  @Override
  public String comparison(StopRule.Comparison comparison) {
    return ComparisonSpelling.of(comparison.measure(), comparison.operator(), comparison.value());
  }
}
