package dev.nnlang.compiler.model;

import java.util.List;

/** The numbers that a network takes, from values as a file has them. */
public final class InputRow {
  private InputRow() {}

  /**
   * A row for {@code inputs}: a number for a real, 0 or 1 for a boolean, for a label 1 in its place
   * and 0 in those of the others.
   *
   * @param cells a value for each scalar, checked, in the order of the inputs
   * @return shape [inputWidth]
   */
  public static double[] of(List<Field> inputs, List<String> cells) {
    Require.that(
        cells.size() == inputs.stream().mapToInt(Field::count).sum(), "cells: " + cells.size());
    double[] row = new double[inputs.stream().mapToInt(Field::width).sum()];
    int cell = 0;
    int first = 0;
    for (Field input : inputs) {
      for (int value = 0; value < input.count(); value++) {
        double[] numbers = input.type().accept(new Cell(cells.get(cell)));
        System.arraycopy(numbers, 0, row, first, numbers.length);
        cell++;
        first += numbers.length;
      }
    }
    return row;
  }

  /** The numbers of one value. */
  private record Cell(String text) implements Field.Type.Visitor<double[]> {
    @Override
    public double[] real(Field.Real real) {
      return new double[] {Double.parseDouble(text)};
    }

    @Override
    public double[] bool(Field.Bool bool) {
      return new double[] {text.equals("true") || text.equals("1") ? 1 : 0};
    }

    @Override
    public double[] oneOf(Field.OneOf oneOf) {
      int label = oneOf.labels().indexOf(text);
      Require.that(label >= 0, "label: " + text);
      double[] numbers = new double[oneOf.width()];
      numbers[label] = 1;
      return numbers;
    }
  }
}
