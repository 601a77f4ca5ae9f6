package com.example.bench;

import org.junit.jupiter.api.Test;

/** libtorch without DJL's beside it: each class of tests has a process of its own. */
class CppTorchPeerTest {
  private final Peer peer = new CppTorchPeer();

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
