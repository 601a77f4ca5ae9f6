package dev.nnlang.runtime;

/** What holds for every phase of a training. */
final class Conditions {
  private final int threads;
  private final Limits limits;
  private final TrainingListener listener;
  private final boolean measured;
  private final Recorder recorder;

  /**
   * @param threads how many there may be
   * @param listener told of every epoch
   * @param measured whether training and validation error are measured each epoch, even if nobody
   *     asks
   * @param recorder told of every update
   */
  Conditions(
      int threads, Limits limits, TrainingListener listener, boolean measured, Recorder recorder) {
    this.threads = threads;
    this.limits = limits;
    this.listener = listener;
    this.measured = measured;
    this.recorder = recorder;
  }

  int threads() {
    return threads;
  }

  Limits limits() {
    return limits;
  }

  TrainingListener listener() {
    return listener;
  }

  boolean measured() {
    return measured;
  }

  Recorder recorder() {
    return recorder;
  }

  Conditions listener(TrainingListener other) {
    return new Conditions(threads, limits, other, measured, recorder);
  }
}
