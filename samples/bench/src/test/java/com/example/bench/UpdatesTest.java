package com.example.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** What is timed without a trainer around it goes through all stages of an update. */
class UpdatesTest {
  /** Both targets have the same bits, so an update that leaves a stage out of one shows. */
  @Test
  void updatesOfALargeFirstLayerHaveTheSameBitsOnBothTargets() {
    Dataset rows = Datasets.randomDigits(64);
    Task task = Task.digits128(rows, 1);
    Updates plain = new Updates(NncPeer.PLAIN, task);
    Updates vector = new Updates(NncPeer.VECTOR, task);
    for (int update = 0; update < 4; update++) {
      plain.next();
      vector.next();
    }

    for (int l = 0; l < plain.weights().layers().size(); l++) {
      DenseLayer expected = plain.weights().layer(l);
      assertArrayEquals(expected.weight(), vector.weights().layer(l).weight(), 0);
      assertArrayEquals(expected.bias(), vector.weights().layer(l).bias(), 0);
    }
  }
}
