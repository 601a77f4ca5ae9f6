package dev.nnlang.runtime;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a training came to. The network holds the kept weights, and the scores are theirs.
 *
 * @param epochs passes over the training set
 * @param updates moves of the weights
 * @param stoppedBy the clause of the stop rule that fired, or the limit that was reached
 * @param bestEpoch the epoch whose weights were kept, where the best are kept
 * @param training error and accuracy over the training set
 * @param validation the same over the validation set; NaN where there is none
 * @param seconds from the first update to the last epoch's end
 * @param epochSeconds of each epoch's updates alone
 * @param constantColumns columns that never change, under {@code standardize}
 */
public record TrainingReport(
    int epochs,
    long updates,
    String stoppedBy,
    OptionalInt bestEpoch,
    Score training,
    Score validation,
    double seconds,
    List<Double> epochSeconds,
    List<Integer> constantColumns) {
  public TrainingReport {
    epochSeconds = List.copyOf(epochSeconds);
    constantColumns = List.copyOf(constantColumns);
  }
}
