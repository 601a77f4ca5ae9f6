package com.example.bench;

/** A library, or nnc itself, that can be set to a task. */
interface Peer {
  /** Heads its column. */
  String name();

  /** Ready to train from the first weights of {@code task}. */
  default Trainee trainee(Task task) throws Unavailable {
    throw new Unavailable("is not compared at training");
  }

  /** Ready to predict the rows of {@code task} with {@code weights}, which are its first ones. */
  default Predictor predictor(Task task, Weights weights) throws Unavailable {
    throw new Unavailable("is not compared at predictions");
  }
}
