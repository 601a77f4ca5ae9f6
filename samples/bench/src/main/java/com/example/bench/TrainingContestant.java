package com.example.bench;

import java.util.Locale;

/** Trains; right if the error over the first rows has fallen. */
final class TrainingContestant implements Contestant {
  private static final int JUDGED = 1000;

  private final Trainee trainee;
  private final Dataset data;
  private final double before;

  TrainingContestant(Peer peer, Task task) throws Unavailable {
    data = task.data();
    before = task.first().error(data.first(JUDGED));
    trainee = peer.trainee(task);
  }

  @Override
  public double seconds(int times) {
    return trainee.train(times);
  }

  @Override
  public int examples() {
    return data.size();
  }

  @Override
  public Verdict verdict() {
    double after = trainee.weights().error(data.first(JUDGED));
    return new Verdict(
        after < before, String.format(Locale.ROOT, "error %.4f -> %.4f", before, after));
  }

  @Override
  public void close() {
    trainee.close();
  }
}
