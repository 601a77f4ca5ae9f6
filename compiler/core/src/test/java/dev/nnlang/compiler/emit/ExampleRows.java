package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.runtime.ExampleSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Examples in memory. */
public record ExampleRows(List<double[]> inputs, List<double[]> targets) implements ExampleSource {
  /** {@code count} examples that {@code network} could be given, drawn at random. */
  public static ExampleRows random(Network network, int count, RandomGenerator random) {
    List<double[]> inputs = new ArrayList<>();
    List<double[]> targets = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      inputs.add(row(network.inputs(), network.inputWidth(), random));
      targets.add(row(network.outputs(), network.outputWidth(), random));
    }
    return new ExampleRows(inputs, targets);
  }

  private static double[] row(List<Field> fields, int width, RandomGenerator random) {
    double[] row = new double[width];
    int at = 0;
    for (Field field : fields) {
      for (int value = 0; value < field.count(); value++) {
        double[] numbers = field.type().accept(new Drawn(random));
        System.arraycopy(numbers, 0, row, at, numbers.length);
        at += numbers.length;
      }
    }
    return row;
  }

  /** The examples {@code from .. to - 1}. */
  ExampleRows part(int from, int to) {
    return new ExampleRows(inputs.subList(from, to), targets.subList(from, to));
  }

  /** The same with every number rounded to a float. */
  public ExampleRows rounded() {
    return new ExampleRows(
        inputs.stream().map(ExampleRows::rounded).toList(),
        targets.stream().map(ExampleRows::rounded).toList());
  }

  private static double[] rounded(double[] row) {
    double[] rounded = row.clone();
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) rounded[i];
    }
    return rounded;
  }

  @Override
  public int size() {
    return inputs.size();
  }

  @Override
  public void read(int n, double[] input, double[] target) {
    System.arraycopy(inputs.get(n), 0, input, 0, input.length);
    System.arraycopy(targets.get(n), 0, target, 0, target.length);
  }

  /** One value of a type. */
  private record Drawn(RandomGenerator random) implements Field.Type.Visitor<double[]> {
    @Override
    public double[] real(Field.Real real) {
      double value =
          real.range()
              .map(range -> range.low() + random.nextDouble() * (range.high() - range.low()))
              .orElseGet(random::nextGaussian);
      return new double[] {value};
    }

    @Override
    public double[] bool(Field.Bool bool) {
      return new double[] {random.nextBoolean() ? 1 : 0};
    }

    @Override
    public double[] oneOf(Field.OneOf oneOf) {
      double[] hot = new double[oneOf.labels().size()];
      hot[random.nextInt(hot.length)] = 1;
      return hot;
    }
  }
}
