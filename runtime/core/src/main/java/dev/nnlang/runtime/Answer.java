package dev.nnlang.runtime;

/** The outputs of one example, and what they mean. Immutable. */
public final class Answer {
  private final Signature signature;
  private final double[] outputs;
  private final boolean isFloat;

  private Answer(Signature signature, double[] outputs, boolean isFloat) {
    this.signature = signature;
    this.outputs = outputs;
    this.isFloat = isFloat;
  }

  /**
   * What {@code network} predicts.
   *
   * @param input shape [inputWidth], in the declared ranges; left as it is
   */
  public static <R> Answer of(Network<R> network, double[] input) {
    Precision<R> precision = network.precision();
    R output = precision.row(new double[network.signature().outputWidth()]);
    network.predict(precision.row(input), output);
    return new Answer(
        network.signature(), precision.values(output), precision.dtype().equals("F32"));
  }

  /** Output number {@code j}, from 0. */
  public double output(int j) {
    return outputs[j];
  }

  /** Output number {@code j} with as many digits as its precision has, the same on every JDK. */
  public String number(int j) {
    return isFloat ? ShortDecimal.of((float) outputs[j]) : ShortDecimal.of(outputs[j]);
  }

  /**
   * What output number {@code j} comes to: the label of a classification, whatever {@code j}, whose
   * largest output wins and the first of equal ones; {@code true} or {@code false} of a boolean; a
   * number else.
   */
  public String decided(int j) {
    Signature.Task task = signature.task();
    if (task == Signature.Task.REGRESSION) {
      return number(j);
    }
    return task == Signature.Task.CLASSIFICATION
        ? signature.outputs().get(0).labels().get(largest())
        : Boolean.toString(outputs[j] >= signature.threshold());
  }

  private int largest() {
    int largest = 0;
    for (int j = 1; j < outputs.length; j++) {
      if (outputs[j] > outputs[largest]) {
        largest = j;
      }
    }
    return largest;
  }
}
