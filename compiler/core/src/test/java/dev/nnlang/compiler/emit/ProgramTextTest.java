package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.plan.TargetChoice;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The main method of a class that stands alone, and the data that it trains on. */
final class ProgramTextTest {
  private static String standalone(String data, String train) {
    String text =
        """
        nn 1
        model Flower {
          input x[2, 2]: real in 0..10
          output kind: one_of(0..1)
          layers: dense(_, softmax)
        }
        data flowers { %s }
        %s
        """
            .formatted(data, train);
    return Compiler.standalone(GeneratedModel.compile(text).models().get(0), TargetChoice.PLAIN)
        .text();
  }

  static Stream<Arguments> declared() {
    return Stream.of(
        Arguments.of(
            "from: csv(\"a.csv\")",
            "new DeclaredData(\"flowers\") .whole(DeclaredSource.csv(\"a.csv\"))"),
        Arguments.of(
            "from: csv(\"a.csv\") split: train 70%, validation 10%, test 20%, stratified, seed 7",
            "new DeclaredData(\"flowers\") .whole(DeclaredSource.csv(\"a.csv\"))"
                + " .split(0.7, 0.1, 0.2, true, 7L)"),
        Arguments.of(
            "from: csv(\"a.csv\") split: train 80%, test 20%",
            "new DeclaredData(\"flowers\") .whole(DeclaredSource.csv(\"a.csv\"))"
                + " .split(0.8, 0.0, 0.2, false, 1L)"),
        Arguments.of(
            "train: csv(\"a.csv\") validation: csv(\"b.csv\") test: csv(\"c.csv\")",
            "new DeclaredData(\"flowers\") .train(DeclaredSource.csv(\"a.csv\"))"
                + " .validation(DeclaredSource.csv(\"b.csv\"))"
                + " .test(DeclaredSource.csv(\"c.csv\"))"),
        Arguments.of(
            "train: idx(\"a.gz\", \"b.gz\") validation: 25% of train, seed 3",
            "new DeclaredData(\"flowers\") .train(DeclaredSource.idx(\"a.gz\", \"b.gz\"))"
                + " .hold(0.25, 3L)"),
        Arguments.of(
            "from: rows(x_0, x_1, x_2, x_3, kind) {\n1, 2, 3, 4, 0\n5, 6, 7, 8, 1\n}",
            "new DeclaredData(\"flowers\") .whole(DeclaredSource.rows("
                + "(\"x_0,x_1,x_2,x_3,kind\"), (\"1 2 3 4 0 ; 5 6 7 8 1\")))"));
  }

  @ParameterizedTest
  @MethodSource("declared")
  void theDataIsThatOfTheModel(String data, String expected) {
    String text = standalone(data, "train Flower on flowers { stop: epochs >= 1 }");
    String start = "private static DeclaredData data() {";
    int from = text.indexOf(start) + start.length();

    assertEquals(
        "return " + expected + ";",
        text.substring(from, text.indexOf("\n  }", from)).strip().replaceAll("\\s+", " "));
    assertTrue(text.contains("public static void main(String[] arguments)"), text);
  }

  @Test
  void withoutATrainingThereIsNothingToRun() {
    String text = standalone("from: csv(\"a.csv\")", "");

    assertFalse(text.contains(" main("), text);
    assertFalse(text.contains("DeclaredData"), text);
  }
}
