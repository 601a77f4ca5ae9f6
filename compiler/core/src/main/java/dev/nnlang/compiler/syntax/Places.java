package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Where tokens stand, and how they are named. */
final class Places {
  /** The longest piece of a file that a message repeats. */
  private static final int LONGEST_QUOTE = 40;

  private Places() {}

  static Span span(Token token) {
    if (token.getType() == Token.EOF) {
      return new Span(token.getStartIndex(), token.getStartIndex());
    }
    return new Span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** The text of a rule that has matched at least one token. */
  static Span span(ParserRuleContext context) {
    return span(context.getStart(), context.getStop());
  }

  static Span span(Token first, Token last) {
    return new Span(first.getStartIndex(), last.getStopIndex() + 1);
  }

  /** The word {@code token}; the Greek sigma is another spelling of {@code sigma}. */
  static Name name(Token token) {
    String text = token.getText();
    return new Name(text.equals("\u03C3") ? "sigma" : text, span(token));
  }

  /** The word that a rule has matched. */
  static Name name(ParserRuleContext context) {
    return name(context.getStart());
  }

  /** {@code token} as messages show it. */
  static String quoted(Token token) {
    return token.getType() == Token.EOF ? "the end of the file" : quoted(token.getText());
  }

  /** {@code text} as messages show it. */
  static String quoted(String text) {
    return Wording.of(
        "`%s`", text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text);
  }
}
