package dev.nnlang.cli;

import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.emit.Emitter;
import dev.nnlang.compiler.emit.JavaSource;
import dev.nnlang.engine.ClassForm;
import dev.nnlang.engine.ModelFile;
import dev.nnlang.runtime.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code nnc MODEL.nn}: writes the Java class of each model. */
@Command(
    name = "nnc",
    description = "Compiles neural networks to Java.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 fine, 1 the model or the data is wrong, 2 usage, 3 files,",
      "4 diverged or an expectation not met, 70 a mistake of nnc,",
      "130 and 143 interrupted."
    })
final class Nnc implements Callable<Integer> {
  private static final String SUFFIX = ".nn";

  private final Console console;

  @Spec private CommandSpec command;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  @Parameters(
      paramLabel = "[MODEL.nn]",
      hideParamSyntax = true,
      arity = "0..*",
      description = "The file whose models become Java classes.")
  private List<String> arguments = List.of();

  @Option(
      names = {"-d", "--directory"},
      paramLabel = "DIR",
      description = "The folder that the packages go into. Default: the current one.")
  private Path directory = Path.of("");

  @Mixin private TargetArgument target = new TargetArgument();

  @Option(
      names = "--standalone",
      description = {
        "One file that needs no jar: what the class uses of nnc is nested in it,",
        "and `java MODEL` trains it as its model declares."
      })
  private boolean standalone;

  @Option(
      names = "--frozen",
      paramLabel = "WEIGHTS",
      description = "A class that only predicts, with these weights in itself.")
  private Optional<Path> frozen = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "The value of a param instead of its default. May be repeated.")
  private Map<String, String> params = new LinkedHashMap<>();

  Nnc(Console console) {
    this.console = console;
  }

  /** Whether {@code argument} can be nothing but a model. */
  static boolean namesModel(String argument) {
    return argument.endsWith(SUFFIX);
  }

  @Override
  public Integer call() throws IOException {
    ModelFile model = ModelFile.read(Path.of(onlyArgument()), params);
    CompileResult result = model.compile(new ClassForm(target.target(), standalone, frozen));
    console.show(result, model.source());
    if (result.failed()) {
      return ExitCode.MODEL;
    }
    for (JavaSource source : result.sources()) {
      write(source);
    }
    return ExitCode.FINE;
  }

  private String onlyArgument() {
    if (arguments.isEmpty()) {
      throw new ParameterException(command.commandLine(), "a model or a command is missing");
    }
    String first = arguments.get(0);
    if (!namesModel(first) && !Files.exists(Path.of(first))) {
      throw new UnmatchedArgumentException(command.commandLine(), List.of(first));
    }
    if (arguments.size() > 1) {
      throw new UnmatchedArgumentException(command.commandLine(), arguments.subList(1, 2));
    }
    return first;
  }

  private void write(JavaSource source) throws IOException {
    byte[] mark = Emitter.MARK.getBytes(StandardCharsets.UTF_8);
    OutputFile.writing(
        () ->
            AtomicFile.writeWithin(
                directory,
                Path.of(source.path()),
                source.text().getBytes(StandardCharsets.UTF_8),
                start -> OutputFile.startsWith(start, mark)));
    console.out().println("wrote " + directory.resolve(source.path()));
  }
}
