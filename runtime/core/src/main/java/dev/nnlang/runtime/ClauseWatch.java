package dev.nnlang.runtime;

import dev.nnlang.runtime.StopRule.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Judges a stop rule epoch by epoch, and remembers when each of its clauses held first. */
final class ClauseWatch {
  private static final String STATE = "clauses";

  private final List<Watched> watched = new ArrayList<>();
  private Optional<Watched> fired = Optional.empty();

  /** A clause, or a term within one. */
  private static final class Watched {
    private final StopRule rule;
    private final boolean whole;
    private OptionalInt epoch = OptionalInt.empty();

    Watched(StopRule rule, boolean whole) {
      this.rule = rule;
      this.whole = whole;
    }

    /** Looks only until it holds, since what it measures costs time. */
    void look(Progress progress) {
      if (epoch.isEmpty() && rule.holds(progress)) {
        epoch = OptionalInt.of(progress.epoch());
      }
    }
  }

  ClauseWatch(StopRule rule) {
    for (StopRule clause : rule.clauses()) {
      watched.add(new Watched(clause, true));
      if (clause.terms().size() > 1) {
        clause.terms().forEach(within -> watched.add(new Watched(within, false)));
      }
    }
  }

  /** The first clause that holds at the end of an epoch, as the model spells it. */
  Optional<String> firedClause(Progress progress) {
    watched.forEach(clause -> clause.look(progress));
    fired = watched.stream().filter(clause -> clause.whole && clause.epoch.isPresent()).findFirst();
    return fired.map(clause -> clause.rule.text());
  }

  void save(SavedState state) {
    state.put(
        STATE, watched.stream().mapToDouble(clause -> SavedRow.ofEpoch(clause.epoch)).toArray());
  }

  void restore(SavedState state) {
    SavedRow row = state.row(STATE);
    row.requireSize(watched.size());
    watched.forEach(clause -> clause.epoch = row.epoch());
  }

  /**
   * The clauses in the order of the rule, each followed by the terms within it.
   *
   * @param updates of each epoch
   */
  List<PhaseReport.Clause> report(long updates) {
    return watched.stream()
        .map(
            clause ->
                new PhaseReport.Clause(
                    clause.rule.text(),
                    clause.whole,
                    clause.epoch.isPresent() ? clause.epoch : due(clause.rule, updates),
                    fired.filter(clause::equals).isPresent()))
        .toList();
  }

  /** The epoch at whose end a count that only rises will hold, whatever is learned until then. */
  private static OptionalInt due(StopRule rule, long updates) {
    if (!(rule instanceof Comparison comparison)) {
      return OptionalInt.empty();
    }
    double ofAnEpoch;
    if (comparison.measure() == Quantity.EPOCHS) {
      ofAnEpoch = 1;
    } else if (comparison.measure() == Quantity.UPDATES) {
      ofAnEpoch = updates;
    } else {
      return OptionalInt.empty();
    }
    double due = comparison.operator().first(comparison.value() / ofAnEpoch);
    return due <= Integer.MAX_VALUE ? OptionalInt.of((int) due) : OptionalInt.empty();
  }
}
