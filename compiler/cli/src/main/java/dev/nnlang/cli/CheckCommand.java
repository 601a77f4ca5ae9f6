package dev.nnlang.cli;

import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.JsonRenderer;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.engine.FileProblem;
import dev.nnlang.engine.ModelFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nnc check}: says what is wrong with models; writes nothing. */
@Command(name = "check", description = "Checks models and writes nothing.")
final class CheckCommand implements Callable<Integer> {
  /** How findings are shown. */
  enum Format {
    text,
    json
  }

  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files to check.")
  private List<Path> files = List.of();

  @Option(
      names = "--diagnostics",
      paramLabel = "FORMAT",
      description = "text (default), or json: one object on a line for each finding.")
  private Format format = Format.text;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "The value of a param instead of its default. May be repeated.")
  private Map<String, String> params = new LinkedHashMap<>();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    int worst = ExitCode.FINE;
    for (Path file : files) {
      worst = Math.max(worst, check(file));
    }
    return worst;
  }

  private int check(Path path) {
    ModelFile model;
    try {
      model = ModelFile.read(path, params);
    } catch (FileProblem problem) {
      show(problem, path);
      return ExitCode.of(problem.code());
    }
    CompileResult result = model.check();
    switch (format) {
      case text -> {
        console.show(result, model.source());
        if (!result.failed()) {
          console.out().println(path + ": " + names(result) + " ok");
        }
      }
      case json ->
          console.err().print(new JsonRenderer().render(result.diagnostics(), model.source()));
    }
    return result.failed() ? ExitCode.MODEL : ExitCode.FINE;
  }

  private static String names(CompileResult result) {
    return result.models().stream()
        .map(CheckedModel::network)
        .map(network -> network.name())
        .collect(Collectors.joining(", "));
  }

  private void show(FileProblem problem, Path path) {
    switch (format) {
      case text ->
          console.report(
              problem.code(), String.valueOf(problem.getMessage()), Optional.of(problem.help()));
      case json -> {
        Diagnostic diagnostic =
            Diagnostic.of(problem.code(), new Span(0, 0), String.valueOf(problem.getMessage()))
                .help(problem.help())
                .build();
        SourceFile nothing = new SourceFile(path.toString(), "");
        console.err().println(new JsonRenderer().render(diagnostic, nothing));
      }
    }
  }
}
