package dev.nnlang.cli;

import dev.nnlang.compiler.diagnostic.Explanations;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nnc explain}: the page behind a diagnostic's number. */
@Command(name = "explain", description = "Explains the number of an error or a warning.")
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "NNxxxx", description = "The number, such as NN0301.")
  private String number;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<String> page = Explanations.of(number);
    if (page.isEmpty()) {
      String near = Explanations.nearest(number).map(n -> "; did you mean `" + n + "`?").orElse("");
      throw new ParameterException(
          command.commandLine(), "there is no error `" + number + "`" + near);
    }
    console.out().print(page.get());
    return ExitCode.FINE;
  }
}
