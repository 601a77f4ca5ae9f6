package dev.nnlang.cli;

import dev.nnlang.compiler.plan.TargetChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the targets that a command knows, by their names. */
class TargetWords implements ITypeConverter<TargetChoice> {
  private final List<TargetChoice> known;

  TargetWords(TargetChoice... known) {
    this.known = List.copyOf(Arrays.asList(known));
  }

  @Override
  public TargetChoice convert(String word) {
    return known.stream()
        .filter(choice -> word(choice).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + word
                        + "' is none of "
                        + known.stream().map(TargetWords::word).collect(Collectors.joining(", "))));
  }

  /** As it is asked for. */
  static String word(TargetChoice choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
