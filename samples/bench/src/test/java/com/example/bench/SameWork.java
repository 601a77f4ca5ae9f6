package com.example.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;

/** What is timed is the same work everywhere: the claims, for one peer at a time. */
final class SameWork {
  /** Twenty batches of 16, so that no batch is smaller than the others. */
  private static final Dataset FLOWERS = Datasets.flowers(320);

  /** Twenty updates in float, each of sums of some dozen terms below 1 in another order. */
  private static final float ROUNDING = 1e-5f;

  private SameWork() {}

  static void anEpochIsTheSameTwentyUpdatesAsOurs(Peer peer) {
    Task task = Task.flowers(FLOWERS, 16);
    Updates ours = new Updates(NncPeer.PLAIN, task);
    for (int update = 0; update < 20; update++) {
      ours.next();
    }

    Weights theirs = trained(peer, task);

    for (int l = 0; l < theirs.layers().size(); l++) {
      DenseLayer expected = ours.weights().layer(l);
      assertArrayEquals(expected.weight(), theirs.layer(l).weight(), ROUNDING);
      assertArrayEquals(expected.bias(), theirs.layer(l).bias(), ROUNDING);
    }
  }

  static void anEpochBringsTheErrorDown(Peer peer) {
    Task task = Task.flowers(FLOWERS, 1);

    Weights after = trained(peer, task);

    assertTrue(after.error(FLOWERS) < task.first().error(FLOWERS), peer::name);
  }

  private static Weights trained(Peer peer, Task task) {
    try (Trainee trainee = peer.trainee(task)) {
      trainee.train(1);
      return trainee.weights();
    } catch (Unavailable reason) {
      return abort(reason.getMessage());
    }
  }

  static void predictionsAreThoseOfTheSameWeights(Peer peer) {
    for (Task task : List.of(Task.flowers(FLOWERS, 1), Task.digits128(few(), 1))) {
      for (boolean batches : new boolean[] {false, true}) {
        try (Contestant contestant = new PredictionContestant(peer, task, batches)) {
          contestant.seconds(1);
          Verdict verdict = contestant.verdict();
          assertTrue(verdict.right(), verdict::fact);
        } catch (Unavailable reason) {
          abort(reason.getMessage());
        }
      }
    }
  }

  private static Dataset few() {
    return Datasets.randomDigits(Task.PREDICTED_AT_ONCE);
  }
}
