package dev.nnlang.compiler.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Weights that become part of a class. */
public final class FrozenWeights {
  /**
   * Whole numbers of any precision, and whole groups of Base64. A constant of a class file has at
   * most 65,535 bytes.
   */
  private static final int BYTES_OF_A_PIECE = 45_000;

  private final String fingerprint;
  private final byte[] numbers;

  /**
   * @param fingerprint of the weights
   * @param numbers of all tensors in the order of a weights file, little-endian, in the precision
   *     of the network; not copied
   */
  public FrozenWeights(String fingerprint, byte[] numbers) {
    this.fingerprint = fingerprint;
    this.numbers = numbers;
  }

  String fingerprint() {
    return fingerprint;
  }

  /** The numbers as texts that a constant of a class file holds. */
  List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < numbers.length; from += BYTES_OF_A_PIECE) {
      int to = Math.min(numbers.length, from + BYTES_OF_A_PIECE);
      pieces.add(Base64.getEncoder().encodeToString(Arrays.copyOfRange(numbers, from, to)));
    }
    return pieces;
  }
}
