package dev.nnlang.runtime;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The progress of one training, moved on from epoch to epoch; measures are taken on demand. */
final class EpochProgress implements Progress {
  private final Supplier<Score> training;
  private final Supplier<Score> validation;
  private final DoubleSupplier gradient;
  private final Map<Quantity, History> histories = new EnumMap<>(Quantity.class);
  private int epoch;
  private long updates;
  private double elapsed;
  private double epochSeconds;
  private double rate;
  private Lazy<Score> trainingScore;
  private Lazy<Score> validationScore;
  private Lazy<Double> gradientNorm;

  EpochProgress(
      Set<Quantity> watched,
      Supplier<Score> training,
      Supplier<Score> validation,
      DoubleSupplier gradient) {
    this.training = training;
    this.validation = validation;
    this.gradient = gradient;
    watched.forEach(quantity -> histories.put(quantity, new History(quantity)));
    trainingScore = new Lazy<>(training);
    validationScore = new Lazy<>(validation);
    gradientNorm = new Lazy<>(gradient::getAsDouble);
  }

  /**
   * The end of an epoch: what was measured before is forgotten, watched quantities are recorded.
   */
  void next(long updates, double elapsed, double epochSeconds, double rate) {
    this.epoch++;
    this.updates = updates;
    this.elapsed = elapsed;
    this.epochSeconds = epochSeconds;
    this.rate = rate;
    trainingScore = new Lazy<>(training);
    validationScore = new Lazy<>(validation);
    gradientNorm = new Lazy<>(gradient::getAsDouble);
    histories.forEach((quantity, history) -> history.add(quantity.value(this)));
  }

  @Override
  public int epoch() {
    return epoch;
  }

  @Override
  public long updates() {
    return updates;
  }

  @Override
  public double elapsed() {
    return elapsed;
  }

  @Override
  public double epochSeconds() {
    return epochSeconds;
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public double error() {
    return trainingScore.get().error();
  }

  @Override
  public double accuracy() {
    return trainingScore.get().accuracy();
  }

  @Override
  public double validationError() {
    return validationScore.get().error();
  }

  @Override
  public double validationAccuracy() {
    return validationScore.get().accuracy();
  }

  @Override
  public double gradientNorm() {
    return gradientNorm.get();
  }

  @Override
  public History history(Quantity quantity) {
    History history = histories.get(quantity);
    if (history == null) {
      throw new IllegalArgumentException(quantity + " is not watched");
    }
    return history;
  }

  /** A value that is made when it is first asked for. */
  private static final class Lazy<T> {
    private final Supplier<T> source;
    private boolean made;
    private T value;

    @SuppressWarnings("NullAway") // value is only read once it is made
    Lazy(Supplier<T> source) {
      this.source = source;
    }

    T get() {
      if (!made) {
        value = source.get();
        made = true;
      }
      return value;
    }
  }
}
