package dev.nnlang.compiler;

import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Severity;
import dev.nnlang.compiler.emit.JavaSource;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.syntax.FileSyntax;
import java.util.List;
import java.util.Optional;

/**
 * What came of it.
 *
 * @param diagnostics in the order of the text
 * @param syntax what was read; empty where it has a syntax error
 * @param models empty where there was an error
 * @param sources a class for each model; empty where there was an error
 */
public record CompileResult(
    List<Diagnostic> diagnostics,
    Optional<FileSyntax> syntax,
    List<CheckedModel> models,
    List<JavaSource> sources) {
  public CompileResult {
    diagnostics = List.copyOf(diagnostics);
    models = hasError(diagnostics) ? List.of() : List.copyOf(models);
    sources = hasError(diagnostics) ? List.of() : List.copyOf(sources);
  }

  /** Whether an error stopped the compiler. */
  public boolean failed() {
    return hasError(diagnostics);
  }

  private static boolean hasError(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
