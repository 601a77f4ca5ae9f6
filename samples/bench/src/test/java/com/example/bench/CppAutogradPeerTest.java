package com.example.bench;

import org.junit.jupiter.api.Test;

/** libtorch without DJL's beside it: each class of tests has a process of its own. */
class CppAutogradPeerTest {
  private final Peer peer = new CppAutogradPeer();

  @Test
  void anEpochIsTheSameTwentyUpdatesAsOurs() {
    SameWork.anEpochIsTheSameTwentyUpdatesAsOurs(peer);
  }

  @Test
  void anEpochBringsTheErrorDown() {
    SameWork.anEpochBringsTheErrorDown(peer);
  }
}
