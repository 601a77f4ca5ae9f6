package dev.nnlang.cli;

import dev.nnlang.runtime.PhaseReport;
import dev.nnlang.runtime.Score;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the phases before the last one came to: a line for each round, a block for each phase. */
final class PhaseLines {
  private final List<PhaseReport> reports;

  PhaseLines(List<PhaseReport> reports) {
    this.reports = reports;
  }

  void print(PrintStream out) {
    int name = widest(PhaseName::of);
    int error = widest(PhaseLines::errors);
    boolean first = true;
    boolean afterRound = false;
    for (PhaseReport report : reports) {
      boolean round = report.layer().isPresent();
      if (!first && !(round && afterRound)) {
        out.println();
      }
      if (round) {
        out.println(line(report, name, error));
      } else {
        block(report, out);
      }
      first = false;
      afterRound = round;
    }
    out.println();
  }

  private static String line(PhaseReport round, int nameWidth, int errorWidth) {
    return String.format(
        Locale.ROOT,
        "%-" + Math.max(11, nameWidth) + "s %9s  %-" + errorWidth + "s  stopped by %s",
        PhaseName.of(round),
        ReportRow.count(round.epochs(), "epoch"),
        errors(round),
        round.stoppedBy());
  }

  private int widest(Function<PhaseReport, String> column) {
    return reports.stream()
        .filter(report -> report.layer().isPresent())
        .mapToInt(report -> column.apply(report).length())
        .max()
        .orElse(1);
  }

  private static void block(PhaseReport report, PrintStream out) {
    head(report, out);
    new ScoreTable(out)
        .print(
            Optional.of(report.training()),
            PhaseJson.measured(report.validation()),
            Optional.empty());
  }

  /** Name, end, length and kept epoch of a phase. */
  static void head(PhaseReport report, PrintStream out) {
    out.println(ReportRow.of("phase", PhaseName.of(report)));
    new StopLines(report).rows().forEach(out::println);
    out.println(ReportRow.of("after", length(report.epochs(), report.updates(), report.seconds())));
    kept(report, out);
  }

  /** Says whose weights were kept, where they are not the last. */
  static void kept(PhaseReport report, PrintStream out) {
    report
        .bestEpoch()
        .ifPresent(epoch -> out.println(ReportRow.of("kept", "the weights of epoch " + epoch)));
  }

  /** Such as {@code 3 epochs, 21 updates, 0.02 s}. */
  static String length(int epochs, long updates, double seconds) {
    return ReportRow.count(epochs, "epoch")
        + ", "
        + ReportRow.count(updates, "update")
        + ", "
        + Figures.seconds(seconds);
  }

  /** The error after the first epoch, where it was measured, and that of the kept weights. */
  private static String errors(PhaseReport report) {
    String last = Figures.digits(report.training().error());
    return "error "
        + report.curve().stream()
            .findFirst()
            .map(PhaseReport.Point::training)
            .map(Score::error)
            .filter(error -> !Double.isNaN(error))
            .map(first -> Figures.digits(first) + " -> " + last)
            .orElse(last);
  }
}
