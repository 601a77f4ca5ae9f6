package com.example.bench;

import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Progress;
import dev.nnlang.runtime.Trainer;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;

/**
 * One training that pauses between turns: the trainer runs on a thread of its own, and its listener
 * waits there for the number of epochs to go on for. What is timed is the trainer's own measure of
 * an epoch: shuffling and updates, without the pauses.
 */
final class NncTrainee implements Trainee {
  private static final int END = 0;

  private final Task task;
  private final Network<float[]> network;
  private final SynchronousQueue<Integer> orders = new SynchronousQueue<>();
  private final SynchronousQueue<Double> turns = new SynchronousQueue<>();
  private final Thread thread;
  private volatile Optional<RuntimeException> failure = Optional.empty();
  private int epochsLeft;
  private double seconds;

  NncTrainee(Task task, Network<float[]> network) {
    this.task = task;
    this.network = network;
    thread = new Thread(this::run, "nnc-training");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      awaitOrder();
      Trainer.of(network, task.training())
          .threads(task.threads())
          .listener(this::endEpoch)
          .train(task.data());
    } catch (CancellationException ended) {
      // The last turn is over.
    } catch (RuntimeException failed) {
      failure = Optional.of(failed);
      finishTurn();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void endEpoch(Progress progress) {
    seconds += progress.epochSeconds();
    epochsLeft--;
    if (epochsLeft == 0) {
      finishTurn();
      try {
        awaitOrder();
      } catch (InterruptedException stopped) {
        throw interrupted();
      }
    }
  }

  private void finishTurn() {
    try {
      turns.put(seconds);
    } catch (InterruptedException stopped) {
      throw interrupted();
    }
  }

  private static CancellationException interrupted() {
    Thread.currentThread().interrupt();
    return new CancellationException("interrupted");
  }

  private void awaitOrder() throws InterruptedException {
    epochsLeft = orders.take();
    seconds = 0;
    if (epochsLeft == END) {
      throw new CancellationException("no more turns");
    }
  }

  @Override
  public double train(int epochs) {
    try {
      orders.put(epochs);
      double spent = turns.take();
      if (failure.isPresent()) {
        throw failure.get();
      }
      return spent;
    } catch (InterruptedException stopped) {
      throw interrupted();
    }
  }

  @Override
  public Weights weights() {
    return Weights.of(network, task.hidden());
  }

  @Override
  public void close() {
    try {
      if (failure.isEmpty()) {
        orders.put(END);
      }
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
