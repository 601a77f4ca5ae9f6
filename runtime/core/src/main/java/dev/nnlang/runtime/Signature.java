package dev.nnlang.runtime;

import java.util.List;

/**
 * What a network takes and gives, by name. Immutable.
 *
 * @param name the model
 * @param fingerprint of the architecture: names, types and shapes; weights fit where it is equal
 * @param task what the outputs make of it
 * @param inputs in the order in which their numbers enter
 * @param outputs in the order in which their numbers leave
 * @param threshold the output from which on a {@code boolean} is true: one half, or 0 where the
 *     outputs are margins and no probabilities
 */
public record Signature(
    String name,
    String fingerprint,
    Task task,
    List<Field> inputs,
    List<Field> outputs,
    double threshold) {
  private static final double ONE_HALF = 0.5;

  public Signature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** With booleans that are true from one half on. */
  public Signature(
      String name, String fingerprint, Task task, List<Field> inputs, List<Field> outputs) {
    this(name, fingerprint, task, inputs, outputs, ONE_HALF);
  }

  /** What the outputs make of it. */
  public enum Task {
    /** Reals. */
    REGRESSION,
    /** One {@code one_of}: the largest output wins, ties go to the first label. */
    CLASSIFICATION,
    /** One {@code boolean}: true from the threshold on. */
    TWO_CLASS,
    /** Several {@code boolean}s, each on its own. */
    MULTI_LABEL
  }

  /** Numbers that enter. */
  public int inputWidth() {
    return inputs.stream().mapToInt(Field::width).sum();
  }

  /** Numbers that leave. */
  public int outputWidth() {
    return outputs.stream().mapToInt(Field::width).sum();
  }

  /** The type of a value. */
  public enum Kind {
    REAL,
    BOOLEAN,
    ONE_OF
  }

  /**
   * One declared input or output.
   *
   * @param count how many values: 1 for a scalar, the product of the dimensions else
   * @param vector whether dimensions are declared; its columns are {@code name_0 .. name_n-1}
   * @param low smallest real allowed; minus infinity where no range is declared
   * @param high largest real allowed; infinity where no range is declared
   * @param labels of a {@code one_of}; empty else
   */
  public record Field(
      String name,
      Kind kind,
      int count,
      boolean vector,
      double low,
      double high,
      List<String> labels) {
    public Field {
      labels = List.copyOf(labels);
    }

    /** Reals without a range. */
    public static Field real(String name) {
      return real(name, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** A real within {@code low .. high}. */
    public static Field real(String name, double low, double high) {
      return new Field(name, Kind.REAL, 1, false, low, high, List.of());
    }

    /** True or false. */
    public static Field bool(String name) {
      return new Field(name, Kind.BOOLEAN, 1, false, 0, 1, List.of());
    }

    /** One of {@code labels}. */
    public static Field oneOf(String name, String... labels) {
      return new Field(name, Kind.ONE_OF, 1, false, 0, 1, List.of(labels));
    }

    /**
     * As many values of this field's type as {@code dimensions} multiply to, row by row.
     *
     * @throws ArithmeticException if they are more than an {@code int} counts
     */
    public Field vector(int... dimensions) {
      int values = 1;
      for (int dimension : dimensions) {
        values = Math.multiplyExact(values, dimension);
      }
      return new Field(name, kind, values, true, low, high, labels);
    }

    /** Numbers that a network sees of it: one for each value, of a {@code one_of} one per label. */
    public int width() {
      return kind == Kind.ONE_OF ? Math.multiplyExact(count, labels.size()) : count;
    }

    /**
     * The place of {@code label} among the labels, from 0.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public int index(String label) {
      int index = labels.indexOf(label);
      if (index < 0) {
        throw new IllegalArgumentException(name + " has no label " + Quoted.text(label));
      }
      return index;
    }

    /** The column of value {@code index}, from 0, in a table. */
    public String column(int index) {
      return vector ? name + "_" + index : name;
    }
  }
}
