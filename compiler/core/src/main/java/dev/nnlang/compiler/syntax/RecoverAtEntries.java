package dev.nnlang.compiler.syntax;

import dev.nnlang.grammar.NnParser;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/**
 * Reports the first error of an entry, drops the entry, and goes on at the next one. Inside an
 * entry nothing is guessed: no token is invented or skipped.
 *
 * <p>It relies on brackets that pair up, which {@link Brackets} has seen to.
 */
final class RecoverAtEntries extends DefaultErrorStrategy {
  /** The rules that may fail without failing the rule around them. */
  private static final Set<Integer> ENTRIES =
      Set.of(
          NnParser.RULE_modelEntry,
          NnParser.RULE_dataEntry,
          NnParser.RULE_trainEntry,
          NnParser.RULE_phaseEntry,
          NnParser.RULE_clause,
          NnParser.RULE_packageLine,
          NnParser.RULE_declaration);

  /** The rules that are lists of those. */
  private static final Set<Integer> LISTS =
      Set.of(
          NnParser.RULE_modelBlock,
          NnParser.RULE_dataBlock,
          NnParser.RULE_trainBlock,
          NnParser.RULE_phaseBlock,
          NnParser.RULE_expectBlock,
          NnParser.RULE_file);

  private final SyntaxErrors errors;

  RecoverAtEntries(SyntaxErrors errors) {
    this.errors = errors;
  }

  @Override
  public void reportError(Parser recognizer, RecognitionException e) {
    if (!inErrorRecoveryMode(recognizer)) {
      beginErrorCondition(recognizer);
      errors.report(recognizer, e);
    }
  }

  /** Leaves one rule after the other until an entry is reached; then skips the rest of it. */
  @Override
  public void recover(Parser recognizer, RecognitionException e) {
    ParserRuleContext context = recognizer.getContext();
    if (!ENTRIES.contains(context.getRuleIndex())) {
      throw e;
    }
    skip(recognizer, context.getStart(), listOf(context));
    endErrorCondition(recognizer);
  }

  @Override
  public Token recoverInline(Parser recognizer) {
    throw new InputMismatchException(recognizer);
  }

  /** Before each entry of a list: something that begins no entry is skipped like one. */
  @Override
  public void sync(Parser recognizer) {
    ParserRuleContext context = recognizer.getContext();
    if (!LISTS.contains(context.getRuleIndex())) {
      return;
    }
    var atn = recognizer.getInterpreter().atn;
    var expected = atn.nextTokens(atn.states.get(recognizer.getState()));
    Token found = recognizer.getCurrentToken();
    if (!expected.contains(found.getType())) {
      errors.reportNoEntry(recognizer, context.getRuleIndex());
      skip(recognizer, found, context.getRuleIndex());
    }
  }

  private static int listOf(ParserRuleContext entry) {
    ParserRuleContext parent = entry.getParent();
    return parent == null ? NnParser.RULE_file : parent.getRuleIndex();
  }

  /** Consumes {@code first} and what follows up to the next entry or the end of the list. */
  private static void skip(Parser recognizer, Token first, int list) {
    TokenStream tokens = recognizer.getInputStream();
    int depth = depthSince(first.getTokenIndex(), tokens);
    while (tokens.LA(1) != Token.EOF) {
      int change = nesting(tokens.LT(1));
      boolean started = tokens.LT(1).getTokenIndex() > first.getTokenIndex();
      if (depth == 0 && (change < 0 || (started && beginsEntry(tokens, list)))) {
        return;
      }
      depth += change;
      recognizer.consume();
    }
  }

  private static int depthSince(int index, TokenStream tokens) {
    int depth = 0;
    for (int i = index; i < tokens.index(); i++) {
      depth += nesting(tokens.get(i));
    }
    return depth;
  }

  private static int nesting(Token token) {
    return switch (token.getType()) {
      case NnParser.LPAREN, NnParser.LBRACKET, NnParser.LBRACE -> 1;
      case NnParser.RPAREN, NnParser.RBRACKET, NnParser.RBRACE -> -1;
      default -> 0;
    };
  }

  /** Only at the start of a line: after an error, what else looks like a key may be none. */
  private static boolean beginsEntry(TokenStream tokens, int list) {
    int type = tokens.LA(1);
    boolean wordFollows = Words.isWord(tokens.LA(2));
    if (list == NnParser.RULE_file) {
      return Words.DECLARATIONS.contains(type) && wordFollows;
    }
    boolean newLine = tokens.LT(1).getLine() > tokens.LT(-1).getLine();
    if (list == NnParser.RULE_expectBlock) {
      return newLine && Words.isWord(type);
    }
    if (!newLine || tokens.LA(-1) == NnParser.ARROW || tokens.LA(-1) == NnParser.COMMA) {
      return false;
    }
    boolean keyword =
        switch (type) {
          case NnParser.INPUT, NnParser.OUTPUT, NnParser.PHASE -> wordFollows;
          case NnParser.ON -> tokens.LA(2) == NnParser.PLATEAU;
          default -> false;
        };
    return keyword || (Words.isWord(type) && tokens.LA(2) == NnParser.COLON);
  }
}
