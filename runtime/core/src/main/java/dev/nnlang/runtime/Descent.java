package dev.nnlang.runtime;

/** What makes steps of gradients. */
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
   * Steepest descent with a backtracking line search, on the error with its penalties.
   *
   * @param l2 adds {@code l2 * sum w^2} over weights, not biases, to the error
   * @param l1 adds {@code l1 * sum |w|} over weights, not biases, to the error
   */
  record LineSearch(double l2, double l1) implements Descent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lineSearch(this);
    }
  }

  /**
   * Limited-memory BFGS with a line search, on the error with its penalties.
   *
   * @param history pairs of steps and gradient changes that are remembered
   * @param l2 adds {@code l2 * sum w^2} over weights, not biases, to the error
   * @param l1 adds {@code l1 * sum |w|} over weights, not biases, to the error
   */
  record Lbfgs(int history, double l2, double l1) implements Descent {
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
