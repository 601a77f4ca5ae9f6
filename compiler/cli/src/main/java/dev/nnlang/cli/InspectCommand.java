package dev.nnlang.cli;

import dev.nnlang.compiler.analysis.Inspection;
import dev.nnlang.compiler.analysis.InspectionJson;
import dev.nnlang.compiler.analysis.InspectionText;
import dev.nnlang.engine.DataLocations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnc inspect}: what a model comes to, every default written out. */
@Command(
    name = "inspect",
    description = "Shows layers, widths, parameters, memory, FLOPs and every default of a model.")
final class InspectCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ModelArguments model = new ModelArguments();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Inspection inspection = Inspection.of(model.check(console, DataLocations.beside(model.path())));
    console.out().print(json ? InspectionJson.of(inspection) : InspectionText.of(inspection));
    return ExitCode.FINE;
  }
}
