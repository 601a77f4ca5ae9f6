package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.engine.WalkRun;
import dev.nnlang.runtime.ExampleSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a walk reads where a network is more than dense layers; all numbers are exact in binary. */
class WalkTextTest {
  private static final String TRAIN =
      """
      data d {
        from: rows(a, b, y) { 1, 2, LABEL }
      }
      train M on d {
        loss: LOSS
        rate: 0.5
        stop: epochs >= 5
      }
      """;

  private static String walk(
      String output, String layers, String loss, Map<String, double[]> parameters, double... y) {
    String text =
        "nn 1\nmodel M { input a, b: real\noutput "
            + output
            + "\nlayers: "
            + layers
            + " }\n"
            + TRAIN.replace("LOSS", loss).replace("LABEL", loss.equals("hinge") ? "no" : "1");
    CompileResult result =
        Compiler.check(new CompileRequest(new SourceFile("m.nn", text), Map.of()));
    assertFalse(result.failed(), () -> result.diagnostics().toString());
    ExampleSource row =
        new ExampleSource() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public void read(int n, double[] input, double[] target) {
            input[0] = 1;
            input[1] = 2;
            System.arraycopy(y, 0, target, 0, y.length);
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8)) {
      new WalkText(new WalkRun(result.models().get(0), row, parameters).walk(1), stream).print();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** s1 = (1 - 4, 1) = (-3, 1); x1 = (-1.5, 1); y = -1.5 + 1 + 1 = 0.5; delta2 = 2 (0.5 - 1). */
  @Test
  void slopesArePartOfAWalk() {
    String text =
        walk(
            "y: real",
            "dropout(20%) -> dense(2, leaky_relu(1), bias: false) -> prelu -> dense(_)",
            "squared",
            Map.of(
                "layer1.weight", new double[] {1, -2, 1, 0},
                "unit1.slope", new double[] {0.5, 0.25},
                "layer2.weight", new double[] {1, 1},
                "layer2.bias", new double[] {1}),
            1);
    assertEquals(
        """
        M, row 1 of 1
          row 0 of a W is the bias, whose x_0 is 1; (x) multiplies component by component
          a W without bias begins with row 1
          dropout lets everything through, as in a prediction

        forward
          x(0) = x = (a, b)  [2]
                   1           2
        layer1: dense(2 -> 2, leaky_relu(1), bias: false)
          W(1)  [2 x 2]
                   1           1
                  -2           0
          s(1) = W(1)^T x(0)  [2]
                  -3           1
          x(1) = theta(s(1)), theta(s) = max(0, s) + 1 min(0, s)  [2]
                  -3           1
        unit1: prelu(0.25)
          s(2) = x(1)  [2]
                  -3           1
          a(2)  [2]
                 0.5        0.25
          x(2) = theta(s(2)), theta(s) = max(0, s) + a min(0, s)  [2]
                -1.5           1
        layer2: dense(2 -> 1, identity)
          W(3)  [3 x 1]
                   1
                   1
                   1
          s(3) = W(3)^T x(2)  [1]
                 0.5
          x(3) = theta(s(3)), theta(s) = s  [1]
                 0.5
          y = (y)  [1]
                   1
          e = sum (x(3) - y)^2
                0.25

        backward, and W <- W - eta dE/dW with eta = 0.5
        layer2: dense(2 -> 1, identity)
          de/dx(3) = 2 (x(3) - y)
          theta'(s) = 1
          delta(3) = theta'(s(3)) (x) de/dx(3)  [1]
                  -1
          dE/dW(3) = x(2) delta(3)^T  [3 x 1]
                  -1
                 1.5
                  -1
          W(3) <- W(3) - eta dE/dW(3)  [3 x 1]
                 1.5
                0.25
                 1.5
        unit1: prelu(0.25)
          theta'(s) = 1 where s > 0, else a
          delta(2) = theta'(s(2)) (x) [W(3) delta(3)]_1..2  [2]
                -0.5          -1
          dE/da(2) = de/dx(2) (x) min(0, s(2))  [2]
                   3           0
          a(2) <- a(2) - eta dE/da(2)  [2]
                  -1        0.25
        layer1: dense(2 -> 2, leaky_relu(1), bias: false)
          theta'(s) = 1 where s > 0, else 1
          delta(1) = theta'(s(1)) (x) delta(2)  [2]
                -0.5          -1
          dE/dW(1) = x(0) delta(1)^T  [2 x 2]
                -0.5          -1
                  -1          -2
          W(1) <- W(1) - eta dE/dW(1)  [2 x 2]
                1.25         1.5
                -1.5           1

        e before the update  0.25
        e after the update   38.28515625
        """,
        text);
  }

  /** s1 = (1, 2, 3, 2) and s2 = x1 - ... by hand: x1 = (2, 3), margin 1 - (2 - 3) = 2. */
  @Test
  void groupsAndMarginsArePartOfAWalk() {
    String text =
        walk(
            "y: one_of(no, yes)",
            "dense(4, leaky_relu(1), bias: false) -> maxout(2) -> dense(_, identity, bias: false)",
            "hinge",
            Map.of(
                "layer1.weight", new double[] {1, 0, 0, 1, 1, 1, 2, 0},
                "layer2.weight", new double[] {1, 0, 0, 1}),
            1,
            0);
    assertEquals(
        """
        M, row 1 of 1
          row 0 of a W is the bias, whose x_0 is 1; (x) multiplies component by component
          a W without bias begins with row 1

        forward
          x(0) = x = (a, b)  [2]
                   1           2
        layer1: dense(2 -> 4, leaky_relu(1), bias: false)
          W(1)  [2 x 4]
                   1           0           1           2
                   0           1           1           0
          s(1) = W(1)^T x(0)  [4]
                   1           2           3           2
          x(1) = theta(s(1)), theta(s) = max(0, s) + 1 min(0, s)  [4]
                   1           2           3           2
        unit1: maxout(2)
          s(2) = x(1)  [4]
                   1           2           3           2
          x(2) = theta(s(2)), theta(s) = the largest of each 2 signals  [2]
                   2           3
        layer2: dense(2 -> 2, identity, bias: false)
          W(3)  [2 x 2]
                   1           0
                   0           1
          s(3) = W(3)^T x(2)  [2]
                   2           3
          x(3) = theta(s(3)), theta(s) = s  [2]
                   2           3
          y = (no, yes)  [2]
                   1           0
          e = max(0, 1 - x(3)_label + max of the other x(3))
                   2

        backward, and W <- W - eta dE/dW with eta = 0.5
        layer2: dense(2 -> 2, identity, bias: false)
          de/dx(3) = -1 for the label and 1 for the largest other where e > 0, else 0
          theta'(s) = 1
          delta(3) = theta'(s(3)) (x) de/dx(3)  [2]
                  -1           1
          dE/dW(3) = x(2) delta(3)^T  [2 x 2]
                  -2           2
                  -3           3
          W(3) <- W(3) - eta dE/dW(3)  [2 x 2]
                   2          -1
                 1.5        -0.5
        unit1: maxout(2)
          delta(2) = (W(3) delta(3)) at the first largest of each 2 signals, else 0  [4]
                   0          -1           1           0
        layer1: dense(2 -> 4, leaky_relu(1), bias: false)
          theta'(s) = 1 where s > 0, else 1
          delta(1) = theta'(s(1)) (x) delta(2)  [4]
                   0          -1           1           0
          dE/dW(1) = x(0) delta(1)^T  [2 x 4]
                   0          -1           1           0
                   0          -2           2           0
          W(1) <- W(1) - eta dE/dW(1)  [2 x 4]
                   1         0.5         0.5           2
                   0           2           0           0

        e before the update  2
        e after the update   0
        """,
        text);
  }
}
