package dev.nnlang.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number from 0: a seed, or a count of updates, of which 0 only draws the weights. */
final class NumberFromZero implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
    if (number < 0) {
      throw new TypeConversionException("'" + text + "' is less than 0");
    }
    return number;
  }
}
