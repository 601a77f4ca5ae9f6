package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.nnlang.compiler.plan.Target;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Trainer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training and prediction leave nothing for the garbage collector. */
@Tag("own-process")
final class AllocationTest {
  private static final int UPDATES = 1_000;

  /** An epoch has some objects of its own, such as its random stream; its updates have none. */
  private static final long BYTES_OF_AN_EPOCH = 4_000;

  private static final int UPDATES_OF_A_ROUND = 20;

  private static final int ROUNDS_WITHOUT = 5;

  /** It takes some seconds; a machine that is busy with other tests takes longer. */
  private static final int SECONDS_TO_WARM_UP = 120;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  private static List<GeneratedModel> models() {
    String settings = "optimizer: sgd(momentum: 0.5)  batch: 1  rate: 0.01  stop: epochs >= 6";
    return GeneratedModel.of(
        List.of(
            TrainedText.classes("Classes", "float", settings),
            TrainedText.reals("Reals", "double", settings)));
  }

  /** Wide enough for tiles, with edges, and every kind of unit. */
  private static String everyUnit(String name, String precision, String settings) {
    return """
        nn 1
        model %1$s {
          precision: %2$s
          input x[40]: real
          output y: one_of(0..9)
          layers: standardize -> dense(37, tanh) -> dropout(20%%) -> dense(36, maxout(2))
               -> dense(35, prelu) -> dense(34, leaky_relu(0.1)) -> dense(33, abs, bias: false)
               -> dense(40, softplus) -> dense(48, hard_tanh) -> dense(40, sigmoid)
               -> dense(40, relu) -> dense(40, identity) -> dense(_, softmax)
          init: glorot
        }
        data d { from: csv("d.csv") }
        train %1$s on d {
          loss: cross_entropy  %3$s  batch: 21  rate: 1e-3  stop: epochs >= 1
        }
        """
        .formatted(name, precision, settings);
  }

  static Stream<GeneratedModel> everyUnit() {
    List<String> texts =
        List.of(
            everyUnit(
                "Momentum",
                "float",
                "optimizer: sgd(momentum: 0.9)  regularize: l2(1e-4), max_norm(2)"),
            everyUnit("Adam", "double", "optimizer: adam  regularize: l1(1e-5)"));
    return Stream.of(Target.values()).flatMap(target -> GeneratedModel.of(texts, target).stream());
  }

  /**
   * Vectors are objects until the second compiler has run; when that is, is its own affair. So this
   * waits for a row of rounds without a byte, which never comes where one is left.
   */
  private static void assertAllocatesNothing(Runnable round, Supplier<String> name) {
    long end = System.nanoTime() + SECONDS_TO_WARM_UP * 1_000_000_000L;
    List<Long> bytes = new ArrayList<>();
    int without = 0;
    while (without < ROUNDS_WITHOUT) {
      long before = allocated();
      round.run();
      long spent = allocated() - before;
      bytes.add(spent);
      without = spent == 0 ? without + 1 : 0;
      assertTrue(
          System.nanoTime() < end,
          () ->
              name.get()
                  + " goes on to allocate: "
                  + bytes.subList(Math.max(0, bytes.size() - 20), bytes.size()));
    }
  }

  @ParameterizedTest
  @MethodSource("everyUnit")
  void anUpdateOfEveryUnitAllocatesNothing(GeneratedModel model) {
    updateOften(model, model.newNetwork());
  }

  private static <R> void updateOften(GeneratedModel model, Network<R> network) {
    ExampleRows rows =
        ExampleRows.random(model.model().network(), 55, new SplittableRandom(2)).rounded();
    LearnerProbe.drawParameters(network, rows, new SplittableRandom(3));
    LearnerRun<R> run = new LearnerRun<>(network, rows, 21);
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < UPDATES_OF_A_ROUND; i++) {
            run.update(1e-4, 2);
          }
        },
        model::toString);
  }

  @ParameterizedTest
  @MethodSource("everyUnit")
  void aPredictionOfEveryUnitAllocatesNothing(GeneratedModel model) {
    predictInRounds(model, model.newNetwork());
  }

  private static <R> void predictInRounds(GeneratedModel model, Network<R> network) {
    R x = network.precision().row(new double[network.signature().inputWidth()]);
    R y = network.precision().row(new double[network.signature().outputWidth()]);
    assertAllocatesNothing(
        () -> {
          for (int i = 0; i < UPDATES; i++) {
            network.predict(x, y);
          }
        },
        model::toString);
  }

  @Test
  void anUpdateAllocatesNothing() {
    for (GeneratedModel model : models()) {
      List<Long> atEpochs = train(model, model.newNetwork());

      long perEpoch = atEpochs.get(5) - atEpochs.get(4);
      assertTrue(perEpoch < BYTES_OF_AN_EPOCH, model + " allocates " + perEpoch + " bytes");
    }
  }

  private static <R> List<Long> train(GeneratedModel model, Network<R> network) {
    ExampleRows rows =
        ExampleRows.random(model.model().network(), UPDATES, new SplittableRandom(1));
    List<Long> atEpochs = new ArrayList<>();
    Trainer.of(network, model.training())
        .listener(progress -> atEpochs.add(allocated()))
        .train(rows);
    return atEpochs;
  }

  @Test
  void aPredictionIntoTheCallersArraysAllocatesNothing() {
    for (GeneratedModel model : models()) {
      assertEquals(0, predictOften(model.newNetwork()), model::toString);
    }
  }

  private static <R> long predictOften(Network<R> network) {
    R x = network.precision().row(new double[network.signature().inputWidth()]);
    R y = network.precision().row(new double[network.signature().outputWidth()]);
    network.predict(x, y);
    long before = allocated();
    for (int i = 0; i < UPDATES; i++) {
      network.predict(x, y);
    }
    long after = allocated();
    return after - before;
  }
}
