package dev.nnlang.cli;

import com.google.gson.JsonObject;
import dev.nnlang.compiler.analysis.Inspection;
import dev.nnlang.compiler.analysis.InspectionJson;
import dev.nnlang.compiler.analysis.InspectionText;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.plan.PlanFigures;
import dev.nnlang.compiler.plan.Planner;
import dev.nnlang.compiler.plan.Target;
import dev.nnlang.compiler.plan.TargetChoice;
import dev.nnlang.engine.DataLocations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnc inspect}: what a model comes to, every default written out. */
@Command(
    name = "inspect",
    description = "Shows layers, widths, parameters, memory, FLOPs and every default of a model.")
final class InspectCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ModelArguments model = new ModelArguments();

  @Option(
      names = "--target",
      paramLabel = "plain|vector",
      converter = OneTarget.class,
      description = "Which class the plan is of. Default: plain.")
  private Target target = Target.PLAIN;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Option(
      names = "--plan",
      description =
          "Print the plan of the generated class instead: for each kernel what it computes and how,"
              + " its bytecodes, FLOPs, bytes and arithmetic intensity. With --json, added as `plan`.")
  private boolean plan;

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CheckedModel checked = model.check(console, DataLocations.beside(model.path()));
    console.out().print(json ? json(checked) : text(checked));
    return ExitCode.FINE;
  }

  private String text(CheckedModel checked) {
    return plan
        ? new PlanText(PlanFigures.of(Planner.plan(checked, target))).text()
        : InspectionText.of(Inspection.of(checked));
  }

  private String json(CheckedModel checked) {
    JsonObject object = InspectionJson.object(Inspection.of(checked));
    if (plan) {
      object.add("plan", PlanJson.of(PlanFigures.of(Planner.plan(checked, target))));
    }
    return InspectionJson.text(object);
  }

  /** Reads a single target: a plan is of one class. */
  static final class OneTarget implements ITypeConverter<Target> {
    @Override
    public Target convert(String word) {
      TargetChoice one = new TargetWords(TargetChoice.PLAIN, TargetChoice.VECTOR).convert(word);
      return one == TargetChoice.VECTOR ? Target.VECTOR : Target.PLAIN;
    }
  }
}
