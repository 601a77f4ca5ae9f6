package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file, it is refused or it is right; the network is never half written. */
final class DamagedWeightsTest {
  private static final int HIDDEN = 40;
  private static final Set<String> CODES = Set.of("NN0701", "NN0702", "NN0703", "NN0704", "NN0705");

  @TempDir Path folder;
  private final SmallDoubleNetwork network = Numbers.fill(new SmallDoubleNetwork(HIDDEN), 21);
  private byte[] good = {};
  private int dataAt;

  @BeforeEach
  void saveOtherNumbers() throws IOException {
    Path file = folder.resolve("good.weights");
    Weights.save(file, Numbers.fill(new SmallDoubleNetwork(HIDDEN), 22), Map.of("seed", "22"));
    good = Files.readAllBytes(file);
    assertTrue(good.length > 1800 && good.length < 2300, "bytes: " + good.length);
    dataAt = good.length - network.tensors().stream().mapToInt(t -> 8 * t.size()).sum();
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    String before = Weights.fingerprint(network);
    Path file = Files.write(folder.resolve("cut.weights"), good);
    for (int length = good.length - 1; length >= 0; length--) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(length);
      }
      String code = length < dataAt ? "NN0701" : "NN0704";
      String place = "cut to " + length;
      byte[] cut = Arrays.copyOf(good, length);
      assertEquals(code, refusal(() -> Weights.load(file, network)).code(), place);
      assertEquals(code, refusal(() -> WeightsBytes.load(cut, network)).code(), place);
    }
    assertEquals(before, Weights.fingerprint(network));
  }

  @Test
  void whatACutFileSaysIsNotRepeated() throws IOException {
    Path file = folder.resolve("cut.weights");
    for (int length : new int[] {0, 7, 8, dataAt - 1, dataAt, good.length - 1}) {
      Files.write(file, Arrays.copyOf(good, length));
      String code = length < dataAt ? "NN0701" : "NN0704";
      assertEquals(code, refusal(() -> Weights.metadata(file)).code(), "cut to " + length);
    }
  }

  @Test
  void everyFlippedBitIsRefused() {
    String before = Weights.fingerprint(network);
    Set<String> codes = new TreeSet<>();
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] flipped = good.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      String code = refusal(() -> WeightsBytes.load(flipped, network)).code();
      assertTrue(CODES.contains(code), "bit " + bit + ": " + code);
      if (bit / 8 >= dataAt) {
        assertEquals("NN0704", code, "bit " + bit);
      }
      codes.add(code);
    }
    assertEquals(Set.of("NN0701", "NN0702", "NN0703", "NN0704"), codes);
    assertEquals(before, Weights.fingerprint(network));
  }

  @Test
  void trailingBytesAreRefused() throws IOException {
    Path file = folder.resolve("long.weights");
    for (int extra : new int[] {1, 8, 100_000}) {
      byte[] longer = Arrays.copyOf(good, good.length + extra);
      Files.write(file, longer);
      WeightsException refused = refusal(() -> Weights.load(file, network));
      assertEquals("NN0704", refused.code());
      int data = good.length - dataAt;
      assertEquals(
          file
              + ": the header declares "
              + data
              + " bytes of data, and "
              + (data + extra)
              + " follow it",
          refused.getMessage());
      assertEquals("NN0704", refusal(() -> WeightsBytes.load(longer, network)).code());
    }
  }

  @Test
  void theFileItselfIsLoaded() {
    WeightsBytes.load(good, network);
    assertEquals(
        Weights.fingerprint(Numbers.fill(new SmallDoubleNetwork(HIDDEN), 22)),
        Weights.fingerprint(network));
  }

  private static WeightsException refusal(Executable loading) {
    return assertThrows(WeightsException.class, loading);
  }
}
