package dev.nnlang.cli;

import dev.nnlang.runtime.PhaseReport;
import dev.nnlang.runtime.Score;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The curves of the last phase, pretrained and from scratch, side by side, and both results. */
final class ScratchTable {
  private static final int MOST_ROWS = 16;

  private final PhaseReport pretrained;
  private final PhaseReport scratch;

  ScratchTable(PhaseReport pretrained, PhaseReport scratch) {
    this.pretrained = pretrained;
    this.scratch = scratch;
  }

  void print(PrintStream out) {
    boolean validated = !Double.isNaN(scratch.validation().error());
    String figures = validated ? "error (validation)" : "error";
    row(out, "compare", "epoch", "pretrained " + figures, "scratch " + figures);
    for (int epoch : epochs()) {
      row(out, "", Integer.toString(epoch), at(pretrained, epoch), at(scratch, epoch));
    }
    row(out, "ended", "", end(pretrained), end(scratch));
    row(
        out,
        "kept",
        "",
        errors(pretrained.training(), pretrained.validation()),
        errors(scratch.training(), scratch.validation()));
    if (!Double.isNaN(scratch.training().accuracy())) {
      row(out, "accuracy", "", accuracies(pretrained), accuracies(scratch));
    }
  }

  private static void row(
      PrintStream out, String name, String epoch, String pretrained, String scratch) {
    String cells = String.format(Locale.ROOT, "%8s  %-24s  %-24s", epoch, pretrained, scratch);
    out.println(ReportRow.of(name, cells).stripTrailing());
  }

  /** The first epoch, the last one of either run, and others evenly between them. */
  private List<Integer> epochs() {
    int last = Math.max(pretrained.curve().size(), scratch.curve().size());
    int rows = Math.min(last, MOST_ROWS);
    List<Integer> epochs = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      epochs.add(rows == 1 ? 1 : 1 + (int) ((long) row * (last - 1) / (rows - 1)));
    }
    return epochs;
  }

  private static String at(PhaseReport report, int epoch) {
    if (epoch > report.curve().size()) {
      return "";
    }
    PhaseReport.Point point = report.curve().get(epoch - 1);
    return errors(point.training(), point.validation());
  }

  private static String errors(Score training, Score validation) {
    String error = Figures.digits(training.error());
    return Double.isNaN(validation.error())
        ? error
        : error + " (" + Figures.digits(validation.error()) + ")";
  }

  private static String accuracies(PhaseReport report) {
    String accuracy = Figures.percent(report.training().accuracy());
    return Double.isNaN(report.validation().accuracy())
        ? accuracy
        : accuracy + " (" + Figures.percent(report.validation().accuracy()) + ")";
  }

  private static String end(PhaseReport report) {
    return "after " + ReportRow.count(report.epochs(), "epoch");
  }
}
