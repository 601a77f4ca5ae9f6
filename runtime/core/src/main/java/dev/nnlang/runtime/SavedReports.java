package dev.nnlang.runtime;

import dev.nnlang.runtime.PhaseReport.Clause;
import dev.nnlang.runtime.PhaseReport.Point;
import dev.nnlang.runtime.WeightsException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/**
 * What phases and rounds came to that had ended by their rules when a checkpoint was taken. Their
 * words follow from the training, so that numbers are enough.
 */
final class SavedReports {
  private static final int NUMBERS_OF_A_POINT = 7;

  private final List<Part> parts = new ArrayList<>();

  /** A phase, or a round of one. */
  private record Part(Phase phase, Optional<String> layer) {}

  SavedReports(Training training) {
    for (Phase phase : training.phases()) {
      if (phase.kind().greedy()) {
        phase.layers().forEach(layer -> parts.add(new Part(phase, Optional.of(layer))));
      } else {
        parts.add(new Part(phase, Optional.empty()));
      }
    }
  }

  /**
   * How many reports there are when round {@code round} of phase {@code phase} is trained, or all
   * of them for the run from scratch.
   *
   * @param round -1 where the phase is not greedy
   * @throws WeightsException NN0701 if the training has no such place
   */
  static int before(Training training, int phase, int round, boolean scratch) {
    int reports = 0;
    for (Phase earlier : training.phases().subList(0, phase)) {
      reports += earlier.kind().greedy() ? earlier.layers().size() : 1;
    }
    Phase here = training.phases().get(phase);
    boolean last = phase == training.phases().size() - 1;
    boolean sound =
        here.kind().greedy()
            ? round >= 0 && round < here.layers().size() && !scratch
            : round < 0 && (!scratch || (last && training.compareScratch()));
    if (!sound) {
      throw new WeightsException(
          Problem.BAD_WEIGHTS, "the checkpoint stands where the training never is");
    }
    return reports + Math.max(0, round) + (scratch ? 1 : 0);
  }

  /** Writes {@code report}, the one at {@code index} of its training. */
  static void save(PhaseReport report, int index, SavedState state) {
    DoubleStream head =
        DoubleStream.of(
            report.epochs(),
            (double) report.updates(),
            SavedRow.ofEpoch(report.bestEpoch()),
            report.training().error(),
            report.training().accuracy(),
            report.validation().error(),
            report.validation().accuracy(),
            report.seconds());
    DoubleStream clauses =
        report.clauses().stream()
            .flatMapToDouble(
                clause ->
                    DoubleStream.of(
                        SavedRow.ofEpoch(clause.epoch()), SavedRow.ofFlag(clause.fired())));
    state.put(name(index), DoubleStream.concat(head, clauses).toArray());
    state.put(curve(index), numbers(report.curve()));
  }

  private static String name(int index) {
    return "report_" + index;
  }

  private static String curve(int index) {
    return "report_" + index + "_curve";
  }

  /** Reads the report at {@code index} back. */
  PhaseReport restore(SavedState state, int index) {
    Part part = parts.get(index);
    SavedRow row = state.row(name(index));
    int epochs = row.whole(0, Integer.MAX_VALUE);
    long updates = row.count();
    OptionalInt bestEpoch = row.epoch();
    Score training = new Score(row.next(), row.next());
    Score validation = new Score(row.next(), row.next());
    double seconds = row.next();
    List<Clause> clauses = new ArrayList<>();
    String stoppedBy = "";
    for (Clause clause : new ClauseWatch(part.phase().stop()).report(1)) {
      OptionalInt epoch = row.epoch();
      boolean fired = row.flag();
      clauses.add(new Clause(clause.text(), clause.whole(), epoch, fired));
      if (fired) {
        stoppedBy = clause.text();
      }
    }
    row.requireSize(0);
    return new PhaseReport(
        part.phase().name(),
        part.layer(),
        epochs,
        updates,
        stoppedBy,
        clauses,
        bestEpoch,
        points(state.row(curve(index))),
        training,
        validation,
        seconds);
  }

  /** A curve as numbers, point by point. */
  static double[] numbers(List<Point> curve) {
    return curve.stream()
        .flatMapToDouble(
            point ->
                DoubleStream.of(
                    point.epoch(),
                    point.rate(),
                    point.training().error(),
                    point.training().accuracy(),
                    point.validation().error(),
                    point.validation().accuracy(),
                    point.seconds()))
        .toArray();
  }

  /** The curve that {@code row} holds. */
  static List<Point> points(SavedRow row) {
    List<Point> curve = new ArrayList<>();
    while (row.left() >= NUMBERS_OF_A_POINT) {
      curve.add(
          new Point(
              row.whole(1, Integer.MAX_VALUE),
              row.next(),
              new Score(row.next(), row.next()),
              new Score(row.next(), row.next()),
              row.next()));
    }
    row.requireSize(0);
    return curve;
  }
}
