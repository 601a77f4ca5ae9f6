package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.runtime.Signature.Field;
import dev.nnlang.runtime.Signature.Task;
import dev.nnlang.runtime.StopRule.Operator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether what is expected is met, and what is shown instead. */
final class VerdictTest {
  private static EchoNetwork<double[]> echo(Task task, Field output) {
    Field input = Field.real("x").vector(output.width());
    return new EchoNetwork<>(
        Precision.DOUBLE, new Signature("echo", "f", task, List.of(input), List.of(output)));
  }

  @Test
  void aFigureIsComparedAndShown() {
    assertEquals(new Verdict(true, "0.25"), Verdict.figure(0.25, Operator.LESS, 0.5));
    assertEquals(new Verdict(false, "0.5"), Verdict.figure(0.5, Operator.LESS, 0.5));
    assertEquals(new Verdict(true, "500"), Verdict.figure(500, Operator.EQUAL, 500));
  }

  @Test
  void aFigureThatIsNotDefinedMeetsNothing() {
    for (Operator operator : Operator.values()) {
      assertEquals(new Verdict(false, "undefined"), Verdict.figure(Double.NaN, operator, 0));
    }
  }

  @Test
  void aLabelIsMetByTheOneThatWins() {
    EchoNetwork<double[]> network = echo(Task.CLASSIFICATION, Field.oneOf("sky", "sun", "rain"));
    double[] rain = {0.25, 0.75};

    assertEquals(new Verdict(true, "rain"), Verdict.label(network, rain, "rain"));
    assertEquals(new Verdict(false, "rain"), Verdict.label(network, rain, "sun"));
  }

  @Test
  void aNumberMayBeAsFarOffAsTheTolerance() {
    EchoNetwork<double[]> network = echo(Task.REGRESSION, Field.real("y"));
    double[] input = {2.5};

    assertEquals(new Verdict(true, "2.5"), Verdict.number(network, input, 2, 0.5));
    assertEquals(new Verdict(true, "2.5"), Verdict.number(network, input, 3, 0.5));
    assertEquals(new Verdict(false, "2.5"), Verdict.number(network, input, 2, 0.25));
    assertEquals(new Verdict(false, "2.5"), Verdict.number(network, input, -2.5, 0.5));
    assertEquals(
        new Verdict(false, "undefined"),
        Verdict.number(network, new double[] {Double.NaN}, 2, 100));
  }
}
