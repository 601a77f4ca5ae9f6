package dev.nnlang.cli;

import dev.nnlang.compiler.analysis.Table;
import dev.nnlang.compiler.plan.Budget;
import dev.nnlang.compiler.plan.Cost;
import dev.nnlang.compiler.plan.KernelFigures;
import dev.nnlang.compiler.plan.LearnerFigures;
import dev.nnlang.compiler.plan.PlanFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows a plan to a person: a table for each class, a row for each kernel. */
final class PlanText {
  private static final int WORDS = 5;
  private static final String LEGEND =
      """
      products and elementwise are FLOPs, a multiply-add is two; bytes count each number touched once
      all three are for one example; of update and step kernels for one update, of loops for one call
      steps do the work of gradients and updates where a batch is one chunk; their sums cost what gradients tell
      loops are shared by the kernels that call them, whose figures hold theirs
      """;

  private final String className;
  private final List<PlanFigures> plans;

  /**
   * @param className the class of the model
   * @param plans its own, or those of the classes nested in it, of which it takes one
   */
  PlanText(String className, List<PlanFigures> plans) {
    this.className = className;
    this.plans = plans;
  }

  /** The text, which ends with a line break. */
  String text() {
    List<String> parts = new ArrayList<>();
    if (plans.size() > 1) {
      parts.add(
          "class "
              + className
              + " takes one of these when it is loaded: vectors where Java has them\n");
    }
    plans.forEach(plan -> addClass(plan, parts));
    parts.add(LEGEND);
    return String.join("\n", parts);
  }

  private static void addClass(PlanFigures plan, List<String> parts) {
    parts.add(
        String.format(
            Locale.ROOT,
            "plan of class %s, %s: no kernel above %,d of %,d bytecodes\n",
            plan.className(),
            plan.precision().name().toLowerCase(Locale.ROOT),
            plan.mostBytecodes(),
            Budget.METHOD));
    add(plan, parts);
    for (PlanFigures round : plan.rounds()) {
      parts.add("class " + round.className() + ", the small network of a round\n");
      add(round, parts);
    }
  }

  private static void add(PlanFigures plan, List<String> parts) {
    parts.add(prediction(plan));
    parts.add(shared(plan));
    plan.learners().forEach(learner -> parts.add(training(learner)));
  }

  private static String prediction(PlanFigures plan) {
    Table table = header("prediction");
    plan.input().forEach(kernel -> row(table, kernel));
    plan.forward().forEach(kernel -> row(table, kernel));
    total(table, "forward", "", plan.predictionCost());
    return table.text();
  }

  private static String shared(PlanFigures plan) {
    Table table = header("shared");
    plan.rows().forEach(kernel -> row(table, kernel));
    return table.text();
  }

  private static String training(LearnerFigures learner) {
    Table table = header("training");
    learner.forward().forEach(kernel -> row(table, kernel));
    total(table, "forward", "", learner.forwardCost());
    learner.backward().forEach(kernel -> row(table, kernel));
    total(table, "backward", "", learner.backwardCost());
    learner.gradient().forEach(kernel -> row(table, kernel));
    total(table, "gradient", "", learner.gradientCost());
    total(table, "example", "forward, backward, gradient", learner.trainingCost());
    learner.update().forEach(kernel -> row(table, kernel));
    if (!learner.update().isEmpty()) {
      total(table, "update", "", learner.updateCost());
    }
    learner.step().forEach(kernel -> row(table, kernel));
    learner.rows().forEach(kernel -> row(table, kernel));
    return title(learner) + table.text();
  }

  private static String title(LearnerFigures learner) {
    String phases =
        switch (learner.phases().size()) {
          case 0 -> "";
          case 1 -> ", phase ";
          default -> ", phases ";
        };
    return learner.className()
        + ": "
        + learner.loss()
        + " by "
        + learner.optimizer()
        + phases
        + String.join(", ", learner.phases())
        + "\n";
  }

  private static Table header(String stage) {
    return new Table(WORDS)
        .row(
            stage,
            "kernel",
            "computes",
            "shape",
            "how",
            "bytecodes",
            "products",
            "elementwise",
            "bytes",
            "FLOPs/byte");
  }

  private static void row(Table table, KernelFigures kernel) {
    row(
        table,
        List.of(
            stage(kernel), kernel.method(), kernel.computes(), kernel.shape(), kernel.strategy()),
        count(kernel.bytecodes()),
        kernel.cost());
  }

  private static String stage(KernelFigures kernel) {
    return kernel.stage().name().toLowerCase(Locale.ROOT);
  }

  private static void total(Table table, String stage, String of, Cost cost) {
    row(table, List.of(stage, "total", of, "", ""), "", cost);
  }

  private static void row(Table table, List<String> words, String bytecodes, Cost cost) {
    List<String> cells = new ArrayList<>(words);
    cells.add(bytecodes);
    cells.add(count(cost.products()));
    cells.add(count(cost.elementwise()));
    cells.add(count(cost.bytes()));
    cells.add(String.format(Locale.ROOT, "%.2f", cost.intensity()));
    table.row(cells.toArray(String[]::new));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
