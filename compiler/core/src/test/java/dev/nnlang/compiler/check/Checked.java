package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Cured;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.diagnostic.Severity;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.FileSyntax;
import dev.nnlang.compiler.syntax.Parser;
import java.util.List;
import java.util.Map;

/** What the checker makes of a text, and short ways to ask about it. */
record Checked(String text, List<CheckedModel> models, List<Diagnostic> diagnostics) {

  /** A whole file. */
  static Checked file(String text) {
    return file(text, Map.of());
  }

  static Checked file(String text, Map<String, String> overrides) {
    return file(text, "", overrides);
  }

  /** A whole file that the caller puts into a package. */
  static Checked inPackage(String packageName, String text) {
    return file(text, packageName, Map.of());
  }

  private static Checked file(String text, String packageName, Map<String, String> overrides) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile source = new SourceFile("test.nn", text);
    FileSyntax file = Parser.parse(source, diagnostics).orElseThrow();
    assertEquals(List.of(), diagnostics.sorted(), "well-formed");
    List<CheckedModel> models = Checker.check(file, source, packageName, overrides, diagnostics);
    return new Checked(text, models, diagnostics.sorted());
  }

  /** The entries of a model called M. */
  static Checked model(String entries) {
    return file("nn 1\nmodel M {\n" + entries + "\n}\n");
  }

  /** A chain from 4 reals between 0 and 1 to 3 reals. */
  static Checked layers(String chain) {
    return model("input x[4]: real in 0..1\noutput y[3]: real\nlayers: " + chain);
  }

  /** A chain from 4 reals between 0 and 1 to one of 3 labels. */
  static Checked layersToLabels(String chain) {
    return model("input x[4]: real in 0..1\noutput y: one_of(a, b, c)\nlayers: " + chain);
  }

  /** The network of the only model of a file without errors. */
  Network network() {
    assertEquals(List.of(), diagnostics.stream().filter(Checked::isError).toList());
    assertEquals(1, models.size());
    return models.get(0).network();
  }

  private static boolean isError(Diagnostic diagnostic) {
    return diagnostic.severity() == Severity.ERROR;
  }

  Layer.Dense dense(int index) {
    return network().denseLayers().get(index);
  }

  /** The only finding: its code, the text at its place, its message. */
  Finding only(Code code, String place, String message) {
    assertEquals(1, diagnostics.size(), () -> "findings: " + diagnostics);
    return has(code, place, message);
  }

  /** One finding among others. */
  Finding has(Code code, String place, String message) {
    List<Diagnostic> found =
        diagnostics.stream().filter(d -> d.code() == code && d.message().equals(message)).toList();
    assertEquals(1, found.size(), () -> code + " in " + diagnostics);
    Diagnostic diagnostic = found.get(0);
    assertEquals(place, at(diagnostic.primary().span()));
    assertTrue(diagnostic.fix().isPresent(), "every finding has a cure");
    return new Finding(this, diagnostic);
  }

  void hasNoFindings() {
    assertEquals(List.of(), diagnostics);
  }

  private String at(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** A finding, to be asked for more. */
  record Finding(Checked checked, Diagnostic diagnostic) {
    /** The word on the place, and on one more place. */
    Finding labels(String primary, String secondPlace, String second) {
      assertEquals(primary, diagnostic.primary().text());
      Diagnostic.Label label = diagnostic.secondary().get(0);
      assertEquals(secondPlace, checked.at(label.span()));
      assertEquals(second, label.text());
      return this;
    }

    Finding helps(String help) {
      assertEquals(help, diagnostic.fix().orElseThrow().help());
      return this;
    }

    /** The cure for a machine is there and, once applied, leaves the file without an error. */
    void curedBy(String help) {
      helps(help);
      String cured = Cured.text(checked.text(), diagnostic);
      assertEquals(List.of(), file(cured).diagnostics(), () -> cured);
    }
  }
}
