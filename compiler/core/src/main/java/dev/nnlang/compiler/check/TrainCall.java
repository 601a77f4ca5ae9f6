package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.syntax.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code sgd} as {@code sgd()}: a bare name and a call without arguments are the same. */
final class TrainCall {
  private TrainCall() {}

  /** The call that {@code value} is, or nothing, silently. */
  static Optional<Expression.Call> of(Expression value) {
    if (value instanceof Expression.Call call) {
      return Optional.of(call);
    }
    if (value instanceof Expression.Reference reference && reference.path().size() == 1) {
      return Optional.of(new Expression.Call(reference.path().get(0), List.of(), reference.span()));
    }
    return Optional.empty();
  }

  /**
   * The call that {@code value} is; anything else is reported.
   *
   * @param what names the place in the message, such as {@code `loss`}
   * @param such a name that may stand there
   */
  static Optional<Expression.Call> of(
      Expression value, String what, String such, Diagnostics diagnostics) {
    Optional<Expression.Call> call = of(value);
    if (call.isEmpty()) {
      diagnostics.add(
          Diagnostic.of(
                  Code.WRONG_KIND,
                  value.span(),
                  String.format(Locale.ROOT, "%s must be a name", what))
              .label("is not a name")
              .help(String.format(Locale.ROOT, "write a name such as `%s`", such))
              .build());
    }
    return call;
  }
}
