package dev.nnlang.runtime;

/**
 * Whether a trained network shows what its model expects of it. The one judge of {@code expect}
 * blocks: of nnc itself, and of the tests that it makes of them.
 *
 * @param met whether it does
 * @param actual what it shows, as a person would write it
 */
public record Verdict(boolean met, String actual) {

  /**
   * About a figure: an error, an accuracy, the number of parameters.
   *
   * @param actual NaN where it is not defined, which meets nothing
   */
  public static Verdict figure(double actual, StopRule.Operator operator, double value) {
    return new Verdict(operator.holds(actual, value), ShortDecimal.of(actual));
  }

  /**
   * About the label or the boolean that {@code network} predicts.
   *
   * @param input shape [inputWidth], in the declared ranges
   */
  public static Verdict label(Network<?> network, double[] input, String expected) {
    String actual = Answer.of(network, input).decided(0);
    return new Verdict(actual.equals(expected), actual);
  }

  /**
   * About the number that {@code network} predicts.
   *
   * @param input shape [inputWidth], in the declared ranges
   * @param tolerance the largest distance from {@code expected} that meets it
   */
  public static Verdict number(
      Network<?> network, double[] input, double expected, double tolerance) {
    Answer actual = Answer.of(network, input);
    return new Verdict(Math.abs(actual.output(0) - expected) <= tolerance, actual.number(0));
  }
}
