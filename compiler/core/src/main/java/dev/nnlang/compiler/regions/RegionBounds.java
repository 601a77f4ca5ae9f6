package dev.nnlang.compiler.regions;

import dev.nnlang.compiler.model.Network;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How many linear regions the widths of a network allow, whatever its weights.
 *
 * <p>Rows of units that bend are counted as hidden layers, and so is an output layer that bends; an
 * output unit that squashes a linear signal (softmax, sigmoid, tanh, softplus) is not.
 *
 * @param refusal why there are none: a hidden unit that is smooth
 * @param notes the asymptotic expression of the lecture notes, with the network's numbers
 * @param atLeast what some weights reach
 * @param atMost what no weights exceed; counts activation regions, which are as many or more
 * @param oneLayer what one hidden layer of as many units would reach
 */
public record RegionBounds(
    Optional<String> refusal, Bound notes, Bound atLeast, Bound atMost, Bound oneLayer) {

  /** Numbers of more bits are not worked out: nobody reads 4,933 digits. */
  static final long MOST_BITS = 1 << 14;

  /** The bounds for {@code network}. */
  public static RegionBounds of(Network network) {
    return on(network.inputWidth(), network);
  }

  /** The bounds for {@code network} on a flat part of its input space: 2 for a plane. */
  public static RegionBounds on(int dimensions, Network network) {
    List<Level> levels = Level.belowSmoothOutput(network);
    Optional<String> refusal = refusal(levels);
    if (refusal.isPresent()) {
      Bound none = Bound.none(refusal.get());
      return new RegionBounds(refusal, none, none, none, none);
    }
    if (levels.stream().allMatch(level -> level.bend() == Bend.NONE)) {
      Bound one = new Bound(Optional.of(BigInteger.ONE), "1", "no unit bends");
      return new RegionBounds(refusal, one, one, one, one);
    }
    return new RegionBounds(
        refusal,
        NotesExpression.of(dimensions, levels),
        LowerBound.of(dimensions, levels),
        UpperBound.of(dimensions, levels),
        OneLayer.of(dimensions, levels));
  }

  /** Why {@code network} has no linear regions to count; empty if it has. */
  public static Optional<String> refusal(Network network) {
    return refusal(Level.belowSmoothOutput(network));
  }

  private static Optional<String> refusal(List<Level> levels) {
    return levels.stream()
        .filter(level -> level.bend() == Bend.SMOOTH)
        .findFirst()
        .map(level -> "not piecewise linear: `" + level.name() + "` is " + level.unit().spelling());
  }

  /** {@code value} where it is short enough, else no value. */
  static Optional<BigInteger> within(long bits, Supplier<BigInteger> value) {
    return bits > MOST_BITS ? Optional.empty() : Optional.of(value.get());
  }
}
