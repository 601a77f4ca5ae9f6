package dev.nnlang.compiler.syntax;

import java.util.Locale;

/** The text of a message, the same in every locale. */
final class Wording {
  private Wording() {}

  /** {@code format} with {@code parts} in it, as {@link String#format} does. */
  static String of(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }
}
