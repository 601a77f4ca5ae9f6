package dev.nnlang.runtime;

import java.util.Locale;

/**
 * Checks of the values of one input, for generated code. Messages name the column, as a table of
 * the data does. Arrays are copied before they are looked at, so that nobody can change them after.
 */
public final class Checked {
  private Checked() {}

  /**
   * Refuses a number that is not finite.
   *
   * @throws IllegalArgumentException naming {@code column}
   */
  public static void real(String column, float value) {
    if (!Float.isFinite(value)) {
      throw notFinite(column, Float.toString(value));
    }
  }

  /** The same in double precision. */
  public static void real(String column, double value) {
    if (!Double.isFinite(value)) {
      throw notFinite(column, Double.toString(value));
    }
  }

  /**
   * Refuses a number outside {@code low .. high}.
   *
   * @throws IllegalArgumentException naming {@code column}
   */
  public static void real(String column, float value, float low, float high) {
    real(column, value);
    if (value < low || value > high) {
      throw outside(column, Float.toString(value), Float.toString(low), Float.toString(high));
    }
  }

  /** The same in double precision. */
  public static void real(String column, double value, double low, double high) {
    real(column, value);
    if (value < low || value > high) {
      throw outside(column, Double.toString(value), Double.toString(low), Double.toString(high));
    }
  }

  /**
   * A copy of {@code values}, which are {@code count} finite numbers.
   *
   * @throws IllegalArgumentException naming the input or its column
   */
  public static float[] reals(String input, float[] values, int count) {
    return reals(input, values, count, -Float.MAX_VALUE, Float.MAX_VALUE);
  }

  /** The same in double precision. */
  public static double[] reals(String input, double[] values, int count) {
    return reals(input, values, count, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /**
   * A copy of {@code values}, which are {@code count} numbers in {@code low .. high}.
   *
   * @throws IllegalArgumentException naming the input or its column
   */
  public static float[] reals(String input, float[] values, int count, float low, float high) {
    present(input, values);
    Shape.require(input, values.length, count);
    float[] copy = values.clone();
    for (int i = 0; i < count; i++) {
      // A name is put together only where it is needed; NaN is in no range.
      if (!(copy[i] >= low && copy[i] <= high)) {
        real(column(input, i), copy[i], low, high);
      }
    }
    return copy;
  }

  /** The same in double precision. */
  public static double[] reals(String input, double[] values, int count, double low, double high) {
    present(input, values);
    Shape.require(input, values.length, count);
    double[] copy = values.clone();
    for (int i = 0; i < count; i++) {
      if (!(copy[i] >= low && copy[i] <= high)) {
        real(column(input, i), copy[i], low, high);
      }
    }
    return copy;
  }

  /**
   * A copy of {@code values}, which are {@code count}.
   *
   * @throws IllegalArgumentException naming the input
   */
  public static boolean[] booleans(String input, boolean[] values, int count) {
    present(input, values);
    requireCount(input, values.length, count);
    return values.clone();
  }

  /**
   * Refuses null.
   *
   * @throws IllegalArgumentException naming {@code column}
   */
  public static void label(String column, Enum<?> value) {
    present(column, value);
  }

  /**
   * A copy of {@code values}, which are {@code count} and none of them null.
   *
   * @param <E> the labels
   * @throws IllegalArgumentException naming the input or its column
   */
  public static <E extends Enum<E>> E[] labels(String input, E[] values, int count) {
    present(input, values);
    requireCount(input, values.length, count);
    E[] copy = values.clone();
    for (int i = 0; i < count; i++) {
      if (copy[i] == null) {
        throw missing(column(input, i));
      }
    }
    return copy;
  }

  /**
   * Refuses what is no label of input {@code index}, which has too many for an enum.
   *
   * @throws IllegalArgumentException naming the input
   */
  public static void label(Signature signature, int index, String value) {
    Signature.Field field = signature.inputs().get(index);
    present(field.name(), value);
    field.index(value);
  }

  /**
   * A copy of {@code values}, each a label of input {@code index} and as many as it has values.
   *
   * @throws IllegalArgumentException naming the input or its column
   */
  public static String[] labels(Signature signature, int index, String[] values) {
    Signature.Field field = signature.inputs().get(index);
    present(field.name(), values);
    requireCount(field.name(), values.length, field.count());
    String[] copy = values.clone();
    for (int i = 0; i < copy.length; i++) {
      present(column(field.name(), i), copy[i]);
      field.index(copy[i]);
    }
    return copy;
  }

  private static void requireCount(String input, int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s has %d values, expected %d", input, actual, expected));
    }
  }

  private static String column(String input, int index) {
    return input + "_" + index;
  }

  private static void present(String column, Object value) {
    if (value == null) {
      throw missing(column);
    }
  }

  private static IllegalArgumentException missing(String column) {
    return new IllegalArgumentException(column + " is null");
  }

  private static IllegalArgumentException notFinite(String column, String value) {
    return new IllegalArgumentException(column + " is " + value + ", expected a finite number");
  }

  private static IllegalArgumentException outside(
      String column, String value, String low, String high) {
    return new IllegalArgumentException(
        column + " is " + value + ", outside its range " + low + " to " + high);
  }
}
