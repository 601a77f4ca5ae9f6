package dev.nnlang.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Progress whose validation error is given epoch by epoch; the other measures are fixed. */
final class FixedProgress implements Progress {
  private final History history = new History(Quantity.VALIDATION_ERROR);
  private final List<Double> errors = new ArrayList<>();

  FixedProgress epochs(double... validationErrors) {
    for (double error : validationErrors) {
      errors.add(error);
      history.add(error);
    }
    return this;
  }

  @Override
  public String phase() {
    return "all";
  }

  @Override
  public Optional<String> layer() {
    return Optional.empty();
  }

  @Override
  public boolean scratch() {
    return false;
  }

  @Override
  public int epoch() {
    return errors.size();
  }

  @Override
  public int allEpochs() {
    return errors.size();
  }

  @Override
  public long updates() {
    return 10L * errors.size();
  }

  @Override
  public double elapsed() {
    return 2.5;
  }

  @Override
  public double epochSeconds() {
    return 0.5;
  }

  @Override
  public double rate() {
    return 0.1;
  }

  @Override
  public double error() {
    return 0.25;
  }

  @Override
  public double accuracy() {
    return Double.NaN;
  }

  @Override
  public double validationError() {
    return errors.get(errors.size() - 1);
  }

  @Override
  public double validationAccuracy() {
    return 0.75;
  }

  @Override
  public double gradientNorm() {
    return 3;
  }

  @Override
  public History history(Quantity quantity) {
    return history;
  }
}
