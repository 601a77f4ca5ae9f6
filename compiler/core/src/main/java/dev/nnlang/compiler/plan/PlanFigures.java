package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.plan.KernelFigures.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plan as a person reads it: every kernel of a class with its formula, the decisions about it and
 * what it costs.
 *
 * @param className the generated class
 * @param precision of all numbers
 * @param input what carries a raw row to what the first layer takes
 * @param forward what a prediction runs, in its order
 * @param learners every way of training
 * @param rows the inner loops of all products
 * @param rounds the small networks of greedy phases, each a class of its own
 */
public record PlanFigures(
    String className,
    Precision precision,
    List<KernelFigures> input,
    List<KernelFigures> forward,
    List<LearnerFigures> learners,
    List<KernelFigures> rows,
    List<PlanFigures> rounds) {
  public PlanFigures {
    input = List.copyOf(input);
    forward = List.copyOf(forward);
    learners = List.copyOf(learners);
    rows = List.copyOf(rows);
    rounds = List.copyOf(rounds);
  }

  /** The figures of {@code plan} and of its rounds. */
  public static PlanFigures of(Plan plan) {
    Precision precision = plan.network().precision();
    List<Kernel> forward = new ArrayList<>();
    for (LayerPlan layer : plan.layers()) {
      layer.signal().ifPresent(forward::add);
      layer.activate().ifPresent(forward::add);
    }
    return new PlanFigures(
        plan.className(),
        precision,
        at(Stage.INPUT, plan.input(), precision),
        at(Stage.FORWARD, forward, precision),
        plan.learners().stream().map(learner -> LearnerFigures.of(plan, learner)).toList(),
        at(Stage.LOOP, ofCalls(plan), precision),
        plan.rounds().stream().map(PlanFigures::of).toList());
  }

  /** What others call, or run in place of them. */
  private static List<Kernel> ofCalls(Plan plan) {
    List<Kernel> kernels = new ArrayList<>();
    plan.layers().forEach(layer -> layer.ofRow().ifPresent(kernels::add));
    kernels.addAll(plan.rows());
    return kernels;
  }

  private static List<KernelFigures> at(
      Stage stage, List<? extends Kernel> kernels, Precision precision) {
    return kernels.stream().map(kernel -> KernelFigures.of(kernel, stage, precision)).toList();
  }

  /** A prediction of one example, from what the first layer takes. */
  public Cost predictionCost() {
    return Cost.sum(forward.stream());
  }

  /** Bytecodes of the largest kernel of the class, its learners and its rounds. */
  public int mostBytecodes() {
    Stream<KernelFigures> own =
        Stream.of(
                Stream.of(input, forward, rows),
                learners.stream()
                    .flatMap(
                        learner ->
                            Stream.of(
                                learner.forward(),
                                learner.backward(),
                                learner.gradient(),
                                learner.update(),
                                learner.step(),
                                learner.rows())))
            .flatMap(groups -> groups)
            .flatMap(List::stream);
    return Math.max(
        own.mapToInt(KernelFigures::bytecodes).max().orElse(0),
        rounds.stream().mapToInt(PlanFigures::mostBytecodes).max().orElse(0));
  }
}
