package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.runtime.DivergedException;
import dev.nnlang.runtime.DivergedException.Quantity;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Weights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings that leave the numbers, from a file to what is said of them. */
class DivergedTrainingTest {
  private static final String FLOWERS =
      """
      nn 1
      model Flowers {
        precision: %s
        input  sepal_length, sepal_width, petal_length, petal_width: real in 0..10
        output species: one_of(setosa, versicolor, virginica)
        layers: standardize -> dense(16, tanh) -> dropout(20%%) -> mid: dense(8, relu)
             -> dense(_, softmax)
      }
      data iris { from: csv("iris.csv")  split: train 70%%, validation 15%%, test 15%%, seed 7 }
      train Flowers on iris { loss: cross_entropy  stop: epochs >= 500  %s }
      """;

  private static final String LINES =
      """
      nn 1
      model Lines {
        precision: %s
        input  a, b: real
        output y: real
        layers: %s
      }
      data values {
        from: rows(a, b, y) {
          1, 0, 3
          %s
          4, 0, 6
          0, 0, 1
        }
      }
      train Lines on values { loss: %s  shuffle: false  stop: epochs >= %s }
      """;

  @TempDir Path folder;

  private final Map<ModelFile, LoadedModel> loaded = new HashMap<>();

  private ModelFile flowers(String precision, String settings) {
    Models.copied("iris.nn", folder, "iris.csv");
    return Models.written(folder, FLOWERS.formatted(precision, settings));
  }

  /**
   * @param epochs and what else there is to say
   */
  private ModelFile lines(String precision, String layers, String row, String loss, String epochs) {
    return Models.written(folder, LINES.formatted(precision, layers, row, loss, epochs));
  }

  private TrainOutcome train(ModelFile file, TrainOptions options) {
    LoadedModel model = loaded.computeIfAbsent(file, Models::loaded);
    return TrainRun.run(model, file.locations(), options, progress -> {}, warning -> {});
  }

  private DivergedTraining diverged(ModelFile file, int threads) {
    TrainOptions options =
        new TrainOptions(OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty(), threads);
    return assertThrows(DivergedTraining.class, () -> train(file, options));
  }

  private static DivergedException facts(DivergedTraining diverged) {
    return assertInstanceOf(DivergedException.class, diverged.getCause());
  }

  private static Diagnostic diagnostic(ModelFile file, DivergedTraining diverged) {
    return diverged.diagnostic(file.check().syntax().orElseThrow(), List.of());
  }

  private static String text(ModelFile file, Diagnostic.Label label) {
    return file.source().text().substring(label.span().start(), label.span().end());
  }

  /** With what each optimizer remembers, with dropout, and however the batch is divided. */
  @ParameterizedTest
  @CsvSource({
    "float, optimizer: sgd(momentum: 0.9)  rate: 50",
    "float, optimizer: nesterov(momentum: 0.9)  rate: 50  batch: 7",
    "float, optimizer: rmsprop  rate: 1e38",
    "float, optimizer: adagrad  rate: 1e38  regularize: l2(1e-5)",
    "float, optimizer: adam  rate: 1e38  batch: all",
    "double, rate: 1e40",
    "float, rate: 1e30  batch: 1  regularize: max_norm(1e30)"
  })
  void theLastGoodWeightsAreThoseOfATrainingThatEndsThere(String precision, String settings) {
    ModelFile file = flowers(precision, settings);
    DivergedTraining diverged = diverged(file, 1);
    DivergedException facts = facts(diverged);
    Network<?> good = diverged.lastGood().orElseThrow();
    long updates =
        facts.quantity() == Quantity.LOSS || facts.quantity() == Quantity.ACTIVATION
            ? facts.update() - 2
            : facts.update() - 1;
    TrainOptions ending =
        new TrainOptions(OptionalLong.empty(), OptionalInt.empty(), OptionalLong.of(updates), 1);
    assertEquals(train(file, ending).fingerprint(), Weights.fingerprint(good), facts.toString());
    DivergedTraining again = diverged(file, 3);
    assertEquals(diverged.getMessage(), again.getMessage());
    assertEquals(Weights.fingerprint(good), Weights.fingerprint(again.lastGood().orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"float", "double"})
  void aGradientThatOverflowsIsSaidInItsUpdateThoughRectifiersHideIt(String precision) {
    String large = precision.equals("float") ? "0, 3e38, 0" : "0, 1e308, 0";
    ModelFile file =
        lines(
            precision,
            "h1: dense(6, relu, init: gaussian(sigma: 1e-3)) -> h2: dense(6, identity,"
                + " init: gaussian(sigma: 10)) -> out: dense(_, identity, init: gaussian(sigma: 5))",
            large,
            "absolute",
            "1  batch: 1  rate: 1e-3");
    DivergedException facts = facts(diverged(file, 1));
    assertEquals(Quantity.GRADIENT, facts.quantity(), facts.toString());
    assertEquals(1, facts.layer(), facts.toString());
    assertEquals(2, facts.update(), facts.toString());
    assertEquals(1, facts.example());
    assertTrue(facts.hasGoodWeights());
  }

  /** A search would find no step along it, and end as if there were nothing to gain. */
  @ParameterizedTest
  @ValueSource(strings = {"line_search", "lbfgs"})
  void aGradientThatOverflowsIsSaidBeforeASearchAlongIt(String search) {
    ModelFile file =
        lines(
            "float",
            "h1: dense(6, relu, init: gaussian(sigma: 1e-3)) -> h2: dense(6, identity,"
                + " init: gaussian(sigma: 10)) -> out: dense(_, identity, init: gaussian(sigma: 5))",
            "0, 3e38, 0",
            "absolute",
            "1  batch: all  optimizer: " + search);
    DivergedException facts = facts(diverged(file, 1));
    assertEquals(Quantity.GRADIENT, facts.quantity(), facts.toString());
    assertEquals(1, facts.layer(), facts.toString());
    assertEquals(1, facts.update(), facts.toString());
    assertEquals(1, facts.example());
    assertFalse(facts.hasGoodWeights());
  }

  @Test
  void theCaretIsAtTheRateAndTheLayerAndTheRowIsThatOfTheFile() {
    ModelFile file = flowers("float", "optimizer: sgd(momentum: 0.9)  rate: 50");
    DivergedTraining diverged = diverged(file, 1);
    Diagnostic diagnostic = diagnostic(file, diverged);
    assertEquals("50", text(file, diagnostic.primary()));
    assertEquals(1, diagnostic.secondary().size());
    assertTrue(text(file, diagnostic.secondary().get(0)).startsWith("dense("));
    assertTrue(diagnostic.message().contains(" of `iris.csv` is not finite in epoch "));
    assertTrue(diagnostic.fix().orElseThrow().help().startsWith("try `rate: "));
    assertTrue(diverged.trainingRow().isPresent());
  }

  @Test
  void aPhaseIsNamedWithItsOwnRate() {
    ModelFile file =
        flowers(
            "float",
            "rate: 0.1 phase calm: all { stop: epochs >= 2 } phase wild: only mid, layer3"
                + " { rate: 1e30 }");
    Diagnostic diagnostic = diagnostic(file, diverged(file, 1));
    assertEquals("1e30", text(file, diagnostic.primary()));
    assertTrue(diagnostic.message().endsWith(" of phase `wild`"), diagnostic.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoencoder", "supervised"})
  void aRoundIsNamedWithItsLayerAndLeavesTheWholeNetworkFinite(String kind) {
    ModelFile file =
        flowers(
            "float",
            "phase deep: greedy "
                + kind
                + " over layer1, mid { rate: 1e30 loss: "
                + (kind.equals("autoencoder") ? "squared" : "cross_entropy")
                + " }"
                + " phase all: all { }");
    DivergedTraining diverged = diverged(file, 1);
    Diagnostic diagnostic = diagnostic(file, diverged);
    assertTrue(diagnostic.message().contains(" of phase `deep`, layer `"), diagnostic.message());
    assertEquals("1e30", text(file, diagnostic.primary()));
    assertTrue(
        diverged.lastGood().orElseThrow().tensors().stream()
            .flatMapToDouble(tensor -> Arrays.stream(tensor.values()))
            .allMatch(Double::isFinite));
  }

  @Test
  void hugeFirstWeightsAreBlamed() {
    ModelFile file =
        lines(
            "float",
            "a: dense(4, relu) -> b: dense(4, relu) -> c: dense(_, identity,"
                + " init: gaussian(sigma: 1e38))",
            "2, 3, 4",
            "squared",
            "10");
    DivergedTraining diverged = diverged(file, 1);
    Diagnostic diagnostic = diagnostic(file, diverged);
    assertTrue(diverged.lastGood().isEmpty());
    assertTrue(diagnostic.fix().orElseThrow().help().contains("first weights"), "" + diagnostic);
    assertTrue(diagnostic.notes().toString().contains("in `c`"), diagnostic.toString());
  }

  @Test
  void hugeInputsAreBlamedWithTheirRange() {
    ModelFile file =
        lines(
            "float",
            "a: dense(4, tanh) -> dense(4, tanh) -> dense(_, identity)",
            "2, 3e38, 4",
            "squared",
            "10  batch: 1  rate: 1");
    Diagnostic diagnostic = diagnostic(file, diverged(file, 1));
    assertTrue(
        diagnostic.fix().orElseThrow().help().contains("`standardize`"), diagnostic.toString());
    assertTrue(
        diagnostic
            .notes()
            .contains(
                "input `b` goes from 0 to 3e38 in the training set and is neither scaled nor"
                    + " standardized"),
        diagnostic.toString());
  }

  /**
   * First weights with which the rate of the last phase is far too large, until a phase shrinks
   * them.
   */
  private ModelFile shrunk(String compare) {
    return Models.written(
        folder,
        """
        nn 1
        model Lines {
          input  a, b: real
          output y: real
          layers: low: dense(4, identity, init: gaussian(sigma: 30))
               -> out: dense(_, identity, init: gaussian(sigma: 30))
        }
        data values { from: rows(a, b, y) { 1, 0, 3   2, 3, 4   4, 0, 6   0, 0, 1 } }
        train Lines on values {
          loss: squared  batch: 2  shuffle: false  %s
          phase calm: all { rate: 1e-12  regularize: max_norm(0.1)  stop: epochs >= 1 }
          phase fine: all { rate: 0.01  stop: epochs >= 200 }
        }
        """
            .formatted(compare));
  }

  /** The weights of the training itself stay, and the place is that of the last phase alone. */
  @Test
  void aControlFromScratchIsNamedAndLeavesWhatWasTrained() {
    String trained = train(shrunk(""), TrainOptions.DECLARED).fingerprint();
    ModelFile file = shrunk("compare: scratch");
    DivergedTraining diverged = diverged(file, 1);
    DivergedException facts = facts(diverged);
    assertTrue(facts.scratch());
    assertEquals("fine", facts.phase());
    assertEquals(trained, Weights.fingerprint(diverged.lastGood().orElseThrow()));
    Diagnostic diagnostic = diagnostic(file, diverged);
    assertTrue(
        diagnostic.message().endsWith(" of phase `fine`, from scratch"), diagnostic.message());
    assertEquals("0.01", text(file, diagnostic.primary()));

    String alone = file.source().text().replace("compare: scratch", "");
    int from = alone.indexOf("phase calm");
    DivergedException plain =
        facts(
            diverged(
                Models.written(
                    folder,
                    alone.substring(0, from) + alone.substring(alone.indexOf("phase fine"))),
                1));
    assertEquals(plain.getMessage() + " of phase fine, from scratch", facts.getMessage());
    assertEquals(plain.rate(), facts.rate());
    assertEquals(diverged.getMessage(), diverged(file, 3).getMessage());
  }

  /** They look at the whole set, as a gradient step with {@code batch: all} does. */
  @ParameterizedTest
  @ValueSource(strings = {"line_search", "lbfgs(history: 4)"})
  void aSearchNamesThePlaceThatAGradientStepNames(String optimizer) {
    String layers =
        "a: dense(4, relu) -> b: dense(4, relu) -> c: dense(_, identity,"
            + " init: gaussian(sigma: 1e38))";
    ModelFile step = lines("float", layers, "2, 3, 4", "squared", "10  batch: all  rate: 1");
    DivergedException expected = facts(diverged(step, 1));
    ModelFile search =
        lines(
            "float",
            layers,
            "2, 3, 4",
            "squared",
            "10  batch: all  rate: 1  optimizer: " + optimizer);
    DivergedTraining diverged = diverged(search, 1);
    assertEquals(expected.getMessage(), diverged.getMessage());
    assertEquals(expected.value(), facts(diverged).value());
    assertTrue(diverged.lastGood().isEmpty());
    assertEquals(diverged.getMessage(), diverged(search, 3).getMessage());
  }
}
