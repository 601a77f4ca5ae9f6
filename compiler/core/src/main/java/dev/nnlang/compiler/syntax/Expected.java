package dev.nnlang.compiler.syntax;

import dev.nnlang.grammar.NnParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What could stand at a place, in words. */
final class Expected {
  private static final Vocabulary VOCABULARY = NnParser.VOCABULARY;

  /** A longer list helps nobody. */
  private static final int LONGEST_LIST = 5;

  /** The rules in whose parentheses commas stand. */
  private static final Set<Integer> LISTS =
      Set.of(
          NnParser.RULE_call,
          NnParser.RULE_reader,
          NnParser.RULE_plateau,
          NnParser.RULE_type,
          NnParser.RULE_rows);

  private Expected() {}

  /** What {@code place} expects as a phrase; empty where that is unknown or too much to list. */
  static String phrase(Place place) {
    IntervalSet expected = place.expected();
    if (expected.isNil()) {
      return "";
    }
    int rule = place.context().getRuleIndex();
    if (rule == NnParser.RULE_origin) {
      return "a source such as `csv(\"...\")`";
    }
    boolean inRows = place.isIn(NnParser.RULE_rows) && !expected.contains(NnParser.LBRACE);
    if (inRows || place.isIn(NnParser.RULE_label)) {
      boolean cell = expected.contains(NnParser.NUMBER) || expected.contains(NnParser.STRING);
      if (cell || expected.contains(NnParser.RBRACE)) {
        return "a number or a name";
      }
    }
    if (expected.contains(NnParser.STRING)) {
      return "a value";
    }
    if (expected.contains(NnParser.IDENT)) {
      return word(rule, expected.contains(NnParser.NUMBER));
    }
    return list(place);
  }

  private static String word(int rule, boolean number) {
    if (number) {
      return "a number";
    }
    return switch (rule) {
      case NnParser.RULE_link, NnParser.RULE_layers -> "a layer";
      case NnParser.RULE_clause -> "a measure";
      default -> "a name";
    };
  }

  private static String list(Place place) {
    boolean inBrackets =
        place.isOnly(NnParser.RBRACKET)
            || (place.isOnly(NnParser.RPAREN) && LISTS.contains(place.context().getRuleIndex()));
    List<String> words = new ArrayList<>();
    if (inBrackets) {
      words.add(place.follows(NnParser.LPAREN) ? "an argument" : "`,`");
    }
    for (int type : place.expected().toList()) {
      words.add(display(type));
    }
    if (words.size() > LONGEST_LIST) {
      return "";
    }
    String last = words.get(words.size() - 1);
    return words.size() == 1
        ? last
        : String.join(", ", words.subList(0, words.size() - 1)) + " or " + last;
  }

  private static String display(int type) {
    return switch (type) {
      case NnParser.EOF -> "the end of the file";
      case NnParser.NUMBER -> "a number";
      case NnParser.UNIT -> "a unit such as `epochs`";
      default -> {
        String literal = VOCABULARY.getLiteralName(type);
        yield literal == null
            ? VOCABULARY.getSymbolicName(type).toLowerCase(Locale.ROOT)
            : "`" + literal.substring(1, literal.length() - 1) + "`";
      }
    };
  }

  /** The word that must stand there, where there is but one. */
  static Optional<String> onlyWord(IntervalSet expected) {
    if (expected.size() != 1 || !Words.isWord(expected.getMinElement())) {
      return Optional.empty();
    }
    String literal = VOCABULARY.getLiteralName(expected.getMinElement());
    return Optional.ofNullable(literal).map(l -> l.substring(1, l.length() - 1));
  }

  /** How {@code rule} is written; empty for rules that are only part of a whole. */
  static Optional<String> example(int rule) {
    String example =
        switch (rule) {
          case NnParser.RULE_packageLine -> "`package com.example.name`";
          case NnParser.RULE_param -> "`param width: int in 8..512 = 64`";
          case NnParser.RULE_field -> "`input a, b[3]: real in 0..1`";
          case NnParser.RULE_range -> "a range such as `0..10`";
          case NnParser.RULE_label -> "labels such as `one_of(setosa, 7, -1)` or `one_of(0..9)`";
          case NnParser.RULE_layers ->
              "`layers: standardize -> dense(16, tanh) -> dense(_, softmax)`";
          case NnParser.RULE_split -> "`split: train 70%, validation 15%, test 15%, seed 7`";
          case NnParser.RULE_share -> "`10% of train, seed 7`";
          case NnParser.RULE_rows ->
              "`rows(a, b, y) { 0, 1, 1 }`, a comma between the cells of a row";
          case NnParser.RULE_source, NnParser.RULE_dataBlock -> "`from: csv(\"data.csv\")`";
          case NnParser.RULE_plateau -> "`on plateau(validation.error, 3 epochs): rate * 0.5`";
          case NnParser.RULE_checkpoint -> "`checkpoint: every 1 epochs, keep 3`";
          case NnParser.RULE_phase ->
              "`phase NAME: all { ... }`, `only h1, out` or `greedy supervised over h1, h2`";
          case NnParser.RULE_clause, NnParser.RULE_expectBlock ->
              "a comparison such as `test.accuracy >= 90%`";
          case NnParser.RULE_modelSetting,
              NnParser.RULE_trainSetting,
              NnParser.RULE_modelBlock,
              NnParser.RULE_trainBlock,
              NnParser.RULE_phaseBlock ->
              "`key: value`";
          case NnParser.RULE_model -> "`model NAME { ... }`";
          case NnParser.RULE_data -> "`data NAME { ... }`";
          case NnParser.RULE_train -> "`train MODEL on DATA { ... }`";
          case NnParser.RULE_expect -> "`expect MODEL { ... }`";
          default -> "";
        };
    return example.isEmpty() ? Optional.empty() : Optional.of(example);
  }
}
