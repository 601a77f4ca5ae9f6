package dev.nnlang.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A seed as a model may have one: a whole number from 0. */
final class SeedNumber implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    long seed;
    try {
      seed = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
    if (seed < 0) {
      throw new TypeConversionException("'" + text + "' is less than 0");
    }
    return seed;
  }
}
