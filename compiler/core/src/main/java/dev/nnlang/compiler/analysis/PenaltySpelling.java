package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Penalty;

/** Writes a penalty as the language does. */
final class PenaltySpelling implements Penalty.Visitor<String> {
  private static final PenaltySpelling INSTANCE = new PenaltySpelling();

  private PenaltySpelling() {}

  /** Such as {@code l2(0.0001)}. */
  static String of(Penalty penalty) {
    return penalty.accept(INSTANCE);
  }

  @Override
  public String l2(Penalty.L2 penalty) {
    return "l2(" + Decimal.of(penalty.strength()) + ")";
  }

  @Override
  public String l1(Penalty.L1 penalty) {
    return "l1(" + Decimal.of(penalty.strength()) + ")";
  }

  @Override
  public String maxNorm(Penalty.MaxNorm penalty) {
    return "max_norm(" + Decimal.of(penalty.norm()) + ")";
  }
}
