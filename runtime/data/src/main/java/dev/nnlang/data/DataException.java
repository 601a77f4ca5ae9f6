package dev.nnlang.data;

import java.util.Optional;
import java.util.OptionalLong;

/** Data that cannot be read, or that does not fit the model. Its message names the place. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient DataFinding finding;

  DataException(DataFinding finding) {
    super(finding.text());
    this.finding = finding;
  }

  /** All that is known, as a value. */
  public DataFinding finding() {
    return finding;
  }

  /** {@code NN0601} to {@code NN0613}. */
  public String code() {
    return finding.code();
  }

  /** The name under which a person knows the data. */
  public String file() {
    return finding.file();
  }

  /** The line of a text file, the number of a row or an image, from 1. */
  public OptionalLong row() {
    return finding.row();
  }

  /** The column that it is about. */
  public Optional<String> column() {
    return finding.column();
  }

  /** What to do about it. */
  public Optional<String> help() {
    return finding.help();
  }
}
