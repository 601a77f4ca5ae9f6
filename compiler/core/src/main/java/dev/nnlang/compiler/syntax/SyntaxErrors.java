package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.grammar.NnParser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Says in a person's words what the parser did not find. */
final class SyntaxErrors {
  private static final Set<Integer> RELATIONS =
      Set.of(NnParser.LESS, NnParser.AT_MOST, NnParser.GREATER, NnParser.AT_LEAST, NnParser.EQUAL);

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
    add(new Place(parser.getContext(), tokens, found, expected));
  }

  /** Reports text in the list {@code rule} that begins no entry of it. */
  void reportNoEntry(Parser parser, int rule) {
    TokenStream tokens = parser.getInputStream();
    Token found = parser.getCurrentToken();
    ParserRuleContext list = parser.getContext();
    Place inList = new Place(list, tokens, found, new IntervalSet());
    boolean goesOn = inList.before().filter(b -> b.getLine() == found.getLine()).isPresent();
    if (rule == NnParser.RULE_file && Words.isWord(found.getType())) {
      add(noDeclaration(inList));
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
    add(unknownUnit(place).orElseGet(() -> unexpected(place)));
  }

  private void add(Diagnostic diagnostic) {
    if (reported++ < Diagnostics.CAP) {
      diagnostics.add(diagnostic);
    }
  }

  /** {@code 20 minuts}: a word where only a unit could follow the number. */
  private static Optional<Diagnostic> unknownUnit(Place place) {
    Optional<Token> word = place.unitLike();
    return word.map(
        token ->
            Diagnostic.of(
                    Code.BAD_QUANTITY,
                    Places.span(token),
                    "%s is no unit of time or count".formatted(Places.quoted(token)))
                .label("unknown unit")
                .help("the units are `epochs`, `updates`, `s`, `min` and `h`")
                .build());
  }

  private static Diagnostic unexpected(Place place) {
    String phrase = Expected.phrase(place.expected(), place.context().getRuleIndex());
    String found = Places.quoted(place.found());
    String message =
        phrase.isEmpty()
            ? "unexpected %s%s".formatted(found, place.after())
            : "expected %s%s, found %s".formatted(phrase, place.after(), found);
    Diagnostic.Builder error =
        Diagnostic.of(Code.UNEXPECTED_TEXT, Places.span(place.found()), message)
            .label(phrase.isEmpty() ? "not expected here" : "expected " + phrase);
    place
        .key()
        .filter(key -> !place.isNamed(key))
        .ifPresent(key -> error.label(Places.span(key), "in this entry"));
    cure(place, error);
    return error.build();
  }

  private static Diagnostic noDeclaration(Place place) {
    Token found = place.found();
    Span span = Places.span(found);
    if (found.getType() == NnParser.PACKAGE) {
      return Diagnostic.of(
              Code.UNEXPECTED_TEXT, span, "`package` must follow `nn 1`, and only once")
          .label("not here")
          .help("move it below `nn 1`")
          .build();
    }
    if (found.getType() == NnParser.NN) {
      return Diagnostic.of(
              Code.UNEXPECTED_TEXT, span, "`nn` must stand at the start of the file, and only once")
          .label("not here")
          .help("remove it")
          .build();
    }
    Diagnostic.Builder error =
        Diagnostic.of(
                Code.UNEXPECTED_TEXT,
                span,
                "expected `model`, `data`, `train`, `expect` or `param`, found "
                    + Places.quoted(found))
            .label("expected a declaration");
    Words.meant(found.getText(), Words.DECLARATION_WORDS)
        .ifPresentOrElse(
            word -> error.fix("did you mean `%s`?".formatted(word), span, word),
            () -> error.help("write a block such as `model NAME { ... }`"));
    return error.build();
  }

  /** The most telling cure that is known. */
  private static void cure(Place place, Diagnostic.Builder error) {
    Token found = place.found();
    Span span = Places.span(found);
    Optional<Token> before = place.before();
    if (RELATIONS.contains(found.getType()) && cureRelation(place, error)) {
      return;
    }
    if (place.isOnly(NnParser.COLON) && before.isPresent()) {
      if (found.getType() == NnParser.EQUAL) {
        error.fix("write `:` instead of `=`", span, ":");
      } else {
        Span end = new Span(Places.span(before.get()).end(), Places.span(before.get()).end());
        error.fix("write `%s:`".formatted(before.get().getText()), end, ":");
      }
      return;
    }
    Optional<String> word = Expected.onlyWord(place.expected());
    if (word.isPresent() && Words.meant(found.getText(), List.of(word.get())).isPresent()) {
      error.fix("did you mean `%s`?".formatted(word.get()), span, word.get());
      return;
    }
    if (found.getType() == NnParser.STRING && place.isIn(NnParser.RULE_origin)) {
      String text = found.getText();
      error.fix("write `csv(%s)`".formatted(text), span, "csv(%s)".formatted(text));
      return;
    }
    Optional<Token> key = place.key();
    Optional<String> special = key.flatMap(k -> Words.meant(k.getText(), Words.ENTRY_WORDS));
    if (key.isPresent() && special.isPresent()) {
      String meant = special.get();
      error.fix("did you mean `%s`?".formatted(meant), Places.span(key.get()), meant);
      return;
    }
    place.example().ifPresent(example -> error.help("write " + example));
  }

  private static boolean cureRelation(Place place, Diagnostic.Builder error) {
    Span span = Places.span(place.found());
    Optional<Token> before = place.before();
    boolean touches =
        before.isPresent()
            && before.get().getType() == NnParser.EQUAL
            && Places.span(before.get()).end() == span.start();
    if (touches) {
      String right =
          switch (place.found().getType()) {
            case NnParser.GREATER -> ">=";
            case NnParser.LESS -> "<=";
            default -> "=";
          };
      error.fix("write `%s`".formatted(right), Places.span(before.get()).to(span), right);
      return true;
    }
    if (place.followsRelation(RELATIONS)) {
      error.help("compare two values only, and join comparisons with `and`");
      return true;
    }
    return false;
  }

  /**
   * Where the parser stopped.
   *
   * @param context the innermost rule
   * @param expected the tokens that could have followed; empty where that is not known
   */
  private record Place(
      ParserRuleContext context, TokenStream tokens, Token found, IntervalSet expected) {

    /** The token before the one found. */
    Optional<Token> before() {
      return before(found);
    }

    Optional<Token> before(Token token) {
      for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
        if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
          return Optional.of(tokens.get(i));
        }
      }
      return Optional.empty();
    }

    /** {@code after `loss`}, with a colon where one stands between; empty at the start. */
    String after() {
      Optional<Token> before = before();
      if (before.isEmpty()) {
        return "";
      }
      Optional<Token> key =
          before.get().getType() == NnParser.COLON ? before(before.get()) : Optional.empty();
      String text = before.get().getText();
      return " after " + Places.quoted(key.map(k -> k.getText() + ":").orElse(text));
    }

    /** Whether {@link #after()} names {@code key}. */
    boolean isNamed(Token key) {
      Optional<Token> before = before();
      Optional<Token> last =
          before.filter(b -> b.getType() == NnParser.COLON).flatMap(this::before).or(() -> before);
      return last.filter(token -> token == key).isPresent();
    }

    boolean isOnly(int type) {
      return expected.size() == 1 && expected.contains(type);
    }

    boolean isIn(int rule) {
      for (RuleContext c = context; c != null; c = c.parent) {
        if (c.getRuleIndex() == rule) {
          return true;
        }
      }
      return false;
    }

    /** The key of the entry, where that has one. */
    Optional<Token> key() {
      for (RuleContext c = context; c instanceof ParserRuleContext rule; c = c.parent) {
        boolean entry =
            switch (rule.getRuleIndex()) {
              case NnParser.RULE_modelSetting, NnParser.RULE_trainSetting, NnParser.RULE_source ->
                  true;
              default -> false;
            };
        if (entry && rule.getStart().getTokenIndex() < found.getTokenIndex()) {
          return Optional.of(rule.getStart());
        }
      }
      return Optional.empty();
    }

    /** How the innermost construct that has an example is written. */
    Optional<String> example() {
      for (RuleContext c = context; c != null; c = c.parent) {
        Optional<String> example = Expected.example(c.getRuleIndex());
        if (example.isPresent()) {
          return example;
        }
      }
      return Optional.empty();
    }

    /**
     * A word directly after a number on the same line: the token found, or the one before it where
     * that could be read as a key without its colon.
     */
    Optional<Token> unitLike() {
      Optional<Token> before = before();
      Token word = isOnly(NnParser.COLON) && before.isPresent() ? before.get() : found;
      Optional<Token> number = before(word);
      boolean unit =
          word.getType() == NnParser.IDENT
              && number.isPresent()
              && number.get().getType() == NnParser.NUMBER
              && number.get().getLine() == word.getLine()
              && tokens.get(nextIndex(word)).getType() != NnParser.COLON
              && !isIn(NnParser.RULE_rows);
      return unit ? Optional.of(word) : Optional.empty();
    }

    private int nextIndex(Token token) {
      int i = token.getTokenIndex() + 1;
      while (tokens.get(i).getChannel() != Token.DEFAULT_CHANNEL) {
        i++;
      }
      return i;
    }

    /** Whether a relation stands before the one found in the same comparison. */
    boolean followsRelation(Set<Integer> relations) {
      Optional<Token> token = before();
      while (token.isPresent()) {
        int type = token.get().getType();
        if (relations.contains(type)) {
          return true;
        }
        boolean other =
            switch (type) {
              case NnParser.COLON,
                  NnParser.COMMA,
                  NnParser.LBRACE,
                  NnParser.RBRACE,
                  NnParser.AND,
                  NnParser.OR,
                  NnParser.THEN ->
                  true;
              default -> false;
            };
        if (other) {
          return false;
        }
        token = before(token.get());
      }
      return false;
    }
  }
}
