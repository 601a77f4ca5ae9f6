package dev.nnlang.runtime;

/**
 * What holds for every phase of a training.
 *
 * @param threads how many there may be
 * @param listener told of every epoch
 * @param measured whether training and validation error are measured each epoch, even if nobody
 *     asks
 * @param recorder told of every update
 */
record Conditions(
    int threads, Limits limits, TrainingListener listener, boolean measured, Recorder recorder) {

  Conditions listener(TrainingListener other) {
    return new Conditions(threads, limits, other, measured, recorder);
  }
}
