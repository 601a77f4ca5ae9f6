package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Field;
import java.util.List;

/**
 * An input or output.
 *
 * @param shape empty for a scalar, else one or two dimensions
 * @param spelling its name, with its dimensions where it has some, as the language spells it
 * @param type as the language spells it
 * @param width numbers that the network sees
 */
public record FieldFigures(
    String name, List<Integer> shape, String spelling, String type, int width) {
  public FieldFigures {
    shape = List.copyOf(shape);
  }

  static FieldFigures of(Field field) {
    return new FieldFigures(
        field.name(),
        field.shape(),
        FieldSpelling.name(field),
        FieldSpelling.type(field),
        field.width());
  }
}
