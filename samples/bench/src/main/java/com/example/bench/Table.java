package com.example.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text of a run: the table, what share of the machine that is, and the notes below. */
final class Table {
  private static final int FIRST_COLUMN = 55;
  private static final int COLUMN = 31;

  private final List<Peer> peers;
  private final List<String> times = new ArrayList<>();
  private final List<String> shares = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean right = true;

  /** A table with a column for each of {@code peers}; ratios are to the first. */
  Table(List<Peer> peers) {
    this.peers = peers;
  }

  /**
   * Adds a row, and returns it.
   *
   * @param peak gigaflops of one thread, as far as they are known now
   */
  String add(Workload workload, Map<Peer, Outcome> outcomes, double peak) {
    StringBuilder time =
        new StringBuilder(first(workload.title() + " [" + workload.measure().unit + "]"));
    StringBuilder share = new StringBuilder(first(workload.title()));
    outcomes.forEach(
        (peer, outcome) -> {
          time.append(column(time(workload, outcome, outcomes.get(peers.get(0)))));
          share.append(column(share(workload, outcome, peak)));
          right &= outcome.verdict().right();
          notes.add(note(workload, peer, outcome));
        });
    String row = time.toString().stripTrailing();
    times.add(row);
    shares.add(share.toString().stripTrailing());
    return row;
  }

  private static String time(Workload workload, Outcome outcome, Outcome reference) {
    if (!outcome.tookPart()) {
      return "-";
    }
    int size = workload.task().data().size();
    Measure measure = workload.measure();
    return String.format(
        Locale.ROOT,
        "%s x%.2f (%s..%s)%s",
        measure.told(outcome.median(), size),
        outcome.median() / reference.median(),
        measure.told(outcome.shortest(), size),
        measure.told(outcome.longest(), size),
        outcome.verdict().right() ? "" : " WRONG");
  }

  private static String share(Workload workload, Outcome outcome, double peak) {
    if (!outcome.tookPart()) {
      return "-";
    }
    double gigaflops = workload.operations() / outcome.median() * 1e-9;
    double share = gigaflops / (peak * workload.task().threads());
    return String.format(Locale.ROOT, "%.2f (%.1f %%)", gigaflops, 100 * share);
  }

  private static String note(Workload workload, Peer peer, Outcome outcome) {
    String fact = outcome.verdict().fact();
    String said =
        outcome.tookPart() ? (outcome.verdict().right() ? "right: " : "WRONG: ") + fact : fact;
    return String.format(Locale.ROOT, "%-12s %-15s %s", workload.key(), peer.name(), said);
  }

  private static String first(String text) {
    return String.format(Locale.ROOT, "%-" + FIRST_COLUMN + "s", text);
  }

  private static String column(String text) {
    return String.format(Locale.ROOT, "  %-" + COLUMN + "s", text);
  }

  /** Whether every peer did what it was timed for. */
  boolean allRight() {
    return right;
  }

  String text(Peak peak) {
    StringBuilder head = new StringBuilder(first(""));
    peers.forEach(peer -> head.append(column(peer.name())));
    String line = head.toString().stripTrailing();
    List<String> text = new ArrayList<>();
    text.add("Median xRATIO of the times to " + peers.get(0).name() + "'s (fastest..slowest turn)");
    text.add("");
    text.add(line);
    text.addAll(times);
    text.add("");
    text.add(
        String.format(
            Locale.ROOT,
            "GFLOP/s, as if no input were 0, and share of the peak of the threads; the peak of one is"
                + " %.1f GFLOP/s: %.1f by a loop of plain Java, %.1f by OpenBLAS, 512 x 512 x 512",
            peak.best(),
            peak.java(),
            peak.product()));
    text.add("");
    text.add(line);
    text.addAll(shares);
    text.add("");
    text.addAll(notes);
    return String.join("\n", text) + "\n";
  }
}
