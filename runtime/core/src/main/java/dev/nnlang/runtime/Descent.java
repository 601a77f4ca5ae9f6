package dev.nnlang.runtime;

/** What makes steps of gradients. Immutable. */
public sealed interface Descent {

  <R> R accept(Visitor<R> visitor);

  /** One answer for each kind. */
  interface Visitor<R> {
    R updates(Updates updates);

    R lineSearch(LineSearch lineSearch);

    R lbfgs(Lbfgs lbfgs);
  }

  /** The generated update: the optimizer, its penalties and its memory are compiled into it. */
  record Updates() implements Descent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.updates(this);
    }
  }

  /**
   * Steepest descent with a backtracking line search, on the error with its penalties; needs all
   * examples in one batch.
   *
   * @param l2 adds {@code l2 * sum w^2} over weights, not biases and slopes, to the error; 0 for
   *     none
   * @param l1 adds {@code l1 * sum |w|} over weights, not biases and slopes, to the error; 0 for
   *     none
   */
  record LineSearch(double l2, double l1) implements Descent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lineSearch(this);
    }
  }

  /**
   * Limited-memory BFGS with a line search, on the error with its penalties; needs all examples in
   * one batch.
   *
   * @param history most pairs of steps and gradient changes that are remembered, at least 1
   * @param l2 adds {@code l2 * sum w^2} over weights, not biases and slopes, to the error; 0 for
   *     none
   * @param l1 adds {@code l1 * sum |w|} over weights, not biases and slopes, to the error; 0 for
   *     none
   */
  record Lbfgs(int history, double l2, double l1) implements Descent {
    /**
     * A descent by L-BFGS.
     *
     * @throws IllegalArgumentException if {@code history} is below 1
     */
    public Lbfgs {
      if (history < 1) {
        throw new IllegalArgumentException("history is " + history);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lbfgs(this);
    }
  }
}
