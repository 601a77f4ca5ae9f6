package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import dev.nnlang.runtime.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Updates of random models under random optimizers, schedules, batches and penalties, by the
 * trainer and by the reference: the error after each epoch, and the parameters at the end.
 *
 * <p>One model in five makes a hundred updates, and with {@code -Pdifferential} each does.
 */
final class RandomUpdatesTest {
  private static final int MODELS = Campaign.size(30, 3_000);
  private static final int PER_JAVAC = 30;
  private static final int ROWS = 11;

  /**
   * Both sides round to 1.1e-16. A gradient that is 0 but for such roundings makes a step of at
   * most a rate of 1e-3 times 1e-16 over an epsilon of 1e-10, a hundred times.
   */
  private static final double TOLERANCE = 1e-7;

  private double farthest;
  private double farthestError;

  @Test
  void updatesOfRandomModelsAreTheReferences() {
    for (int first = 0; first < MODELS; first += PER_JAVAC) {
      List<String> texts = new ArrayList<>();
      for (int seed = first; seed < Math.min(first + PER_JAVAC, MODELS); seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        String model = RandomModel.text("M" + seed, "double", random);
        texts.add(RandomTraining.of(RandomTraining.withoutDropout(model), random, true));
      }
      List<GeneratedModel> models = GeneratedModel.of(texts);
      for (int i = 0; i < models.size(); i++) {
        check(models.get(i), models.get(i).newNetwork(), first + i);
        Campaign.progress("random updates", first + i + 1, MODELS);
      }
    }
    System.out.printf(
        "random updates: seeds 0..%d, at most %.1e in a parameter and %.1e in an error%n",
        MODELS - 1, farthest, farthestError);
  }

  private static int updates(int seed) {
    return Campaign.size(seed % 5 == 0 ? 100 : 7, 100);
  }

  private <R> void check(GeneratedModel model, Network<R> network, int seed) {
    ExampleRows rows =
        ExampleRows.random(model.model().network(), ROWS, new SplittableRandom(seed));
    Trainer.of(network, model.training()).maxUpdates(0).train(rows);
    ReferenceTraining reference =
        new ReferenceTraining(
            model.model().network(),
            model.model().training().orElseThrow().phases().get(0),
            rows,
            ReferenceTraining.parameters(network));
    int count = updates(seed);
    reference.update(count);
    List<Double> errors = new ArrayList<>();
    long updates =
        Trainer.of(network, model.training())
            .maxUpdates(count)
            .listener(progress -> errors.add(progress.error()))
            .train(rows)
            .updates();
    String what = "seed " + seed + " of\n" + model.text();
    assertEquals(count, updates, what);
    double far = distance(reference.parameters(), network);
    farthest = Math.max(farthest, far);
    assertTrue(far <= TOLERANCE, () -> "off by " + far + ", " + what);
    List<Double> due = reference.errors();
    assertEquals(due.size(), errors.size(), what);
    for (int epoch = 0; epoch < due.size(); epoch++) {
      double scale = Math.max(1, due.get(epoch));
      assertEquals(due.get(epoch), errors.get(epoch), TOLERANCE * scale, what);
      farthestError = Math.max(farthestError, Math.abs(due.get(epoch) - errors.get(epoch)) / scale);
    }
  }

  private static double distance(Map<String, double[]> expected, Network<?> network) {
    double far = 0;
    for (Tensor tensor : network.tensors()) {
      double[] due = expected.getOrDefault(tensor.name(), new double[0]);
      for (int i = 0; i < tensor.size(); i++) {
        far = Math.max(far, Math.abs(due[i] - tensor.get(i)) / Math.max(1, Math.abs(due[i])));
      }
    }
    return far;
  }
}
