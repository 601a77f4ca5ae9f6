package dev.nnlang.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** One phase, or one round of a greedy phase: from a network's weights to the kept ones. */
final class PhaseRun<R> implements Lookback.Track {
  private static final String STATE = "phase";
  private static final String CURVE = "curve";
  private static final String MEMORY = "memory";
  private static final String TRAINED = "trained_weights";

  private final Place place;
  private final Phase phase;
  private final Subject<R> subject;
  private final RandomStream random;
  private final Conditions conditions;
  private final Team team;
  private final Learner<R> learner;
  private final Evaluation<R> trainingSet;
  private final Optional<Evaluation<R>> validationSet;
  private final BatchPass<R> pass;
  private final Step step;
  private final Team.Task limit;
  private final EpochProgress progress;
  private final PlateauFactor plateau;
  private final KeptWeights kept;
  private final ClauseWatch clauses;
  private final Lookback lookback;
  private final List<PhaseReport.Point> curve = new ArrayList<>();
  private final int[] order;
  private final int batch;
  private long updates;
  private double rate;

  /** The epoch that {@link #order} is that of. */
  private int ordered = -1;

  /** Examples of the epoch that the updates have taken. */
  private int position;

  private long start;
  private long epochStart;

  private PhaseRun(
      Place place,
      Phase phase,
      Subject<R> subject,
      RandomStream random,
      Conditions conditions,
      Team team) {
    this.place = place;
    this.phase = phase;
    this.subject = subject;
    this.random = random;
    this.conditions = conditions;
    this.team = team;
    Examples<R> examples = subject.training();
    order = new int[examples.size()];
    batch = Chunks.batch(phase, order.length);
    learner = subject.learners().apply(Chunks.capacity(batch, order.length));
    trainingSet = new Evaluation<>(subject.network(), examples, learner, team);
    validationSet =
        subject.validation().map(set -> new Evaluation<>(subject.network(), set, learner, team));
    pass = new BatchPass<>(learner, examples, team, random.split("noise", 0).seed());
    lookback = new Lookback(subject.network(), learner, batch, order.length, this);
    step =
        phase
            .descent()
            .accept(new Steps<>(subject.network(), learner, pass, team, lookback::lossIsFinite));
    limit = learner::limit;
    progress =
        new EpochProgress(
            place, phase.stop().watched(), trainingSet::score, this::validate, this::gradientNorm);
    plateau = new PlateauFactor(phase.plateau());
    kept = new KeptWeights(subject.network(), phase.keep());
    clauses = new ClauseWatch(phase.stop());
  }

  /**
   * Trains {@code subject} by {@code phase}.
   *
   * @param random decides the order of the rows, and what is dropped and corrupted
   * @throws DivergedException if the loss of an update, a weight or at the end the error is not
   *     finite
   */
  static <R> PhaseReport train(
      Place place, Phase phase, Subject<R> subject, RandomStream random, Conditions conditions) {
    int batch = Chunks.batch(phase, subject.training().size());
    try (Team team = Chunks.team(subject.network(), batch, conditions.threads())) {
      return new PhaseRun<>(place, phase, subject, random, conditions, team).train();
    }
  }

  private PhaseReport train() {
    learner.reset();
    start = System.nanoTime();
    epochStart = start;
    conditions.recorder().takeResumed().ifPresent(this::restoreAll);
    long end = System.nanoTime();
    // An epoch whose updates are made comes to its end, whatever the limit.
    String stoppedBy = position == order.length ? "" : reachedLimit();
    while (stoppedBy.isEmpty()) {
      if (updateUntilEpochEnds()) {
        long epochEnd = System.nanoTime();
        conditions.limits().countEpoch();
        progress.next(
            conditions.limits().epochs(),
            updates,
            seconds(start, epochEnd),
            seconds(epochStart, epochEnd),
            rate);
        stoppedBy = endEpoch();
        epochStart = System.nanoTime();
      } else {
        stoppedBy = reachedLimit();
      }
      end = System.nanoTime();
    }
    requireFiniteWeights();
    kept.putBack();
    return report(stoppedBy, seconds(start, end));
  }

  private static double seconds(long from, long to) {
    return (to - from) * 1e-9;
  }

  /**
   * Writes where the phase stands, right after an update.
   *
   * @throws DivergedException if a weight is not finite: no checkpoint holds such
   */
  void saveAll(SavedState state) {
    requireFiniteWeights();
    long now = System.nanoTime();
    state.put(
        STATE,
        position,
        (double) updates,
        rate,
        seconds(start, now),
        seconds(epochStart, now),
        conditions.limits().epochs(),
        (double) conditions.limits().updates());
    progress.save(state);
    plateau.save(state);
    clauses.save(state);
    kept.save(state);
    step.save(state);
    state.put(CURVE, SavedReports.numbers(curve));
    Network<R> network = subject.network();
    state.put(MEMORY, network.precision(), learner.memory());
    if (!conditions.recorder().isMain(network)) {
      state.put(TRAINED, network.precision(), network.tensors());
    }
  }

  private void restoreAll(SavedState state) {
    SavedRow row = state.row(STATE);
    position = row.whole(0, order.length);
    updates = row.count();
    rate = row.next();
    lookback.resume(rate);
    start -= (long) (row.next() * 1e9);
    epochStart -= (long) (row.next() * 1e9);
    conditions.limits().restore(row.whole(0, Integer.MAX_VALUE - 1), row.count());
    row.requireSize(0);
    progress.restore(state);
    plateau.restore(state);
    clauses.restore(state);
    kept.restore(state);
    step.restore(state);
    curve.addAll(SavedReports.points(state.row(CURVE)));
    Network<R> network = subject.network();
    if (!conditions.recorder().isMain(network)) {
      state.write(TRAINED, network.tensors());
      learner.reset();
    }
    state.write(MEMORY, learner.memory());
  }

  /** Whether the epoch came to its end; it does not where the limit of updates is in the way. */
  private boolean updateUntilEpochEnds() {
    order(progress.epoch());
    while (position < order.length) {
      if (!conditions.limits().allowAnUpdate()) {
        return false;
      }
      double epoch = progress.epoch() + (double) position / order.length;
      rate = phase.rate().rate(epoch) * plateau.factor();
      int to = Math.min(position + batch, order.length);
      update(position, to);
      position = to;
      conditions.recorder().updated(this, to == order.length, conditions.limits());
    }
    position = 0;
    return true;
  }

  /** One update with examples {@code order[from] .. order[to - 1]}. */
  private void update(int from, int to) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted before update " + (updates + 1));
    }
    conditions.limits().countUpdate();
    updates++;
    lookback.begin(progress.epoch(), from, rate, updates);
    pass.take(order, from, to, updates);
    if (!Double.isFinite(step.move(rate, updates))) {
      throw autopsy().ofLoss();
    }
    if (lookback.lost()) {
      throw autopsy().ofWeights();
    }
    team.run(limit);
  }

  @Override
  public void again(int epoch, int from, double rate, long number) {
    order(epoch);
    pass.take(order, from, Math.min(from + batch, order.length), number);
    step.move(rate, number);
    team.run(limit);
  }

  @Override
  public void order(int epoch) {
    if (ordered != epoch) {
      phase.order(random, epoch, order);
      ordered = epoch;
    }
  }

  @Override
  public void save(SavedState state) {
    step.save(state);
  }

  @Override
  public void restore(SavedState state) {
    step.restore(state);
  }

  private Autopsy autopsy() {
    BatchExam<R> exam =
        new BatchExam<>(
            subject.network(), subject.training(), learner, order, random.split("noise", 0).seed());
    return new Autopsy(place, lookback, this, exam, batch, order.length);
  }

  /** Looks at the weights as everyone asks who has a say; the clause or limit that ends here. */
  private String endEpoch() {
    kept.offer(progress);
    plateau.look(progress);
    if (conditions.measured()) {
      progress.error();
      progress.validationError();
    }
    conditions.listener().onEpoch(progress);
    Optional<String> fired = clauses.firedClause(progress);
    curve.add(progress.point());
    return fired.orElseGet(this::reachedLimit);
  }

  private String reachedLimit() {
    return conditions.limits().reached().orElse("");
  }

  private PhaseReport report(String stoppedBy, double seconds) {
    learner.reset();
    Score score = trainingSet.score();
    if (!Double.isFinite(score.error())) {
      throw autopsy().ofError(Math.max(1, progress.epoch()), updates);
    }
    return new PhaseReport(
        place.phase(),
        place.layer(),
        progress.epoch(),
        updates,
        stoppedBy,
        clauses.report((order.length + batch - 1) / batch),
        kept.epoch(),
        curve,
        score,
        validate(),
        seconds);
  }

  /** Rectifiers and saturated units hide weights that are not finite from the loss. */
  private void requireFiniteWeights() {
    if (!lookback.hasFiniteWeights()) {
      throw autopsy().ofWeights();
    }
  }

  private Score validate() {
    return validationSet.map(Evaluation::score).orElse(Score.NONE);
  }

  /** Measured with buffers of its own, since it would wipe the momentum. */
  private double gradientNorm() {
    return subject.evaluation(learner.capacity(), team).gradientNorm();
  }
}
