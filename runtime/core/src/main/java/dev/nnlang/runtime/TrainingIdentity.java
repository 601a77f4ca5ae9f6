package dev.nnlang.runtime;

import dev.nnlang.runtime.WeightsException.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has to be equal for a training to go on with the same bits, beside the model: a checkpoint
 * of anything else is refused.
 *
 * @param settings the fingerprint of how the model is drawn and trained
 * @param data the fingerprint of the examples
 */
record TrainingIdentity(String settings, String data, long seed) {
  /** For a training without checkpoints: nobody asks. */
  static final TrainingIdentity NONE = new TrainingIdentity("", "", 0);

  private static final String FORM = "checkpoint";
  private static final String FORM_OF_TODAY = "1";
  private static final String SETTINGS = "checkpoint_settings";
  private static final String DATA = "checkpoint_data";
  private static final String SEED = "checkpoint_seed";

  private static final int HEX_DIGITS = 32;
  private static final int CHUNK = 1 << 13;

  static <R> TrainingIdentity of(
      Network<R> network,
      Training training,
      Examples<R> examples,
      Optional<Examples<R>> validation) {
    return new TrainingIdentity(
        training.settings(), fingerprint(network, examples, validation), training.seed());
  }

  /** Whether a file that says {@code metadata} is a checkpoint of any training. */
  static boolean isCheckpoint(Map<String, String> metadata) {
    return metadata.containsKey(FORM);
  }

  /** For the header of a checkpoint. */
  Map<String, String> metadata() {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(FORM, FORM_OF_TODAY);
    metadata.put(SETTINGS, settings);
    metadata.put(DATA, data);
    metadata.put(SEED, Long.toString(seed));
    return metadata;
  }

  /**
   * Refuses the checkpoint of another training, by what its header says.
   *
   * @throws WeightsException NN0706
   */
  void check(Map<String, String> metadata) {
    if (!FORM_OF_TODAY.equals(metadata.get(FORM))) {
      throw new WeightsException(
          Problem.OTHER_TRAINING, "holds no checkpoint of a form that this nnc knows");
    }
    check(metadata, WeightsHeader.VERSION, Version.text(), "was made by another version of nnc");
    check(metadata, SETTINGS, settings, "belongs to other settings of the training");
    check(metadata, SEED, Long.toString(seed), "belongs to another seed");
    check(metadata, DATA, data, "belongs to other data");
  }

  private static void check(Map<String, String> metadata, String key, String now, String fact) {
    String then = metadata.getOrDefault(key, "");
    if (!then.equals(now)) {
      throw new WeightsException(
          Problem.OTHER_TRAINING,
          "the checkpoint " + fact + ": " + Quoted.text(then) + ", and now " + Quoted.text(now));
    }
  }

  /** Over all numbers that a training sees, in their order. */
  private static <R> String fingerprint(
      Network<R> network, Examples<R> examples, Optional<Examples<R>> validation) {
    Digest<R> digest = new Digest<>(network);
    digest.add(examples);
    validation.ifPresent(digest::add);
    return digest.hex();
  }

  private static final class Digest<R> {
    private final Precision<R> precision;
    private final boolean classes;
    private final MessageDigest digest;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    Digest(Network<R> network) {
      precision = network.precision();
      classes = network.signature().task() == Signature.Task.CLASSIFICATION;
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new AssertionError("every Java platform has SHA-256", impossible);
      }
    }

    void add(Examples<R> examples) {
      digest.update((examples.size() + " examples\n").getBytes(StandardCharsets.UTF_8));
      for (int n = 0; n < examples.size(); n++) {
        add(examples.input(n));
        if (classes) {
          room().putInt(examples.label(n));
        } else {
          add(examples.target(n));
        }
      }
      empty();
    }

    private void add(R row) {
      for (int i = 0; i < precision.length(row); i++) {
        precision.put(precision.get(row, i), room());
      }
    }

    /** The chunk, with room for one number of any kind. */
    private ByteBuffer room() {
      if (chunk.remaining() < Long.BYTES) {
        empty();
      }
      return chunk;
    }

    private void empty() {
      digest.update(chunk.flip());
      chunk.clear();
    }

    String hex() {
      return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
    }
  }
}
