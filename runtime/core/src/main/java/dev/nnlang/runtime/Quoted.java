package dev.nnlang.runtime;

import java.util.HexFormat;

/** Shows text from a file in a message, so that it cannot play tricks on a terminal. */
final class Quoted {
  private static final int MOST_CHARACTERS = 128;

  private Quoted() {}

  /** {@code text} between backquotes; cut after 128 characters, printable ASCII only. */
  static String text(String text) {
    StringBuilder out = new StringBuilder("`");
    for (int i = 0; i < Math.min(text.length(), MOST_CHARACTERS); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~') {
        out.append(c);
      } else {
        out.append("\\u").append(HexFormat.of().toHexDigits(c));
      }
    }
    return out.append(text.length() > MOST_CHARACTERS ? "...`" : "`").toString();
  }
}
