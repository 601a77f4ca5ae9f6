package com.example.bench;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The peers that share a process. */
class PeersTest {
  private static Stream<Peer> peers() {
    return Bench.PEERS.stream().filter(peer -> !peer.alone());
  }

  /**
   * nnc shuffles what it trains on, ONNX Runtime does not train, and Encog takes the derivatives of
   * a hidden layer's units from the layer above, which is the softmax here.
   */
  private static Stream<Peer> peersOfTheSameArithmetic() {
    return Stream.of(new OpenBlasPeer(), new COverOpenBlasPeer(), new TorchPeer());
  }

  @ParameterizedTest
  @MethodSource("peersOfTheSameArithmetic")
  void anEpochIsTheSameTwentyUpdatesAsOurs(Peer peer) {
    SameWork.anEpochIsTheSameTwentyUpdatesAsOurs(peer);
  }

  @ParameterizedTest
  @MethodSource("peers")
  void anEpochBringsTheErrorDown(Peer peer) {
    SameWork.anEpochBringsTheErrorDown(peer);
  }

  @ParameterizedTest
  @MethodSource("peers")
  void predictionsAreThoseOfTheSameWeights(Peer peer) {
    SameWork.predictionsAreThoseOfTheSameWeights(peer);
  }
}
