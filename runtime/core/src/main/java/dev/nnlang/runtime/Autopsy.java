package dev.nnlang.runtime;

import dev.nnlang.runtime.DivergedException.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * Finds out why a phase has left the numbers: goes back to the update where that began, and looks
 * at it. Leaves the network with the last good weights.
 */
final class Autopsy {
  private static final Finding UNSEEN = new Finding(Quantity.LOSS, "", 0, 0, -1, Double.NaN);
  private static final List<Integer> DIGITS = List.of(5, 2, 1);
  private static final int LARGEST_DECADE = 308;

  /** A rate that is wrong by more is not told from one that no other could help. */
  private static final int DECADES = 60;

  private final Place place;
  private final Lookback lookback;
  private final Lookback.Track track;
  private final BatchExam<?> exam;
  private final int batch;
  private final int size;

  /**
   * @param batch examples of an update
   * @param size examples of an epoch
   */
  Autopsy(
      Place place,
      Lookback lookback,
      Lookback.Track track,
      BatchExam<?> exam,
      int batch,
      int size) {
    this.place = place;
    this.lookback = lookback;
    this.track = track;
    this.exam = exam;
    this.batch = batch;
    this.size = size;
  }

  private int end() {
    return Math.min(lookback.position() + batch, size);
  }

  /** The update that has begun has no finite loss, or no finite gradient, and has moved nothing. */
  DivergedException ofLoss() {
    if (!lookback.hasFiniteWeights()) {
      return ofWeights();
    }
    track.order(lookback.epoch());
    Optional<Finding> found =
        exam.loss(lookback.position(), end(), lookback.number())
            .or(() -> exam.gradient(lookback.position(), end(), lookback.number()));
    return afterLast(found, lookback.epoch() + 1, lookback.number());
  }

  /** All updates had a finite loss, and in the end the error is none. */
  DivergedException ofError(int epoch, long update) {
    track.order(0);
    return afterLast(exam.error(), epoch, update);
  }

  /** Found with the weights that the last of the updates left. */
  private DivergedException afterLast(Optional<Finding> found, int epoch, long update) {
    Finding finding = found.orElse(UNSEEN);
    return lookback.updates() == 0
        ? without(finding, epoch, update)
        : before(lookback.updates() - 1, finding, epoch, update);
  }

  /** Weights are not finite. */
  DivergedException ofWeights() {
    Finding broken = exam.weight().orElse(UNSEEN);
    if (lookback.updates() == 0) {
      return without(broken, lookback.epoch() + 1, lookback.number());
    }
    lookback.goBack();
    int made = 0;
    do {
      lookback.next();
      made++;
    } while (lookback.hasFiniteWeights() && made < lookback.updates());
    Finding weight = exam.weight().orElse(broken);
    lookback.goTo(made - 1);
    track.order(lookback.epoch());
    Finding finding = exam.gradient(lookback.position(), end(), lookback.number()).orElse(weight);
    return before(made - 1, finding, lookback.epoch() + 1, lookback.number());
  }

  /** Nothing can be made again: no update was made, or a checkpoint was the last of them. */
  private DivergedException without(Finding finding, int epoch, long update) {
    return new DivergedException(
        finding, epoch, update, place, place.scratch(), lookback.rateBefore(), Double.NaN);
  }

  /** With the weights before update {@code count}, from 0, of those that can be made again. */
  private DivergedException before(int count, Finding finding, int epoch, long update) {
    lookback.goTo(count);
    lookback.stay();
    double rate = lookback.rate();
    double calm = calmRate(rate);
    lookback.goBack();
    return new DivergedException(finding, epoch, update, place, true, rate, calm);
  }

  private double calmRate(double rate) {
    track.order(lookback.epoch());
    double before = losses();
    if (lowers(rate, before)) {
      return rate;
    }
    int decade = LARGEST_DECADE;
    while (decade > -LARGEST_DECADE && power(1, decade) > rate) {
      decade--;
    }
    for (int lowest = decade - DECADES; decade > lowest; decade--) {
      for (int digit : DIGITS) {
        double other = power(digit, decade);
        if (other < rate && lowers(other, before)) {
          return other;
        }
      }
    }
    return Double.NaN;
  }

  private static double power(int digit, int decade) {
    return Double.parseDouble(digit + "e" + decade);
  }

  private boolean lowers(double rate, double before) {
    lookback.goBack();
    lookback.tryRate(rate);
    return losses() < before;
  }

  private double losses() {
    return exam.losses(lookback.position(), end(), lookback.number());
  }
}
