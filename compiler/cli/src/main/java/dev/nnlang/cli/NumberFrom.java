package dev.nnlang.cli;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers from a lowest one on. */
abstract class NumberFrom<T extends Number> implements ITypeConverter<T> {
  private final long lowest;
  private final Function<String, T> read;

  /**
   * @param read throws a {@link NumberFormatException} for anything else
   */
  NumberFrom(long lowest, Function<String, T> read) {
    this.lowest = lowest;
    this.read = read;
  }

  @Override
  public final T convert(String text) {
    T number;
    try {
      number = read.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
    if (number.longValue() < lowest) {
      throw new TypeConversionException("'" + text + "' is less than " + lowest);
    }
    return number;
  }
}
