package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.grammar.NnLexer;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what later, recursive code must go through: at most {@value #MOST_NESTED} brackets within
 * each other, at most {@value #MOST_OPERATORS} operators on one path through an expression. Sees
 * each token once, before any of them is parsed, and finds the brackets that do not pair up.
 *
 * <p>The operators on a path: those of the enclosing expression so far, then those inside the
 * bracket. A comma or a colon begins another path, so a list of any length has no depth. The cells
 * of {@code rows} are no expressions and are not counted.
 */
final class Brackets {
  static final int MOST_NESTED = 64;
  static final int MOST_OPERATORS = 255;

  private final Diagnostics diagnostics;
  private final Token[] opened = new Token[MOST_NESTED + 1];

  /** Operators before the bracket, since the last comma in it, and on its longest path so far. */
  private final int[] before = new int[MOST_NESTED + 1];

  private final int[] current = new int[MOST_NESTED + 1];
  private final int[] longest = new int[MOST_NESTED + 1];

  /** Whether the bracket holds rows, or the clauses of an {@code expect} block. */
  private final boolean[] rows = new boolean[MOST_NESTED + 1];

  private final boolean[] clauses = new boolean[MOST_NESTED + 1];

  private int depth;
  private Optional<Diagnostic> unpaired = Optional.empty();

  /** The types of the last two tokens, and the depth of the parentheses after {@code rows}. */
  private int last;

  private int beforeLast;
  private int rowsHeader = -1;
  private boolean rowsHeaderEnded;

  Brackets(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Takes the next token; false when the text is too complex to be read on. */
  boolean accept(Token token) {
    int type = token.getType();
    boolean fits = unpaired.isPresent() || step(token, type);
    beforeLast = last;
    last = type;
    return fits;
  }

  /** The first bracket without its partner, once every token has been taken. */
  Optional<Diagnostic> unpaired(Token end) {
    if (unpaired.isEmpty() && depth > 0) {
      unpaired = Optional.of(missing(end, opened[depth]));
    }
    return unpaired;
  }

  private boolean step(Token token, int type) {
    boolean afterRowsHeader = rowsHeaderEnded;
    rowsHeaderEnded = false;
    return switch (type) {
      case NnLexer.LPAREN, NnLexer.LBRACKET, NnLexer.LBRACE -> open(token, type, afterRowsHeader);
      case NnLexer.RPAREN, NnLexer.RBRACKET, NnLexer.RBRACE -> {
        close(token);
        yield true;
      }
      case NnLexer.COMMA, NnLexer.COLON -> {
        nextPath();
        yield true;
      }
      case NnLexer.ARROW -> {
        if (inBlock()) {
          nextPath();
        }
        yield true;
      }
      case NnLexer.LESS, NnLexer.AT_MOST, NnLexer.GREATER, NnLexer.AT_LEAST, NnLexer.EQUAL -> {
        if (clauses[depth]) {
          nextPath();
        }
        yield true;
      }
      case NnLexer.PLUS,
          NnLexer.MINUS,
          NnLexer.STAR,
          NnLexer.SLASH,
          NnLexer.PLUS_MINUS,
          NnLexer.AND,
          NnLexer.OR,
          NnLexer.NOT,
          NnLexer.THEN ->
          operator(token);
      default -> true;
    };
  }

  private boolean open(Token token, int type, boolean afterRowsHeader) {
    if (depth == MOST_NESTED) {
      diagnostics.add(
          Diagnostic.of(
                  Code.TOO_COMPLEX,
                  Places.span(token),
                  Wording.of("brackets are nested more than %d deep", MOST_NESTED))
              .label("one too many")
              .help("write fewer brackets")
              .build());
      return false;
    }
    boolean block = type == NnLexer.LBRACE;
    int outer = depth++;
    opened[depth] = token;
    before[depth] = block ? 0 : current[outer];
    current[depth] = before[depth];
    longest[depth] = before[depth];
    rows[depth] = rows[outer] || (block && afterRowsHeader);
    clauses[depth] = block && beforeLast == NnLexer.EXPECT;
    if (type == NnLexer.LPAREN && last == NnLexer.ROWS) {
      rowsHeader = depth;
    }
    return true;
  }

  private void close(Token token) {
    if (depth == 0 || !pair(opened[depth].getType(), token.getType())) {
      unpaired = Optional.of(missing(token, depth == 0 ? null : opened[depth]));
      return;
    }
    rowsHeaderEnded = depth == rowsHeader;
    if (rowsHeaderEnded) {
      rowsHeader = -1;
    }
    int inside = Math.max(longest[depth], current[depth]);
    boolean block = opened[depth].getType() == NnLexer.LBRACE;
    depth--;
    current[depth] = block ? before[depth] : inside;
  }

  private void nextPath() {
    longest[depth] = Math.max(longest[depth], current[depth]);
    current[depth] = before[depth];
  }

  private boolean operator(Token token) {
    if (rows[depth] || ++current[depth] <= MOST_OPERATORS) {
      return true;
    }
    diagnostics.add(
        Diagnostic.of(
                Code.TOO_COMPLEX,
                Places.span(token),
                Wording.of("an expression has more than %d terms", MOST_OPERATORS + 1))
            .label("one too many")
            .help("write a shorter expression")
            .build());
    return false;
  }

  private boolean inBlock() {
    return depth > 0 && opened[depth].getType() == NnLexer.LBRACE;
  }

  private static boolean pair(int open, int close) {
    return switch (open) {
      case NnLexer.LPAREN -> close == NnLexer.RPAREN;
      case NnLexer.LBRACKET -> close == NnLexer.RBRACKET;
      default -> close == NnLexer.RBRACE;
    };
  }

  private static Diagnostic missing(Token found, @Nullable Token open) {
    if (open == null) {
      return Diagnostic.of(
              Code.UNEXPECTED_TEXT,
              Places.span(found),
              Wording.of("`%s` closes nothing", found.getText()))
          .label("no bracket is open here")
          .fix("remove it", Places.span(found), "")
          .build();
    }
    String partner =
        switch (open.getType()) {
          case NnLexer.LPAREN -> ")";
          case NnLexer.LBRACKET -> "]";
          default -> "}";
        };
    return Diagnostic.of(
            Code.UNEXPECTED_TEXT,
            Places.span(found),
            Wording.of("expected `%s`, found %s", partner, Places.quoted(found)))
        .label(Wording.of("expected `%s`", partner))
        .label(Places.span(open), Wording.of("`%s` is opened here", open.getText()))
        .help(Wording.of("close `%s` with `%s`", open.getText(), partner))
        .build();
  }
}
