package dev.nnlang.compiler.check;

import dev.nnlang.compiler.model.Field;
import java.util.Optional;

/** The range of each number of a field: as declared, or 0..1 for a boolean and a one_of. */
final class InputRange implements Field.Type.Visitor<Optional<Field.Range>> {
  private static final Field.Range ZERO_TO_ONE = new Field.Range(0, 1);

  private InputRange() {}

  /** The range of {@code field}; empty for a real without one. */
  static Optional<Field.Range> of(Field field) {
    return field.type().accept(new InputRange());
  }

  @Override
  public Optional<Field.Range> real(Field.Real real) {
    return real.range();
  }

  @Override
  public Optional<Field.Range> bool(Field.Bool bool) {
    return Optional.of(ZERO_TO_ONE);
  }

  @Override
  public Optional<Field.Range> oneOf(Field.OneOf oneOf) {
    return Optional.of(ZERO_TO_ONE);
  }
}
