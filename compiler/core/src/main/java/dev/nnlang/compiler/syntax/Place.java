package dev.nnlang.compiler.syntax;

import dev.nnlang.grammar.NnParser;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Where the parser stopped.
 *
 * @param context the innermost rule
 * @param found the token that does not fit
 * @param expected the tokens that would have; empty where that is not known
 */
record Place(ParserRuleContext context, TokenStream tokens, Token found, IntervalSet expected) {
  private static final Set<Integer> WITH_KEY =
      Set.of(NnParser.RULE_modelSetting, NnParser.RULE_trainSetting, NnParser.RULE_source);

  /** The same place with another token at fault. */
  Place with(Token otherFound, IntervalSet otherExpected) {
    return new Place(context, tokens, otherFound, otherExpected);
  }

  /** The token before the one found, comments aside. */
  Optional<Token> before() {
    return before(found);
  }

  /** The token before {@code token}, comments aside. */
  Optional<Token> before(Token token) {
    int i = token.getTokenIndex() - 1;
    while (i >= 0 && tokens.get(i).getChannel() != Token.DEFAULT_CHANNEL) {
      i--;
    }
    return i < 0 ? Optional.empty() : Optional.of(tokens.get(i));
  }

  /** The token after {@code token}, comments aside; the end of the file follows itself. */
  Token next(Token token) {
    int i = Math.min(token.getTokenIndex() + 1, tokens.size() - 1);
    while (tokens.get(i).getChannel() != Token.DEFAULT_CHANNEL) {
      i++;
    }
    return tokens.get(i);
  }

  /** Whether the token before is of {@code type}. */
  boolean follows(int type) {
    return before().filter(token -> token.getType() == type).isPresent();
  }

  /** Whether the token before is of one of {@code types}. */
  boolean follows(Set<Integer> types) {
    return before().filter(token -> types.contains(token.getType())).isPresent();
  }

  /** What messages name the place by: the token before, with the colon of a key. */
  String after() {
    return before().isEmpty() ? "" : " after " + Places.quoted(named(before().get()));
  }

  private String named(Token before) {
    boolean colon = before.getType() == NnParser.COLON;
    Optional<Token> key = before(before).filter(t -> colon && Words.isWord(t.getType()));
    return key.map(token -> token.getText() + ":").orElse(before.getText());
  }

  /** Whether {@link #after()} names {@code key}. */
  boolean isNamed(Token key) {
    Optional<Token> before = before();
    Optional<Token> last =
        before.filter(b -> b.getType() == NnParser.COLON).flatMap(this::before).or(() -> before);
    return last.filter(token -> token == key).isPresent();
  }

  /** Whether nothing but {@code type} could stand here. */
  boolean isOnly(int type) {
    return expected.size() == 1 && expected.contains(type);
  }

  /** Whether {@code rule} is the innermost rule or one around it. */
  boolean isIn(int rule) {
    RuleContext rules = context;
    while (rules != null && rules.getRuleIndex() != rule) {
      rules = rules.parent;
    }
    return rules != null;
  }

  /** The key of the entry, where that has one and it stands before the token found. */
  Optional<Token> key() {
    for (ParserRuleContext c = context; c != null; c = c.getParent()) {
      if (WITH_KEY.contains(c.getRuleIndex())
          && c.getStart().getTokenIndex() < found.getTokenIndex()) {
        return Optional.of(c.getStart());
      }
    }
    return Optional.empty();
  }

  /** How the innermost rule that has an example is written; no example for a part of a value. */
  Optional<String> example() {
    int rule = ruleWithExample();
    boolean partOfValue =
        rule != context.getRuleIndex()
            && (rule == NnParser.RULE_modelSetting || rule == NnParser.RULE_trainSetting);
    return partOfValue ? Optional.empty() : Expected.example(rule);
  }

  private int ruleWithExample() {
    boolean notBegun = isOnly(NnParser.LBRACE) && context.getStart() == found;
    RuleContext rules = notBegun && context.parent != null ? context.parent : context;
    while (rules.parent != null && Expected.example(rules.getRuleIndex()).isEmpty()) {
      rules = rules.parent;
    }
    return rules.getRuleIndex();
  }
}
