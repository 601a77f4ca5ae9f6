package com.example.bench;

import java.util.Locale;

/** Predicts one by one or in batches; right if the probabilities are those of the weights. */
final class PredictionContestant implements Contestant {
  /** What {@code float} sums in any order may be off by, and much less than a wrong formula. */
  private static final double TOLERANCE = 1e-3;

  private static final int JUDGED = 100;

  private final Predictor predictor;
  private final Weights weights;
  private final Dataset data;
  private final boolean batches;
  private float sum;

  PredictionContestant(Peer peer, Task task, boolean batches) throws Unavailable {
    weights = task.first();
    data = task.data();
    predictor = peer.predictor(task, weights);
    this.batches = batches;
  }

  @Override
  public double seconds(int times) {
    long start = System.nanoTime();
    for (int time = 0; time < times; time++) {
      if (batches) {
        sum += predictor.batch()[0];
      } else {
        for (int n = 0; n < data.size(); n++) {
          sum += predictor.one(n)[0];
        }
      }
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  @Override
  public int examples() {
    return batches ? Task.PREDICTED_AT_ONCE : data.size();
  }

  @Override
  public Verdict verdict() {
    double off = distance(Task.PREDICTED_AT_ONCE - 1, predictor.batch());
    for (int n = 0; n < JUDGED; n++) {
      off = Math.max(off, distance(n, predictor.one(n)));
    }
    boolean right = off <= TOLERANCE && !Float.isNaN(sum);
    return new Verdict(right, String.format(Locale.ROOT, "off by %.1e at most", off));
  }

  private double distance(int n, float[] actual) {
    double[] expected = weights.predict(data.inputs()[n]);
    double off = 0;
    for (int j = 0; j < expected.length; j++) {
      off = Math.max(off, Math.abs(expected[j] - actual[j]));
    }
    return off;
  }

  @Override
  public void close() {
    predictor.close();
  }
}
