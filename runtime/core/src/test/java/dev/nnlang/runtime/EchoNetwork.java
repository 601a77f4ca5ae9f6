package dev.nnlang.runtime;

import java.util.List;

/** Gives back what it takes; it has no parameters and does not learn. */
record EchoNetwork<R>(Precision<R> precision, Signature signature) implements Network<R> {
  @Override
  public List<Tensor> tensors() {
    return List.of();
  }

  @Override
  public List<Initialization> initializations() {
    return List.of();
  }

  @Override
  public void scaleInput(R x) {}

  @Override
  public void predict(R x, R y) {
    System.arraycopy(x, 0, y, 0, signature.outputWidth());
  }

  @Override
  public Learner<R> learner(int capacity) {
    throw new UnsupportedOperationException("this network does not learn");
  }

  @Override
  public EchoNetwork<R> copy() {
    return this;
  }
}
