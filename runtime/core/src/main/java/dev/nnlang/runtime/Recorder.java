package dev.nnlang.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Knows how far a training has come, over all of its phases, and saves that where a checkpoint is
 * due. Every checkpoint is taken right after an update, before whatever the end of an epoch brings:
 * a training that goes on from one does that itself.
 */
final class Recorder {
  private static final String STATE = "training";
  private static final int NO_ROUND = -1;

  private final Network<?> main;
  private final Training training;
  private final Optional<Checkpoints> checkpoints;
  private final TrainingIdentity identity;
  private final List<PhaseReport> finished = new ArrayList<>();
  private Optional<SavedState> resumed = Optional.empty();
  private int phase;
  private int round;
  private boolean scratch;
  private Runnable beforeSaving = () -> {};
  private int epochs;
  private long updates;
  private long savedAt = System.nanoTime();

  /**
   * @param main the network that the training is about
   */
  Recorder(
      Network<?> main,
      Training training,
      Optional<Checkpoints> checkpoints,
      TrainingIdentity identity) {
    this.main = main;
    this.training = training;
    this.checkpoints = checkpoints;
    this.identity = identity;
  }

  /** Goes on from {@code state}; the phase that it was saved in will ask for it. */
  void resume(SavedState state) {
    SavedRow row = state.row(STATE);
    epochs = row.whole(0, Integer.MAX_VALUE - 1);
    updates = row.count();
    phase = row.whole(0, training.phases().size() - 1);
    round = row.whole(NO_ROUND, Integer.MAX_VALUE);
    scratch = row.flag();
    int reports = SavedReports.before(training, phase, round, scratch);
    row.requireSize(0);
    SavedReports saved = new SavedReports(training);
    for (int i = 0; i < reports; i++) {
      finished.add(saved.restore(state, i));
    }
    resumed = Optional.of(state);
  }

  /** The phase to begin or to go on with. */
  int phase() {
    return phase;
  }

  /** The round of a greedy phase to begin or to go on with. */
  int round() {
    return resumed.isPresent() ? Math.max(0, round) : 0;
  }

  /** Whether the run from scratch is what goes on. */
  boolean scratch() {
    return resumed.isPresent() && scratch;
  }

  /** What the phase that begins now has to go on from; only the first one asked gets it. */
  Optional<SavedState> takeResumed() {
    Optional<SavedState> taken = resumed;
    resumed = Optional.empty();
    return taken;
  }

  /** What the phases and rounds came to that have ended. */
  List<PhaseReport> finished() {
    return List.copyOf(finished);
  }

  void finish(PhaseReport report) {
    finished.add(report);
  }

  /** From here on, a phase is trained. */
  void enterPhase(int index, boolean fromScratch) {
    phase = index;
    round = NO_ROUND;
    scratch = fromScratch;
    beforeSaving = () -> {};
  }

  /**
   * From here on, a round of the phase is trained.
   *
   * @param showing brings the main network up to date, for whoever looks at a checkpoint's weights
   */
  void enterRound(int index, Runnable showing) {
    round = index;
    beforeSaving = showing;
  }

  /** Whether {@code network} is the one that the training is about. */
  boolean isMain(Network<?> network) {
    return network == main;
  }

  /**
   * Takes note of an update that {@code run} has made, and saves where that is due.
   *
   * @param endsEpoch whether it is the last of its epoch
   * @throws TrainingStoppedException if the training was asked to stop; it is saved then
   */
  void updated(PhaseRun<?> run, boolean endsEpoch, Limits limits) {
    updates++;
    if (endsEpoch) {
      epochs++;
    }
    if (checkpoints.isPresent()) {
      Checkpoints place = checkpoints.get();
      boolean stops = place.stopRequested();
      if (stops || isDue(place.every(), endsEpoch) || limits.endHere(endsEpoch)) {
        Path file = save(place, run);
        if (stops) {
          throw new TrainingStoppedException(file);
        }
      }
    }
  }

  private boolean isDue(CheckpointInterval every, boolean endsEpoch) {
    if (every.unit() == CheckpointInterval.Unit.EPOCHS) {
      return endsEpoch && every.reachedAt(epochs);
    }
    return every.unit() == CheckpointInterval.Unit.UPDATES
        ? updates % (long) every.every() == 0
        : System.nanoTime() - savedAt >= every.every() * 1e9;
  }

  private Path save(Checkpoints place, PhaseRun<?> run) {
    beforeSaving.run();
    SavedState state = new SavedState();
    state.put(STATE, epochs, (double) updates, phase, round, SavedRow.ofFlag(scratch));
    for (int i = 0; i < finished.size(); i++) {
      SavedReports.save(finished.get(i), i, state);
    }
    run.saveAll(state);
    try {
      Path file =
          place.save(WeightsFile.bytes(main, state.tensors(), identity.metadata()), updates);
      savedAt = System.nanoTime();
      return file;
    } catch (IOException failure) {
      if (Thread.currentThread().isInterrupted()) {
        throw (CancellationException)
            new CancellationException("interrupted while update " + updates + " was saved")
                .initCause(failure);
      }
      throw new UncheckedIOException(failure);
    }
  }
}
