package dev.nnlang.cli;

import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.engine.DataLocations;
import dev.nnlang.engine.VerifyOutcome;
import dev.nnlang.engine.VerifyRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnc verify}: holds the generated gradients against two others. */
@Command(
    name = "verify",
    description = {
      "Compares the generated gradients with two others.",
      "Each parameter's is held against central differences and against a plain reference, in",
      "double, on random and on declared data; those of phases and greedy rounds, too."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ModelArguments model = new ModelArguments();
  @Mixin private DataArguments data = new DataArguments();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    DataLocations locations = data.locations(model.path());
    CheckedModel checked = model.check(console, locations);
    data.checkNames(checked.data());
    VerifyOutcome outcome = VerifyRun.run(checked, locations);
    VerifyReport report = new VerifyReport(checked.network().name(), outcome);
    if (json) {
      console.out().println(Json.text(report.json()));
    } else {
      report.print(console.out());
    }
    if (outcome.passed()) {
      return ExitCode.FINE;
    }
    console.err().println("error: nnc made a mistake: a generated gradient is wrong");
    console.err().println("help: please report it, with the model");
    return ExitCode.BUG;
  }
}
