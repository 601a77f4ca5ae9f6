package dev.nnlang.compiler.model;

/** How a layer's weights are drawn before training; biases start at 0. */
public sealed interface Initializer {
  /** What to do for each initialiser. */
  <R> R accept(Visitor<R> visitor);

  /** Normal with mean 0 and deviation {@code sigma}. */
  record Gaussian(double sigma) implements Initializer {
    public Gaussian {
      Require.positive(sigma, "sigma");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.gaussian(this);
    }
  }

  /** Normal with {@code sigma^2 max_n ||x_n||^2 = 0.01} over the training inputs of the layer. */
  record GaussianAuto() implements Initializer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.gaussianAuto();
    }
  }

  /** Normal with variance {@code 2 / fanIn}. */
  record He() implements Initializer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.he();
    }
  }

  /** Uniform within {@code sqrt(6 / (fanIn + fanOut))}. */
  record Glorot() implements Initializer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.glorot();
    }
  }

  /** Normal with variance {@code 1 / fanIn}. */
  record Lecun() implements Initializer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lecun();
    }
  }

  /** Uniform within {@code radius}. */
  record Uniform(double radius) implements Initializer {
    public Uniform {
      Require.positive(radius, "radius");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.uniform(this);
    }
  }

  /** All 0. */
  record Zeros() implements Initializer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.zeros();
    }
  }

  /** One method for each initialiser. */
  interface Visitor<R> {
    R gaussian(Gaussian gaussian);

    R gaussianAuto();

    R he();

    R glorot();

    R lecun();

    R uniform(Uniform uniform);

    R zeros();
  }
}
