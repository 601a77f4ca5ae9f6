package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.ParamSyntax;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the value that a command line sets for a param; findings stand at the param's name. */
final class ReadOverride {
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9][0-9_]*(\\.[0-9_]*[0-9])?([eE][+-]?[0-9]+)?%?");

  private final ParamSyntax param;
  private final String text;
  private final Diagnostics diagnostics;

  ReadOverride(ParamSyntax param, String text, Diagnostics diagnostics) {
    this.param = param;
    this.text = text;
    this.diagnostics = diagnostics;
  }

  /** A number as a file would write it, with or without a sign. */
  Optional<Double> number(boolean whole) {
    if (!NUMBER.matcher(text).matches()) {
      return refuse("a number");
    }
    boolean negative = text.startsWith("-");
    boolean percent = text.endsWith("%");
    String digits = text.substring(negative ? 1 : 0, text.length() - (percent ? 1 : 0));
    Expression literal = new Expression.NumberLiteral(digits, percent, param.name().span());
    Numbers numbers = new Numbers(Map.of(), diagnostics);
    String what =
        String.format(Locale.ROOT, "the value `%s` from outside for `%s`", text, param.name());
    Optional<Double> value =
        whole
            ? numbers.whole(literal, what).stream().mapToObj(v -> (double) v).findFirst()
            : numbers.real(literal, what).stream().boxed().findFirst();
    return value.map(v -> negative ? 0 - v : v);
  }

  /** {@code true} or {@code false}. */
  Optional<Boolean> truth() {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> refuse("true or false");
    };
  }

  private <T> Optional<T> refuse(String wanted) {
    diagnostics.add(
        Diagnostic.of(
                Code.WRONG_KIND,
                param.name().span(),
                String.format(
                    Locale.ROOT,
                    "the value `%s` from outside for `%s` is not %s",
                    text,
                    param.name(),
                    wanted))
            .label(param.type().span(), "declared here")
            .help(String.format(Locale.ROOT, "set a value of type `%s`", param.type()))
            .build());
    return Optional.empty();
  }
}
