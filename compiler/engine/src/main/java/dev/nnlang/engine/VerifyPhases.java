package dev.nnlang.engine;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.plan.PhasePlan;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Verifies, on random examples, what the phases of a training have of their own: the learner of a
 * phase with another loss or fewer layers than the one that scores the network, and the small
 * network of each greedy round.
 */
final class VerifyPhases<R> {
  private final Plan plan;
  private final Network<R> network;
  private final RandomStream random;

  VerifyPhases(Plan plan, Network<R> network, RandomStream random) {
    this.plan = plan;
    this.network = network;
    this.random = random;
  }

  List<VerifyOutcome.Set> run() {
    List<VerifyOutcome.Set> sets = new ArrayList<>();
    for (int p = 0; p < plan.phases().size(); p++) {
      PhasePlan phase = plan.phases().get(p);
      RandomStream stream = random.split("phase", p);
      if (phase.learner().filter(learner -> !learner.equals(plan.scoring())).isPresent()) {
        Loss loss = phase.phase().settings().loss();
        sets.add(
            VerifyRun.onRandom(
                Optional.of("phase " + phase.phase().name()),
                GradientSubject.ofPhase(plan, loss, network, p),
                stream));
      }
      for (int r = 0; r < phase.rounds().size(); r++) {
        sets.add(round(p, r, stream.split("round", r)));
      }
    }
    return sets;
  }

  private VerifyOutcome.Set round(int p, int r, RandomStream stream) {
    Training.Phase phase = plan.phases().get(p).phase();
    Plan round = plan.phases().get(p).rounds().get(r);
    Network<R> small = network.auxiliary(p, r);
    String part =
        String.format(Locale.ROOT, "phase %s, layer %s", phase.name(), phase.layers().get(r));
    GradientSubject<R> subject = GradientSubject.scoring(round, small);
    if (phase.kind() != Training.Kind.GREEDY_AUTOENCODER) {
      return VerifyRun.onRandom(Optional.of(part), subject, stream);
    }
    ExampleSource drawn =
        RandomExamples.ofThemselves(
            small.signature().inputWidth(),
            VerifyRun.examples(small),
            round.loss().equals(new Loss.CrossEntropy()),
            stream.split("examples", 0));
    return VerifyRun.onRandom(Optional.of(part), subject, drawn, stream);
  }
}
