package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Cured;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.DataSyntax;
import dev.nnlang.compiler.syntax.FileSyntax;
import dev.nnlang.compiler.syntax.Parser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One block that was checked: what came of it and what was said.
 *
 * @param result empty where the block was refused
 */
record TrainTrial<T>(String text, Optional<T> result, List<Diagnostic> said) {
  /** On the line of the block, so that lines count from it. */
  private static final String EDITION = "nn 1 ";

  /** A data block with training, validation and test rows. */
  static final Data FULL =
      new Data(
          "mnist",
          Optional.empty(),
          Optional.empty(),
          Optional.of(new Data.Csv("train.csv")),
          Optional.empty(),
          Optional.of(new Data.Csv("test.csv")),
          Optional.of(new Data.Held(0.1, 7)));

  /** A data block with training rows alone. */
  static final Data TRAINING_ONLY =
      new Data(
          "truth",
          Optional.of(new Data.Csv("truth.csv")),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static Numbers numbers(Diagnostics diagnostics) {
    return new Numbers(
        Map.of(
            "n", new Numbers.Value(5, true),
            "flag", new Numbers.Value(1, true),
            "r", new Numbers.Value(0.25, false)),
        Set.of("flag"),
        Set.of(),
        diagnostics);
  }

  private static SourceFile source(String block) {
    return new SourceFile("model.nn", EDITION + block);
  }

  /** What the parser makes of a block that it must accept. */
  private static FileSyntax parsed(SourceFile source) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<FileSyntax> file = Parser.parse(source, diagnostics);
    assertEquals(List.of(), diagnostics.sorted(), source.text());
    return file.orElseThrow();
  }

  /** Checks a data block; params are n = 5, r = 0.25 and the boolean flag = true. */
  static TrainTrial<Data> data(String text) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile source = source(text);
    Optional<Data> result =
        DataChecker.check(parsed(source).datas().get(0), numbers(diagnostics), diagnostics);
    return new TrainTrial<>(source.text(), result, diagnostics.sorted());
  }

  /** Checks a data block that is in order against a network. */
  static TrainTrial<Data> fit(String text, Network network) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile source = source(text);
    DataSyntax syntax = parsed(source).datas().get(0);
    Data data = DataChecker.check(syntax, numbers(diagnostics), diagnostics).orElseThrow();
    DataFitsModel.check(syntax, network, diagnostics);
    return new TrainTrial<>(source.text(), Optional.of(data), diagnostics.sorted());
  }

  /** Checks a whole train block. */
  static TrainTrial<Training> block(String text, Network network, Data data) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile source = source(text);
    Optional<Training> result =
        TrainChecker.check(
            parsed(source).trains().get(0),
            network,
            data,
            numbers(diagnostics),
            source,
            diagnostics);
    return new TrainTrial<>(source.text(), result, diagnostics.sorted());
  }

  /** Checks the settings of a train block that has all three sets. */
  static TrainTrial<Training> train(String settings, Network network) {
    return block(String.format(Locale.ROOT, "train M on mnist { %s }", settings), network, FULL);
  }

  /** The same for iris, with a stop rule added. */
  static TrainTrial<Training> iris(String settings) {
    return train(settings + " stop: epochs >= 5", TrainNetworks.iris());
  }

  /** Checks the clauses of an expect block. */
  static TrainTrial<List<Expectation>> expect(
      String clauses, Network network, Optional<Data> data) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile source = source(String.format(Locale.ROOT, "expect M {\n%s\n}", clauses));
    List<Expectation> result =
        ExpectChecker.check(
            parsed(source).expects().get(0),
            network,
            data,
            numbers(diagnostics),
            source,
            diagnostics);
    return new TrainTrial<>(source.text(), Optional.of(result), diagnostics.sorted());
  }

  /** What came of it, where nothing at all was said. */
  T accepted() {
    assertEquals(List.of(), said.stream().map(Diagnostic::message).toList(), text);
    assertTrue(result.isPresent(), text);
    return result.orElseThrow();
  }

  /** The only thing said, an error; nothing came of the block. */
  Diagnostic refused(Code code, String place, String message) {
    Diagnostic finding = says(code, place, message);
    assertFalse(result.isPresent(), text);
    return finding;
  }

  /** The only thing said. Every finding has a cure. */
  Diagnostic says(Code code, String place, String message) {
    List<String> found = said.stream().map(this::described).toList();
    assertEquals(List.of(code + " `" + place + "` " + message), found, text);
    said.forEach(finding -> assertTrue(finding.fix().isPresent(), finding.message()));
    return said.get(0);
  }

  /** Everything said: the codes in the order of the text. */
  List<Code> codes() {
    said.forEach(finding -> assertTrue(finding.fix().isPresent(), finding.message()));
    return said.stream().map(Diagnostic::code).toList();
  }

  /** The block after the cure of {@code finding} was applied. */
  String cured(Diagnostic finding) {
    return Cured.text(text, finding).substring(EDITION.length());
  }

  private String described(Diagnostic finding) {
    Span span = finding.primary().span();
    String place = text.substring(span.start(), span.end());
    return finding.code() + " `" + place + "` " + finding.message();
  }
}
