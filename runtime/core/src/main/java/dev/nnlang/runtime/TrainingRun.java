package dev.nnlang.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One training from the first weights to the last.
 *
 * <p>Its random numbers are streams of the seed: {@code weights l} for layer l, from 1, and {@code
 * phase p} for phase p, from 0; of that {@code order e} for epoch e, from 0, {@code noise 0} for
 * what is dropped and corrupted, and in a greedy phase {@code round r} for round r, from 0, which
 * is divided as a phase is, with {@code weights l} of its own.
 */
final class TrainingRun<R> {
  private final Network<R> network;
  private final Training training;
  private final Examples<R> examples;
  private final Optional<Examples<R>> validation;
  private final int threads;
  private final Limits limits;
  private final TrainingListener listener;
  private final Recorder recorder;
  private final RandomStream random;

  TrainingRun(
      Network<R> network,
      Training training,
      Examples<R> examples,
      Optional<Examples<R>> validation,
      int threads,
      Limits limits,
      TrainingListener listener,
      Recorder recorder) {
    this.network = network;
    this.training = training;
    this.examples = examples;
    this.validation = validation;
    this.threads = threads;
    this.limits = limits;
    this.listener = listener;
    this.recorder = recorder;
    this.random = new RandomStream(training.seed());
  }

  /**
   * First weights, phase after phase, and the last one again from the first weights.
   *
   * @param constantColumns goes into the report
   * @param checkpoint where it goes on, once the first weights are drawn; empty from the beginning
   */
  TrainingReport train(List<Integer> constantColumns, Optional<Checkpoint> checkpoint) {
    drawFirstWeights();
    Optional<Network<R>> control =
        training.compareScratch() ? Optional.of(network.copy()) : Optional.empty();
    checkpoint.ifPresent(this::resume);
    long start = System.nanoTime();
    List<PhaseReport> phases = trainPhases();
    Optional<PhaseReport> scratch =
        control.filter(copy -> phases.get(phases.size() - 1).endedByItsRule()).map(this::scratch);
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new TrainingReport(
        phases,
        scratch,
        score(examples),
        validation.map(this::score).orElse(Score.NONE),
        seconds,
        constantColumns);
  }

  private void resume(Checkpoint checkpoint) {
    checkpoint.writeWeights(network);
    recorder.resume(checkpoint.state());
  }

  private void drawFirstWeights() {
    int capacity = Math.min(Chunks.LARGEST, examples.size());
    try (Team team = scoringTeam()) {
      Learner<R> learner = network.learner(capacity);
      InitialWeights.draw(network, new Evaluation<>(network, examples, learner, team), random);
      learner.reset();
      listener.onStart(new FirstBatch<>(network, examples, learner, team, firstBatch(capacity)));
    }
  }

  /** The examples of the first update, or as many as a chunk has. */
  private int[] firstBatch(int capacity) {
    Phase first = training.phases().get(0);
    RandomStream stream = phaseStream(0);
    int[] order = new int[examples.size()];
    first.order(first.kind().greedy() ? GreedyPhase.roundStream(stream, 0) : stream, 0, order);
    return Arrays.copyOf(order, Math.min(capacity, Chunks.batch(first, order.length)));
  }

  /** Until all have ended by their rules, or one by a limit. */
  private List<PhaseReport> trainPhases() {
    boolean going = !recorder.scratch();
    for (int p = recorder.phase(); going && p < training.phases().size(); p++) {
      going = trainPhase(p);
    }
    return recorder.finished();
  }

  /** Whether it ended by its rule. */
  private boolean trainPhase(int p) {
    Phase phase = training.phases().get(p);
    Conditions conditions = new Conditions(threads, limits, listener, comparesPhase(p), recorder);
    int round = recorder.round();
    recorder.enterPhase(p, false);
    if (phase.kind().greedy()) {
      return new GreedyPhase<>(p, phase, subject(network, p), phaseStream(p), conditions)
          .train(round);
    }
    Place place = new Place(phase.name(), Optional.empty(), false, training.phases().size() == 1);
    PhaseReport report =
        PhaseRun.train(place, phase, subject(network, p), phaseStream(p), conditions);
    recorder.finish(report);
    return report.endedByItsRule();
  }

  /** The last phase on {@code control}, with the same random numbers as in the main run. */
  private PhaseReport scratch(Network<R> control) {
    int p = training.phases().size() - 1;
    Phase phase = training.phases().get(p);
    Conditions conditions = new Conditions(threads, limits.anew(), listener, true, recorder);
    recorder.enterPhase(p, true);
    Place place = new Place(phase.name(), Optional.empty(), true, false);
    return PhaseRun.train(place, phase, subject(control, p), phaseStream(p), conditions);
  }

  private boolean comparesPhase(int p) {
    return training.compareScratch() && p == training.phases().size() - 1;
  }

  private Subject<R> subject(Network<R> trained, int p) {
    return new Subject<>(trained, capacity -> trained.learner(p, capacity), examples, validation);
  }

  private RandomStream phaseStream(int p) {
    return random.split("phase", p);
  }

  /** With the loss that the network is scored by, which is not that of every phase. */
  private Score score(Examples<R> set) {
    try (Team team = scoringTeam()) {
      Learner<R> learner = network.learner(Math.min(Chunks.LARGEST, set.size()));
      return new Evaluation<>(network, set, learner, team).score();
    }
  }

  private Team scoringTeam() {
    return Chunks.team(network, examples.size(), threads);
  }
}
