package dev.nnlang.compiler.regions;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A number of linear regions, or why there is none.
 *
 * @param value exact; absent where the theorem does not hold or the number is too long to be of use
 * @param formula with the network's own numbers; empty where the theorem does not hold
 * @param note where it is from and what it counts, or why it does not hold
 */
public record Bound(Optional<BigInteger> value, String formula, String note) {
  static Bound none(String why) {
    return new Bound(Optional.empty(), "", why);
  }
}
