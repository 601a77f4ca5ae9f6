package dev.nnlang.cli;

import dev.nnlang.engine.DataLocations;
import dev.nnlang.engine.LoadedModel;
import dev.nnlang.engine.WalkRun;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nnc walk}: shows what backpropagation makes of one training row. */
@Command(
    name = "walk",
    description = {
      "Shows every step of backpropagation on one training row.",
      "Signals, outputs, sensitivities and gradients of each layer, and the weights after one",
      "update of gradient descent on this row alone, whatever the model's optimizer."
    })
final class WalkCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec command;

  @Mixin private ModelArguments model = new ModelArguments();
  @Mixin private DataArguments data = new DataArguments();
  @Mixin private WeightsArgument weights = new WeightsArgument();

  @Option(
      names = "--row",
      required = true,
      paramLabel = "N",
      converter = WholeNumber.class,
      description = "Which training row, from 1.")
  private int row;

  @Option(
      names = "--json",
      description = "Print one JSON object with every number instead of text.")
  private boolean json;

  WalkCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    DataLocations locations = data.locations(model.path());
    LoadedModel loaded = model.load(console, locations);
    data.checkNames(loaded.model().data());
    WalkRun run = WalkRun.read(loaded, weights.file(), locations);
    if (row > run.rows()) {
      throw new ParameterException(
          command.commandLine(),
          String.format(Locale.ROOT, "--row %d: the training set has %d rows", row, run.rows()));
    }
    WalkRun.Outcome outcome = run.walk(row);
    if (json) {
      console.out().println(Json.text(WalkJson.of(outcome)));
    } else {
      new WalkText(outcome, console.out()).print();
    }
    return ExitCode.FINE;
  }
}
