package dev.nnlang.compiler.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** The comments of a file, and which of them document what. */
final class DocComments {
  private static final String SLASHES = "///";

  private final CommonTokenStream tokens;

  DocComments(CommonTokenStream tokens) {
    this.tokens = tokens;
  }

  /** Every comment in order. */
  List<Comment> all() {
    List<Comment> comments = new ArrayList<>();
    for (Token token : tokens.getTokens()) {
      if (token.getChannel() == Token.HIDDEN_CHANNEL) {
        comments.add(new Comment(token.getText(), isDoc(token), Places.span(token)));
      }
    }
    return comments;
  }

  /**
   * The doc comment of the declaration that begins at {@code first}: the lines of three slashes
   * directly above it, with nothing else on them and no empty line between.
   */
  Optional<String> of(Token first) {
    List<String> lines = new ArrayList<>();
    int line = first.getLine() - 1;
    for (int i = first.getTokenIndex() - 1; i >= 0 && isLine(tokens.get(i), line); i--) {
      if (i > 0 && tokens.get(i - 1).getLine() == line) {
        break; // it ends a line of something else
      }
      lines.add(text(tokens.get(i)));
      line--;
    }
    Collections.reverse(lines);
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
  }

  private static boolean isLine(Token token, int line) {
    return token.getChannel() == Token.HIDDEN_CHANNEL && isDoc(token) && token.getLine() == line;
  }

  private static boolean isDoc(Token comment) {
    return comment.getText().startsWith(SLASHES);
  }

  /** The comment without its slashes, one space after them, and the space at its end. */
  private static String text(Token comment) {
    String text = comment.getText();
    int start = 0;
    while (start < text.length() && text.charAt(start) == '/') {
      start++;
    }
    if (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    return text.substring(start).stripTrailing();
  }
}
