package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.WeightsException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whatever is loaded as weights or as a checkpoint: it is refused with a code and leaves the
 * network as it was, or it is right in all.
 *
 * <p>An input is a letter and what it says of the rest:
 *
 * <ul>
 *   <li>{@code f}, {@code d}: a file for a network of floats, of doubles;
 *   <li>{@code F}, {@code D}: a header, a zero and the data of such a file. The length of the
 *       header and the checksum, in the place of {@link WeightsBytes#SIGN_HERE}, are made right, so
 *       that what lies behind them is reached.
 * </ul>
 */
final class AnyWeights {
  private static final TrainingIdentity IDENTITY = new TrainingIdentity("settings", "data", 7);
  private static final Set<String> CODES = Set.of("NN0701", "NN0702", "NN0703", "NN0704", "NN0705");
  private static final Pattern ONE_LINE = Pattern.compile("[ -~]+");

  private AnyWeights() {}

  static void check(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] file = file(input);
    if (Character.toLowerCase(input[0]) == 'f') {
      check(file, new SmallFloatNetwork(1), new SmallFloatNetwork(1));
    } else {
      check(file, new SmallDoubleNetwork(1), new SmallDoubleNetwork(1));
    }
  }

  /** The file that {@code input} stands for. */
  static byte[] file(byte[] input) {
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    if (!Character.isUpperCase(input[0])) {
      return rest;
    }
    int end = 0;
    while (end < rest.length && rest[end] != 0) {
      end++;
    }
    byte[] data = Arrays.copyOfRange(rest, Math.min(end + 1, rest.length), rest.length);
    String header = new String(rest, 0, end, StandardCharsets.ISO_8859_1);
    // Not every header is text, and one that is not must be refused too.
    return StandardCharsets.US_ASCII.newEncoder().canEncode(header)
        ? WeightsBytes.sign(header, data)
        : WeightsBytes.join(header.getBytes(StandardCharsets.ISO_8859_1), data);
  }

  private static <N extends Network<?>> void check(byte[] file, N network, N other) {
    Optional<WeightsException> refused = load(file, network, WeightsFile.UNKNOWN_LENGTH);
    Optional<WeightsException> withLength = load(file, other, file.length);
    assertEquals(refused.isPresent(), withLength.isPresent(), "with a length and without");
    if (refused.isPresent()) {
      assertSaid(refused.get());
      assertSaid(withLength.orElseThrow());
      assertUntouched(network);
    } else {
      assertRight(network, other);
    }
    if (refused.isEmpty() || refused.get().problem() != Problem.BAD_WEIGHTS) {
      checkpoint(file, network);
    }
  }

  /** Loads, and returns how it was refused. */
  private static Optional<WeightsException> load(byte[] file, Network<?> network, long length) {
    try {
      WeightsFile.read(new ByteArrayInputStream(file), length).into(network);
      return Optional.empty();
    } catch (WeightsException refused) {
      return Optional.of(refused);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void assertSaid(WeightsException refused) {
    assertTrue(CODES.contains(refused.code()), refused::code);
    assertTrue(ONE_LINE.matcher(refused.getMessage()).matches(), refused::getMessage);
  }

  /** The network is as it was made: its weights and biases are zero. */
  private static void assertUntouched(Network<?> network) {
    for (Tensor tensor : network.tensors()) {
      double sum = 0;
      for (double value : tensor.values()) {
        sum += Math.abs(value);
      }
      double made = tensor.name().equals("standardize.deviation") ? tensor.size() : 0;
      assertEquals(made, sum, tensor.name());
    }
  }

  /** What was taken is finite, the same both ways, and comes back from a file of ours. */
  private static void assertRight(Network<?> network, Network<?> other) {
    for (Tensor tensor : network.tensors()) {
      assertTrue(Arrays.stream(tensor.values()).allMatch(Double::isFinite), tensor.name());
    }
    String taken = Weights.fingerprint(network);
    assertEquals(taken, Weights.fingerprint(other));
    byte[] saved = WeightsFile.bytes(network, Map.of());
    assertEquals(Optional.empty(), load(saved, Numbers.fill(other, 42), saved.length));
    assertEquals(taken, Weights.fingerprint(other));
  }

  private static void checkpoint(byte[] file, Network<?> network) {
    try {
      Checkpoint checkpoint =
          WeightsFile.read(new ByteArrayInputStream(file), file.length)
              .checkpoint(network, IDENTITY);
      checkpoint.writeWeights(network);
    } catch (WeightsException refused) {
      assertTrue(
          CODES.contains(refused.code()) || refused.problem() == Problem.OTHER_TRAINING,
          refused::code);
      assertTrue(ONE_LINE.matcher(refused.getMessage()).matches(), refused::getMessage);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
