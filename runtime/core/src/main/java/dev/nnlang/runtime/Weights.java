package dev.nnlang.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * Weights files, in the safetensors format: 8 bytes with the length of the header (little-endian),
 * the header in JSON, and the numbers of the tensors, little-endian and row-major. Other programs
 * read them too.
 *
 * <p>The header's {@code __metadata__} holds, beside what the caller adds:
 *
 * <ul>
 *   <li>{@code model}, {@code model_fingerprint}: as in the network's {@link Signature};
 *   <li>{@code fingerprint}: of the weights, as of {@link #fingerprint};
 *   <li>{@code nnc_version}: the {@link Version} that wrote it;
 *   <li>{@code checksum}: SHA-256 in lower-case hex digits over the header, with zeros in the place
 *       of these digits, and the data.
 * </ul>
 *
 * <p>A file is taken for hostile until all of it is checked: the header, at most 64 KiB of it, then
 * the length, then the network it belongs to, then the checksum, then every number. Only then is
 * anything written into the network. Memory in use is at most about twice the size of the file, and
 * never more than the network calls for.
 *
 * <p>No method may run while the parameters of the network are written; {@code load} writes them.
 */
public final class Weights {
  private Weights() {}

  /**
   * Saves the parameters of {@code network}, as {@link AtomicFile} does: {@code file} is replaced
   * whole or, with an exception, left as it was. A file that is not one of nnc's weights files is
   * not replaced. The same network and metadata give the same bytes.
   *
   * @param metadata any text under any names but those of nnc
   * @throws WeightsException NN0705 if a number is NaN or infinite; NN0701 if the header would be
   *     longer than 64 KiB or the file than 2 GiB
   * @throws IllegalArgumentException if {@code metadata} has one of nnc's names, or half a
   *     surrogate pair
   * @throws RefusedWriteException if something else is in the place of {@code file}
   * @throws IOException naming {@code file}, if it cannot be written
   */
  public static void save(Path file, Network<?> network, Map<String, String> metadata)
      throws IOException {
    byte[] bytes;
    try {
      bytes = WeightsFile.bytes(network, metadata);
    } catch (WeightsException notSaved) {
      throw notSaved.in(file);
    }
    AtomicFile.write(file, bytes, WeightsFile::ours);
  }

  /**
   * Loads parameters into {@code network}; with an exception, all of them are as they were. A
   * {@link Learner} of the network must be {@link Learner#reset reset} afterwards.
   *
   * @return {@code network}
   * @throws WeightsException if the file is not a weights file (NN0701), belongs to another model
   *     (NN0702), has other tensors (NN0703), is cut short, too long or changed (NN0704), or holds
   *     NaN or infinity (NN0705)
   * @throws IOException naming {@code file}, if it cannot be read or is no regular file
   */
  public static <N extends Network<?>> N load(Path file, N network) throws IOException {
    return read(file, (in, length) -> WeightsFile.read(in, length).into(network));
  }

  /**
   * Loads parameters into {@code network} from a stream, which must end where the weights end, such
   * as one of a resource. Else as {@link #load(Path, Network)}; does not close the stream.
   *
   * @return {@code network}
   */
  public static <N extends Network<?>> N load(InputStream in, N network) throws IOException {
    return WeightsFile.read(in, WeightsFile.UNKNOWN_LENGTH).into(network);
  }

  /**
   * Loads parameters into {@code network} from a resource that a generated class found beside
   * itself, and closes it. What is wrong with it is wrong with the program, so nothing is checked.
   *
   * @param found the opened resource; empty if there is none
   * @param name of the resource
   * @return {@code network}
   * @throws IllegalStateException if there is no such resource
   * @throws WeightsException as {@link #load(Path, Network)}
   * @throws UncheckedIOException if it cannot be read
   */
  public static <N extends Network<?>> N load(Optional<InputStream> found, String name, N network) {
    String type = network.getClass().getName();
    InputStream open =
        found.orElseThrow(
            () ->
                new IllegalStateException(
                    "no resource " + name + " beside " + type + " on the class path"));
    try (InputStream in = open) {
      return load(in, network);
    } catch (WeightsException refused) {
      throw refused.in(name);
    } catch (IOException failure) {
      throw new UncheckedIOException(name + " beside " + type + " is not read", failure);
    }
  }

  /**
   * What a weights file says about itself, sorted by name; empty if it says nothing. Checks form
   * and length, but neither the checksum nor the numbers: what it says may not be so, and may hold
   * any character.
   *
   * @throws WeightsException if it is not a weights file (NN0701) or has another length than it
   *     declares (NN0704)
   * @throws IOException naming {@code file}, if it cannot be read or is no regular file
   */
  public static Map<String, String> metadata(Path file) throws IOException {
    return read(
        file,
        (in, length) ->
            Collections.unmodifiableMap(WeightsFile.read(in, length).header().metadata()));
  }

  /**
   * 32 hex digits that tell weights apart: equal for networks with the same tensors and the same
   * bits in them.
   *
   * <p>They are the first of a SHA-256 over, for each tensor in turn, its name, type and shape as
   * in {@code layer1.weight F64 [3, 2]}, a line feed, and its numbers as in a file.
   */
  public static String fingerprint(Network<?> network) {
    return WeightsFile.fingerprint(network);
  }

  private interface Reading<T> {
    T from(InputStream in, long length) throws IOException;
  }

  private static <T> T read(Path file, Reading<T> reading) throws IOException {
    // Before it is opened: a pipe would make us wait.
    if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
      throw new FileSystemException(file.toString(), null, "not a regular file");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        InputStream in = Channels.newInputStream(channel)) {
      return reading.from(in, channel.size());
    } catch (WeightsException refused) {
      throw refused.in(file);
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException failure) {
      FileSystemException named =
          new FileSystemException(file.toString(), null, "not read: " + failure.getMessage());
      named.initCause(failure);
      throw named;
    }
  }
}
