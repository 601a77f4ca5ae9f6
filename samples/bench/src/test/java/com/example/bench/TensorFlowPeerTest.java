package com.example.bench;

import org.junit.jupiter.api.Test;

/** TensorFlow in the process of this class of tests. */
class TensorFlowPeerTest {
  private final Peer peer = new TensorFlowPeer();

  @Test
  void anEpochIsTheSameTwentyUpdatesAsOurs() {
    SameWork.anEpochIsTheSameTwentyUpdatesAsOurs(peer);
  }

  @Test
  void anEpochBringsTheErrorDown() {
    SameWork.anEpochBringsTheErrorDown(peer);
  }

  @Test
  void predictionsAreThoseOfTheSameWeights() {
    SameWork.predictionsAreThoseOfTheSameWeights(peer);
  }
}
