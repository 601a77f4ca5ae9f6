package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Weights;
import dev.nnlang.runtime.WeightsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a weights file says of itself, to load or refuse it takes no more memory than follows
 * from its length. What is counted are all bytes that were allocated, so that no more than these
 * were ever taken at one time.
 */
final class WeightsMemoryTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Its bytes, its text, the numbers, and the numbers once more as they are written. */
  private static final int TIMES = 4;

  /** A reader's tables, a digest and a message, however short the file is. */
  private static final long BESIDES = 1 << 16;

  @TempDir Path folder;
  private final Network<?> network =
      GeneratedModel.of(
              TrainedText.classes("Classes", "double", "optimizer: sgd  stop: epochs >= 1"))
          .newNetwork();
  private byte[] good = {};

  @BeforeEach
  void save() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    network
        .tensors()
        .forEach(
            tensor -> {
              for (int i = 0; i < tensor.size(); i++) {
                tensor.set(i, 1 + random.nextDouble());
              }
            });
    Path file = folder.resolve("good.safetensors");
    Weights.save(file, network, Map.of());
    good = Files.readAllBytes(file);
    assertTrue(good.length > 1500 && good.length < 3000, "bytes: " + good.length);
    load(good);
  }

  private void load(byte[] bytes) throws IOException {
    Weights.load(new ByteArrayInputStream(bytes), network);
  }

  private static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  private long most() {
    return (long) TIMES * good.length + BESIDES;
  }

  /** The first refusal of its kind also links the code that it needs. */
  private void isRefusedInFewBytes(byte[] bytes, String what) {
    long spent = refusal(bytes, what);
    if (spent > most()) {
      long again = refusal(bytes, what);
      assertTrue(again <= most(), () -> what + " takes " + again);
    }
  }

  private long refusal(byte[] bytes, String what) {
    long before = allocated();
    WeightsException refused = assertThrows(WeightsException.class, () -> load(bytes), what);
    long spent = allocated() - before;
    assertEquals("NN07", refused.code().substring(0, 4), what);
    return spent;
  }

  @Test
  void everyTruncation() {
    for (int length = good.length - 1; length >= 0; length--) {
      isRefusedInFewBytes(Arrays.copyOf(good, length), "cut to " + length);
    }
  }

  @Test
  void everyFlippedBit() {
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] flipped = good.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      isRefusedInFewBytes(flipped, "bit " + bit);
    }
  }

  @Test
  void theFileItself() throws IOException {
    long before = allocated();
    load(good);
    long spent = allocated() - before;
    assertTrue(spent <= most(), () -> "it takes " + spent);
  }
}
