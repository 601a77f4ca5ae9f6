package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.plan.Target;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.TrainingReport;
import dev.nnlang.runtime.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** However the work is divided, the bits are the same. */
final class SameBitsTest {
  /** About 9,000 parameters: with batches of 120 worth six threads. */
  private static final String LARGE =
      """
      nn 1
      model Large {
        input x[100]: real
        output y: one_of(0..9)
        layers: standardize -> dense(70, tanh) -> dense(21, relu) -> dense(_, softmax)
        init: glorot
      }
      data d { from: csv("d.csv") }
      train Large on d {
        loss: cross_entropy  optimizer: sgd(momentum: 0.9)  batch: 120  rate: 0.05
        stop: epochs >= 3 and gradient_norm > 0 or epochs >= 4
        keep: best(accuracy)
      }
      """;

  private static List<GeneratedModel> models = List.of();

  @BeforeAll
  static void compile() {
    String settings = "optimizer: sgd(momentum: 0.5)  batch: all  rate: 0.1  stop: epochs >= 1";
    models =
        GeneratedModel.of(
            List.of(
                LARGE,
                LARGE.replace("Large", "LargeDouble").replace("  input", "precision: double input"),
                TrainedText.classes("Classes", "float", settings),
                TrainedText.reals("Reals", "double", settings)));
  }

  private static ExampleRows rows(GeneratedModel model, int count) {
    return ExampleRows.random(model.model().network(), count, new SplittableRandom(11)).rounded();
  }

  @Test
  void trainingGivesTheSameBitsOnOneTwoAndFourThreads() {
    for (GeneratedModel model : models) {
      List<String> results =
          IntStream.of(1, 2, 4)
              .mapToObj(threads -> trained(model, model.newNetwork(), threads))
              .toList();
      assertEquals(List.of(results.get(0)), results.stream().distinct().toList(), model::toString);
    }
  }

  @Test
  void aFirstLayerByOutputsGivesTheSameBitsOnOneTwoAndFourThreads() {
    String text = LARGE.replace("x[100]", "x[300]").replace("dense(70, tanh)", "dense(150, tanh)");
    GeneratedModel plain = GeneratedModel.of(text);
    GeneratedModel vector = GeneratedModel.of(List.of(text), Target.VECTOR).get(0);
    assertTrue(vector.plan().enters());
    String expected = trained(plain, plain.newNetwork(), 1);
    for (int threads : new int[] {1, 2, 4}) {
      assertEquals(expected, trained(vector, vector.newNetwork(), threads), threads + " threads");
    }
  }

  private static <R> String trained(GeneratedModel model, Network<R> network, int threads) {
    TrainingReport report =
        Trainer.of(network, model.training()).threads(threads).train(rows(model, 250));
    return Weights.fingerprint(network)
        + " %d %s %s %s"
            .formatted(
                report.updates(),
                report.last().stoppedBy(),
                report.last().bestEpoch(),
                report.training());
  }

  @Test
  void updatesGiveTheSameBitsInAnyNumberOfParts() {
    for (GeneratedModel model : models) {
      List<String> results =
          IntStream.of(1, 2, 3, 5, 17)
              .mapToObj(parts -> updated(model, model.newNetwork(), parts))
              .toList();
      assertEquals(List.of(results.get(0)), results.stream().distinct().toList(), model::toString);
    }
  }

  private static <R> String updated(GeneratedModel model, Network<R> network, int parts) {
    ExampleRows rows = rows(model, 37);
    LearnerProbe.drawParameters(network, rows, new SplittableRandom(13));
    LearnerRun<R> run = new LearnerRun<>(network, rows, 16);
    run.update(0.1, parts);
    run.update(0.1, parts);
    return Weights.fingerprint(network);
  }

  @Test
  void eightThreadsPredictOnOneInstanceWhatOneThreadPredicts() throws Exception {
    for (GeneratedModel model : models) {
      predictTogether(model, model.newNetwork());
    }
  }

  private static <R> void predictTogether(GeneratedModel model, Network<R> network)
      throws Exception {
    ExampleRows rows = rows(model, 200);
    LearnerProbe.drawParameters(network, rows, new SplittableRandom(17));
    List<double[]> serial = predictions(network, rows);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<double[]>>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(() -> predictions(network, rows));
      }
      for (Future<List<double[]>> future : threads.invokeAll(tasks)) {
        List<double[]> parallel = future.get();
        for (int n = 0; n < rows.size(); n++) {
          assertArrayEquals(serial.get(n), parallel.get(n), model + ", row " + n);
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  private static <R> List<double[]> predictions(Network<R> network, ExampleRows rows) {
    List<double[]> predictions = new ArrayList<>();
    R y = network.precision().row(new double[network.signature().outputWidth()]);
    for (double[] input : rows.inputs()) {
      network.predict(network.precision().row(input), y);
      predictions.add(
          IntStream.range(0, network.precision().length(y))
              .mapToDouble(i -> network.precision().get(y, i))
              .toArray());
    }
    return predictions;
  }
}
