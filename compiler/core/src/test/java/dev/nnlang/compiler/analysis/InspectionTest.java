package dev.nnlang.compiler.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.analysis.PhaseFigures.Memory;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.model.Task;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures worked out by hand. */
final class InspectionTest {
  private static Inspection example(String name) {
    return Inspection.of(Mathematics.example(name));
  }

  private static Memory memory(PhaseFigures phase) {
    return phase.memory().orElseThrow();
  }

  /** 784 x 128 + 128 x 10 weights; 6 FLOPs for each, and 2 less for those of the first layer. */
  @Test
  void digitsHas101770ParametersAnd409088FlopsPerExample() {
    Inspection digits = example("digits.nn");
    Figures total = digits.total();
    assertEquals(101_770, total.parameters());
    assertEquals(101_632, total.weights());
    assertEquals(138, total.biases());
    assertEquals(0, total.slopes());
    assertEquals(203_264, total.forwardFlops());
    assertEquals(203_264, total.gradientFlops());
    assertEquals(2_560, total.sensitivityFlops());
    assertEquals(409_088, total.trainingFlops());
    assertEquals(407_080, total.parameterBytes());
    assertEquals("com.example.digits", digits.packageName());
    assertEquals("Digits", digits.name());
    assertEquals(Task.CLASSIFICATION, digits.task());
    assertEquals(Precision.FLOAT, digits.precision());
    assertEquals(
        List.of(
            new FieldFigures("pixels", List.of(28, 28), "pixels[28, 28]", "real in 0..255", 784)),
        digits.inputs());
    assertEquals(
        List.of(new FieldFigures("digit", List.of(), "digit", "one_of(0..9)", 10)),
        digits.outputs());
  }

  @Test
  void digitsHasTwoLayersThatLearnAndOneThatScales() {
    assertEquals(
        List.of(
            new LayerFigures(Optional.empty(), "scale(0..1)", 784, 784, Figures.NONE),
            new LayerFigures(
                Optional.of("layer1"),
                "dense(784 -> 128, relu)",
                784,
                128,
                new Figures(100_352, 128, 0, 200_704, 200_704, 0, 401_920)),
            new LayerFigures(
                Optional.of("layer2"),
                "dense(128 -> 10, softmax)",
                128,
                10,
                new Figures(1_280, 10, 0, 2_560, 2_560, 2_560, 5_160))),
        example("digits.nn").layers());
  }

  /** 2 x (128 + 10) floats for each of 32 examples. */
  @Test
  void digitsTrainsWithoutStateInBatchesOf32() {
    Inspection digits = example("digits.nn");
    assertEquals(1_104, digits.rowBytes());
    assertEquals(
        List.of(new Memory(407_080, 0, Optional.of(BigInteger.valueOf(35_328)))),
        digits.phases().stream().map(InspectionTest::memory).toList());
  }

  /** 4 x 16 + 16 x 8 + 8 x 3 weights and 27 biases; a velocity beside each. */
  @Test
  void irisHas243ParametersAndAVelocityForEach() {
    Inspection iris = example("iris.nn");
    assertEquals(243, iris.total().parameters());
    assertEquals(216, iris.total().weights());
    assertEquals(27, iris.total().biases());
    assertEquals(432, iris.total().forwardFlops());
    assertEquals(1_168, iris.total().trainingFlops());
    assertEquals(972, iris.total().parameterBytes());
    assertEquals(216, iris.rowBytes());
    assertEquals(
        new Memory(972, 972, Optional.of(BigInteger.valueOf(3_456))), memory(iris.phases().get(0)));
  }

  /** The whole set at once: how many rows that is, only the data knows. */
  @Test
  void xorHasNoWorkspaceOfABatch() {
    Inspection xor = example("xor.nn");
    assertEquals(9, xor.total().parameters());
    assertEquals(6 * 6 - 2 * 4, xor.total().trainingFlops());
    assertEquals(new Memory(36, 0, Optional.empty()), memory(xor.phases().get(0)));
  }

  /** Doubles; 12 slopes; maxout(2) and maxout(3) keep 6 and 4 outputs beside their 12 signals. */
  @Test
  void unitsHasSlopesAndGroups() {
    Inspection units = example("units.nn");
    assertEquals(1_352, units.total().weights());
    assertEquals(122, units.total().biases());
    assertEquals(12, units.total().slopes());
    assertEquals(1_486, units.total().parameters());
    assertEquals(1_486 * 8, units.total().parameterBytes());
    assertEquals(7_872, units.total().trainingFlops());
    assertEquals(2 * (10 * 12 + 2 + 6 + 4) * 8, units.rowBytes());
    assertEquals(List.of(), units.phases());
    LayerFigures groups = units.layers().get(4);
    assertEquals("dense(12 -> 6, maxout(2))", groups.spelling());
    assertEquals(6, groups.outputWidth());
    assertEquals(144, groups.figures().weights());
    assertEquals(12, units.inputs().stream().mapToInt(FieldFigures::width).sum() + 2);
  }

  @Test
  void maxoutCountsEverySignalOfItsGroups() {
    Inspection maxout = example("maxout.nn");
    assertEquals(784 * 256 + 64 * 32 + 32 * 10, maxout.total().weights());
    assertEquals(203_370, maxout.total().parameters());
    assertEquals(817_024, maxout.total().trainingFlops());
    assertEquals(2 * (256 + 64 + 64 + 32 + 10) * 4, maxout.rowBytes());
    assertEquals(
        new Memory(813_480, 813_480, Optional.of(BigInteger.valueOf(218_112))),
        memory(maxout.phases().get(0)));
  }

  @Test
  void stackedListsBothPhasesAndMeasuresTheOneOfTheWholeNetwork() {
    Inspection stacked = example("stacked.nn");
    assertEquals(
        List.of("pretrain", "finetune"),
        stacked.phases().stream().map(figures -> figures.phase().name()).toList());
    assertEquals(242_762, stacked.total().parameters());
    assertEquals(Optional.empty(), stacked.phases().get(0).memory());
    assertEquals(
        new Memory(971_048, 971_048, Optional.of(BigInteger.valueOf(2 * 458 * 4 * 32))),
        memory(stacked.phases().get(1)));
  }

  private static Inspection trainedBy(String train) {
    return Inspection.of(
        Mathematics.checked(
            """
            nn 1
            model Line {
              input x: real  output y: real
              layers: first: dense(2, tanh) -> second: dense(_)
            }
            data two { from: rows(x, y) { 0, 0
              1, 1 } }
            train Line on two { stop: epochs >= 3  %s }
            """
                .formatted(train)));
  }

  /** 7 parameters, 28 bytes. */
  @ParameterizedTest
  @CsvSource({
    "sgd, 0",
    "sgd(momentum: 0.5), 28",
    "nesterov, 28",
    "adagrad, 28",
    "rmsprop, 28",
    "adam, 56",
    "adamw, 56",
    "line_search batch: all, 0",
    "lbfgs batch: all, 560",
    "lbfgs(history: 3) batch: all, 168"
  })
  void eachOptimizerRemembersItsOwn(String optimizer, long bytes) {
    Inspection line = trainedBy("optimizer: " + optimizer);
    assertEquals(7, line.total().parameters());
    assertEquals(28, memory(line.phases().get(0)).gradientBytes());
    assertEquals(bytes, memory(line.phases().get(0)).optimizerBytes());
  }

  @Test
  void aPhaseOverSomeLayersHasTheirGradientAlone() {
    Inspection line = trainedBy("phase last: only second { optimizer: adam }");
    assertEquals(3 * 4, memory(line.phases().get(0)).gradientBytes());
    assertEquals(3 * 8, memory(line.phases().get(0)).optimizerBytes());
  }

  /** 24 bytes, of 3 activations and 3 sensitivities, for each of 2^31 - 1 examples. */
  @Test
  void theLargestBatchIsCountedExactly() {
    Inspection line = trainedBy("batch: 2147483647");
    assertEquals(
        BigInteger.valueOf(24).multiply(BigInteger.valueOf(Integer.MAX_VALUE)),
        memory(line.phases().get(0)).workspaceBytes().orElseThrow());
  }

  @Test
  void aUnitAloneMayLearnSlopes() {
    Inspection line =
        Inspection.of(
            Mathematics.checked(
                """
                nn 1
                model Line {
                  input x[3]: real  output y: real
                  layers: dense(4, relu) -> dropout(50%) -> prelu(0.25) -> dense(_)
                }
                """));
    LayerFigures alone = line.layers().get(2);
    assertEquals(Optional.of("unit1"), alone.name());
    assertEquals("prelu(0.25)", alone.spelling());
    assertEquals(new Figures(0, 0, 4, 0, 0, 0, 16), alone.figures());
    assertEquals(2 * (4 + 4 + 4 + 1) * 4, line.rowBytes());
    assertEquals(
        Mathematics.checked(line.completedFile()).network().parameterCount(),
        line.total().parameters());
  }
}
