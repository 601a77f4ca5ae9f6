package dev.nnlang.runtime;

import dev.nnlang.runtime.WeightsException.Problem;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Reads a row of a checkpoint from its beginning to its end. A checksum says that the numbers are
 * those that were written, not that it was nnc who wrote them: so each is checked.
 */
final class SavedRow {
  /** From here on a double does not tell every whole number from the next. */
  private static final double MOST_COUNTED = 0x1p53;

  private final String name;
  private final double[] numbers;
  private int at;

  SavedRow(String name, double[] numbers) {
    this.name = name;
    this.numbers = numbers;
  }

  /** How many numbers are left. */
  int left() {
    return numbers.length - at;
  }

  double next() {
    if (at == numbers.length) {
      throw bad("is too short");
    }
    return numbers[at++];
  }

  /** A whole number within {@code least .. most}. */
  int whole(int least, int most) {
    double number = next();
    if (!(number >= least && number <= most && number == Math.rint(number))) {
      throw bad("has " + number + " at [" + (at - 1) + "]");
    }
    return (int) number;
  }

  /** A whole number from 0. */
  long count() {
    double number = next();
    if (!(number >= 0 && number <= MOST_COUNTED && number == Math.rint(number))) {
      throw bad("has " + number + " at [" + (at - 1) + "]");
    }
    return (long) number;
  }

  /** An epoch from 1, or NaN for none. */
  OptionalInt epoch() {
    if (left() > 0 && Double.isNaN(numbers[at])) {
      at++;
      return OptionalInt.empty();
    }
    return OptionalInt.of(whole(1, Integer.MAX_VALUE));
  }

  /** What {@link #epoch} reads back. */
  static double ofEpoch(OptionalInt epoch) {
    return epoch.isPresent() ? epoch.getAsInt() : Double.NaN;
  }

  boolean flag() {
    return whole(0, 1) == 1;
  }

  static double ofFlag(boolean flag) {
    return flag ? 1 : 0;
  }

  /** The next {@code count} numbers. */
  double[] take(int count) {
    if (count > left()) {
      throw bad("is too short");
    }
    at += count;
    return Arrays.copyOfRange(numbers, at - count, at);
  }

  /** All numbers that are left. */
  double[] rest() {
    return take(left());
  }

  /** Refuses a row that has not exactly {@code size} numbers left. */
  void requireSize(int size) {
    if (left() != size) {
      throw bad("has " + left() + " numbers, and not " + size);
    }
  }

  private WeightsException bad(String fact) {
    return new WeightsException(Problem.BAD_WEIGHTS, Quoted.text(name) + " " + fact);
  }
}
