package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.grammar.NnParser;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * Says in a person's words what the parser did not find. Ends the parse with a {@link
 * ParseCancellationException} once it has said enough.
 */
final class SyntaxErrors {
  /** What stands for any value in a set of expected tokens. */
  private static final IntervalSet VALUE = IntervalSet.of(NnParser.STRING);

  private static final IntervalSet RELATIONS =
      new IntervalSet(
          NnParser.LESS, NnParser.AT_MOST, NnParser.GREATER, NnParser.AT_LEAST, NnParser.EQUAL);

  /** Words that a value must follow where they are no keys. */
  private static final Set<Integer> JOINING =
      Set.of(NnParser.AND, NnParser.OR, NnParser.NOT, NnParser.THEN, NnParser.PER, NnParser.EVERY);

  /** What takes a length of time or a count of something. */
  private static final Set<String> TIMED =
      Set.of("constant", "ramp", "cosine", "exponential", "step", "improvement");

  private final Diagnostics diagnostics;
  private int reported;

  SyntaxErrors(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Reports a rule that could not go on. */
  void report(Parser parser, RecognitionException e) {
    TokenStream tokens = parser.getInputStream();
    Token found = e.getOffendingToken();
    boolean known = found.getTokenIndex() == tokens.index();
    IntervalSet expected = known ? e.getExpectedTokens() : new IntervalSet();
    Place place = new Place(parser.getContext(), tokens, found, expected);
    if (!known && place.context().getRuleIndex() == NnParser.RULE_clause) {
      place = place.with(found, RELATIONS);
    }
    if (place.follows(NnParser.STRING) && place.isIn(NnParser.RULE_label)) {
      place = place.with(place.before().orElse(found), VALUE);
    } else if (place.isOnly(NnParser.COLON) && place.follows(JOINING)) {
      place = place.with(found, VALUE);
    }
    add(MissingSigns.aimed(place));
  }

  /** Reports text in the list {@code rule} that begins no entry of it. */
  void reportNoEntry(Parser parser, int rule) {
    TokenStream tokens = parser.getInputStream();
    Token found = parser.getCurrentToken();
    ParserRuleContext list = parser.getContext();
    Place inList = new Place(list, tokens, found, new IntervalSet());
    boolean goesOn = inList.before().filter(b -> b.getLine() == found.getLine()).isPresent();
    if (rule == NnParser.RULE_file && Words.isWord(found.getType())) {
      add(noDeclaration(found));
    } else if (goesOn && lastChild(list) instanceof ParserRuleContext entry) {
      add(new Place(innermost(entry), tokens, found, new IntervalSet()));
    } else {
      add(inList);
    }
  }

  private static @Nullable ParseTree lastChild(ParserRuleContext context) {
    return context.getChildCount() == 0 ? null : context.getChild(context.getChildCount() - 1);
  }

  /** The setting, field or the like that an entry or a declaration consists of. */
  private static ParserRuleContext innermost(ParserRuleContext entry) {
    return entry.getChildCount() == 1 && entry.getChild(0) instanceof ParserRuleContext only
        ? only
        : entry;
  }

  private void add(Place place) {
    add(unknownUnit(place).or(() -> keyForValue(place)).orElseGet(() -> unexpected(place)));
  }

  private void add(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
    if (++reported == Diagnostics.CAP) {
      throw new ParseCancellationException();
    }
  }

  /**
   * {@code 20 minuts}: a word directly after a number on the same line, which is the token found,
   * or the one before it where that was taken for a key.
   */
  private static Optional<Diagnostic> unknownUnit(Place place) {
    boolean asKey = place.isOnly(NnParser.COLON);
    Token word = asKey ? place.before().orElse(place.found()) : place.found();
    Optional<Token> number = place.before(word).filter(t -> t.getType() == NnParser.NUMBER);
    boolean unit =
        word.getType() == NnParser.IDENT
            && number.filter(n -> n.getLine() == word.getLine()).isPresent()
            && place.next(word).getType() != NnParser.COLON
            && !place.isIn(NnParser.RULE_dataBlock)
            && !place.isIn(NnParser.RULE_label);
    if (!unit) {
      return Optional.empty();
    }
    if (isArgument(place, word)) {
      return Optional.empty();
    }
    String units = "the units are `epochs`, `updates`, `ms`, `s`, `min` and `h`";
    return Optional.of(
        Diagnostic.of(
                Code.BAD_QUANTITY,
                Places.span(word),
                Wording.of("%s is no unit of time or count", Places.quoted(word)))
            .label("unknown unit")
            .help(asKey ? units + "; a key has `:` after it" : units)
            .build());
  }

  /** {@code dense(3 relu)}: nothing that {@code dense} takes has a unit. */
  private static boolean isArgument(Place place, Token word) {
    boolean apart =
        place.before(word).filter(t -> t.getStopIndex() + 1 < word.getStartIndex()).isPresent();
    return apart
        && word == place.found()
        && place.context().getRuleIndex() == NnParser.RULE_call
        && !TIMED.contains(place.context().getStart().getText());
  }

  /** {@code stop: a and loss: squared}: what was taken for a value is the key of what follows. */
  private static Optional<Diagnostic> keyForValue(Place place) {
    Optional<Token> key = place.before().filter(t -> Words.isWord(t.getType()));
    if (place.found().getType() != NnParser.COLON || key.isEmpty() || !place.expected().isNil()) {
      return Optional.empty();
    }
    Place before = place.with(key.get(), VALUE);
    Diagnostic.Builder error =
        Diagnostic.of(
                Code.UNEXPECTED_TEXT,
                Places.span(key.get(), place.found()),
                Wording.of(
                    "expected a value%s, found the key `%s:`", before.after(), key.get().getText()))
            .label("expected a value");
    before
        .before()
        .ifPresent(
            t -> {
              if (t.getType() == NnParser.COMMA && place.key().isPresent()) {
                error.fix(Cures.SEPARATED, Places.span(t), "");
              } else {
                error.help(Wording.of("write a value after `%s`", t.getText()));
              }
            });
    return Optional.of(error.build());
  }

  private static Diagnostic unexpected(Place place) {
    String phrase = Expected.phrase(place);
    String found = Places.quoted(place.found());
    String message =
        phrase.isEmpty()
            ? Wording.of("unexpected %s%s", found, place.after())
            : Wording.of("expected %s%s, found %s", phrase, place.after(), found);
    Diagnostic.Builder error =
        Diagnostic.of(Code.UNEXPECTED_TEXT, Places.span(place.found()), message)
            .label(phrase.isEmpty() ? "not expected here" : "expected " + phrase);
    place
        .key()
        .filter(key -> !place.isNamed(key))
        .ifPresent(key -> error.label(Places.span(key), "in this entry"));
    Cures.add(place, error);
    return error.build();
  }

  private static Diagnostic noDeclaration(Token found) {
    Span span = Places.span(found);
    String message =
        switch (found.getType()) {
          case NnParser.PACKAGE -> "`package` must follow `nn 1`, and only once";
          case NnParser.NN -> "`nn` must stand at the start of the file, and only once";
          default ->
              "expected `model`, `data`, `train`, `expect` or `param`, found "
                  + Places.quoted(found);
        };
    Diagnostic.Builder error =
        Diagnostic.of(Code.UNEXPECTED_TEXT, span, message).label("no declaration");
    Optional<String> meant = Words.meant(found.getText(), Words.DECLARATION_WORDS);
    if (meant.isPresent()) {
      error.fix(Wording.of("did you mean `%s`?", meant.get()), span, meant.get());
    } else if (found.getType() == NnParser.PACKAGE) {
      error.help("move it below `nn 1`");
    } else if (found.getType() == NnParser.NN) {
      error.help("remove it");
    } else {
      error.help("write a block such as `model NAME { ... }`");
    }
    return error.build();
  }
}
