package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.emit.Arithmetic.Term;
import dev.nnlang.compiler.plan.Penalties;

/** The gradient that an optimizer is given: the mean over the batch, and what penalties add. */
record Penalized(Penalties penalties, Numerals numerals) {

  /** {@code G}, of the sum {@code sum}. */
  Term gradient(Arithmetic arithmetic, Term sum) {
    Term gradient = arithmetic.times(sum, arithmetic.number("mean"));
    if (penalties.l2() > 0) {
      gradient =
          arithmetic.fma(
              arithmetic.number(numerals.literal(2 * penalties.l2())),
              arithmetic.cell("w"),
              gradient);
    }
    if (penalties.l1() > 0) {
      Term sign = arithmetic.signed(numerals.literal(penalties.l1()), arithmetic.cell("w"));
      gradient = arithmetic.plus(gradient, sign);
    }
    return gradient;
  }

  /** What is added, for a Javadoc. */
  String formula() {
    String l2 = penalties.l2() > 0 ? " + " + numerals.literal(2 * penalties.l2()) + " w" : "";
    return penalties.l1() > 0 ? l2 + " + " + numerals.literal(penalties.l1()) + " sign(w)" : l2;
  }
}
