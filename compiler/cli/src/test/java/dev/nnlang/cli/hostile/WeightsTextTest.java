package dev.nnlang.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnlang.compiler.hostile.Payloads;
import dev.nnlang.engine.LoadedModel;
import dev.nnlang.runtime.Weights;
import dev.nnlang.runtime.WeightsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the header of a weights file says beside its numbers: none of it becomes Java or part of
 * a report, and what a message shows of it is printable ASCII.
 */
final class WeightsTextTest {
  private static final List<String> PAYLOADS = Payloads.all();
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final String METADATA = "__metadata__";
  private static final String CHECKSUM = "checksum";
  private static final String UNSIGNED = "0".repeat(64);

  /** A place in the header. */
  private enum Slot {
    METADATA_KEY,
    METADATA_VALUE,
    VERSION,
    MODEL,
    OTHER_MODEL,
    FINGERPRINT,
    TENSOR,
    TYPE,
    FIELD,
    SHAPE;

    void write(JsonObject header, String text) {
      JsonObject metadata = header.getAsJsonObject(METADATA);
      JsonObject tensor = header.getAsJsonObject("layer1.bias");
      switch (this) {
        case METADATA_KEY -> metadata.addProperty(text, "");
        case METADATA_VALUE -> metadata.addProperty("note", text);
        case VERSION -> metadata.addProperty("nnc_version", text);
        case MODEL -> metadata.addProperty("model", text);
        case OTHER_MODEL -> {
          metadata.addProperty("model", text);
          metadata.addProperty("model_fingerprint", "another");
        }
        case FINGERPRINT -> metadata.addProperty("model_fingerprint", text);
        case TENSOR -> header.add(text, header.remove("layer1.bias"));
        case TYPE -> tensor.addProperty("dtype", text);
        case FIELD -> tensor.addProperty(text, "");
        case SHAPE -> tensor.addProperty("shape", text);
      }
    }
  }

  /** What nothing depends on: whose weights they are, the fingerprint tells. */
  private static final Set<Slot> PASSED_OVER =
      EnumSet.of(Slot.METADATA_KEY, Slot.METADATA_VALUE, Slot.VERSION, Slot.MODEL);

  @TempDir Path folder;
  private Path model = Path.of("");
  private Path weights = Path.of("");

  @BeforeEach
  void train() throws IOException {
    model = Shared.copy("xor.nn", folder);
    weights = folder.resolve("w.safetensors");
    assertEquals(0, Command.nnc("train", model, "--quiet", "-o", weights).code());
  }

  /** A file that has been read, and its header, to be written with another. */
  private static final class Parts {
    private final JsonObject header;
    private final byte[] data;

    private Parts(JsonObject header, byte[] data) {
      this.header = header;
      this.data = data;
    }

    static Parts of(Path file) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      byte[] header = new byte[Math.toIntExact(bytes.getLong())];
      bytes.get(header);
      byte[] data = new byte[bytes.remaining()];
      bytes.get(data);
      String text = new String(header, StandardCharsets.UTF_8);
      return new Parts(JsonParser.parseString(text).getAsJsonObject(), data);
    }

    Parts with(Slot slot, String text) {
      JsonObject other = header.deepCopy();
      slot.write(other, text);
      return new Parts(other, data);
    }

    /** With the checksum that its own program would write. */
    byte[] signed() {
      header.getAsJsonObject(METADATA).addProperty(CHECKSUM, UNSIGNED);
      String text = GSON.toJson(header);
      MessageDigest digest = sha256();
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      String checksum = HexFormat.of().formatHex(digest.digest(data));
      String field = "\"" + CHECKSUM + "\":\"";
      byte[] bytes =
          text.replace(field + UNSIGNED, field + checksum).getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.allocate(Long.BYTES + bytes.length + data.length)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putLong(bytes.length)
          .put(bytes)
          .put(data)
          .array();
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }

  @Test
  void everyTextInEveryPlaceOfTheHeaderIsPassedOverOrSaidSafely() throws IOException {
    LoadedModel loaded = Shared.loaded(model);
    Parts parts = Parts.of(weights);
    String expected = Weights.fingerprint(Weights.load(weights, loaded.newNetwork()));
    for (Slot slot : Slot.values()) {
      int accepted = 0;
      for (String text : PAYLOADS) {
        byte[] bytes = parts.with(slot, text).signed();
        try {
          var network = Weights.load(new ByteArrayInputStream(bytes), loaded.newNetwork());
          assertEquals(expected, Weights.fingerprint(network));
          accepted++;
        } catch (WeightsException refused) {
          String message = String.valueOf(refused.getMessage());
          assertTrue(message.chars().allMatch(c -> c >= ' ' && c <= '~'), message);
          assertTrue(message.length() < 700, message);
        }
      }
      assertEquals(PASSED_OVER.contains(slot) ? PAYLOADS.size() : 0, accepted, slot.name());
    }
  }

  /** All texts at once, as names and as values. */
  @Test
  void metadataReachesNeitherJavaNorAReport() throws IOException {
    byte[] java = frozen();
    Command.Ended scores = Command.nnc("evaluate", model, "-w", weights);
    Command.Ended walk = Command.nnc("walk", model, "-w", weights, "--row", 1);
    Parts hostile = Parts.of(weights);
    for (int i = 0; i < PAYLOADS.size(); i++) {
      hostile.header.getAsJsonObject(METADATA).addProperty(PAYLOADS.get(i), "note");
      hostile.header.getAsJsonObject(METADATA).addProperty("note " + i, PAYLOADS.get(i));
    }
    Files.write(weights, hostile.signed());

    assertArrayEquals(java, frozen());
    assertEquals(scores, Command.nnc("evaluate", model, "-w", weights));
    assertEquals(walk, Command.nnc("walk", model, "-w", weights, "--row", 1));
    assertEquals(0, scores.code(), scores::toString);
    assertEquals(0, walk.code(), walk::toString);
  }

  private byte[] frozen() throws IOException {
    Path out = folder.resolve("out");
    Command.Ended ended = Command.nnc(model, "--frozen", weights, "-d", out);
    assertEquals(0, ended.code(), ended::toString);
    return Files.readAllBytes(out.resolve("hostile/Xor.java"));
  }
}
