package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.runtime.StackedLines.Layer;
import dev.nnlang.runtime.StopRule.Operator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many examples and threads go through a network at once. */
final class ChunksTest {
  private static final Phase PHASE =
      Phase.all("all", StopRule.when(Quantity.EPOCHS, Operator.AT_LEAST, 1, "cap"));

  /** 49 * 100 weights and 100 biases. */
  private static final StackedLines FIVE_THOUSAND =
      new StackedLines(0.5, List.of(), new Layer("line", 49, 100));

  private static int threads(Network<?> network, int batch, int most) {
    try (Team team = Chunks.team(network, batch, most)) {
      return team.size();
    }
  }

  @Test
  void aBatchIsAtMostAllExamples() {
    assertEquals(10, Chunks.batch(PHASE.batch(10), 25));
    assertEquals(25, Chunks.batch(PHASE.batch(26), 25));
    assertEquals(25, Chunks.batch(PHASE.batch(Phase.ALL_EXAMPLES), 25));
  }

  @Test
  void aChunkIsABatchWithinBounds() {
    assertEquals(64, Chunks.capacity(10, 1000));
    assertEquals(100, Chunks.capacity(100, 1000));
    assertEquals(256, Chunks.capacity(900, 1000));
    assertEquals(30, Chunks.capacity(10, 30));
  }

  /** Three passes of a multiplication and an addition for each parameter and example. */
  @Test
  void everyMillionOperationsOfAnUpdateAreWorthAThread() {
    assertEquals(1, threads(FIVE_THOUSAND, 60, 8), "6 * 5000 * 60 are 1.8 million");
    assertEquals(2, threads(FIVE_THOUSAND, 67, 8), "6 * 5000 * 67 are 2.01 million");
    assertEquals(3, threads(FIVE_THOUSAND, 100, 8));
    assertEquals(2, threads(FIVE_THOUSAND, 100, 2));
    assertEquals(7, threads(FIVE_THOUSAND, 1000, 9), "no more than 256 examples go at once");
    assertEquals(1, threads(new SmallDoubleNetwork(1), 1, 8));
  }
}
