package dev.nnlang.compiler.model;

import java.util.List;
import java.util.Optional;

/**
 * What a data block declares. Either {@code whole} is there, with or without a split, or {@code
 * train} is.
 *
 * @param whole {@code from:}
 * @param split how {@code whole} is divided; without one all of it is for training
 * @param held a share of the training rows set aside for validation
 */
public record Data(
    String name,
    Optional<Source> whole,
    Optional<Split> split,
    Optional<Source> train,
    Optional<Source> validation,
    Optional<Source> test,
    Optional<Held> held) {
  public Data {
    Require.that(whole.isPresent() != train.isPresent(), "either from or train");
  }

  /** Whether there is a validation set. */
  public boolean hasValidation() {
    return validation.isPresent()
        || held.isPresent()
        || split.map(s -> s.validation() > 0).orElse(false);
  }

  /** Whether there is a test set. */
  public boolean hasTest() {
    return test.isPresent() || split.map(s -> s.test() > 0).orElse(false);
  }

  /** Shares that sum to 1. */
  public record Split(
      double train, double validation, double test, boolean stratified, long seed) {}

  /** {@code 10% of train, seed 7}. */
  public record Held(double share, long seed) {}

  /** Where rows come from. */
  public sealed interface Source {
    /** What to do for each source. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each source. */
    interface Visitor<R> {
      R rows(Rows rows);

      R csv(Csv csv);

      R idx(Idx idx);
    }
  }

  /** Rows in the file itself, a cell as it is written: a number, a label, {@code true}. */
  public record Rows(List<String> columns, List<List<String>> rows) implements Source {
    public Rows {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rows(this);
    }
  }

  /** A CSV file with a header, by its path as written. */
  public record Csv(String path) implements Source {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.csv(this);
    }
  }

  /** Two IDX files, by their paths as written. */
  public record Idx(String images, String labels) implements Source {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.idx(this);
    }
  }
}
