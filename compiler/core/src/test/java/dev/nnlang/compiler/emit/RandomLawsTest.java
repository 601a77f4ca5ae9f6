package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every network whatever it computes, tried on random ones in double. */
final class RandomLawsTest {
  private static final int MODELS = Campaign.size(30, 3_000);
  private static final int PER_JAVAC = 30;

  /** Sums of at most some thousand terms near 1, each rounded to 1.1e-16, in another order. */
  private static final double ANOTHER_ORDER = 1e-12;

  private int units;
  private int labels;
  private int scalings;

  @Test
  void everyLawHoldsForEveryModel() {
    for (int first = 0; first < MODELS; first += PER_JAVAC) {
      List<String> texts = new ArrayList<>();
      for (int seed = first; seed < Math.min(first + PER_JAVAC, MODELS); seed++) {
        RandomGenerator random = new SplittableRandom(seed);
        // Max_norm shrinks without a step, and so whatever the rate.
        texts.add(RandomTraining.of(RandomModel.text("M" + seed, "double", random), random, false));
      }
      List<GeneratedModel> models = GeneratedModel.of(texts);
      for (int i = 0; i < models.size(); i++) {
        new Laws<>(models.get(i), models.get(i).newNetwork(), first + i).check();
        Campaign.progress("random laws", first + i + 1, MODELS);
      }
    }
    System.out.printf(
        "random laws: seeds 0..%d, %d hidden layers permuted, %d outputs permuted, %d losses"
            + " scaled%n",
        MODELS - 1, units, labels, scalings);
    assertTrue(units >= MODELS, "few hidden layers are permuted");
    assertTrue(labels >= MODELS / 2, "few outputs are permuted");
    assertTrue(scalings >= MODELS / 40, "few losses are scaled");
  }

  /** A network with drawn parameters and examples. */
  private final class Laws<R> {
    private final GeneratedModel model;
    private final dev.nnlang.compiler.model.Network layers;
    private final Network<R> network;
    private final RandomGenerator random;
    private final ExampleRows rows;
    private final Map<String, double[]> parameters;
    private final Loss loss;
    private final String what;

    Laws(GeneratedModel model, Network<R> network, int seed) {
      this.model = model;
      this.layers = model.model().network();
      this.network = network;
      this.random = new SplittableRandom(7_000_003L * (seed + 1));
      this.rows = ExampleRows.random(layers, 1 + random.nextInt(9), random);
      LearnerProbe.drawParameters(network, rows, random);
      this.parameters = ReferenceTraining.parameters(network);
      this.loss = model.plan().loss();
      this.what = "seed " + seed + " of\n" + model.text();
    }

    void check() {
      aRateOf0ChangesNoBit();
      anExampleTwiceIsAsManyAsOnce();
      for (int layer : PermutedUnits.candidates(layers)) {
        int[] order = PermutedUnits.order(layers.layers().get(layer).outputWidth(), random);
        if (PermutedUnits.isLast(layers, layer)) {
          permutedOutputsAreTheOutputsPermuted(layer, order);
        } else {
          hiddenUnitsHaveNoOrder(layer, order);
        }
      }
      if (isHomogeneousAtTheEnd()) {
        theErrorScalesWithTargetsAndWeights();
      }
    }

    private void set(Map<String, double[]> values) {
      network
          .tensors()
          .forEach(
              tensor -> {
                double[] numbers = values.getOrDefault(tensor.name(), new double[0]);
                for (int i = 0; i < numbers.length; i++) {
                  tensor.set(i, numbers[i]);
                }
              });
    }

    private LearnerProbe<R> probe(Map<String, double[]> values, ExampleRows some) {
      set(values);
      return new LearnerProbe<>(network, some);
    }

    private void aRateOf0ChangesNoBit() {
      String before = Weights.fingerprint(network);
      LearnerRun<R> inChunks = new LearnerRun<>(network, rows, 1 + rows.size() / 2);
      LearnerRun<R> inOne = new LearnerRun<>(network, rows, rows.size());
      for (int update = 0; update < 2; update++) {
        inChunks.update(0, 2);
        inOne.update(0, 2);
      }
      assertEquals(before, Weights.fingerprint(network), () -> "rate 0, " + what);
    }

    private void anExampleTwiceIsAsManyAsOnce() {
      ExampleRows twice =
          new ExampleRows(
              rows.inputs().stream().flatMap(row -> Stream.of(row, row)).toList(),
              rows.targets().stream().flatMap(row -> Stream.of(row, row)).toList());
      LearnerProbe<R> once = probe(parameters, rows);
      LearnerProbe<R> doubled = probe(parameters, twice);
      near("error, twice", once.error(), doubled.error());
      near("twice", once.gradient(), doubled.gradient());
    }

    private void hiddenUnitsHaveNoOrder(int layer, int[] order) {
      units++;
      LearnerProbe<R> straight = probe(parameters, rows);
      double error = straight.error();
      Map<String, double[]> gradient = straight.gradient();
      LearnerProbe<R> permuted = probe(PermutedUnits.of(layers, layer, order, parameters), rows);
      near("error, hidden units permuted", error, permuted.error());
      near(
          "hidden units permuted",
          PermutedUnits.of(layers, layer, order, gradient),
          permuted.gradient());
    }

    /** No gradients: hinge punishes the first of several rivals, so that ties have an order. */
    private void permutedOutputsAreTheOutputsPermuted(int layer, int[] order) {
      labels++;
      LearnerProbe<R> straight = probe(parameters, rows);
      double error = straight.error();
      List<double[]> outputs = outputs(straight::output);
      ExampleRows moved =
          new ExampleRows(
              rows.inputs(),
              rows.targets().stream().map(target -> PermutedUnits.of(order, target)).toList());
      LearnerProbe<R> permuted = probe(PermutedUnits.of(layers, layer, order, parameters), moved);
      near("error, outputs permuted", error, permuted.error());
      for (int row = 0; row < rows.size(); row++) {
        near("outputs", PermutedUnits.of(order, outputs.get(row)), permuted.output(row));
      }
    }

    private List<double[]> outputs(IntFunction<double[]> output) {
      return IntStream.range(0, rows.size()).mapToObj(output).toList();
    }

    private boolean isHomogeneousAtTheEnd() {
      Layer last = layers.layers().get(layers.layers().size() - 1);
      return layers.task() == Task.REGRESSION
          && (loss instanceof Loss.Squared || loss instanceof Loss.Absolute)
          && last instanceof Layer.Dense dense
          && isHomogeneous(dense.unit());
    }

    private static boolean isHomogeneous(Unit unit) {
      return unit instanceof Unit.Identity
          || unit instanceof Unit.Relu
          || unit instanceof Unit.Abs
          || unit instanceof Unit.LeakyRelu
          || unit instanceof Unit.PRelu
          || unit instanceof Unit.Maxout;
    }

    /** Powers of 2 round nothing: with weights, biases and targets of the last layer doubled. */
    private void theErrorScalesWithTargetsAndWeights() {
      scalings++;
      double factor = loss instanceof Loss.Squared ? 4 : 2;
      LearnerProbe<R> straight = probe(parameters, rows);
      double error = straight.error();
      Map<String, double[]> gradient = straight.gradient();
      String last = layers.denseLayers().get(layers.denseLayers().size() - 1).name();
      Map<String, double[]> larger = ReferenceTraining.parameters(network);
      larger.computeIfPresent(last + ".weight", (name, w) -> times(2, w));
      larger.computeIfPresent(last + ".bias", (name, b) -> times(2, b));
      List<double[]> targets = rows.targets().stream().map(target -> times(2, target)).toList();
      LearnerProbe<R> scaled = probe(larger, new ExampleRows(rows.inputs(), targets));
      assertEquals(factor * error, scaled.error(), () -> "scaled error, " + what);
      scaled
          .gradient()
          .forEach(
              (name, actual) -> {
                boolean doubled = name.equals(last + ".weight") || name.equals(last + ".bias");
                double[] due = gradient.getOrDefault(name, new double[0]);
                assertArrayEquals(
                    times(doubled ? factor / 2 : factor, due), actual, () -> name + ", " + what);
              });
    }

    private static double[] times(double factor, double[] values) {
      double[] product = values.clone();
      for (int i = 0; i < product.length; i++) {
        product[i] *= factor;
      }
      return product;
    }

    private void near(String name, double expected, double actual) {
      assertEquals(
          expected, actual, ANOTHER_ORDER * Math.max(1, expected), () -> name + ", " + what);
    }

    private void near(String name, Map<String, double[]> expected, Map<String, double[]> actual) {
      assertEquals(expected.keySet(), actual.keySet(), what);
      expected.forEach(
          (tensor, due) ->
              near(name + ", " + tensor, due, actual.getOrDefault(tensor, new double[0])));
    }

    private void near(String name, double[] expected, double[] actual) {
      double scale = 1;
      for (double value : expected) {
        scale = Math.max(scale, Math.abs(value));
      }
      assertArrayEquals(expected, actual, ANOTHER_ORDER * scale, () -> name + ", " + what);
    }

    @Override
    public String toString() {
      return model.toString();
    }
  }
}
