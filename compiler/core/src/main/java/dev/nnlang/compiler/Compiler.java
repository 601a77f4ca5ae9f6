package dev.nnlang.compiler;

import dev.nnlang.compiler.check.Checker;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.emit.Emitter;
import dev.nnlang.compiler.emit.FrozenWeights;
import dev.nnlang.compiler.emit.JavaSource;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.plan.Planner;
import dev.nnlang.compiler.plan.Target;
import dev.nnlang.compiler.plan.TargetChoice;
import dev.nnlang.compiler.syntax.FileSyntax;
import dev.nnlang.compiler.syntax.Parser;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From the text of a file to Java. Pure: no files, no clock, no locale; the same request gives the
 * same result. Safe to use from several threads.
 */
public final class Compiler {
  private Compiler() {}

  /** Parses and checks; emits nothing. */
  public static CompileResult check(CompileRequest request) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<FileSyntax> file = parse(request, diagnostics);
    List<CheckedModel> models = check(file, request, diagnostics);
    return new CompileResult(diagnostics.sorted(), file, models, List.of());
  }

  /** Parses, checks, plans and emits a class for each model. */
  public static CompileResult compile(CompileRequest request) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<FileSyntax> file = parse(request, diagnostics);
    List<CheckedModel> models = check(file, request, diagnostics);
    List<JavaSource> sources = diagnostics.hasErrors() ? List.of() : emit(models, request.target());
    return new CompileResult(diagnostics.sorted(), file, models, sources);
  }

  private static List<JavaSource> emit(List<CheckedModel> models, TargetChoice choice) {
    return models.stream().map(model -> emit(model, choice)).toList();
  }

  /** The class of {@code model}, which is checked already. */
  public static JavaSource emit(CheckedModel model, TargetChoice choice) {
    return emit(model, choice.targets(model.network()));
  }

  private static JavaSource emit(CheckedModel model, Set<Target> targets) {
    return targets.size() > 1
        ? Emitter.emit(Planner.planBoth(model), Version.text())
        : Emitter.emit(Planner.plan(model, targets.iterator().next()), Version.text());
  }

  /**
   * A class of {@code model} that has its network within it, and a main method where the model
   * declares how it is trained, so that all else that it needs can be nested in it.
   */
  public static JavaSource standalone(CheckedModel model, TargetChoice choice) {
    return Emitter.standalone(
        Planner.className(model),
        Planner.planNested(model, choice.targets(model.network())),
        model.training().isPresent() ? model.data() : Optional.empty(),
        Version.text());
  }

  /**
   * A class that predicts with {@code weights}, which must be those of {@code model}, and does
   * nothing else. It too has its network within it.
   */
  public static JavaSource frozen(CheckedModel model, TargetChoice choice, FrozenWeights weights) {
    return Emitter.frozen(
        Planner.className(model),
        Planner.planNestedPredictions(model, choice.targets(model.network())),
        weights,
        Version.text());
  }

  private static Optional<FileSyntax> parse(CompileRequest request, Diagnostics diagnostics) {
    Optional<FileSyntax> file = Parser.parse(request.source(), diagnostics);
    return diagnostics.hasErrors() ? Optional.empty() : file;
  }

  private static List<CheckedModel> check(
      Optional<FileSyntax> file, CompileRequest request, Diagnostics diagnostics) {
    return file.map(
            syntax ->
                Checker.check(
                    syntax,
                    request.source(),
                    request.packageName(),
                    request.overrides(),
                    diagnostics))
        .orElse(List.of());
  }
}
