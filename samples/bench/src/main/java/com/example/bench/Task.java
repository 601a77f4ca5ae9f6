package com.example.bench;

import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Phase;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.Training;
import java.util.function.Supplier;

/**
 * One network with its rows, the same for all peers.
 *
 * @param fresh makes a network of plain Java of which all parameters are 0
 * @param vectors makes the same network in the terms of the Vector API
 * @param training with one phase of plain gradient descent
 * @param threads how many each peer may use
 */
record Task(
    Supplier<Network<float[]>> fresh,
    Supplier<Network<float[]>> vectors,
    Weights.Hidden hidden,
    Training training,
    Dataset data,
    int threads) {
  /** Examples of a batch prediction. */
  static final int PREDICTED_AT_ONCE = 256;

  static Task digits128(Dataset data, int threads) {
    return new Task(
        Digits128::new,
        com.example.bench.vector.Digits128::new,
        Weights.Hidden.RELU,
        Digits128.training(),
        data,
        threads);
  }

  static Task digits512(Dataset data, int threads) {
    return new Task(
        Digits512::new,
        com.example.bench.vector.Digits512::new,
        Weights.Hidden.RELU,
        Digits512.training(),
        data,
        threads);
  }

  static Task flowers(Dataset data, int batch) {
    Training declared = Flowers.training();
    Phase phase = declared.phases().get(0).batch(batch);
    return new Task(
        Flowers::new,
        com.example.bench.vector.Flowers::new,
        Weights.Hidden.TANH,
        Training.of(declared.seed(), phase),
        data,
        1);
  }

  int batch() {
    return training.phases().get(0).batch();
  }

  /** The step size, which stays what it is. */
  float rate() {
    return (float) training.phases().get(0).rate().rate(0);
  }

  /** A network with the weights that the seed draws, before the first update. */
  Network<float[]> untrained() {
    return untrained(fresh);
  }

  /** A network that {@code maker} makes, with the same weights. */
  Network<float[]> untrained(Supplier<Network<float[]>> maker) {
    Network<float[]> network = maker.get();
    Trainer.of(network, training).maxUpdates(0).train(data);
    return network;
  }

  /** Those weights. */
  Weights first() {
    return Weights.of(untrained(), hidden);
  }
}
