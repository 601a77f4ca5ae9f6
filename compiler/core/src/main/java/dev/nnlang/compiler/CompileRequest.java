package dev.nnlang.compiler;

import dev.nnlang.compiler.plan.Target;
import dev.nnlang.compiler.source.SourceFile;
import java.util.Map;

/**
 * What to compile.
 *
 * @param target what kind of Java is emitted
 * @param overrides values for params, by name, as written on a command line
 */
public record CompileRequest(SourceFile source, Map<String, String> overrides, Target target) {
  public CompileRequest {
    overrides = Map.copyOf(overrides);
  }

  /** For plain Java. */
  public CompileRequest(SourceFile source, Map<String, String> overrides) {
    this(source, overrides, Target.PLAIN);
  }
}
