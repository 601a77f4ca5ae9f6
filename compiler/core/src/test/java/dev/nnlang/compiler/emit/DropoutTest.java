package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.reference.ReferenceNetwork;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What dropout does to training, and that it does nothing to anything else. */
final class DropoutTest {
  /** Central differences in double: truncation about h^2, rounding about 1e-16 / h. */
  private static final double H = 6e-6;

  private static final double TO_DIFFERENCES = 1e-7;

  /** Sums of some dozen terms near 1, each rounded to 1.1e-16. */
  private static final double TO_REFERENCE = 1e-12;

  private static final int NOISES = 10;

  /**
   * On the inputs, between layers, two in a row, behind a unit alone, hardly any, before the last.
   */
  private static final String EVERYWHERE =
      """
      nn 1
      model %s {
        precision: double
        input x[6]: real
        output y: one_of(a, b, c)
        layers: standardize -> dropout(20%%) -> dense(7, tanh) -> dropout(50%%)
             -> dense(6, softplus) -> dropout(30%%) -> dropout(10%%) -> dense(8, prelu)
             -> dropout(0.1%%) -> dense(12, sigmoid) -> softplus -> dropout(25%%)
             -> dense(_, softmax)
      }
      data d { from: csv("d.csv") }
      train %1$s on d {
        loss: cross_entropy  optimizer: sgd(momentum: 0.5)  batch: 16  rate: 0.1
        stop: epochs >= 4
      }
      """;

  private static ExampleRows rows(GeneratedModel model, int count) {
    return ExampleRows.random(model.model().network(), count, new SplittableRandom(71)).rounded();
  }

  @Test
  void gradientsUnderANoiseAreTheReferencesUnderItsMasks() {
    GeneratedModel model = GeneratedModel.of(EVERYWHERE.formatted("Dropping"));
    checkGradients(model, model.newNetwork());
  }

  private static <R> void checkGradients(GeneratedModel model, Network<R> network) {
    ExampleRows rows = rows(model, 5);
    Loss loss = model.plan().loss();
    LearnerProbe.drawParameters(network, rows, new SplittableRandom(72));
    LearnerProbe<R> probe = new LearnerProbe<>(network, rows);
    ReferenceNetwork reference =
        new ReferenceNetwork(model.model().network(), ReferenceTraining.parameters(network));
    for (long noise = 0; noise < NOISES; noise++) {
      probe.drop(noise);
      NoiseMasks masks = new NoiseMasks(model.model().network(), noise);
      Map<String, double[]> expected =
          reference.gradient(rows.inputs(), rows.targets(), loss, masks);
      Map<String, double[]> actual = probe.gradient();
      String what = "noise " + noise;
      assertEquals(
          reference.error(rows.inputs(), rows.targets(), loss, masks),
          probe.error(),
          TO_REFERENCE,
          what);
      assertEquals(expected.keySet(), actual.keySet());
      expected.forEach(
          (name, due) ->
              assertArrayEquals(
                  due, actual.getOrDefault(name, new double[0]), TO_REFERENCE, name + ", " + what));
    }
    compareWithDifferences(network, probe);
  }

  /** The noise loaded last stays, so that its masks are the same on both sides of a difference. */
  private static <R> void compareWithDifferences(Network<R> network, LearnerProbe<R> probe) {
    Map<String, double[]> gradient = probe.gradient();
    for (Tensor tensor : network.tensors()) {
      double[] exact = gradient.getOrDefault(tensor.name(), new double[0]);
      for (int i = 0; i < exact.length; i++) {
        double value = tensor.get(i);
        tensor.set(i, value + H);
        double above = probe.error();
        tensor.set(i, value - H);
        double below = probe.error();
        tensor.set(i, value);
        assertEquals((above - below) / (2 * H), exact[i], TO_DIFFERENCES, tensor.name() + " " + i);
      }
    }
  }

  @Test
  void predictionsAndErrorsAreWithoutDropout() {
    GeneratedModel model = GeneratedModel.of(EVERYWHERE.formatted("Predicting"));
    checkWithoutDropout(model, model.newNetwork());
  }

  private static <R> void checkWithoutDropout(GeneratedModel model, Network<R> network) {
    ExampleRows rows = rows(model, 40);
    List<Double> errors = new ArrayList<>();
    List<Double> due = new ArrayList<>();
    Trainer.of(network, model.training())
        .listener(
            progress -> {
              errors.add(progress.error());
              due.add(withoutMasks(model, network, rows));
            })
        .train(rows);
    assertEquals(4, errors.size());
    for (int epoch = 0; epoch < errors.size(); epoch++) {
      assertEquals(due.get(epoch), errors.get(epoch), TO_REFERENCE);
    }
    assertEquals(due.get(3), Trainer.score(network, rows).error(), TO_REFERENCE);

    LearnerProbe<R> probe = new LearnerProbe<>(network, rows);
    ReferenceNetwork reference =
        new ReferenceNetwork(model.model().network(), ReferenceTraining.parameters(network));
    for (double[] input : rows.inputs()) {
      assertArrayEquals(reference.predict(input), probe.predict(input), TO_REFERENCE);
    }
  }

  private static double withoutMasks(GeneratedModel model, Network<?> network, ExampleRows rows) {
    return new ReferenceNetwork(model.model().network(), ReferenceTraining.parameters(network))
        .error(rows.inputs(), rows.targets(), model.plan().loss());
  }

  /** One unit that adds up its inputs shows how many of them a dropout let through. */
  private static GeneratedModel sum(String name, int inputs, String share, String settings) {
    return GeneratedModel.of(
        """
        nn 1
        model %s {
          precision: double
          input x[%d]: real
          output y: real
          layers: dropout(%s) -> dense(_, bias: false)
        }
        data d { from: csv("d.csv") }
        train %1$s on d { loss: squared  optimizer: sgd  batch: all  %s }
        """
            .formatted(name, inputs, share, settings));
  }

  @Test
  void theShareThatIsDroppedIsTheDeclaredOne() {
    int inputs = 50;
    int rows = 200;
    for (int percent : new int[] {1, 20, 50, 90}) {
      double p = percent / 100.0;
      GeneratedModel model =
          sum("Share" + percent, inputs, percent + "%", "rate: 1  stop: epochs >= 1");
      double[] sums = droppedSums(model.newNetwork(), ones(inputs, rows), 5);
      double kept = 0;
      for (double sum : sums) {
        double count = sum * (1 - p);
        assertEquals(Math.rint(count), count, 1e-9, "those that are kept are scaled up");
        kept += count;
      }
      // Five deviations of a binomial share of 10,000 draws.
      double slack = 5 * Math.sqrt(p * (1 - p) / (inputs * rows));
      assertEquals(p, 1 - kept / (inputs * rows), slack, percent + "%");
    }
  }

  @Test
  void outputsAreTheUndroppedOnesOnAverage() {
    int inputs = 4;
    int noises = 4_000;
    GeneratedModel model = sum("Average", inputs, "30%", "rate: 1  stop: epochs >= 1");
    ExampleRows rows =
        new ExampleRows(List.of(new double[] {1, -2, 0.5, 3}), List.of(new double[1]));
    double sum = 0;
    for (int noise = 0; noise < noises; noise++) {
      sum += droppedSums(model.newNetwork(), rows, noise)[0];
    }
    // x m has the variance x^2 p / (1 - p); five deviations of the mean of 4,000.
    double deviation = Math.sqrt((1 + 4 + 0.25 + 9) * 0.3 / 0.7 / noises);
    assertEquals(2.5, sum / noises, 5 * deviation);
  }

  private static ExampleRows ones(int inputs, int rows) {
    double[] input = new double[inputs];
    Arrays.fill(input, 1);
    return new ExampleRows(
        Collections.nCopies(rows, input), Collections.nCopies(rows, new double[1]));
  }

  /** The outputs under {@code noise} where every weight is 1. */
  private static <R> double[] droppedSums(Network<R> network, ExampleRows rows, long noise) {
    network.tensors().forEach(tensor -> tensor.write(ones(tensor.size(), 1).inputs().get(0)));
    LearnerProbe<R> probe = new LearnerProbe<>(network, rows);
    probe.drop(noise);
    probe.error();
    return IntStream.range(0, rows.size()).mapToDouble(row -> probe.output(row)[0]).toArray();
  }

  /** With one row, an update moves the weights of the inputs that it lets through. */
  @Test
  void everyUpdateHasAMaskOfItsOwn() {
    int inputs = 40;
    GeneratedModel model = sum("Updates", inputs, "50%", "rate: 1e-3  stop: epochs >= 25");
    List<Set<Integer>> masks = movedWeights(model, model.newNetwork(), inputs);

    assertEquals(25, masks.size());
    assertEquals(25, new LinkedHashSet<>(masks).size(), "none comes again");
    assertEquals(masks, movedWeights(model, model.newNetwork(), inputs), "the same seed");
    // Five deviations of a binomial share of 1,000 draws.
    double share = masks.stream().mapToInt(Set::size).sum() / (25.0 * inputs);
    assertEquals(0.5, share, 5 * Math.sqrt(0.25 / 1_000));
  }

  private static <R> List<Set<Integer>> movedWeights(
      GeneratedModel model, Network<R> network, int inputs) {
    ExampleRows row = new ExampleRows(ones(inputs, 1).inputs(), List.of(new double[] {1_000}));
    Trainer.of(network, model.training()).maxUpdates(0).train(row);
    List<double[]> weights = new ArrayList<>(List.of(network.tensors().get(0).values()));
    List<Set<Integer>> moved = new ArrayList<>();
    Trainer.of(network, model.training())
        .listener(
            progress -> {
              double[] before = weights.get(weights.size() - 1);
              double[] after = network.tensors().get(0).values();
              Set<Integer> places = new LinkedHashSet<>();
              for (int i = 0; i < inputs; i++) {
                if (before[i] != after[i]) {
                  places.add(i);
                }
              }
              moved.add(places);
              weights.add(after);
            })
        .train(row);
    return moved;
  }

  /** About 9,000 parameters: with batches of 120 worth six threads. */
  private static final String LARGE =
      """
      nn 1
      model LargeDropping {
        input x[100]: real
        output y: one_of(0..9)
        layers: dropout(20%) -> dense(70, tanh) -> dropout(50%) -> dense(21, relu) -> dropout(30%)
             -> dense(_, softmax)
      }
      data d { from: csv("d.csv") }
      train LargeDropping on d {
        loss: cross_entropy  optimizer: adam  batch: 120  rate: 0.01  stop: epochs >= 3
      }
      """;

  @Test
  void threadsAndPartsDoNotShow() {
    GeneratedModel model = GeneratedModel.of(LARGE);
    ExampleRows rows = rows(model, 250);
    List<String> trained =
        IntStream.of(1, 2, 4)
            .mapToObj(threads -> trained(model, model.newNetwork(), rows, threads))
            .toList();
    assertEquals(1, Set.copyOf(trained).size(), trained::toString);

    List<String> updated =
        IntStream.of(1, 2, 3, 5, 17)
            .mapToObj(parts -> updated(model.newNetwork(), rows.part(0, 37), parts))
            .toList();
    assertEquals(1, Set.copyOf(updated).size(), updated::toString);
  }

  private static <R> String trained(
      GeneratedModel model, Network<R> network, ExampleRows rows, int threads) {
    Trainer.of(network, model.training()).threads(threads).train(rows);
    return Weights.fingerprint(network);
  }

  private static <R> String updated(Network<R> network, ExampleRows rows, int parts) {
    LearnerProbe.drawParameters(network, rows, new SplittableRandom(13));
    LearnerRun<R> run = new LearnerRun<>(network, rows, 16);
    run.update(0.01, parts);
    run.update(0.01, parts);
    return Weights.fingerprint(network);
  }
}
