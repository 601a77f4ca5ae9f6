package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.grammar.NnParser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.antlr.v4.runtime.Token;

/** What to do about text that the grammar does not allow, for the slips that people make. */
final class Cures {
  private static final Set<Integer> RELATIONS =
      Set.of(NnParser.LESS, NnParser.AT_MOST, NnParser.GREATER, NnParser.AT_LEAST, NnParser.EQUAL);

  /** The cure of a habit from JSON. */
  static final String SEPARATED = "entries need no `,` between them";

  /** Tokens that end the search for an earlier relation. */
  private static final Set<Integer> COMPARISON_ENDS =
      Set.of(
          NnParser.COLON,
          NnParser.COMMA,
          NnParser.LBRACE,
          NnParser.RBRACE,
          NnParser.AND,
          NnParser.OR,
          NnParser.THEN);

  /** The most telling first. */
  private static final List<Function<Place, Optional<Consumer<Diagnostic.Builder>>>> ALL =
      List.of(
          MissingSigns::cure,
          Cures::separatedEntries,
          Cures::doubledRelation,
          Cures::chainedComparison,
          Cures::joinedExpectations,
          Cures::dotWithoutDigits,
          Cures::misspeltEntry,
          Cures::blockInBlock,
          Cures::unseparatedParts,
          Cures::missingColon,
          Cures::misspeltWord,
          Cures::bareFile,
          Cures::quotedLabel,
          Cures::argument,
          Cures::example);

  private Cures() {}

  /** Adds the first cure that fits {@code place}, if one does. */
  static void add(Place place, Diagnostic.Builder error) {
    ALL.stream()
        .map(cure -> cure.apply(place))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(cure -> cure.accept(error));
  }

  /** {@code input x: real, output y: real}. */
  private static Optional<Consumer<Diagnostic.Builder>> separatedEntries(Place place) {
    Token found = place.found();
    boolean between =
        found.getType() == NnParser.COMMA
            && place.expected().isNil()
            && Words.isWord(place.next(found).getType());
    if (between) {
      return fix(SEPARATED, Places.span(found), "");
    }
    boolean behind =
        place.context().getRuleIndex() == NnParser.RULE_checkpoint
            && place.follows(NnParser.COMMA)
            && place.next(found).getType() == NnParser.COLON;
    return behind
        ? place.before().flatMap(comma -> fix(SEPARATED, Places.span(comma), ""))
        : Optional.empty();
  }

  /** {@code => 5}, {@code == 5}. */
  private static Optional<Consumer<Diagnostic.Builder>> doubledRelation(Place place) {
    Optional<Token> before = place.before();
    boolean touches =
        RELATIONS.contains(place.found().getType())
            && place.follows(NnParser.EQUAL)
            && before.get().getStopIndex() + 1 == place.found().getStartIndex();
    if (!touches) {
      return Optional.empty();
    }
    String right =
        switch (place.found().getType()) {
          case NnParser.GREATER -> ">=";
          case NnParser.LESS -> "<=";
          default -> "=";
        };
    return fix(Wording.of("write `%s`", right), Places.span(before.get(), place.found()), right);
  }

  /** {@code a < b < c}. */
  private static Optional<Consumer<Diagnostic.Builder>> chainedComparison(Place place) {
    Optional<Token> token = place.before();
    while (RELATIONS.contains(place.found().getType())
        && token.isPresent()
        && !COMPARISON_ENDS.contains(token.get().getType())) {
      if (RELATIONS.contains(token.get().getType())) {
        return help("compare two values only, and join comparisons with `and`");
      }
      token = place.before(token.get());
    }
    return Optional.empty();
  }

  /** {@code expect M { a >= 1 and b >= 2 }}. */
  private static Optional<Consumer<Diagnostic.Builder>> joinedExpectations(Place place) {
    boolean joined =
        place.isIn(NnParser.RULE_expectBlock) && place.found().getType() == NnParser.AND;
    return joined
        ? fix("leave `and` out: all expectations must hold", Places.span(place.found()), "")
        : Optional.empty();
  }

  /** {@code .5}, {@code 5.}. */
  private static Optional<Consumer<Diagnostic.Builder>> dotWithoutDigits(Place place) {
    Token found = place.found();
    if (found.getType() != NnParser.DOT) {
      return Optional.empty();
    }
    if (place.follows(NnParser.RANGE)) {
      return fix("write `..`", Places.span(found), "");
    }
    Token next = place.next(found);
    if (next.getType() == NnParser.NUMBER && next.getStartIndex() == found.getStopIndex() + 1) {
      return fix(Wording.of("write `0.%s`", next.getText()), Places.span(found), "0.");
    }
    return place.follows(NnParser.NUMBER)
        ? fix("write a digit after the dot", Places.span(found), ".0")
        : Optional.empty();
  }

  /** {@code chekpoint: every 1 epochs}, {@code inputs x: real}. */
  private static Optional<Consumer<Diagnostic.Builder>> misspeltEntry(Place place) {
    return place
        .key()
        .flatMap(
            key ->
                Words.meant(key.getText(), Words.ENTRY_WORDS)
                    .flatMap(word -> didYouMean(word, Places.span(key))));
  }

  /** {@code model A { ... model B { } }}. */
  private static Optional<Consumer<Diagnostic.Builder>> blockInBlock(Place place) {
    int next = place.next(place.found()).getType();
    boolean block =
        place.isOnly(NnParser.COLON)
            && place.follows(Words.DECLARATIONS)
            && (next == NnParser.LBRACE || next == NnParser.ON);
    return block ? help("close the block before it with `}`") : Optional.empty();
  }

  /** {@code split: train 70% validation 15%}. */
  private static Optional<Consumer<Diagnostic.Builder>> unseparatedParts(Place place) {
    Optional<Token> number = place.before().flatMap(place::before);
    boolean part =
        place.isOnly(NnParser.COLON)
            && place.isIn(NnParser.RULE_dataBlock)
            && place.found().getType() == NnParser.NUMBER
            && number.filter(n -> n.getType() == NnParser.NUMBER).isPresent();
    return part ? fix("separate the parts with `,`", after(number.get()), ",") : Optional.empty();
  }

  private static Optional<Consumer<Diagnostic.Builder>> missingColon(Place place) {
    if (!place.isOnly(NnParser.COLON) || place.before().isEmpty()) {
      return Optional.empty();
    }
    if (place.found().getType() == NnParser.EQUAL) {
      return fix("write `:` instead of `=`", Places.span(place.found()), ":");
    }
    Token before = place.before().get();
    return fix(Wording.of("write `:` after `%s`", before.getText()), after(before), ":");
  }

  /** {@code on plateu(...)}, where one word alone can stand. */
  private static Optional<Consumer<Diagnostic.Builder>> misspeltWord(Place place) {
    return Expected.onlyWord(place.expected())
        .flatMap(word -> Words.meant(place.found().getText(), List.of(word)))
        .flatMap(word -> didYouMean(word, Places.span(place.found())));
  }

  /** {@code from: "iris.csv"}. */
  private static Optional<Consumer<Diagnostic.Builder>> bareFile(Place place) {
    Token found = place.found();
    boolean file =
        found.getType() == NnParser.STRING
            && place.isIn(NnParser.RULE_origin)
            && !place.isIn(NnParser.RULE_rows);
    if (!file) {
      return Optional.empty();
    }
    String call = Wording.of("csv(%s)", found.getText());
    return fix(Wording.of("write `%s`", call), Places.span(found), call);
  }

  /** {@code one_of("red", "blue")}, {@code rows(x, y) { 1, "red" }}. */
  private static Optional<Consumer<Diagnostic.Builder>> quotedLabel(Place place) {
    String text = place.found().getText();
    boolean quoted =
        place.found().getType() == NnParser.STRING
            && (place.isIn(NnParser.RULE_label) || place.isIn(NnParser.RULE_rows));
    boolean word = quoted && text.matches("\"([A-Za-z_][A-Za-z0-9_]*|-?[0-9]+([.][0-9]+)?)\"");
    return word
        ? fix("write it without quotes", Places.span(place.found()), text.replace("\"", ""))
        : Optional.empty();
  }

  /** {@code sgd(momentum 0.9)}. */
  private static Optional<Consumer<Diagnostic.Builder>> argument(Place place) {
    if (!place.isOnly(NnParser.RPAREN) || place.follows(NnParser.LPAREN)) {
      return Optional.empty();
    }
    boolean named =
        place.found().getType() == NnParser.NUMBER
            && place.before().filter(t -> t.getType() == NnParser.IDENT).isPresent();
    if (place.follows(NnParser.NUMBER) && place.found().getType() == NnParser.IDENT) {
      Token number = place.before().get();
      return fix(Wording.of("write `,` after `%s`", number.getText()), after(number), ",");
    }
    if (!named) {
      return help("separate them with `,`");
    }
    Token name = place.before().get();
    return fix(
        Wording.of("write `%s: %s`", name.getText(), place.found().getText()), after(name), ":");
  }

  private static Optional<Consumer<Diagnostic.Builder>> example(Place place) {
    Optional<String> example = place.example();
    boolean inSetting =
        place.isIn(NnParser.RULE_modelSetting) || place.isIn(NnParser.RULE_trainSetting);
    if (inSetting && place.expected().contains(NnParser.STRING)) {
      return help("write a number, a name, or a call such as `sgd(momentum: 0.9)`");
    }
    return example.flatMap(text -> help("write " + text));
  }

  /** The empty place behind {@code token}. */
  static Span after(Token token) {
    int end = Places.span(token).end();
    return new Span(end, end);
  }

  private static Optional<Consumer<Diagnostic.Builder>> didYouMean(String word, Span span) {
    return fix(Wording.of("did you mean `%s`?", word), span, word);
  }

  /** A cure that only a person can carry out. */
  static Optional<Consumer<Diagnostic.Builder>> help(String text) {
    return Optional.of(error -> error.help(text));
  }

  /** A cure that a machine can carry out. */
  static Optional<Consumer<Diagnostic.Builder>> fix(String text, Span span, String replacement) {
    return Optional.of(error -> error.fix(text, span, replacement));
  }
}
