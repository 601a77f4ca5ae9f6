package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.grammar.NnLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Cuts a text into tokens and refuses what no parser should see. Each token is looked at once, so a
 * hostile file costs no more than its length.
 */
final class Tokens {
  /** A parse tree of as many words fits into 200 MB. */
  static final int MOST_TOKENS = 1 << 18;

  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_NUMBER = 128;
  private static final int LONGEST_EXPONENT = 4;

  /** More places than this show nothing new. */
  private static final int CAP = 20;

  private final SourceFile source;
  private final Diagnostics diagnostics;
  private final List<Token> tokens = new ArrayList<>();
  private int refused;

  private Tokens(SourceFile source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /**
   * Every token of {@code source} with its comments and the end of the file; empty where the text
   * cannot be parsed.
   */
  static Optional<List<Token>> of(SourceFile source, Diagnostics diagnostics) {
    if (!CheckCharacters.run(source.text(), diagnostics)) {
      return Optional.empty();
    }
    return new Tokens(source, diagnostics).run();
  }

  private Optional<List<Token>> run() {
    NnLexer lexer = new NnLexer(new Utf16Characters(source.name(), source.text()));
    lexer.removeErrorListeners();
    Brackets brackets = new Brackets(diagnostics);
    Token token = lexer.nextToken();
    while (token.getType() != Token.EOF) {
      if (!check(token) || refused == CAP) {
        return Optional.empty();
      }
      if (token.getChannel() == Token.DEFAULT_CHANNEL && !brackets.accept(token)) {
        return Optional.empty();
      }
      tokens.add(token);
      if (tokens.size() > MOST_TOKENS) {
        tooMany(token);
        return Optional.empty();
      }
      token = lexer.nextToken();
    }
    tokens.add(token);
    if (refused > 0) {
      return Optional.empty();
    }
    Optional<Diagnostic> unpaired = brackets.unpaired(token);
    unpaired.ifPresent(diagnostics::add);
    return unpaired.isPresent() ? Optional.empty() : Optional.of(tokens);
  }

  private void tooMany(Token token) {
    diagnostics.add(
        Diagnostic.of(
                Code.TOO_COMPLEX,
                Places.span(token),
                Wording.of("the file has more than %d words, numbers and signs", MOST_TOKENS))
            .label("one too many")
            .help("keep data in files of its own, such as CSV")
            .build());
  }

  /** Whether what follows {@code token} can still be told apart. */
  private boolean check(Token token) {
    switch (token.getType()) {
      case NnLexer.UNEXPECTED -> unexpected(token);
      case NnLexer.UNCLOSED_STRING -> unclosedString(token);
      case NnLexer.BLOCK_COMMENT -> {
        blockComment(token);
        return false;
      }
      case NnLexer.IDENT -> checkName(token);
      case NnLexer.NUMBER -> checkNumber(token);
      default -> {}
    }
    return true;
  }

  private void unexpected(Token token) {
    int start = token.getStartIndex();
    if (Character.isLowSurrogate(source.text().charAt(start))) {
      return; // said with its first half
    }
    String text = source.text();
    if (start > 0 && isOperator(text, start - 1)) {
      return; // said with its first half
    }
    refused++;
    if (isOperator(text, start)) {
      diagnostics.add(doubled(start));
      return;
    }
    int character = source.text().codePointAt(start);
    Span span = new Span(start, start + Character.charCount(character));
    diagnostics.add(character < 0x80 ? stray(character, span) : notAscii(character, span));
  }

  /** Whether {@code ||} or {@code &&} begins at {@code start}. */
  private static boolean isOperator(String text, int start) {
    return text.startsWith("||", start) || text.startsWith("&&", start);
  }

  private Diagnostic doubled(int start) {
    String text = source.text();
    Span span = new Span(start, start + 2);
    String word = text.charAt(start) == '|' ? "or" : "and";
    String before = start > 0 && text.charAt(start - 1) > ' ' ? " " : "";
    String after = start + 2 < text.length() && text.charAt(start + 2) > ' ' ? " " : "";
    String message = Wording.of("`%s` has no meaning here", text.substring(start, start + 2));
    return Diagnostic.of(Code.UNEXPECTED_TEXT, span, message)
        .label("not expected here")
        .fix(Wording.of("write `%s`", word), span, before + word + after)
        .build();
  }

  private static Diagnostic stray(int character, Span span) {
    Diagnostic.Builder stray =
        Diagnostic.of(
                Code.UNEXPECTED_TEXT,
                span,
                Wording.of("`%s` has no meaning here", Character.toString(character)))
            .label("not expected here");
    switch (character) {
      case ';' -> stray.fix("entries need no `;` between them", span, "");
      case '#' -> stray.fix("a comment begins with `//`", span, "//");
      case '\'' -> stray.help("write strings as \"...\"");
      case '&' -> stray.help("write `and`");
      case '|' -> stray.help("write `or`");
      case '!' -> stray.help("write `not`");
      case '%' -> stray.help("write `%` directly after a number, as in `20%`");
      case '^' -> stray.help("write a product, there is no sign for powers");
      default -> stray.help("remove it");
    }
    return stray.build();
  }

  private static Diagnostic notAscii(int character, Span span) {
    String shown = Character.isLetterOrDigit(character) ? " " + quote(character) : "";
    Diagnostic.Builder notAscii =
        Diagnostic.of(
                Code.BAD_CHARACTER,
                span,
                Wording.of(
                    "%s%s stands outside comments and strings",
                    CheckCharacters.codePoint(character), shown))
            .label("not ASCII");
    if (Character.isSpaceChar(character)) {
      notAscii.fix("write an ordinary space", span, " ");
    } else if (Character.isLetter(character)) {
      notAscii.help("write names with `A-Z a-z 0-9 _`");
    } else {
      notAscii.help("write it in ASCII");
    }
    return notAscii.build();
  }

  private static String quote(int character) {
    return "`" + Character.toString(character) + "`";
  }

  private void unclosedString(Token token) {
    refused++;
    diagnostics.add(
        Diagnostic.of(Code.UNCLOSED, Places.span(token), "a string does not end on its line")
            .label("begins here")
            .help("close it with `\"`")
            .build());
  }

  private void blockComment(Token token) {
    int start = token.getStartIndex();
    int end = source.text().indexOf("*/", start + 2);
    boolean closed = end >= 0;
    diagnostics.add(
        Diagnostic.of(
                closed ? Code.UNEXPECTED_TEXT : Code.UNCLOSED,
                closed ? new Span(start, end + 2) : Places.span(token),
                closed ? "`/*` begins no comment" : "`/*` begins no comment and nothing closes it")
            .label("not a comment")
            .help("begin each line of a comment with `//`")
            .build());
  }

  private void checkName(Token token) {
    int length = token.getStopIndex() - token.getStartIndex() + 1;
    if (length > LONGEST_NAME) {
      refused++;
      diagnostics.add(
          Diagnostic.of(
                  Code.NAME_TOO_LONG,
                  Places.span(token),
                  Wording.of("a name has %d characters, more than %d", length, LONGEST_NAME))
              .label("too long")
              .help("write a shorter name")
              .build());
    }
  }

  /** Keeps the cost of reading a number within reason; whether its value fits is not asked here. */
  private void checkNumber(Token token) {
    String text = token.getText();
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    long digits = exponent < 0 ? 0 : text.chars().skip(exponent).filter(Character::isDigit).count();
    if (text.length() > LONGEST_NUMBER || digits > LONGEST_EXPONENT) {
      refused++;
      diagnostics.add(
          Diagnostic.of(
                  Code.BAD_NUMBER,
                  Places.span(token),
                  Wording.of("%s is not a number that can be computed with", Places.quoted(token)))
              .label("too long")
              .help("write a number that a double can hold")
              .build());
    }
  }
}
