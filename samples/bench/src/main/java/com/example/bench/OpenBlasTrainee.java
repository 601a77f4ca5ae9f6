package com.example.bench;

import org.bytedeco.javacpp.FloatPointer;

/** Batches lie packed one after the other, in file order: nothing is gathered while it trains. */
final class OpenBlasTrainee implements Trainee {
  private final Task task;
  private final OpenBlasNetwork network;
  private final FloatPointer packed;

  OpenBlasTrainee(Task task) {
    this.task = task;
    network = new OpenBlasNetwork(task.first(), task.batch());
    packed = OpenBlasNetwork.pack(task.data());
  }

  @Override
  public double train(int epochs) {
    int size = task.data().size();
    long start = System.nanoTime();
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int from = 0; from < size; from += task.batch()) {
        int rows = Math.min(task.batch(), size - from);
        network.update(packed, from, task.data().labels(), rows, task.rate());
      }
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  @Override
  public Weights weights() {
    return network.weights();
  }

  @Override
  public void close() {
    network.close();
    packed.close();
  }
}
