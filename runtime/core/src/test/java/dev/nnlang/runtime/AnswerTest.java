package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.runtime.Signature.Field;
import dev.nnlang.runtime.Signature.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What outputs mean, shown by networks whose outputs are their inputs. */
final class AnswerTest {
  private static Signature signature(Task task, double threshold, Field output) {
    return new Signature(
        "echo",
        "f",
        task,
        List.of(Field.real("x").vector(output.width())),
        List.of(output),
        threshold);
  }

  private static Network<double[]> doubles(Task task, double threshold, Field output) {
    return new EchoNetwork<>(Precision.DOUBLE, signature(task, threshold, output));
  }

  private static Network<double[]> weather() {
    return doubles(Task.CLASSIFICATION, 0.5, Field.oneOf("sky", "sun", "rain", "snow"));
  }

  private static Network<double[]> number() {
    return doubles(Task.REGRESSION, 0.5, Field.real("y").vector(2));
  }

  private static String label(double... outputs) {
    return Answer.of(weather(), outputs).decided(0);
  }

  @Test
  void theLargestOutputNamesTheLabelAndTheFirstOfEqualOnesWins() {
    assertEquals("sun", label(0.5, 0.3, 0.2));
    assertEquals("rain", label(0.1, 0.6, 0.3));
    assertEquals("snow", label(-3, -2, -1));
    assertEquals("rain", label(0.2, 0.4, 0.4));
    assertEquals("sun", label(0.4, 0.2, 0.4));
    assertEquals("snow", Answer.of(weather(), new double[] {0, 0, 1}).decided(2));
  }

  @Test
  void aBooleanIsTrueFromTheThresholdOn() {
    Network<double[]> network = doubles(Task.TWO_CLASS, 0.5, Field.bool("b"));

    assertEquals("true", Answer.of(network, new double[] {0.5}).decided(0));
    assertEquals("false", Answer.of(network, new double[] {Math.nextDown(0.5)}).decided(0));
    Network<double[]> margins = doubles(Task.TWO_CLASS, 0, Field.bool("b"));
    assertEquals("true", Answer.of(margins, new double[] {0}).decided(0));
    assertEquals("false", Answer.of(margins, new double[] {-0.25}).decided(0));
  }

  @Test
  void eachOfSeveralBooleansIsDecidedOnItsOwn() {
    Network<double[]> network = doubles(Task.MULTI_LABEL, 0.5, Field.bool("b").vector(3));
    Answer answer = Answer.of(network, new double[] {0.9, 0.1, 0.5});

    assertEquals("true", answer.decided(0));
    assertEquals("false", answer.decided(1));
    assertEquals("true", answer.decided(2));
  }

  @Test
  void aRegressionComesToItsNumbers() {
    Answer answer = Answer.of(number(), new double[] {0.1, -2});

    assertEquals("0.1", answer.decided(0));
    assertEquals("-2", answer.decided(1));
    assertEquals(-2, answer.output(1));
  }

  /** As a double, the float nearest to 0.1 has 17 digits. */
  @Test
  void aNumberHasTheDigitsOfItsPrecision() {
    Signature signature = signature(Task.REGRESSION, 0.5, Field.real("y").vector(2));
    Answer floats =
        Answer.of(new EchoNetwork<>(Precision.FLOAT, signature), new double[] {0.1, 1.0 / 3});

    assertEquals("0.1", floats.number(0));
    assertEquals("0.33333334", floats.number(1));
    assertEquals(0.1f, floats.output(0));
    Answer doubles = Answer.of(number(), new double[] {0.1f, 1.0 / 3});
    assertEquals("0.10000000149011612", doubles.number(0));
    assertEquals("0.3333333333333333", doubles.number(1));
  }

  @Test
  void theInputIsLeftAsItIs() {
    double[] input = {1, 2};
    SmallDoubleNetwork network = Numbers.fill(new SmallDoubleNetwork(3), 1);
    double[] y = new double[1];
    network.predict(input, y);

    assertEquals(y[0], Answer.of(network, input).output(0));
    assertArrayEquals(new double[] {1, 2}, input);
  }
}
