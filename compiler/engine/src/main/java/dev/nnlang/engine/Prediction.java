package dev.nnlang.engine;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Precision;
import dev.nnlang.runtime.Signature;

/** The outputs of one example, and what they mean. */
final class Prediction {
  private final Signature signature;
  private final double[] outputs;
  private final boolean isFloat;

  private Prediction(Signature signature, double[] outputs, boolean isFloat) {
    this.signature = signature;
    this.outputs = outputs;
    this.isFloat = isFloat;
  }

  /**
   * Predicts from a raw input.
   *
   * @param input shape [inputWidth], as declared
   */
  static <R> Prediction of(Network<R> network, double[] input) {
    Precision<R> precision = network.precision();
    Signature signature = network.signature();
    R output = precision.row(new double[signature.outputWidth()]);
    network.predict(precision.row(input), output);
    double[] outputs = new double[signature.outputWidth()];
    for (int j = 0; j < outputs.length; j++) {
      outputs[j] = precision.get(output, j);
    }
    return new Prediction(signature, outputs, precision.dtype().equals("F32"));
  }

  /** Output number {@code j}. */
  double output(int j) {
    return outputs[j];
  }

  /** Output number {@code j} with as many digits as its precision has. */
  String number(int j) {
    return isFloat ? Decimal.of((float) outputs[j]) : Decimal.of(outputs[j]);
  }

  /** The label of a classification, {@code true} or {@code false}, or a number. */
  String decided(int j) {
    return switch (signature.task()) {
      case REGRESSION -> number(j);
      case TWO_CLASS, MULTI_LABEL -> Boolean.toString(outputs[j] >= signature.threshold());
      case CLASSIFICATION -> signature.outputs().get(0).labels().get(largest());
    };
  }

  /** The first of the largest outputs. */
  private int largest() {
    int best = 0;
    for (int j = 1; j < outputs.length; j++) {
      if (outputs[j] > outputs[best]) {
        best = j;
      }
    }
    return best;
  }
}
