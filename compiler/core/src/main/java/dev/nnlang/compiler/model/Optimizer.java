package dev.nnlang.compiler.model;

/** What an update makes of the gradient G; formulas and defaults are PyTorch's. */
public sealed interface Optimizer {
  /** As the language spells it, with the arguments that are not those it has unsaid. */
  String spelling();

  /** Whether it looks for its steps by evaluating the error; else a formula gives them. */
  default boolean searches() {
    return false;
  }

  /** What to do for each optimizer. */
  <R> R accept(Visitor<R> visitor);

  /** {@code w <- w - eta G}; with momentum {@code v <- m v + G, w <- w - eta v}. */
  record Sgd(double momentum) implements Optimizer {
    public Sgd {
      Require.that(momentum >= 0 && momentum < 1, "momentum is " + momentum);
    }

    @Override
    public String spelling() {
      return Spelled.of("sgd").with("momentum", momentum, 0).text();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sgd(this);
    }
  }

  /** {@code v <- m v + G, w <- w - eta (G + m v)}. */
  record Nesterov(double momentum) implements Optimizer {
    public static final double UNSAID_MOMENTUM = 0.9;

    public Nesterov {
      Require.that(momentum > 0 && momentum < 1, "momentum is " + momentum);
    }

    @Override
    public String spelling() {
      return Spelled.of("nesterov").with("momentum", momentum, UNSAID_MOMENTUM).text();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nesterov(this);
    }
  }

  /** {@code a <- a + G^2, w <- w - eta G / (sqrt(a) + epsilon)}. */
  record AdaGrad(double epsilon) implements Optimizer {
    public static final double UNSAID_EPSILON = 1e-10;

    @Override
    public String spelling() {
      return Spelled.of("adagrad").with("epsilon", epsilon, UNSAID_EPSILON).text();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.adaGrad(this);
    }
  }

  /** {@code a <- decay a + (1 - decay) G^2, w <- w - eta G / (sqrt(a) + epsilon)}. */
  record RmsProp(double decay, double epsilon) implements Optimizer {
    public static final double UNSAID_DECAY = 0.99;
    public static final double UNSAID_EPSILON = 1e-8;

    @Override
    public String spelling() {
      return Spelled.of("rmsprop")
          .with("decay", decay, UNSAID_DECAY)
          .with("epsilon", epsilon, UNSAID_EPSILON)
          .text();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rmsProp(this);
    }
  }

  /** Adam; with {@code weightDecay} and {@code decoupled} AdamW. */
  record Adam(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled)
      implements Optimizer {
    public static final double UNSAID_BETA1 = 0.9;
    public static final double UNSAID_BETA2 = 0.999;
    public static final double UNSAID_EPSILON = 1e-8;

    /** Of the weights, where none is said. */
    public static double unsaidDecay(boolean decoupled) {
      return decoupled ? 0.01 : 0;
    }

    @Override
    public String spelling() {
      return Spelled.of(decoupled ? "adamw" : "adam")
          .with("beta1", beta1, UNSAID_BETA1)
          .with("beta2", beta2, UNSAID_BETA2)
          .with("epsilon", epsilon, UNSAID_EPSILON)
          .with("weight_decay", weightDecay, unsaidDecay(decoupled))
          .text();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.adam(this);
    }
  }

  /** Steepest descent with a backtracking line search; the whole set at once. */
  record LineSearch() implements Optimizer {
    @Override
    public String spelling() {
      return "line_search";
    }

    @Override
    public boolean searches() {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lineSearch();
    }
  }

  /** Limited-memory BFGS; the whole set at once. */
  record Lbfgs(int history) implements Optimizer {
    public static final int UNSAID_HISTORY = 10;

    public Lbfgs {
      Require.positive(history, "history");
    }

    @Override
    public String spelling() {
      return Spelled.of("lbfgs").with("history", history, UNSAID_HISTORY).text();
    }

    @Override
    public boolean searches() {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lbfgs(this);
    }
  }

  /** One method for each optimizer. */
  interface Visitor<R> {
    R sgd(Sgd sgd);

    R nesterov(Nesterov nesterov);

    R adaGrad(AdaGrad adaGrad);

    R rmsProp(RmsProp rmsProp);

    R adam(Adam adam);

    R lineSearch();

    R lbfgs(Lbfgs lbfgs);
  }
}
