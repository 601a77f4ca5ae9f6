package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.grammar.NnLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Reports a file that does not begin with {@code nn 1}. */
final class CheckEdition {
  private static final String KNOWN = "1";

  private CheckEdition() {}

  /** Whether the rest of the file can be read as edition 1. */
  static boolean run(List<Token> tokens, Diagnostics diagnostics) {
    List<Token> first =
        tokens.stream().filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL).limit(2).toList();
    Token word = first.get(0);
    if (word.getType() != NnLexer.NN) {
      missing(word, diagnostics);
      return word.getType() != Token.EOF;
    }
    Token number = first.get(1);
    if (number.getType() != NnLexer.NUMBER) {
      Span end = Places.span(word);
      diagnostics.add(
          Diagnostic.of(Code.MISSING_EDITION, end, "`nn` stands without the number of an edition")
              .label("expected `nn 1`")
              .fix("write `nn 1`", end, "nn 1")
              .build());
      return true;
    }
    if (!number.getText().equals(KNOWN)) {
      diagnostics.add(
          Diagnostic.of(
                  Code.UNKNOWN_EDITION,
                  Places.span(number),
                  Wording.of("edition %s is not known", Places.quoted(number)))
              .label("this compiler knows edition 1")
              .fix("write `nn 1`", Places.span(number), KNOWN)
              .build());
      return false;
    }
    return true;
  }

  private static void missing(Token first, Diagnostics diagnostics) {
    boolean empty = first.getType() == Token.EOF;
    diagnostics.add(
        Diagnostic.of(
                Code.MISSING_EDITION,
                Places.span(first),
                empty
                    ? "the file is empty: it must begin with `nn 1`"
                    : "expected `nn 1` at the start of the file, found " + Places.quoted(first))
            .label("expected `nn 1`")
            .fix("begin the file with the line `nn 1`", new Span(0, 0), "nn 1\n")
            .build());
  }
}
