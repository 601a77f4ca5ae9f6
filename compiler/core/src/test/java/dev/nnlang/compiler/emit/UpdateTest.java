package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Updates as the trainer makes them against {@code W - eta G}, written out. */
final class UpdateTest {
  /** One rounding of the mean, one of the step, one of the difference, of numbers near 1. */
  private static final double DOUBLE = 1e-15;

  /** The same in float, whose gradients differ in order too: 2^-24 each. */
  private static final double FLOAT = 4e-7;

  private static final double ETA = 0.125;
  private static final String IN_ORDER = "rate: 0.125  shuffle: false  stop: epochs >= 100";

  private static List<GeneratedModel> models(String settings) {
    return GeneratedModel.of(
        List.of(
            TrainedText.classes("Classes", "double", settings),
            TrainedText.reals("Reals", "double", settings),
            TrainedText.classes("FloatClasses", "float", settings),
            TrainedText.reals("FloatReals", "float", settings)));
  }

  private static double tolerance(GeneratedModel model) {
    return model.toString().startsWith("Float") ? FLOAT : DOUBLE;
  }

  private static ExampleRows rows(GeneratedModel model, int count) {
    return ExampleRows.random(model.model().network(), count, new SplittableRandom(5)).rounded();
  }

  private static <R> Network<R> train(
      GeneratedModel model, Network<R> network, ExampleSource rows, long updates) {
    Trainer.of(network, model.training()).maxUpdates(updates).train(rows);
    return network;
  }

  @Test
  void anUpdateOfAllRowsMovesAgainstTheGradientOfTheError() {
    for (GeneratedModel model : models("optimizer: sgd  batch: all  " + IN_ORDER)) {
      ExampleRows rows = rows(model, 11);
      Network<?> expected = train(model, model.newNetwork(), rows, 0);
      step(expected, gradient(expected, rows), 0, new LinkedHashMap<>());

      assertClose(model, expected, train(model, model.newNetwork(), rows, 1));
    }
  }

  @Test
  void momentumAddsTheVelocityOfTheUpdatesBefore() {
    for (GeneratedModel model : models("optimizer: sgd(momentum: 0.75)  batch: all  " + IN_ORDER)) {
      ExampleRows rows = rows(model, 11);
      Network<?> expected = train(model, model.newNetwork(), rows, 0);
      Map<String, double[]> velocity = new LinkedHashMap<>();
      for (int update = 1; update <= 5; update++) {
        step(expected, gradient(expected, rows), 0.75, velocity);
        assertClose(model, expected, train(model, model.newNetwork(), rows, update));
      }
    }
  }

  @Test
  void theLastSmallerBatchIsAveragedOverItsOwnSize() {
    for (GeneratedModel model : models("optimizer: sgd  batch: 4  " + IN_ORDER)) {
      ExampleRows rows = rows(model, 10);
      Network<?> expected = train(model, model.newNetwork(), rows, 0);
      for (List<Integer> batch : List.of(List.of(0, 4), List.of(4, 8), List.of(8, 10))) {
        ExampleRows some =
            new ExampleRows(
                rows.inputs().subList(batch.get(0), batch.get(1)),
                rows.targets().subList(batch.get(0), batch.get(1)));
        step(expected, gradient(expected, some), 0, new LinkedHashMap<>());
      }

      assertClose(model, expected, train(model, model.newNetwork(), rows, 3));
    }
  }

  @Test
  void shuffledRowsAreTheSameRowsInAnotherOrder() {
    String shuffled = "optimizer: sgd  batch: 10  rate: 0.125  stop: epochs >= 100";
    GeneratedModel model = GeneratedModel.of(TrainedText.classes("Shuffled", "double", shuffled));
    ExampleRows rows = rows(model, 10);
    Network<?> expected = train(model, model.newNetwork(), rows, 0);
    step(expected, gradient(expected, rows), 0, new LinkedHashMap<>());

    Network<?> trained = train(model, model.newNetwork(), rows, 1);
    assertClose(model, expected, trained);
    assertNotEquals(
        Weights.fingerprint(expected), Weights.fingerprint(trained), "sums in another order");
  }

  /** A batch larger than a chunk is the sum of its chunks, each weight's in ascending order. */
  @Test
  void aBatchHasTheSameBitsHoweverItIsCutIntoChunks() {
    for (GeneratedModel model : models("optimizer: sgd  batch: all  " + IN_ORDER)) {
      ExampleRows rows = rows(model, 600);
      List<String> fingerprints =
          IntStream.of(1, 7, 64, 256, 600)
              .mapToObj(capacity -> afterOneUpdate(model.newNetwork(), rows, capacity))
              .toList();
      assertEquals(List.of(fingerprints.get(0)), fingerprints.stream().distinct().toList());
    }
  }

  private static <R> String afterOneUpdate(Network<R> network, ExampleRows rows, int capacity) {
    LearnerProbe.drawParameters(network, rows, new SplittableRandom(3));
    LearnerRun<R> run = new LearnerRun<>(network, rows, capacity);
    run.update(ETA, 1);
    return Weights.fingerprint(network);
  }

  private static <R> Map<String, double[]> gradient(Network<R> network, ExampleRows rows) {
    return new LearnerProbe<>(network, rows).gradient();
  }

  /** {@code v = m v + G, W = W - eta v}. */
  private static void step(
      Network<?> network,
      Map<String, double[]> gradient,
      double momentum,
      Map<String, double[]> velocity) {
    for (Tensor tensor : network.tensors()) {
      double[] g = gradient.getOrDefault(tensor.name(), new double[0]);
      double[] v = velocity.computeIfAbsent(tensor.name(), name -> new double[g.length]);
      for (int i = 0; i < g.length; i++) {
        v[i] = momentum * v[i] + g[i];
        tensor.set(i, tensor.get(i) - ETA * v[i]);
      }
    }
  }

  private static void assertClose(GeneratedModel model, Network<?> expected, Network<?> actual) {
    List<String> far = new ArrayList<>();
    for (int t = 0; t < expected.tensors().size(); t++) {
      Tensor due = expected.tensors().get(t);
      Tensor moved = actual.tensors().get(t);
      for (int i = 0; i < due.size(); i++) {
        double distance = Math.abs(due.get(i) - moved.get(i));
        if (!(distance <= tolerance(model) * Math.max(1, Math.abs(due.get(i))))) {
          far.add(model + " " + due.name() + "[" + i + "] is off by " + distance);
        }
      }
    }
    assertEquals(List.of(), far);
  }
}
