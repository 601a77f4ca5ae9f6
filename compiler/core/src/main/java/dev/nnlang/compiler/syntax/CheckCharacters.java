package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.Span;

/**
 * Refuses the characters that no file may hold anywhere, comments and strings included: controls,
 * lone surrogates, and the controls that make text read in another order than it is compiled.
 */
final class CheckCharacters {
  /** More places than this show nothing new. */
  private static final int CAP = 20;

  private CheckCharacters() {}

  /** Whether {@code text} holds none of them; says so where it does. */
  static boolean run(String text, Diagnostics diagnostics) {
    int found = 0;
    for (int i = 0; i < text.length() && found < CAP; i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      String kind = kind(c);
      if (!kind.isEmpty()) {
        found++;
        diagnostics.add(
            Diagnostic.of(
                    Code.BAD_CHARACTER,
                    new Span(i, i + 1),
                    Wording.of("%s is %s, which no file may hold", codePoint(c), kind))
                .label("here")
                .fix("remove it", new Span(i, i + 1), "")
                .build());
      }
    }
    return found == 0;
  }

  /** {@code c} as messages name it, such as {@code U+202E}. */
  static String codePoint(int c) {
    return Wording.of("U+%04X", c);
  }

  private static String kind(char c) {
    if (Character.isSurrogate(c)) {
      return "half of a character";
    }
    if (isDirectionControl(c)) {
      return "a direction control";
    }
    boolean space = c == '\t' || c == '\n' || c == '\r';
    return Character.isISOControl(c) && !space ? "a control character" : "";
  }

  private static boolean isDirectionControl(char c) {
    return (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\u200E'
        || c == '\u200F'
        || c == '\u061C';
  }
}
