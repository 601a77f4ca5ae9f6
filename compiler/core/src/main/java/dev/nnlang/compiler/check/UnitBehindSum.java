package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import java.util.Locale;

/** Reports {@code n + 1 epochs}: a unit belongs to the number before it, and not to a sum. */
final class UnitBehindSum {
  private UnitBehindSum() {}

  /**
   * Whether {@code expression}, which {@code what} names, is such a sum, and so was reported.
   *
   * @param scene has the text that the cure is made of
   */
  static boolean refuses(Expression expression, String what, TrainScene scene) {
    if (!(expression instanceof Expression.Binary sum)
        || !(sum.right() instanceof Expression.Quantity last)) {
      return false;
    }
    String cure =
        String.format(
            Locale.ROOT,
            "(%s) %s",
            scene.textAt(new Span(sum.span().start(), last.amount().span().end())),
            last.unit().text());
    scene.report(
        Diagnostic.of(
                Code.BAD_QUANTITY,
                sum.span(),
                String.format(Locale.ROOT, "the unit of %s belongs to its last number alone", what))
            .label(last.span(), "has the unit")
            .fix(String.format(Locale.ROOT, "write `%s`", cure), sum.span(), cure));
    return true;
  }
}
