package dev.nnlang.runtime;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The progress of one phase, moved on from epoch to epoch; measures are taken on demand. */
final class EpochProgress implements Progress {
  private static final String STATE = "epoch";

  private final Place place;
  private final Map<Quantity, History> histories = new EnumMap<>(Quantity.class);
  private final Lazy<Score> trainingScore;
  private final Lazy<Score> validationScore;
  private final Lazy<Double> gradientNorm;
  private int epoch;
  private int allEpochs;
  private long updates;
  private double elapsed;
  private double epochSeconds;
  private double rate;

  EpochProgress(
      Place place,
      Set<Quantity> watched,
      Supplier<Score> training,
      Supplier<Score> validation,
      DoubleSupplier gradient) {
    this.place = place;
    watched.forEach(quantity -> histories.put(quantity, new History(quantity)));
    trainingScore = new Lazy<>(training);
    validationScore = new Lazy<>(validation);
    gradientNorm = new Lazy<>(gradient::getAsDouble);
  }

  /**
   * The end of an epoch: what was measured before is forgotten, watched quantities are recorded.
   */
  void next(int allEpochs, long updates, double elapsed, double epochSeconds, double rate) {
    this.epoch++;
    this.allEpochs = allEpochs;
    this.updates = updates;
    this.elapsed = elapsed;
    this.epochSeconds = epochSeconds;
    this.rate = rate;
    trainingScore.forget();
    validationScore.forget();
    gradientNorm.forget();
    histories.forEach((quantity, history) -> history.add(quantity.value(this)));
  }

  void save(SavedState state) {
    state.put(STATE, epoch, (double) updates, elapsed, epochSeconds, rate);
    histories.forEach((quantity, history) -> state.put(stateOf(quantity), history.values()));
  }

  void restore(SavedState state) {
    SavedRow row = state.row(STATE);
    epoch = row.whole(0, Integer.MAX_VALUE - 1);
    updates = row.count();
    elapsed = row.next();
    epochSeconds = row.next();
    rate = row.next();
    row.requireSize(0);
    histories.forEach(
        (quantity, history) -> {
          SavedRow best = state.row(stateOf(quantity));
          best.requireSize(epoch);
          history.restore(best.rest());
        });
  }

  private static String stateOf(Quantity quantity) {
    return "best_" + quantity.name().toLowerCase(Locale.ROOT);
  }

  /** What was asked for in this epoch, as a point of a curve; it measures nothing itself. */
  PhaseReport.Point point() {
    return new PhaseReport.Point(
        epoch,
        rate,
        trainingScore.made().orElse(Score.NONE),
        validationScore.made().orElse(Score.NONE),
        epochSeconds);
  }

  @Override
  public String phase() {
    return place.phase();
  }

  @Override
  public Optional<String> layer() {
    return place.layer();
  }

  @Override
  public boolean scratch() {
    return place.scratch();
  }

  @Override
  public int epoch() {
    return epoch;
  }

  @Override
  public int allEpochs() {
    return allEpochs;
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
    private Optional<T> made = Optional.empty();

    Lazy(Supplier<T> source) {
      this.source = source;
    }

    T get() {
      if (made.isEmpty()) {
        made = Optional.of(source.get());
      }
      return made.get();
    }

    /** The value if somebody has asked for it. */
    Optional<T> made() {
      return made;
    }

    void forget() {
      made = Optional.empty();
    }
  }
}
