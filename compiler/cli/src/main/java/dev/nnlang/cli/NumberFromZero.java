package dev.nnlang.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A count of updates: 0 draws the first weights and makes none. */
final class UpdateCount implements ITypeConverter<Long> {
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
