package dev.nnlang.runtime;

import dev.nnlang.runtime.WeightsException.Problem;
import dev.nnlang.runtime.WeightsHeader.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/** A weights file whose header is read and fits its length, and whose data is not read yet. */
final class WeightsFile {
  static final long UNKNOWN_LENGTH = -1;

  private static final int FINGERPRINT_DIGITS = 32;
  // As much of a header as is read on its word.
  private static final int PIECE = 1 << 10;
  // A multiple of the bytes of any number.
  private static final int CHUNK = 1 << 13;
  // The longest array that every JVM can make.
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private final WeightsHeader header;
  private final long dataBytes;
  private final InputStream data;

  private WeightsFile(WeightsHeader header, long dataBytes, InputStream data) {
    this.header = header;
    this.dataBytes = dataBytes;
    this.data = data;
  }

  /**
   * Reads the header.
   *
   * @param length of {@code in} in bytes, or {@link #UNKNOWN_LENGTH}
   */
  static WeightsFile read(InputStream in, long length) throws IOException {
    WeightsHeader header = header(in);
    long dataBytes = header.dataBytes();
    if (length != UNKNOWN_LENGTH) {
      long found = length - Long.BYTES - header.bytes().length;
      if (found != dataBytes) {
        throw new WeightsException(
            Problem.DAMAGED_WEIGHTS,
            "the header declares " + dataBytes + " bytes of data, and " + found + " follow it");
      }
    }
    return new WeightsFile(header, dataBytes, in);
  }

  private static WeightsHeader header(InputStream in) throws IOException {
    byte[] prefix = in.readNBytes(Long.BYTES);
    if (prefix.length < Long.BYTES) {
      throw bad("not a weights file: only " + prefix.length + " bytes long");
    }
    long bytes = littleEndian(prefix).getLong();
    if (bytes < 0 || bytes > WeightsHeader.MOST_BYTES) {
      throw bad(
          "not a weights file: the header would take "
              + Long.toUnsignedString(bytes)
              + " bytes, more than "
              + WeightsHeader.MOST_BYTES);
    }
    byte[] text = {};
    int found = 0;
    do {
      // Twice what was there so far: a header that is not there takes no memory.
      text = Arrays.copyOf(text, (int) Math.min(bytes, Math.max(PIECE, 2 * found)));
      found += in.readNBytes(text, found, text.length - found);
    } while (found == text.length && found < bytes);
    if (found < bytes) {
      throw bad(
          "not a weights file: the header should take "
              + bytes
              + " bytes, but the file ends after "
              + found);
    }
    return HeaderReader.read(text);
  }

  /** Whether a file that begins with {@code start} was written by nnc. */
  static boolean ours(byte[] start) {
    try {
      return header(new ByteArrayInputStream(start)).ours();
    } catch (IOException | WeightsException notOurs) {
      return false;
    }
  }

  WeightsHeader header() {
    return header;
  }

  /** Reads the data, checks everything, and only then writes into {@code network}. */
  <N extends Network<?>> N into(N network) throws IOException {
    List<Tensor> tensors = network.tensors();
    ByteBuffer bytes = checkedData(network.signature(), tensors);
    for (Tensor tensor : tensors) {
      bytes.position((int) entry(tensor).begin());
      checkFinite(tensor, i -> tensor.precision().take(bytes));
    }
    for (Tensor tensor : tensors) {
      bytes.position((int) entry(tensor).begin());
      for (int i = 0; i < tensor.size(); i++) {
        tensor.set(i, tensor.precision().take(bytes));
      }
    }
    return network;
  }

  /**
   * Reads the data and checks everything, for a training of {@code network}, which is left as it
   * is.
   */
  Checkpoint checkpoint(Network<?> network, TrainingIdentity identity) throws IOException {
    List<Tensor> tensors = network.tensors();
    ByteBuffer bytes = checkedData(network.signature(), tensors);
    identity.check(header.metadata());
    List<double[]> weights = new ArrayList<>();
    for (Tensor tensor : tensors) {
      double[] values = numbers(entry(tensor), bytes);
      checkFinite(tensor, i -> values[i]);
      weights.add(values);
    }
    SavedState state = new SavedState();
    for (Entry entry : header.entries().values()) {
      if (entry.name().startsWith(SavedState.PREFIX)) {
        state.put(entry.name().substring(SavedState.PREFIX.length()), numbers(entry, bytes));
      }
    }
    return new Checkpoint(weights, state);
  }

  /** The data of a file that belongs to this network and is as it was saved. */
  private ByteBuffer checkedData(Signature signature, List<Tensor> tensors) throws IOException {
    checkModel(signature);
    checkTensors(tensors);
    ByteBuffer bytes = littleEndian(data());
    checkIntact(bytes);
    return bytes;
  }

  private static double[] numbers(Entry entry, ByteBuffer bytes) {
    Precision<?> precision = entry.precision();
    double[] numbers = new double[(int) ((entry.end() - entry.begin()) / precision.bytes())];
    bytes.position((int) entry.begin());
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = precision.take(bytes);
    }
    return numbers;
  }

  private void checkModel(Signature signature) {
    String name = header.metadata().get(WeightsHeader.MODEL);
    String fingerprint = header.metadata().get(WeightsHeader.MODEL_FINGERPRINT);
    if (header.checksumAt() < 0 || name == null || fingerprint == null) {
      throw bad("the metadata lacks a checksum, a model or a model_fingerprint");
    }
    if (!fingerprint.equals(signature.fingerprint())) {
      throw new WeightsException(
          Problem.OTHER_MODEL,
          "the weights belong to model "
              + model(name, fingerprint)
              + ", not to "
              + model(signature.name(), signature.fingerprint()));
    }
  }

  private static String model(String name, String fingerprint) {
    return Quoted.text(name) + " (fingerprint " + Quoted.text(fingerprint) + ")";
  }

  private void checkTensors(List<Tensor> tensors) {
    Set<String> unknown = new LinkedHashSet<>(header.entries().keySet());
    for (Tensor tensor : tensors) {
      Entry entry = header.entries().get(tensor.name());
      if (entry == null) {
        throw wrong(tensor.name(), "is missing: wanted " + form(tensor));
      }
      if (entry.precision() != tensor.precision() || !entry.shape().equals(tensor.fileShape())) {
        String found = form(entry.precision(), entry.shape());
        throw wrong(tensor.name(), "is " + found + ", wanted " + form(tensor));
      }
      unknown.remove(tensor.name());
    }
    boolean checkpoint = TrainingIdentity.isCheckpoint(header.metadata());
    for (String name : unknown) {
      if (!checkpoint || !name.startsWith(SavedState.PREFIX)) {
        throw wrong(name, "is not one of the model's");
      }
    }
  }

  private static String form(Tensor tensor) {
    return form(tensor.precision(), tensor.fileShape());
  }

  private static String form(Precision<?> precision, List<Long> shape) {
    return precision.dtype() + " " + shape;
  }

  private byte[] data() throws IOException {
    if (dataBytes > MOST_BYTES) {
      throw bad("the weights take " + dataBytes + " bytes, more than " + MOST_BYTES);
    }
    // Piece by piece: a stream may be shorter than its header says, and to read a file at once
    // would take a buffer of the same length outside the heap.
    byte[] bytes = data.readNBytes((int) dataBytes);
    if (bytes.length < dataBytes || data.read() >= 0) {
      throw new WeightsException(
          Problem.DAMAGED_WEIGHTS,
          "the header declares "
              + dataBytes
              + " bytes of data, and "
              + (bytes.length < dataBytes ? bytes.length + "" : "more")
              + " follow it");
    }
    return bytes;
  }

  private void checkIntact(ByteBuffer bytes) {
    if (!checksum(header, bytes).equals(header.metadata().get(WeightsHeader.CHECKSUM))) {
      throw new WeightsException(
          Problem.DAMAGED_WEIGHTS,
          "the weights have changed since they were saved: wrong checksum");
    }
  }

  private Entry entry(Tensor tensor) {
    return Objects.requireNonNull(header.entries().get(tensor.name()), tensor.name());
  }

  /** A whole file for {@code network}. */
  static byte[] bytes(Network<?> network, Map<String, String> metadata) {
    return bytes(network, List.of(), metadata);
  }

  /**
   * A whole file for {@code network} and where its training stands.
   *
   * @param state after the weights; its numbers may be NaN and infinite
   */
  static byte[] bytes(Network<?> network, List<Tensor> state, Map<String, String> metadata) {
    List<Tensor> weights = network.tensors();
    List<Tensor> all = Stream.concat(weights.stream(), state.stream()).toList();
    WeightsHeader unsigned = HeaderWriter.write(network, all, fingerprint(network), metadata);
    int dataAt = Long.BYTES + unsigned.bytes().length;
    long length = dataAt + unsigned.dataBytes();
    if (length > MOST_BYTES) {
      throw bad("the weights take " + length + " bytes, more than " + MOST_BYTES);
    }
    byte[] bytes = new byte[(int) length];
    ByteBuffer file = littleEndian(bytes);
    file.putLong(unsigned.bytes().length);
    file.put(unsigned.bytes());
    for (int t = 0; t < all.size(); t++) {
      Tensor tensor = all.get(t);
      double[] values = tensor.values();
      if (t < weights.size()) {
        checkFinite(tensor, i -> values[i]);
      }
      for (double value : values) {
        tensor.precision().put(value, file);
      }
    }
    String checksum = checksum(unsigned, file.slice(dataAt, file.capacity() - dataAt));
    file.position(Long.BYTES + unsigned.checksumAt());
    file.put(WeightsHeader.utf8(checksum));
    return bytes;
  }

  static String fingerprint(Network<?> network) {
    MessageDigest digest = sha256();
    ByteBuffer chunk = littleEndian(new byte[CHUNK]);
    for (Tensor tensor : network.tensors()) {
      digest.update(WeightsHeader.utf8(tensor.name() + " " + form(tensor) + "\n"));
      for (double value : tensor.values()) {
        tensor.precision().put(value, chunk);
        if (!chunk.hasRemaining()) {
          digest.update(chunk.flip());
          chunk.clear();
        }
      }
      digest.update(chunk.flip());
      chunk.clear();
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_DIGITS);
  }

  private static String checksum(WeightsHeader header, ByteBuffer data) {
    MessageDigest digest = sha256();
    byte[] text = header.bytes();
    int at = header.checksumAt();
    int rest = at + WeightsHeader.CHECKSUM_DIGITS;
    digest.update(text, 0, at);
    digest.update(WeightsHeader.utf8(WeightsHeader.NO_CHECKSUM));
    digest.update(text, rest, text.length - rest);
    digest.update(data.rewind());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * @param number of each index, which is asked for once, in ascending order
   */
  private static void checkFinite(Tensor tensor, IntToDoubleFunction number) {
    for (int i = 0; i < tensor.size(); i++) {
      double value = number.applyAsDouble(i);
      if (!Double.isFinite(value)) {
        throw new WeightsException(
            Problem.WEIGHTS_NOT_FINITE,
            "tensor "
                + Quoted.text(tensor.name())
                + " has "
                + value
                + " at "
                + Arrays.toString(index(i, tensor.shape())));
      }
    }
  }

  /** The indices, one for each dimension, of number {@code i} in row-major order. */
  private static int[] index(int i, int[] shape) {
    int[] index = new int[shape.length];
    int rest = i;
    for (int d = shape.length - 1; d >= 0; d--) {
      index[d] = rest % shape[d];
      rest /= shape[d];
    }
    return index;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static WeightsException bad(String fact) {
    return new WeightsException(Problem.BAD_WEIGHTS, fact);
  }

  private static WeightsException wrong(String tensor, String fact) {
    return new WeightsException(
        Problem.WRONG_TENSORS, "tensor " + Quoted.text(tensor) + " " + fact);
  }
}
