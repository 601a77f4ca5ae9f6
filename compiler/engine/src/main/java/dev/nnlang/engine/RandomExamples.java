package dev.nnlang.engine;

import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.RandomStream;
import dev.nnlang.runtime.Signature;
import java.util.List;

/** Examples that are drawn: by the declared types, uniform in a range and normal without one. */
final class RandomExamples implements ExampleSource {
  private final double[][] inputs;
  private final double[][] targets;

  private RandomExamples(double[][] inputs, double[][] targets) {
    this.inputs = inputs;
    this.targets = targets;
  }

  /** As many as {@code size} examples of {@code signature}. */
  static RandomExamples of(Signature signature, int size, RandomStream random) {
    double[][] inputs = new double[size][];
    double[][] targets = new double[size][];
    for (int n = 0; n < size; n++) {
      inputs[n] = draw(signature.inputs(), signature.inputWidth(), random);
      targets[n] = draw(signature.outputs(), signature.outputWidth(), random);
    }
    return new RandomExamples(inputs, targets);
  }

  /**
   * Rows that are to give back themselves.
   *
   * @param shares whether their numbers are within 0..1
   */
  static RandomExamples ofThemselves(int width, int size, boolean shares, RandomStream random) {
    double[][] rows = new double[size][width];
    for (double[] row : rows) {
      for (int i = 0; i < width; i++) {
        row[i] = shares ? random.nextDouble() : random.nextGaussian();
      }
    }
    return new RandomExamples(rows, rows);
  }

  private static double[] draw(List<Signature.Field> fields, int width, RandomStream random) {
    double[] values = new double[width];
    int at = 0;
    for (Signature.Field field : fields) {
      for (int value = 0; value < field.count(); value++) {
        switch (field.kind()) {
          case REAL -> values[at++] = real(field, random);
          case BOOLEAN -> values[at++] = random.nextInt(2);
          case ONE_OF -> {
            values[at + random.nextInt(field.labels().size())] = 1;
            at += field.labels().size();
          }
        }
      }
    }
    return values;
  }

  private static double real(Signature.Field field, RandomStream random) {
    return Double.isInfinite(field.low())
        ? random.nextGaussian()
        : field.low() + random.nextDouble() * (field.high() - field.low());
  }

  @Override
  public int size() {
    return inputs.length;
  }

  @Override
  public void read(int n, double[] input, double[] target) {
    System.arraycopy(inputs[n], 0, input, 0, input.length);
    System.arraycopy(targets[n], 0, target, 0, target.length);
  }
}
