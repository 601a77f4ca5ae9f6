package dev.nnlang.compiler.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.model.CheckedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that is written back says the same as the file that was read, and says all of it. */
final class CompletedFileTest {
  private static void assertSaysTheSame(CheckedModel model) {
    String completed = CompletedFile.of(model);
    CheckedModel again = Mathematics.checked(completed);
    assertEquals(Mathematics.of(model), Mathematics.of(again), completed);
    assertEquals(withoutParams(completed), CompletedFile.of(again), "written twice");
  }

  private static String withoutParams(String completed) {
    return completed.replaceFirst("\n(// param .*\n)+", "");
  }

  /** A regression on rows in the file; {@code train} stands in its train block. */
  private static CheckedModel trainedBy(String train) {
    return Mathematics.checked(
        """
        nn 1
        model Line {
          input  x: real in -1..1
          output y: real
          layers: first: dense(2, tanh) -> second: dense(3, tanh) -> third: dense(_, identity)
        }
        data four { from: rows(x, y) { -1, 0
          1, 2
          0.5, 1e-3
          0, -0.25 } }
        train Line on four {
          %s
        }
        """
            .formatted(train));
  }

  private static void assertContains(String text, CheckedModel model) {
    String completed = CompletedFile.of(model);
    assertTrue(completed.contains(text), () -> "no `" + text + "` in\n" + completed);
    assertSaysTheSame(model);
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits.nn", "iris.nn", "maxout.nn", "stacked.nn", "units.nn", "xor.nn"})
  void everyExampleComesBackWithTheSameMathematics(String name) {
    assertSaysTheSame(Mathematics.example(name));
  }

  @Test
  void irisHasEveryWidthLabelAndSetting() {
    assertEquals(
        """
        nn 1
        package com.example.iris

        /// Names an iris flower from four lengths in centimetres.
        model Iris {
          precision: float

          input  sepal_length: real in 0..10
          input  sepal_width: real in 0..10
          input  petal_length: real in 0..10
          input  petal_width: real in 0..10
          output species: one_of(setosa, versicolor, virginica)

          layers: standardize
               -> layer1: dense(4 -> 16, tanh, init: gaussian(sigma: 0.3), bias: true)
               -> layer2: dense(16 -> 8, relu, init: gaussian(sigma: 0.3), bias: true)
               -> layer3: dense(8 -> 3, softmax, init: gaussian(sigma: 0.3), bias: true)
        }

        data iris {
          from:  csv("iris.csv")
          split: train 70%, validation 15%, test 15%, stratified, seed 7
        }

        train Iris on iris {
          seed:      42
          loss:      cross_entropy
          optimizer: sgd(momentum: 0.9)
          batch:     16
          rate:      0.05
          stop:      (improvement(validation.error, 10 epochs) < 1% and validation.error < 0.1) or epochs >= 500
          keep:      best(validation.error)
          shuffle:   true
        }

        expect Iris {
          test.accuracy >= 90%
          parameters <= 300
          predict(5.1, 3.5, 1.4, 0.2) = setosa
        }
        """,
        CompletedFile.of(Mathematics.example("iris.nn")));
  }

  @Test
  void xorShowsTheLengthOfItsImprovementAndItsRows() {
    assertEquals(
        """
        nn 1

        /// The smallest network that one layer of units cannot replace.
        model Xor {
          precision: float

          input  a: real in -1..1
          input  b: real in -1..1
          output y: real in -1..1

          layers: layer1: dense(2 -> 2, tanh, init: gaussian(sigma: 0.5), bias: true)
               -> layer2: dense(2 -> 1, tanh, init: gaussian(sigma: 0.5), bias: true)
        }

        data truth {
          from: rows(a, b, y) {
            -1, -1, -1
            -1, 1, 1
            1, -1, 1
            1, 1, -1
          }
        }

        train Xor on truth {
          seed:      7
          loss:      squared
          optimizer: sgd(momentum: 0)
          batch:     all
          rate:      0.1
          stop:      (improvement(error, 1 epochs) < 1e-6 and error < 0.01) or epochs >= 20_000
          keep:      last
          shuffle:   true
        }
        """,
        CompletedFile.of(Mathematics.example("xor.nn")));
  }

  @Test
  void paramsStandInCommentsAndTheirValuesInTheModel() {
    String digits = CompletedFile.of(Mathematics.example("digits.nn"));
    assertTrue(digits.contains("\n// param hidden = 128\n"), digits);
    assertTrue(digits.contains("dense(784 -> 128, relu, init: he, bias: true)"), digits);
    String maxout = CompletedFile.of(Mathematics.example("maxout.nn"));
    assertTrue(maxout.contains("\n// param pieces = 4\n// param width = 64\n"), maxout);
    assertTrue(maxout.contains("validation: 10% of train, seed 7\n"), maxout);
    assertTrue(maxout.contains("on plateau(validation.error, 3 epochs): rate * 0.5"), maxout);
  }

  @Test
  void aParamInARuleBecomesItsValue() {
    CheckedModel model =
        Mathematics.checked(
            """
            nn 1
            param cap: int = 7
            param small: real = 3
            model Line { input x: real  output y: real  layers: dense(_) }
            data two { from: rows(x, y) { 0, 0
              1, 1 } }
            train Line on two { stop: error < small / 2 or epochs >= 10 * cap }
            """);
    assertContains("error < 1.5 or epochs >= 70\n", model);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sgd                               | sgd(momentum: 0)",
        "nesterov                          | nesterov(momentum: 0.9)",
        "adagrad                           | adagrad(epsilon: 1e-10)",
        "rmsprop(decay: 95%)               | rmsprop(decay: 0.95, epsilon: 1e-8)",
        "adam | adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weight_decay: 0)",
        "adamw | adamw(beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weight_decay: 0.01)",
        "line_search batch: all            | line_search",
        "lbfgs batch: all                  | lbfgs(history: 10)"
      })
  void everyOptimizerHasEachArgument(String written, String completed) {
    assertContains(
        "optimizer: " + completed + "\n",
        trainedBy("optimizer: " + written + " stop: epochs >= 3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.25",
        "constant(0.25, 2 epochs) then 0.125",
        "ramp(0 -> 0.05, 1.5 epochs) then cosine(0.05 -> 0, 10 epochs)",
        "exponential(0.1, 0.5 per 3 epochs)",
        "constant(0.1, 12_000 epochs) then step(0.1, 0.3 every 2 epochs)"
      })
  void everyScheduleIsWrittenAsItStood(String rate) {
    assertContains("rate:      " + rate + "\n", trainedBy("stop: epochs >= 3 rate: " + rate));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error < 0.1 or (gradient_norm < 1e-9 or epochs >= 3)",
        "(error < 0.1 and (gradient_norm < 1e-9 and error > 0.001)) or epochs >= 3",
        "error < 0.1 or error > 7 or epochs >= 3",
        "(error < 0.1 and error > 0.01 and error > 0.02) or epochs >= 3",
        "((error < 0.1 or error > 7) and gradient_norm < 2) or epochs >= 3",
        "(not (error < 0.1 and error > 7) and not error > 9) or epochs >= 3",
        "not not error < 0.1 or updates >= 1_000_000",
        "elapsed >= 2 h",
        "elapsed >= 90 min",
        "elapsed >= 0.5 s",
        "elapsed >= 7201 s",
        "improvement(error, 4 epochs) < -0.5 or epochs >= 3",
        "improvement(error, 4 epochs) < 1e-7 or epochs >= 3",
        "improvement(error, 4 epochs) < 12.5% or epochs >= 3"
      })
  void everyRuleKeepsItsTree(String rule) {
    CheckedModel model = trainedBy("stop: " + rule);
    assertSaysTheSame(model);
    assertContains("stop:      " + rule.replace("-0.5", "-50%") + "\n", model);
  }

  @Test
  void everyOtherSettingIsWritten() {
    assertContains(
        """
          loss:       huber(0.5)
          regularize: max_norm(3), l1(0.001), l2(1e-7)
        """,
        trainedBy(
            "loss: huber(0.5) regularize: max_norm(3), l1(1e-3), l2(1e-7) stop: epochs >= 3"));
    assertContains(
        "  on plateau(error, 3 epochs): rate * 0.1\n",
        trainedBy("on plateau(error, 3 epochs): rate * 10% stop: epochs >= 3"));
    assertContains(
        "  checkpoint: every 0.5 epochs, keep 1\n",
        trainedBy("checkpoint: every 0.5 epochs stop: epochs >= 3"));
    assertContains(
        "  checkpoint: every 90 s, keep 1\n",
        trainedBy("checkpoint: every 1.5 min stop: epochs >= 3"));
    assertContains(
        "  checkpoint: every 20_000 updates, keep 2\n",
        trainedBy("checkpoint: every 20000 updates, keep 2 stop: epochs >= 3"));
    assertContains("  seed:      1\n", trainedBy("stop: epochs >= 3"));
    assertContains("  shuffle:   false\n", trainedBy("shuffle: false stop: epochs >= 3"));
  }

  @Test
  void everyPhaseHasAllItsSettings() {
    CheckedModel model =
        trainedBy(
            """
            rate: 0.5  stop: epochs >= 3
            on plateau(error, 3 epochs): rate * 0.5, at most 2 times
            phase one: greedy autoencoder over first, second { tied: true }
            phase two: greedy supervised over first { batch: 1 }
            phase three: only second, third { optimizer: adam }
            phase four: all { keep: best(error) }
            compare: scratch
            """);
    assertContains(
        """
          phase one: greedy autoencoder over first, second {
            loss:      squared
            optimizer: sgd(momentum: 0)
            batch:     32
            rate:      0.5
            stop:      epochs >= 3
            keep:      last
            shuffle:   true
            tied:      true
            corrupt:   0
            on plateau(error, 3 epochs): rate * 0.5, at most 2 times
          }
        """,
        model);
    assertContains("  compare: scratch\n", model);
  }

  @Test
  void onePhaseOfAnyOtherNameStaysAPhase() {
    assertContains("  phase only: all {\n", trainedBy("phase only: all { stop: epochs >= 3 }"));
  }

  /** Three thirds of 22 digits; no decimals of 17 digits both read back as these and sum to 1. */
  @Test
  void sharesThatNoShortDecimalsSumToAreWrittenInFull() {
    CheckedModel model =
        Mathematics.checked(
            """
            nn 1
            model Line { input x: real  output y: real  layers: dense(_) }
            data thirds {
              from:  csv("line.csv")
              split: train 33.33333333333333333333%, validation 33.33333333333333333333%,
                     test 33.33333333333333333334%
            }
            train Line on thirds { stop: epochs >= 3 }
            """);
    assertSaysTheSame(model);
  }

  @Test
  void namesLabelsAndDocumentationComeBack() {
    CheckedModel model =
        Mathematics.checked(
            """
            nn 1
            /// A title.
            ///
            ///   An indented line with * and / and \\u0041.
            ///
            model rate {
              /// For both.
              input input, model[2, 3]: boolean
              input of: one_of(-1..1)
              ///
              input scaled[2]: real in 1e-12..12345678901234567890
              output then: one_of(or, -7, and)
              layers: epochs: dense(3, leaky_relu(-0.5), init: uniform(0.1), bias: false)
                   -> dropout(0.0001) -> relu -> h: abs -> dense(6) -> maxout(3) -> dropout(25%)
                   -> dense(4, prelu(0.1), init: lecun) -> dense(4, tanh, init: zeros)
                   -> softplus -> dense(_, softmax, init: gaussian(auto))
            }
            """);
    assertContains(
        "\n///   An indented line with * and / and \\u0041.\n///\nmodel rate {\n", model);
    assertContains("  ///\n  input  scaled[2]: real in 1e-12..1.2345678901234567e19\n", model);
    assertContains("  input  of: one_of(-1..1)\n  ///\n", model);
    assertContains("\n       -> dropout(0.0001)\n", model);
    assertContains(
        "epochs: dense(12 -> 3, leaky_relu(-0.5), init: uniform(0.1), bias: false)", model);
  }

  @Test
  void predictionsOfRealsKeepTheirTolerance() {
    CheckedModel model =
        Mathematics.checked(
            """
            nn 1
            model Line { input x: real  input on: boolean  output y: real  layers: dense(_) }
            expect Line { predict(-1e-5, true) = 20% +- 0.1  parameters < 2_000_000 }
            """);
    assertContains("  predict(-1e-5, true) = 0.2 +- 0.1\n  parameters < 2_000_000\n", model);
  }
}
