package dev.nnlang.compiler;

import dev.nnlang.compiler.check.Checker;
import dev.nnlang.compiler.check.RefuseUntrainable;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.emit.Emitter;
import dev.nnlang.compiler.emit.JavaSource;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.plan.Planner;
import dev.nnlang.compiler.syntax.FileSyntax;
import dev.nnlang.compiler.syntax.Parser;
import java.util.List;
import java.util.Optional;

/**
 * From the text of a file to Java. Pure: no files, no clock, no locale; the same request gives the
 * same result. Safe to use from several threads.
 */
public final class Compiler {
  private Compiler() {}

  /** Parses and checks; emits nothing. */
  public static CompileResult check(CompileRequest request) {
    Diagnostics diagnostics = new Diagnostics();
    List<CheckedModel> models =
        parse(request, diagnostics)
            .map(file -> check(file, request, diagnostics))
            .orElse(List.of());
    return result(diagnostics, models, List.of());
  }

  /** Parses, checks, plans and emits a class for each model. */
  public static CompileResult compile(CompileRequest request) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<FileSyntax> file = parse(request, diagnostics);
    List<CheckedModel> models =
        file.map(syntax -> check(syntax, request, diagnostics)).orElse(List.of());
    if (!diagnostics.hasErrors()) {
      file.ifPresent(syntax -> RefuseUntrainable.run(syntax, diagnostics));
    }
    if (diagnostics.hasErrors()) {
      return result(diagnostics, List.of(), List.of());
    }
    List<JavaSource> sources =
        models.stream().map(Planner::plan).map(plan -> Emitter.emit(plan, Version.text())).toList();
    return result(diagnostics, models, sources);
  }

  private static Optional<FileSyntax> parse(CompileRequest request, Diagnostics diagnostics) {
    Optional<FileSyntax> file = Parser.parse(request.source(), diagnostics);
    return diagnostics.hasErrors() ? Optional.empty() : file;
  }

  private static List<CheckedModel> check(
      FileSyntax file, CompileRequest request, Diagnostics diagnostics) {
    return Checker.check(file, request.source(), request.overrides(), diagnostics);
  }

  private static CompileResult result(
      Diagnostics diagnostics, List<CheckedModel> models, List<JavaSource> sources) {
    return diagnostics.hasErrors()
        ? new CompileResult(diagnostics.sorted(), List.of(), List.of())
        : new CompileResult(diagnostics.sorted(), models, sources);
  }
}
