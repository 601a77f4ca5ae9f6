package dev.nnlang.runtime;

import dev.nnlang.runtime.WeightsException.Problem;
import dev.nnlang.runtime.WeightsHeader.Entry;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Spells the header of a weights file: the same bytes for the same network and metadata. */
final class HeaderWriter {
  /** The data begins at a multiple of this; the length ahead of the header takes as much. */
  private static final int ALIGNMENT = Long.BYTES;

  private final StringBuilder text = new StringBuilder();
  private int checksumAt = -1;

  private HeaderWriter() {}

  /**
   * A header with zeros for a checksum.
   *
   * @param tensors all that the file holds, in its order
   * @param metadata the caller's; must leave nnc's own names free
   */
  static WeightsHeader write(
      Network<?> network, List<Tensor> tensors, String fingerprint, Map<String, String> metadata) {
    return new HeaderWriter().header(entries(tensors), all(network, fingerprint, metadata));
  }

  private static Map<String, String> all(
      Network<?> network, String fingerprint, Map<String, String> metadata) {
    Map<String, String> all = new TreeMap<>();
    all.put(WeightsHeader.CHECKSUM, WeightsHeader.NO_CHECKSUM);
    all.put(WeightsHeader.FINGERPRINT, fingerprint);
    all.put(WeightsHeader.MODEL, network.signature().name());
    all.put(WeightsHeader.MODEL_FINGERPRINT, network.signature().fingerprint());
    all.put(WeightsHeader.VERSION, Version.text());
    metadata.forEach(
        (key, value) -> {
          if (all.putIfAbsent(key, value) != null) {
            throw new IllegalArgumentException("nnc sets the metadata " + key + " itself");
          }
        });
    return all;
  }

  private static Map<String, Entry> entries(List<Tensor> tensors) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    long at = 0;
    for (Tensor tensor : tensors) {
      Precision<?> precision = tensor.precision();
      long end = Math.addExact(at, (long) tensor.size() * precision.bytes());
      Entry entry = new Entry(tensor.name(), precision, tensor.fileShape(), at, end);
      if (entries.put(tensor.name(), entry) != null) {
        throw new IllegalArgumentException("two tensors are named " + tensor.name());
      }
      at = end;
    }
    return entries;
  }

  private WeightsHeader header(Map<String, Entry> entries, Map<String, String> metadata) {
    text.append('{');
    string(WeightsHeader.METADATA);
    text.append(":{");
    String separator = "";
    for (Map.Entry<String, String> said : metadata.entrySet()) {
      text.append(separator);
      string(said.getKey());
      text.append(':');
      if (said.getKey().equals(WeightsHeader.CHECKSUM)) {
        checksumAt = WeightsHeader.utf8(text).length + 1;
      }
      string(said.getValue());
      separator = ",";
    }
    text.append('}');
    for (Entry entry : entries.values()) {
      text.append(',');
      tensor(entry);
    }
    text.append('}');
    int bytes = WeightsHeader.utf8(text).length;
    text.append(" ".repeat(-bytes & (ALIGNMENT - 1)));
    if (bytes > WeightsHeader.MOST_BYTES) {
      throw new WeightsException(
          Problem.BAD_WEIGHTS,
          "names and metadata take "
              + bytes
              + " bytes, more than the "
              + WeightsHeader.MOST_BYTES
              + " of a header");
    }
    return new WeightsHeader(metadata, entries, WeightsHeader.utf8(text), checksumAt);
  }

  private void tensor(Entry entry) {
    string(entry.name());
    text.append(":{\"dtype\":");
    string(entry.precision().dtype());
    text.append(",\"shape\":[");
    String separator = "";
    for (long dimension : entry.shape()) {
      text.append(separator).append(dimension);
      separator = ",";
    }
    text.append("],\"data_offsets\":[").append(entry.begin()).append(',').append(entry.end());
    text.append("]}");
  }

  private void string(String value) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException("half a surrogate pair in " + Quoted.text(value));
    }
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
