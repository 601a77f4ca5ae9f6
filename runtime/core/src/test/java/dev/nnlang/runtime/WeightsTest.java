package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.nnlang.runtime.RefusedWriteException.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WeightsTest {
  private static final double[] AWKWARD = {
    -0.0, 0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, 0x1p-1030, 0.1, 1 / 3.0
  };
  private static final float[] AWKWARD_FLOATS = {
    -0.0f, 0.0f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, 0x1p-140f, 0.1f, 1 / 3f
  };

  @TempDir Path folder;

  @Test
  void doublesComeBackWithTheSameBits() throws IOException {
    SmallDoubleNetwork saved = Numbers.fill(new SmallDoubleNetwork(8), 1);
    tensor(saved, "hidden.bias").write(AWKWARD);
    SmallDoubleNetwork loaded = new SmallDoubleNetwork(8);
    assertSame(loaded, Weights.load(save(saved), loaded));
    assertSameBits(saved, loaded);
    double[] y = new double[1];
    double[] expected = new double[1];
    loaded.predict(new double[] {0.25, -3}, y);
    saved.predict(new double[] {0.25, -3}, expected);
    assertArrayEquals(expected, y, 0);
  }

  @Test
  void aResourceThatIsNotThereOrIsNoWeightsIsNamed() {
    IllegalStateException none =
        assertThrows(
            IllegalStateException.class,
            () -> Weights.load(Optional.empty(), "Small.safetensors", new SmallDoubleNetwork(8)));
    WeightsException bad =
        assertThrows(
            WeightsException.class,
            () ->
                Weights.load(
                    Optional.of(InputStream.nullInputStream()),
                    "Small.safetensors",
                    new SmallDoubleNetwork(8)));

    assertEquals(
        "no resource Small.safetensors beside dev.nnlang.runtime.SmallDoubleNetwork on the class"
            + " path",
        none.getMessage());
    assertEquals("Small.safetensors: not a weights file: only 0 bytes long", bad.getMessage());
  }

  @Test
  void floatsComeBackWithTheSameBits() throws IOException {
    SmallFloatNetwork saved = Numbers.fill(new SmallFloatNetwork(8), 2);
    double[] bias = new double[AWKWARD_FLOATS.length];
    for (int i = 0; i < bias.length; i++) {
      bias[i] = AWKWARD_FLOATS[i];
    }
    tensor(saved, "hidden.bias").write(bias);
    SmallFloatNetwork loaded = Weights.load(save(saved), new SmallFloatNetwork(8));
    assertSameBits(saved, loaded);
  }

  @Test
  void anotherReaderFindsTheNumbersByTheHeader() throws IOException {
    SmallFloatNetwork network = Numbers.fill(new SmallFloatNetwork(3), 3);
    byte[] bytes = Files.readAllBytes(save(network));
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int headerBytes = (int) file.getLong();
    String text = new String(bytes, 8, headerBytes, StandardCharsets.UTF_8);
    JsonObject header = new Gson().fromJson(text, JsonObject.class);
    int dataAt = 8 + headerBytes;
    assertEquals(0, dataAt % 8);
    int end = 0;
    for (Tensor tensor : network.tensors()) {
      JsonObject entry = header.getAsJsonObject(tensor.name());
      assertEquals("F32", entry.get("dtype").getAsString());
      int[] shape = ints(entry, "shape");
      assertArrayEquals(tensor.shape(), shape);
      int[] offsets = ints(entry, "data_offsets");
      assertEquals(end, offsets[0], tensor.name());
      end = offsets[1];
      double[] values = tensor.values();
      assertEquals(4 * values.length, end - offsets[0]);
      for (int i = 0; i < values.length; i++) {
        assertEquals((float) values[i], file.getFloat(dataAt + offsets[0] + 4 * i));
      }
    }
    assertEquals(file.capacity(), dataAt + end);
    assertEquals(1 + network.tensors().size(), header.size());
  }

  @Test
  void rowsOfAWeightAreUnits() throws IOException {
    double[][] weights = {{11, 12, 13}, {21, 22, 23}};
    double[] values = Tensor.weight("hidden", weights).values();
    assertArrayEquals(new double[] {11, 21, 12, 22, 13, 23}, values);
    SmallDoubleNetwork network = new SmallDoubleNetwork(3);
    tensor(network, "hidden.weight").write(values);
    byte[] file = Files.readAllBytes(save(network));
    byte[] row = WeightsBytes.doubles(values);
    String all = new String(file, StandardCharsets.ISO_8859_1);
    assertTrue(all.contains(new String(row, StandardCharsets.ISO_8859_1)));
  }

  @Test
  void theChecksumCoversTheHeaderAndTheData() throws Exception {
    byte[] bytes = Files.readAllBytes(save(Numbers.fill(new SmallDoubleNetwork(3), 4)));
    String said = Weights.metadata(file()).get("checksum");
    // ISO-8859-1 maps each byte to one character and back.
    String zeroed =
        new String(bytes, StandardCharsets.ISO_8859_1).substring(8).replace(said, "0".repeat(64));
    byte[] covered = zeroed.getBytes(StandardCharsets.ISO_8859_1);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(covered);
    assertEquals(HexFormat.of().formatHex(digest), said);
  }

  @Test
  void aFileSaysWhereItComesFrom() throws IOException {
    SmallDoubleNetwork network = Numbers.fill(new SmallDoubleNetwork(3), 5);
    String awkward = "\"\\/\b\u0000\u007f\u00e9\u2028\ud83d\ude00 {}";
    Weights.save(file(), network, Map.of("seed", "7", awkward, awkward, "", ""));
    Map<String, String> metadata = Weights.metadata(file());
    assertEquals("small", metadata.get("model"));
    assertEquals("2-3-1", metadata.get("model_fingerprint"));
    assertEquals(Weights.fingerprint(network), metadata.get("fingerprint"));
    assertEquals(Version.text(), metadata.get("nnc_version"));
    assertEquals("7", metadata.get("seed"));
    assertEquals(awkward, metadata.get(awkward));
    assertEquals("", metadata.get(""));
    assertEquals(8, metadata.size());
    assertSameBits(network, Weights.load(file(), new SmallDoubleNetwork(3)));
  }

  @Test
  void theSameNetworkGivesTheSameFile() throws IOException {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("b", "2");
    one.put("a", "1");
    Map<String, String> other = new LinkedHashMap<>();
    other.put("a", "1");
    other.put("b", "2");
    SmallDoubleNetwork network = Numbers.fill(new SmallDoubleNetwork(3), 6);
    Weights.save(file(), network, one);
    byte[] first = Files.readAllBytes(file());
    Weights.save(file(), network.copy(), other);
    assertArrayEquals(first, Files.readAllBytes(file()));
  }

  @Test
  void nncSetsItsOwnMetadata() {
    SmallDoubleNetwork network = new SmallDoubleNetwork(3);
    for (String name :
        List.of("model", "model_fingerprint", "fingerprint", "nnc_version", "checksum")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Weights.save(file(), network, Map.of(name, "x")),
          name);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Weights.save(file(), network, Map.of("half", "\ud83d")));
    assertFalse(Files.exists(file()));
  }

  @Test
  void aHeaderThatCouldNotBeLoadedIsNotSaved() throws IOException {
    SmallDoubleNetwork network = new SmallDoubleNetwork(3);
    WeightsException refused =
        assertThrows(
            WeightsException.class,
            () -> Weights.save(file(), network, Map.of("x", "x".repeat(1 << 16))));
    assertEquals("NN0701", refused.code());
    int room = (1 << 16) - headerBytes(Files.readAllBytes(save(network))) - ",'x':''".length();
    Weights.save(file(), network, Map.of("x", "x".repeat(room)));
    assertEquals(1 << 16, headerBytes(Files.readAllBytes(file())));
    assertSameBits(network, Weights.load(file(), new SmallDoubleNetwork(3)));
  }

  @Test
  void theFingerprintFollowsEveryBitAndNothingElse() {
    SmallDoubleNetwork network = Numbers.fill(new SmallDoubleNetwork(3), 7);
    String fingerprint = Weights.fingerprint(network);
    assertTrue(fingerprint.matches("[0-9a-f]{32}"), fingerprint);
    assertEquals(fingerprint, Weights.fingerprint(network.copy()));
    for (Tensor tensor : network.tensors()) {
      for (int i = 0; i < tensor.size(); i++) {
        double[] values = tensor.values();
        double[] changed = values.clone();
        changed[i] = Math.nextUp(changed[i]);
        tensor.write(changed);
        assertNotEquals(fingerprint, Weights.fingerprint(network), tensor.name() + " " + i);
        tensor.write(values);
      }
    }
    assertEquals(fingerprint, Weights.fingerprint(network));
  }

  @Test
  void theFingerprintIsAHashOfNamesShapesAndNumbers() throws Exception {
    SmallDoubleNetwork network = Numbers.fill(new SmallDoubleNetwork(5000), 8);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    String[] lines = {
      "standardize.mean F64 [2]\n",
      "standardize.deviation F64 [2]\n",
      "hidden.weight F64 [5000, 2]\n",
      "hidden.bias F64 [5000]\n",
      "out.weight F64 [1, 5000]\n",
      "out.bias F64 [1]\n"
    };
    for (int t = 0; t < lines.length; t++) {
      digest.update(lines[t].getBytes(StandardCharsets.UTF_8));
      digest.update(WeightsBytes.doubles(network.tensors().get(t).values()));
    }
    String expected = HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    assertEquals(expected, Weights.fingerprint(network));
  }

  @Test
  void weightsOfAnotherModelAreRefusedByNameAndFingerprint() throws IOException {
    save(Numbers.fill(new SmallDoubleNetwork(3), 9));
    WeightsException refused = refused(new SmallDoubleNetwork(4));
    assertEquals("NN0702", refused.code());
    assertEquals(
        file()
            + ": the weights belong to model `small` (fingerprint `2-3-1`), not to `small`"
            + " (fingerprint `2-4-1`)",
        refused.getMessage());
  }

  @Test
  void aTensorOfAnotherTypeOrShapeIsNamed() throws IOException {
    SmallDoubleNetwork three = Numbers.fill(new SmallDoubleNetwork(3), 10);
    save(three);
    WeightsException shape = refused(new SmallDoubleNetwork(4, three.signature()));
    assertEquals("NN0703", shape.code());
    assertEquals(
        file() + ": tensor `hidden.weight` is F64 [3, 2], wanted F64 [4, 2]", shape.getMessage());
    WeightsException type = refused(new SmallFloatNetwork(3, three.signature()));
    assertEquals("NN0703", type.code());
    assertEquals(
        file() + ": tensor `standardize.mean` is F64 [2], wanted F32 [2]", type.getMessage());
  }

  @Test
  void weightsThatAreNotFiniteAreNeverSaved() throws IOException {
    SmallDoubleNetwork good = Numbers.fill(new SmallDoubleNetwork(3), 11);
    save(good);
    double[] bad = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double value : bad) {
      SmallDoubleNetwork diverged = good.copy();
      double[] values = tensor(diverged, "hidden.weight").values();
      values[3] = value;
      tensor(diverged, "hidden.weight").write(values);
      WeightsException refused = assertThrows(WeightsException.class, () -> save(diverged));
      assertEquals("NN0705", refused.code());
      assertEquals(
          file() + ": tensor `hidden.weight` has " + value + " at [1, 1]", refused.getMessage());
      assertSameBits(good, Weights.load(file(), new SmallDoubleNetwork(3)));
    }
    assertEquals(List.of(file()), files());
  }

  @Test
  void onlyWeightsAreReplaced() throws IOException {
    SmallDoubleNetwork network = Numbers.fill(new SmallDoubleNetwork(3), 12);
    byte[] foreign = WeightsBytes.join("{\"__metadata__\":{\"format\":\"pt\"}}", new byte[0]);
    for (byte[] there :
        List.of(new byte[0], "a letter".getBytes(StandardCharsets.UTF_8), foreign)) {
      Files.write(file(), there);
      RefusedWriteException refused =
          assertThrows(RefusedWriteException.class, () -> save(network));
      assertEquals(Refusal.FOREIGN_FILE, refused.refusal());
      assertArrayEquals(there, Files.readAllBytes(file()));
    }
    Files.delete(file());
    save(network);
    save(Numbers.fill(network, 13));
    assertSameBits(network, Weights.load(file(), new SmallDoubleNetwork(3)));
  }

  @Test
  void whatIsNoFileIsNeitherLoadedNorReplaced() throws IOException {
    SmallDoubleNetwork network = new SmallDoubleNetwork(3);
    assertThrows(NoSuchFileException.class, () -> Weights.load(file(), network));
    assertThrows(NoSuchFileException.class, () -> Weights.metadata(file()));
    Files.createDirectory(file());
    FileSystemException unread =
        assertThrows(FileSystemException.class, () -> Weights.load(file(), network));
    assertEquals(file() + ": not a regular file", unread.getMessage());
    RefusedWriteException refused = assertThrows(RefusedWriteException.class, () -> save(network));
    assertEquals(Refusal.NOT_A_FILE, refused.refusal());
    assertEquals(List.of(file()), files());
  }

  private Path file() {
    return folder.resolve("small.weights");
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private Path save(Network<?> network) throws IOException {
    Weights.save(file(), network, Map.of());
    return file();
  }

  private WeightsException refused(Network<?> network) {
    String before = Weights.fingerprint(network);
    WeightsException refused =
        assertThrows(WeightsException.class, () -> Weights.load(file(), network));
    assertEquals(before, Weights.fingerprint(network));
    return refused;
  }

  private static int headerBytes(byte[] file) {
    return (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static int[] ints(JsonObject entry, String name) {
    return entry.getAsJsonArray(name).asList().stream().mapToInt(n -> n.getAsInt()).toArray();
  }

  private static Tensor tensor(Network<?> network, String name) {
    return network.tensors().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  /** -0.0 and 0.0 differ here. */
  private static void assertSameBits(Network<?> expected, Network<?> found) {
    for (Tensor tensor : expected.tensors()) {
      double[] values = tensor(found, tensor.name()).values();
      assertArrayEquals(bits(tensor.values()), bits(values), tensor.name());
    }
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @Test
  void weightsAreLoadedFromAStreamAndFromAResource() throws IOException {
    SmallDoubleNetwork saved = Numbers.fill(new SmallDoubleNetwork(8), 1);
    byte[] bytes = Files.readAllBytes(save(saved));
    SmallDoubleNetwork streamed = new SmallDoubleNetwork(8);
    SmallDoubleNetwork found = new SmallDoubleNetwork(8);

    assertSame(streamed, Weights.load(new ByteArrayInputStream(bytes), streamed));
    assertSame(
        found,
        Weights.load(Optional.of(new ByteArrayInputStream(bytes)), "Small.safetensors", found));
    assertSameBits(saved, streamed);
    assertSameBits(saved, found);
  }

  /** Anyone may look at the beginning of a file. */
  @Test
  void plainTextIsWrittenAsItIs() {
    byte[] bytes =
        WeightsFile.bytes(new SmallDoubleNetwork(1), Map.of("note", "made by hand~ \t\"so\""));

    assertTrue(
        new String(bytes, StandardCharsets.UTF_8)
            .contains("\"note\":\"made by hand~ \\u0009\\\"so\\\"\""));
  }
}
