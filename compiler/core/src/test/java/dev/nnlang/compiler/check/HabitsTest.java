package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Cured;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write who come from other tools, and that the cure leads to a file that compiles. */
class HabitsTest {
  private static final String FIELD = "input x: real";
  private static final String LAYERS = "h1: dense(4, relu) -> h2: dense(3) -> out: dense(_)";

  private static String file(String field, String layers, String entry) {
    return "nn 1\nmodel M {\n"
        + field
        + "\noutput y: real\nlayers: "
        + layers
        + "\n}\ndata d { from: csv(\"d.csv\")\nsplit: train 70%, validation 15%, test 15% }\n"
        + "train M on d {\nstop: epochs >= 3\n"
        + entry
        + "\n}\n";
  }

  private static List<Diagnostic> errors(String text) {
    return Checked.file(text).diagnostics().stream()
        .filter(said -> said.severity() == Severity.ERROR)
        .toList();
  }

  private static String help(String text) {
    assertEquals(1, errors(text).size(), () -> errors(text).toString());
    return errors(text).get(0).fix().orElseThrow().help();
  }

  private static void assertCured(String text, String help) {
    assertEquals(help, help(text), text);
    assertEquals(List.of(), errors(cured(text)), text);
  }

  /** The text after the fix of its first error. */
  private static String cured(String text) {
    return Cured.text(text, errors(text).get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rate: step(0.1, 0.5, 3)             | write `0.5 every 3 epochs`
          rate: step(0.1, 0.5, 3 epochs)      | write `0.5 every 3 epochs`
          rate: exponential(0.1, 0.5, 3)      | write `0.5 per 3 epochs`
          rate: ramp(0.1, 0.2, 1 epochs)      | write `0.1 -> 0.2`
          keep: best                          | write `best(validation.error)`
          optimizer: sgd(nesterov: true)      | write `nesterov(momentum: 0.9)`
          optimizer: sgd(momentum: 0.5, nesterov: true) | write `nesterov(momentum: 0.5)`
          loss: mse                           | did you mean `squared`?
          learning_rate: 0.1                  | did you mean `rate`?
          lr: 0.1                             | did you mean `rate`?
          keep: best(val_loss)                | did you mean `validation.error`?
          """)
  void aTrainBlockIsCured(String entry, String help) {
    assertCured(file(FIELD, LAYERS, entry), help);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dense(4, init: xavier) -> dense(_)  | did you mean `glorot`?
          dense(4, linear) -> dense(_)        | did you mean `identity`?
          """)
  void aChainIsCured(String layers, String help) {
    assertCured(file(FIELD, layers, ""), help);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          input x: float | did you mean `real`?
          input x: bool  | did you mean `boolean`?
          """)
  void aFieldIsCured(String field, String help) {
    assertCured(file(field, LAYERS, ""), help);
  }

  @ParameterizedTest
  @ValueSource(strings = {"categorical_crossentropy", "bce"})
  void crossEntropyHasOtherNamesElsewhere(String loss) {
    String classes =
        file(FIELD, "dense(_, softmax)", "loss: " + loss).replace("y: real", "y: one_of(a, b)");
    assertCured(classes, "did you mean `cross_entropy`?");
  }

  @Test
  void aChainThatEndsWithDropoutLacksItsOutputLayer() {
    String text = file(FIELD, "dense(4, relu) -> dropout(10%)", "");
    assertEquals(
        "end the chain with `-> dense(_)`", errors(text).get(0).fix().orElseThrow().help());
    assertEquals(List.of(), errors(cured(text)));
  }

  @Test
  void aGreedyPhaseIsOfferedNoLastLayer() {
    String text = file(FIELD, LAYERS, "phase p: greedy autoencoder over all");
    assertEquals("use one of `h1`, `h2`", help(text));
  }

  @Test
  void aFileOfCommasNeedsNoSeparator() {
    String text = file(FIELD, LAYERS, "").replace("\"d.csv\"", "\"d.csv\", sep: \";\"");
    assertEquals(
        "remove it: `csv` takes the path alone, and commas separate the cells of the file",
        help(text));
  }
}
