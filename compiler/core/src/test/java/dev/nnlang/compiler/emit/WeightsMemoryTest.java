package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Weights;
import dev.nnlang.runtime.WeightsException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * To load a weights file, or to refuse it cut short or with a flipped bit, takes no more than four
 * times its length of memory.
 *
 * <p>Of a long file, that is true even of all bytes that were allocated, one after another. Of a
 * short one it is true of those that are held at one time: {@link LoadedInNoRoom} loads it in a
 * heap that has no more free. Both count what lies in the heap: copies of the file, what its header
 * says, the digest, the exception and its message. They do not count the stream itself, the
 * network, and code that is linked the first time.
 *
 * <p>A header that is written to be dense may take more for its length, which is 64 KiB at most.
 */
final class WeightsMemoryTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int TIMES = 4;

  /** Of a short file, what is allocated besides and given up before the end. */
  private static final long BESIDES = 1 << 13;

  private static final GeneratedModel SMALL =
      GeneratedModel.of(
          TrainedText.classes("Classes", "double", "optimizer: sgd  stop: epochs >= 1"));

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

  private static Saved saved(GeneratedModel model, Path folder, long besides) throws IOException {
    Network<?> network = model.newNetwork();
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
  void aShortFileIsHeldInFourTimesItsLength(@TempDir Path folder)
      throws IOException, InterruptedException, URISyntaxException {
    Saved small = saved(SMALL, folder, 0);
    for (Map.Entry<String, byte[]> type : SMALL.classFiles().entrySet()) {
      Path path = folder.resolve(type.getKey().replace('.', '/') + ".class");
      Files.createDirectories(path.getParent());
      Files.write(path, type.getValue());
    }
    Path tests =
        Path.of(LoadedInNoRoom.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    // Every byte is where it counts: no buffer of a thread, no object that a compiler leaves out.
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx8m",
                "-XX:+UseSerialGC",
                "-XX:-UseTLAB",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folder + File.pathSeparator + GeneratedModel.runtime() + File.pathSeparator + tests,
                LoadedInNoRoom.class.getName(),
                small.network.getClass().getName(),
                folder.resolve("good.safetensors").toString(),
                Long.toString(small.most))
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), said);
    int files = 1 + 9 * small.bytes.length;
    assertTrue(said.matches(files + " files, [1-9][0-9]* in no room"), said);
  }

  @Test
  void aLongFileTakesNothingBesides(@TempDir Path folder) throws IOException {
    Saved large = saved(GeneratedModel.of(LARGE), folder, 0);
    assertTrue(large.bytes.length > 200_000, "bytes: " + large.bytes.length);
    checkDamaged(large, 1_999, 19_997);
    checkWhole(large);
  }

  /** A name of three characters is an object, an entry in a map and a text, as is its value. */
  @Test
  void aHeaderOfNothingButNamesTakesSixteenTimesItsLength(@TempDir Path folder) throws IOException {
    Saved small = saved(SMALL, folder, 0);
    String names =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "\"" + Integer.toString(i, Character.MAX_RADIX) + "\":\"\"")
            .collect(Collectors.joining(",", "{\"__metadata__\":{", "}}"));
    byte[] header = names.getBytes(StandardCharsets.UTF_8);
    assertTrue(header.length > 40_000 && header.length < 1 << 16, "bytes: " + header.length);
    byte[] file =
        ByteBuffer.allocate(Long.BYTES + header.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .put(header)
            .array();
    Saved dense = new Saved(small.network, file, 16L * file.length);
    isRefusedInFewBytes(dense, file, "names");
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
