package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Name;
import java.util.Locale;
import java.util.Optional;

/**
 * Reports a data path that is no path, or that leaves the folder of the model. Judged by its text
 * alone: both slashes separate, on every system.
 */
final class DataPath {
  private DataPath() {}

  /** The path that {@code expression} holds, as written. */
  static Optional<String> check(Expression expression, Name data, Diagnostics diagnostics) {
    if (!(expression instanceof Expression.StringLiteral literal)) {
      diagnostics.add(
          Diagnostic.of(Code.WRONG_KIND, expression.span(), "a path must be in quotes")
              .label("is not a string")
              .help(String.format(Locale.ROOT, "write a path such as `\"%s.csv\"`", data.text()))
              .build());
      return Optional.empty();
    }
    String path = literal.value();
    Optional<Diagnostic.Builder> wrong = fault(literal, data);
    wrong.ifPresent(finding -> diagnostics.add(finding.build()));
    return wrong.isPresent() ? Optional.empty() : Optional.of(path);
  }

  private static Optional<Diagnostic.Builder> fault(Expression.StringLiteral literal, Name data) {
    String path = literal.value();
    String slashed = path.replace('\\', '/');
    if (path.isBlank()) {
      return say(literal, "the path is empty", "write a path such as `\"%s.csv\"`", data);
    }
    if (path.indexOf('\0') >= 0) {
      return say(literal, "the path holds a NUL character", "remove it", data);
    }
    if (path.contains("://")) {
      return say(
          literal,
          String.format(Locale.ROOT, "`%s` is an address, not a file", path),
          "copy the file here",
          data);
    }
    if (slashed.startsWith("/dev/")) {
      return say(
          literal,
          String.format(Locale.ROOT, "`%s` is a device, not a file", path),
          "name a file instead",
          data);
    }
    if (isAbsolute(slashed) || escapes(slashed)) {
      return say(
          literal,
          String.format(Locale.ROOT, "`%s` leaves the folder of the model", path),
          "put the file next to the model, or pass `--data %s=FILE`",
          data);
    }
    return Optional.empty();
  }

  private static Optional<Diagnostic.Builder> say(
      Expression.StringLiteral literal, String message, String help, Name data) {
    return Optional.of(
        Diagnostic.of(Code.DATA_PATH, literal.span(), message)
            .help(help.replace("%s", data.text())));
  }

  private static boolean isAbsolute(String path) {
    boolean drive =
        path.length() >= 2 && Character.isLetter(path.charAt(0)) && path.charAt(1) == ':';
    return drive || path.startsWith("/");
  }

  /** Whether, read from the left, {@code ..} ever climbs above the folder it starts in. */
  private static boolean escapes(String path) {
    int depth = 0;
    int start = 0;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      String step = path.substring(start, end);
      if (step.equals("..")) {
        depth--;
      } else if (!step.isEmpty() && !step.equals(".")) {
        depth++;
      }
      if (depth < 0) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }
}
