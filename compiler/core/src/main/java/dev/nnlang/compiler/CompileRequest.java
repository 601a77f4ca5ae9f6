package dev.nnlang.compiler;

import dev.nnlang.compiler.plan.Target;
import dev.nnlang.compiler.plan.TargetChoice;
import dev.nnlang.compiler.source.SourceFile;
import java.util.Map;

/**
 * What to compile.
 *
 * @param target what kind of Java is emitted, or which of them
 * @param overrides values for params, by name, as written on a command line
 * @param packageName with dots, the package that the caller wants: of a file without a package
 *     line, and asserted of one with it; empty where anything goes
 */
public record CompileRequest(
    SourceFile source, Map<String, String> overrides, TargetChoice target, String packageName) {
  public CompileRequest {
    overrides = Map.copyOf(overrides);
  }

  /** In the package that the file names. */
  public CompileRequest(SourceFile source, Map<String, String> overrides, TargetChoice target) {
    this(source, overrides, target, "");
  }

  /** For one target. */
  public CompileRequest(SourceFile source, Map<String, String> overrides, Target target) {
    this(source, overrides, TargetChoice.of(target));
  }

  /** For plain Java. */
  public CompileRequest(SourceFile source, Map<String, String> overrides) {
    this(source, overrides, Target.PLAIN);
  }
}
