package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.analysis.Fingerprint;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.JavaNames;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides how a checked model becomes Java. */
public final class Planner {
  private final Network network;
  private final Target target;
  private final InnerLoops loops;
  private final ForwardPlanner forward;

  private Planner(Network network, boolean tied, Target target) {
    this.network = network;
    this.target = target;
    this.loops = new InnerLoops(target);
    this.forward = new ForwardPlanner(network, tied, loops);
  }

  /** The plan of {@code model} for {@code target}, verified. */
  public static Plan plan(CheckedModel model, Target target) {
    Plan plan = new Planner(model.network(), false, target).plan(model.training());
    PlanVerifier.verify(plan);
    return plan;
  }

  /**
   * The plan of {@code model} for {@code target} where it only predicts, verified: without a
   * training, and with no inner loops but those of a prediction.
   */
  private static Plan planPrediction(CheckedModel model, Target target) {
    return new Planner(model.network(), false, target).planPrediction(model.training());
  }

  /** The plans of {@code model} as classes within another, plain Java first. */
  public static List<Plan> planNested(CheckedModel model, Set<Target> targets) {
    return targets.stream().sorted().map(target -> nested(plan(model, target))).toList();
  }

  /** The same where it only predicts. */
  public static List<Plan> planNestedPredictions(CheckedModel model, Set<Target> targets) {
    return targets.stream().sorted().map(target -> nested(planPrediction(model, target))).toList();
  }

  private static Plan nested(Plan plan) {
    return plan.named(plan.target() == Target.VECTOR ? "VectorNetwork" : "PlainNetwork");
  }

  /** The class of {@code model}; not the model's name where Java keeps that for itself. */
  public static String className(CheckedModel model) {
    return JavaNames.type(model.network().name());
  }

  /** The plans of {@code model} for both targets, verified. */
  public static BothPlans planBoth(CheckedModel model) {
    return new BothPlans(
        className(model), nested(plan(model, Target.PLAIN)), nested(plan(model, Target.VECTOR)));
  }

  /** The plan of {@code model} for plain Java, verified. */
  public static Plan plan(CheckedModel model) {
    return plan(model, Target.PLAIN);
  }

  private Plan plan(Optional<Training> training) {
    List<Training.Phase> phases = training.map(Training::phases).orElse(List.of());
    List<TrainingNeed> needs = needs(phases);
    TrainingNeed scoring = needs.get(needs.size() - 1);
    List<TrainingNeed> distinct = List.copyOf(new LinkedHashSet<>(needs));
    List<LayerPlan> layers = forward.layersOfTraining(forward.dropBehind(0));
    LearnerPlanner planner = new LearnerPlanner(network, layers, loops);
    List<LearnerPlan> learners = planner.plan(distinct);

    List<PhasePlan> planned = new ArrayList<>();
    for (int p = 0; p < phases.size(); p++) {
      Training.Phase phase = phases.get(p);
      planned.add(
          phase.kind().greedy()
              ? new PhasePlan(phase, Optional.empty(), rounds(phase, p))
              : new PhasePlan(
                  phase,
                  Optional.of(learners.get(distinct.indexOf(TrainingNeed.of(phase)))),
                  List.of()));
    }
    return new Plan(
        JavaNames.type(network.name()),
        network,
        Fingerprint.of(network),
        training,
        forward.input(),
        forward.dropBehind(0),
        layers,
        planned,
        learners.get(distinct.indexOf(scoring)),
        target,
        loops.all());
  }

  /** The loss that scores it is still the declared one, as the class says which it is. */
  private Plan planPrediction(Optional<Training> training) {
    List<LayerPlan> layers = forward.layers();
    List<Kernel> rows = loops.all();
    List<TrainingNeed> needs = needs(training.map(Training::phases).orElse(List.of()));
    LearnerPlan scoring =
        new LearnerPlanner(network, layers, loops)
            .plan(List.of(needs.get(needs.size() - 1)))
            .get(0);
    Plan plan =
        new Plan(
            JavaNames.type(network.name()),
            network,
            Fingerprint.of(network),
            Optional.empty(),
            forward.input(),
            Optional.empty(),
            layers,
            List.of(),
            scoring,
            target,
            loops.all());
    PlanVerifier.verify(plan);
    return plan.withRows(rows);
  }

  /** Of each phase that is not greedy, in order; the last one scores. */
  private List<TrainingNeed> needs(List<Training.Phase> phases) {
    List<TrainingNeed> needs =
        phases.stream().filter(phase -> !phase.kind().greedy()).map(TrainingNeed::of).toList();
    return needs.isEmpty() ? List.of(TrainingNeed.untrained(network)) : needs;
  }

  private List<Plan> rounds(Training.Phase phase, int number) {
    List<Plan> rounds = new ArrayList<>();
    for (int r = 0; r < phase.layers().size(); r++) {
      SmallNetwork small = SmallNetwork.of(network, phase, number, r);
      rounds.add(new Planner(small.network(), small.tied(), target).plan(small));
    }
    return rounds;
  }

  /** The plan of one round's network; all of it is trained. */
  private Plan plan(SmallNetwork small) {
    Optional<Kernel.Drop> inputDrop = forward.corrupted(small.corrupt());
    List<LayerPlan> layers = forward.layersOfTraining(inputDrop);
    LearnerPlan learner =
        new LearnerPlanner(network, layers, loops)
            .plan(List.of(TrainingNeed.ofRound(small.settings())))
            .get(0);
    return new Plan(
        network.name(),
        network,
        Fingerprint.of(network),
        Optional.empty(),
        List.of(),
        inputDrop,
        layers,
        List.of(),
        learner,
        target,
        loops.all());
  }
}
