package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Trainer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Training and prediction leave nothing for the garbage collector. */
final class AllocationTest {
  private static final int UPDATES = 1_000;

  /** An epoch has some objects of its own, such as its random stream; its updates have none. */
  private static final long BYTES_OF_AN_EPOCH = 4_000;

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
