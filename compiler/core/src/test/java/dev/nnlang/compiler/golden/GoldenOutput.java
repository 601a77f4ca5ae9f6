package dev.nnlang.compiler.golden;

import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Severity;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one model.
 *
 * @param files the text of each stage by its file name, such as {@code 1.tree} and {@code
 *     Iris.java}; empty where there was an error
 */
record GoldenOutput(List<Diagnostic> diagnostics, SortedMap<String, String> files) {
  GoldenOutput {
    diagnostics = List.copyOf(diagnostics);
    files = new TreeMap<>(files);
  }

  static GoldenOutput of(List<Diagnostic> diagnostics, Map<String, String> files) {
    return new GoldenOutput(diagnostics, new TreeMap<>(files));
  }

  boolean failed() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
