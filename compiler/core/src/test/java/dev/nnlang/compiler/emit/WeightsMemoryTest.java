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
  private static final long BESIDES = 3 << 14;

  private static final String SMALL =
      TrainedText.classes("Classes", "double", "optimizer: sgd  stop: epochs >= 1");

  /** 200 KB of weights, beside which what is besides is nothing. */
  private static final String LARGE =
      """
      nn 1
      model Large {
        input x[250]: real
        output y: one_of(a, b, c)
        layers: dense(200, tanh) -> dense(_, softmax)
      }
      """;

  /** A network and a file of its weights. */
  private static final class Saved {
    private final Network<?> network;
    private final byte[] bytes;
    private final long most;

    Saved(Network<?> network, byte[] bytes, long most) {
      this.network = network;
      this.bytes = bytes;
      this.most = most;
    }

    void load(byte[] file) throws IOException {
      Weights.load(new ByteArrayInputStream(file), network);
    }
  }

  private static Saved saved(String text, Path folder, long besides) throws IOException {
    Network<?> network = GeneratedModel.of(text).newNetwork();
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
    byte[] bytes = Files.readAllBytes(file);
    Saved saved = new Saved(network, bytes, (long) TIMES * bytes.length + besides);
    // Once, for the code that it needs.
    saved.load(bytes);
    return saved;
  }

  private static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /** The first refusal of its kind also links the code that it needs. */
  private static void isRefusedInFewBytes(Saved saved, byte[] bytes, String what) {
    long spent = refusal(saved, bytes, what);
    if (spent > saved.most) {
      long again = refusal(saved, bytes, what);
      assertTrue(again <= saved.most, () -> what + " takes " + again);
    }
  }

  private static long refusal(Saved saved, byte[] bytes, String what) {
    long before = allocated();
    WeightsException refused = assertThrows(WeightsException.class, () -> saved.load(bytes), what);
    long spent = allocated() - before;
    assertEquals("NN07", refused.code().substring(0, 4), what);
    return spent;
  }

  @Test
  void everyTruncationAndEveryBitOfAShortFile(@TempDir Path folder) throws IOException {
    Saved small = saved(SMALL, folder, BESIDES);
    byte[] good = small.bytes;
    assertTrue(good.length > 1500 && good.length < 3000, "bytes: " + good.length);
    checkDamaged(small, 1, 1);
    checkWhole(small);
  }

  @Test
  void aLongFileTakesNothingBesides(@TempDir Path folder) throws IOException {
    Saved large = saved(LARGE, folder, 0);
    assertTrue(large.bytes.length > 200_000, "bytes: " + large.bytes.length);
    checkDamaged(large, 1_999, 19_997);
    checkWhole(large);
  }

  /** Cut to lengths and flipped at bits that many apart. */
  private static void checkDamaged(Saved saved, int lengths, int bits) {
    byte[] good = saved.bytes;
    for (int length = good.length - 1; length >= 0; length -= lengths) {
      isRefusedInFewBytes(saved, Arrays.copyOf(good, length), "cut to " + length);
    }
    for (int bit = 0; bit < 8 * good.length; bit += bits) {
      byte[] flipped = good.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      isRefusedInFewBytes(saved, flipped, "bit " + bit);
    }
  }

  private static void checkWhole(Saved saved) throws IOException {
    long before = allocated();
    saved.load(saved.bytes);
    long spent = allocated() - before;
    assertTrue(spent <= saved.most, () -> "it takes " + spent);
  }
}
