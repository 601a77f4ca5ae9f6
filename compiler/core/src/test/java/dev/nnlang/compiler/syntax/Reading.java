package dev.nnlang.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the parser makes of a text.
 *
 * @param found in the order of the text
 */
record Reading(String text, Optional<FileSyntax> tree, List<Diagnostic> found) {
  static final List<String> EXAMPLES =
      List.of("digits.nn", "iris.nn", "maxout.nn", "stacked.nn", "units.nn", "xor.nn");

  static Reading of(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<FileSyntax> tree = Parser.parse(new SourceFile("test.nn", text), diagnostics);
    return new Reading(text, tree, diagnostics.sorted());
  }

  /** A text that must be read without a word. */
  static Reading clean(String text) {
    Reading reading = of(text);
    assertEquals(List.of(), reading.found(), text);
    return reading;
  }

  static String example(String name) {
    try (InputStream in = Reading.class.getResourceAsStream("/examples/" + name)) {
      return SourceText.decode(name, Objects.requireNonNull(in).readAllBytes(), new Diagnostics())
          .orElseThrow()
          .text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first value of {@code key} in a {@code train} block that holds {@code entries}. */
  static Expression value(String key, String entries) {
    return clean(train(entries)).setting(key).values().get(0);
  }

  static String model(String entries) {
    return "nn 1\nmodel M {\n" + entries + "\n}\n";
  }

  static String data(String entries) {
    return "nn 1\ndata d {\n" + entries + "\n}\n";
  }

  static String train(String entries) {
    return "nn 1\ntrain M on d {\n" + entries + "\n}\n";
  }

  static String expect(String clauses) {
    return "nn 1\nexpect M {\n" + clauses + "\n}\n";
  }

  FileSyntax file() {
    return tree.orElseThrow();
  }

  ModelSyntax model() {
    return file().models().get(0);
  }

  DataSyntax data() {
    return file().datas().get(0);
  }

  TrainSyntax train() {
    return file().trains().get(0);
  }

  SettingSyntax setting(String key) {
    return train().settings().stream()
        .filter(setting -> setting.key().text().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no `" + key + "` in " + train().settings()));
  }

  /** The text at {@code span}. */
  String at(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** The only finding. */
  Diagnostic only() {
    assertEquals(1, found.size(), () -> found.toString());
    return found.get(0);
  }
}
