package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Network;
import java.util.EnumSet;
import java.util.Set;

/** What is asked for where a model becomes Java: a target, several, or whichever does more. */
public enum TargetChoice {
  /** {@link Target#PLAIN}. */
  PLAIN,
  /** {@link Target#VECTOR}. */
  VECTOR,
  /**
   * One class of both, which takes one of them when it is loaded; plain Java alone for a network
   * that is too small to gain from vectors.
   */
  BOTH,
  /**
   * For one training on a Java that has vectors: these where the network is large enough to win
   * back their start, else plain Java.
   */
  AUTO;

  /** The choice of {@code target} alone. */
  public static TargetChoice of(Target target) {
    return target == Target.VECTOR ? VECTOR : PLAIN;
  }

  /** What the class of {@code network} is made of: one target, or both. */
  public Set<Target> targets(Network network) {
    return switch (this) {
      case PLAIN -> EnumSet.of(Target.PLAIN);
      case VECTOR -> EnumSet.of(Target.VECTOR);
      case BOTH ->
          VectorGain.inTheLongRun(network) ? EnumSet.allOf(Target.class) : EnumSet.of(Target.PLAIN);
      case AUTO -> EnumSet.of(VectorGain.inOneTraining(network) ? Target.VECTOR : Target.PLAIN);
    };
  }
}
