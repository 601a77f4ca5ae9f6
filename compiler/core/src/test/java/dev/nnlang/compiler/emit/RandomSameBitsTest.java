package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.plan.Target;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Random models train to the same bits for each target, in 1, 2 and 4 parts and threads. */
final class RandomSameBitsTest {
  private static final int MODELS = Campaign.size(12, 2_000);
  private static final int PER_JAVAC = 20;
  private static final int ROWS = 45;

  @Test
  void targetsPartsAndThreadsChangeNoBit() {
    for (int first = 0; first < MODELS; first += PER_JAVAC) {
      List<String> texts = new ArrayList<>();
      for (int seed = first; seed < Math.min(first + PER_JAVAC, MODELS); seed++) {
        RandomGenerator random = new SplittableRandom(seed);
        String precision = seed % 2 == 0 ? "float" : "double";
        String model = RandomModel.text("M" + seed, precision, random);
        texts.add(RandomTraining.of(model, random, true));
      }
      List<GeneratedModel> plain = GeneratedModel.of(texts, Target.PLAIN);
      List<GeneratedModel> vector = GeneratedModel.of(texts, Target.VECTOR);
      for (int i = 0; i < texts.size(); i++) {
        check(plain.get(i), vector.get(i), first + i);
        Campaign.progress("random bits", first + i + 1, MODELS);
      }
    }
    System.out.println("random bits: seeds 0.." + (MODELS - 1));
  }

  private static void check(GeneratedModel plain, GeneratedModel vector, int seed) {
    Set<String> updated = new TreeSet<>();
    Set<String> trained = new TreeSet<>();
    for (GeneratedModel model : List.of(plain, vector)) {
      for (int workers : new int[] {1, 2, 4}) {
        updated.add(updated(model, model.newNetwork(), workers, seed));
        trained.add(trained(model, model.newNetwork(), workers, seed));
      }
    }
    String what = "seed " + seed + " of\n" + plain.text();
    assertEquals(1, updated.size(), () -> "updates, " + what);
    assertEquals(1, trained.size(), () -> "trainings, " + what);
  }

  private static ExampleRows rows(GeneratedModel model, int seed) {
    return ExampleRows.random(model.model().network(), ROWS, new SplittableRandom(seed)).rounded();
  }

  private static <R> String updated(GeneratedModel model, Network<R> network, int parts, int seed) {
    ExampleRows rows = rows(model, seed);
    LearnerProbe.drawParameters(network, rows, new SplittableRandom(seed));
    LearnerRun<R> inChunks = new LearnerRun<>(network, rows, 17);
    LearnerRun<R> inOne = new LearnerRun<>(network, rows, ROWS);
    for (int update = 0; update < 2; update++) {
      inChunks.update(1e-3, parts);
      inOne.update(1e-3, parts);
    }
    return Weights.fingerprint(network);
  }

  private static <R> String trained(
      GeneratedModel model, Network<R> network, int threads, int seed) {
    Trainer.of(network, model.training()).threads(threads).maxUpdates(9).train(rows(model, seed));
    return Weights.fingerprint(network);
  }
}
