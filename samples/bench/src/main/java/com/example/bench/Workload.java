package com.example.bench;

/**
 * One row of the table.
 *
 * @param key by which the command line chooses it
 */
record Workload(String key, String title, Measure measure, Work work, Task task) {
  /** What is done with the network of a task. */
  enum Work {
    TRAIN,
    PREDICT_ONE,
    PREDICT_BATCH
  }

  /** {@code peer}, ready for this: here, or in a process of its own. */
  Contestant contestant(Peer peer) throws Unavailable {
    return peer.alone() ? new DistantContestant(peer, this) : contestantHere(peer);
  }

  /** {@code peer}, ready for this in this process. */
  Contestant contestantHere(Peer peer) throws Unavailable {
    return switch (work) {
      case TRAIN -> new TrainingContestant(peer, task);
      case PREDICT_ONE -> new PredictionContestant(peer, task, false);
      case PREDICT_BATCH -> new PredictionContestant(peer, task, true);
    };
  }

  /** Floating-point operations for one example. */
  long operations() {
    Weights weights = task.first();
    return work == Work.TRAIN ? weights.trainingOperations() : weights.predictionOperations();
  }
}
