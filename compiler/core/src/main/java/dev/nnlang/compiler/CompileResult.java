package dev.nnlang.compiler;

import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Severity;
import dev.nnlang.compiler.emit.JavaSource;
import dev.nnlang.compiler.model.CheckedModel;
import java.util.List;

/**
 * What came of it.
 *
 * @param diagnostics in the order of the text
 * @param models empty where there was an error
 * @param sources a class for each model; empty where there was an error
 */
public record CompileResult(
    List<Diagnostic> diagnostics, List<CheckedModel> models, List<JavaSource> sources) {
  public CompileResult {
    diagnostics = List.copyOf(diagnostics);
    models = List.copyOf(models);
    sources = List.copyOf(sources);
  }

  /** Whether an error stopped the compiler. */
  public boolean failed() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
