package dev.nnlang.compiler;

import dev.nnlang.compiler.source.SourceFile;
import java.util.Map;

/**
 * What to compile.
 *
 * @param overrides values for params, by name, as written on a command line
 */
public record CompileRequest(SourceFile source, Map<String, String> overrides) {
  public CompileRequest {
    overrides = Map.copyOf(overrides);
  }
}
