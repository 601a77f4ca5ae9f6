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
import java.util.List;
import java.util.Set;
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

  @Option(
      names = "--target",
      paramLabel = "plain|vector|both",
      converter = TargetArgument.Words.class,
      description =
          "Which class the plan is of; both: the two plans of a class that has both. Default: plain.")
  private TargetChoice target = TargetChoice.PLAIN;

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
        ? new PlanText(Planner.className(checked), plans(checked)).text()
        : InspectionText.of(Inspection.of(checked));
  }

  private String json(CheckedModel checked) {
    JsonObject object = InspectionJson.object(Inspection.of(checked));
    if (plan) {
      object.add("plan", PlanJson.of(Planner.className(checked), plans(checked)));
    }
    return InspectionJson.text(object);
  }

  /** That of the class; of one that is made of several, those that are nested in it. */
  private List<PlanFigures> plans(CheckedModel checked) {
    Set<Target> targets = target.targets(checked.network());
    if (targets.size() > 1) {
      return Planner.planNested(checked, targets).stream().map(PlanFigures::of).toList();
    }
    return targets.stream().map(one -> PlanFigures.of(Planner.plan(checked, one))).toList();
  }
}
