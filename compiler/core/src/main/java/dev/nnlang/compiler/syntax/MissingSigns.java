package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.grammar.NnParser;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Words that the parser took for the key of a next entry, for want of a sign before them or of what
 * must follow them: the colon that it then misses is not what a person forgot.
 */
final class MissingSigns {
  private static final Set<String> MODEL_KEYS = Set.of("init", "precision");

  private MissingSigns() {}

  /** {@code place}, or where the entry before it goes wrong. */
  static Place aimed(Place place) {
    if (!place.isOnly(NnParser.COLON) || place.before().isEmpty()) {
      return place;
    }
    Token word = place.before().get();
    if (isLayer(place, word)) {
      return place.with(word, IntervalSet.of(NnParser.ARROW));
    }
    if (isPart(place, word)) {
      return place.with(word, IntervalSet.of(NnParser.COMMA));
    }
    boolean inModel = place.isIn(NnParser.RULE_modelBlock);
    int before = place.before(word).map(Token::getType).orElse(Token.EOF);
    if (inModel && word.getType() == NnParser.OF && Words.isWord(before)) {
      return place.with(word, IntervalSet.of(NnParser.IN));
    }
    if (inModel && word.getType() == NnParser.IN) {
      return Words.isWord(before)
          ? place.with(place.found(), new IntervalSet(NnParser.NUMBER, NnParser.IDENT))
          : place.with(word, new IntervalSet());
    }
    return place;
  }

  /** {@code layers: dense(4) dense(_)}. */
  private static boolean isLayer(Place place, Token word) {
    int found = place.found().getType();
    return (found == NnParser.LPAREN || found == NnParser.ARROW)
        && !MODEL_KEYS.contains(word.getText())
        && entryBefore(place.context()) instanceof NnParser.ModelEntryContext entry
        && entry.layers() != null;
  }

  private static ParseTree entryBefore(ParserRuleContext setting) {
    ParserRuleContext entry = setting.getParent();
    if (entry == null || entry.getParent() == null) {
      return setting;
    }
    ParserRuleContext block = entry.getParent();
    int index = block.children.indexOf(entry);
    return index > 0 ? block.getChild(index - 1) : setting;
  }

  /** {@code checkpoint: every 1 epochs keep 3}, {@code 10% of train seed 7}. */
  private static boolean isPart(Place place, Token word) {
    Optional<Token> before = place.before(word);
    boolean number = place.found().getType() == NnParser.NUMBER;
    return number
        && before.filter(token -> Words.isWord(token.getType())).isPresent()
        && (word.getType() == NnParser.KEEP
            || (word.getType() == NnParser.SEED && place.isIn(NnParser.RULE_dataBlock)));
  }

  /** What to write at an {@link #aimed} place. */
  static Optional<Consumer<Diagnostic.Builder>> cure(Place place) {
    Token found = place.found();
    if (place.isOnly(NnParser.ARROW)) {
      return insert(place, " ->", "->");
    }
    if (place.isOnly(NnParser.COMMA)) {
      return insert(place, ",", ",");
    }
    if (place.isOnly(NnParser.IN) && found.getType() == NnParser.OF) {
      return Cures.fix("write `in`", Places.span(found), "in");
    }
    if (found.getType() == NnParser.IN && place.expected().isNil()) {
      return Cures.help("write one range only");
    }
    return place.follows(NnParser.IN) ? range(place) : Optional.empty();
  }

  private static Optional<Consumer<Diagnostic.Builder>> insert(
      Place place, String text, String sign) {
    return place
        .before()
        .flatMap(
            before ->
                Cures.fix(
                    Wording.of("write `%s` before `%s`", sign, place.found().getText()),
                    Cures.after(before),
                    text));
  }

  /** {@code real in [0, 1]}. */
  private static Optional<Consumer<Diagnostic.Builder>> range(Place place) {
    StringBuilder range = new StringBuilder();
    Token token = place.found();
    if (token.getType() == NnParser.LBRACKET) {
      token = place.next(token);
      while (isPartOfRange(token)) {
        boolean between = token.getType() == NnParser.COMMA || token.getType() == NnParser.RANGE;
        range.append(between ? ".." : token.getText());
        token = place.next(token);
      }
    }
    String written = range.toString();
    if (token.getType() != NnParser.RBRACKET || !written.matches("[^.]+(\\.\\d+)?\\.\\.-?\\d.*")) {
      return Cures.help("write a range such as `0..1`");
    }
    Span span = Places.span(place.found(), token);
    return Cures.fix(Wording.of("write `%s`", written), span, written);
  }

  private static boolean isPartOfRange(Token token) {
    return switch (token.getType()) {
      case NnParser.NUMBER, NnParser.MINUS, NnParser.COMMA, NnParser.RANGE -> true;
      default -> false;
    };
  }
}
