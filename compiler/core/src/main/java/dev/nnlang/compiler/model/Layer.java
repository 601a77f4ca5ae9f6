package dev.nnlang.compiler.model;

import java.util.List;

/** One link of the chain from inputs to outputs. */
public sealed interface Layer {
  /** Numbers it takes. */
  int inputWidth();

  /** Numbers it gives. */
  int outputWidth();

  /** What to do for each layer. */
  <R> R accept(Visitor<R> visitor);

  /** {@code x <- (x - mean) / deviation}, per column, over the training set. */
  record Standardize(int width) implements Layer {
    public Standardize {
      Require.positive(width, "width");
    }

    @Override
    public int inputWidth() {
      return width;
    }

    @Override
    public int outputWidth() {
      return width;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.standardize(this);
    }
  }

  /**
   * Maps each column's declared range to {@code target}, linearly.
   *
   * @param declared the range of each column; 0..1 for the numbers of a boolean or a one_of
   */
  record Scale(List<Field.Range> declared, Field.Range target) implements Layer {
    public Scale {
      declared = List.copyOf(declared);
      Require.positive(declared.size(), "width");
    }

    @Override
    public int inputWidth() {
      return declared.size();
    }

    @Override
    public int outputWidth() {
      return declared.size();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scale(this);
    }
  }

  /**
   * Fully connected layer: {@code s = W x + b}, {@code y = unit(s)}. A unit that stands alone after
   * {@code dense(n)} is folded into it.
   *
   * @param name the label, or {@code layerN} counted over the layers with weights
   * @param fanOut signals: {@code outputWidth * unit.signalsPerUnit()}
   */
  record Dense(String name, int fanIn, int fanOut, Unit unit, Initializer initializer, boolean bias)
      implements Layer {
    public Dense {
      Require.positive(fanIn, "fanIn");
      Require.positive(fanOut, "fanOut");
      Require.that(fanOut % unit.signalsPerUnit() == 0, "fanOut " + fanOut + ", " + unit);
    }

    /** Weights, biases and learned slopes together. */
    public long parameterCount() {
      long slopes = unit instanceof Unit.PRelu ? fanOut : 0;
      return (long) fanIn * fanOut + (bias ? fanOut : 0) + slopes;
    }

    @Override
    public int inputWidth() {
      return fanIn;
    }

    @Override
    public int outputWidth() {
      return fanOut / unit.signalsPerUnit();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dense(this);
    }
  }

  /**
   * A hidden unit alone, where it cannot be folded into a dense layer.
   *
   * @param name the label, or {@code unit1, unit2, ...}; names the slopes of prelu
   */
  record Activation(String name, int inputWidth, Unit unit) implements Layer {
    public Activation {
      Require.positive(inputWidth, "inputWidth");
      Require.that(inputWidth % unit.signalsPerUnit() == 0, "width " + inputWidth + ", " + unit);
    }

    @Override
    public int outputWidth() {
      return inputWidth / unit.signalsPerUnit();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activation(this);
    }
  }

  /** Sets each number to 0 with {@code probability} while training and scales the others up. */
  record Dropout(int width, double probability) implements Layer {
    public Dropout {
      Require.positive(width, "width");
      Require.that(probability >= 0 && probability < 1, "probability is " + probability);
    }

    @Override
    public int inputWidth() {
      return width;
    }

    @Override
    public int outputWidth() {
      return width;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropout(this);
    }
  }

  /** One method for each layer. */
  interface Visitor<R> {
    R standardize(Standardize layer);

    R scale(Scale layer);

    R dense(Dense layer);

    R activation(Activation layer);

    R dropout(Dropout layer);
  }
}
