package dev.nnlang.cli;

import dev.nnlang.runtime.PhaseReport;
import java.util.ArrayList;
import java.util.List;

/**
 * Says which clause of a stop rule ended a phase, at which epoch, and when each of the others would
 * have ended it alone.
 */
final class StopLines {
  private static final int WIDEST = 60;

  private final PhaseReport report;

  StopLines(PhaseReport report) {
    this.report = report;
  }

  /** The clause that fired and its epoch, such as {@code epochs >= 500 (epoch 500)}. */
  String fired() {
    return report.epochs() == 0
        ? report.stoppedBy()
        : report.stoppedBy() + "  (epoch " + report.epochs() + ")";
  }

  /** All rows of a report about it. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    rows.add(ReportRow.of("stopped by", fired()));
    List<PhaseReport.Clause> others =
        report.clauses().stream().filter(clause -> !clause.fired()).toList();
    int width =
        others.stream()
            .mapToInt(clause -> clause.text().length())
            .filter(length -> length <= WIDEST)
            .max()
            .orElse(0);
    for (PhaseReport.Clause clause : others) {
      String padded = clause.text() + " ".repeat(Math.max(0, width - clause.text().length()));
      rows.add(ReportRow.of(rows.size() == 1 ? "alone" : "", padded + "  " + when(clause)));
    }
    return rows;
  }

  private String when(PhaseReport.Clause clause) {
    return clause.epoch().isPresent()
        ? "epoch " + clause.epoch().getAsInt()
        : "not by epoch " + report.epochs();
  }
}
