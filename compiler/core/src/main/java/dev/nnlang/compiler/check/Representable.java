package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.source.Span;
import java.util.Locale;

/** Reports numbers that a precision cannot hold: they would be infinite, or 0 without being 0. */
record Representable(Precision precision, Diagnostics diagnostics) {

  /** The number of the precision that is nearest to {@code number}. */
  double rounded(double number) {
    return precision == Precision.FLOAT ? (float) number : number;
  }

  /** Whether the precision holds {@code number}; reported where it does not. */
  boolean check(double number, Span place) {
    return check(number, Numbers.plain(number), place);
  }

  /**
   * The same for a number that is not written, but follows from what is.
   *
   * @param what it is
   */
  boolean check(double number, String what, Span place) {
    double rounded = rounded(number);
    if (Double.isFinite(rounded) && (rounded != 0 || number == 0)) {
      return true;
    }
    diagnostics.add(
        Diagnostic.of(
                Code.BAD_NUMBER,
                place,
                String.format(
                    Locale.ROOT,
                    "a %s cannot hold %s",
                    precision.name().toLowerCase(Locale.ROOT),
                    what))
            .help(
                precision == Precision.FLOAT
                    ? "write `precision: double`"
                    : "write a number that is nearer to 1")
            .build());
    return false;
  }
}
