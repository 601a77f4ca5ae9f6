package com.example.bench;

/** A library, or nnc itself, that can be set to a task. */
interface Peer {
  /** Heads its column. */
  String name();

  /** Whether it needs a process of its own, as its native libraries bear no others beside them. */
  default boolean alone() {
    return false;
  }

  /** Ready to train from the first weights of {@code task}. */
  default Trainee trainee(Task task) throws Unavailable {
    throw new Unavailable("is not compared at training");
  }

  /** Ready to predict the rows of {@code task} with {@code weights}, which are its first ones. */
  default Predictor predictor(Task task, Weights weights) throws Unavailable {
    throw new Unavailable("is not compared at predictions");
  }
}
