package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Field;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * The inputs or the outputs of a model.
 *
 * @param declared those without an error
 * @param width numbers of all of them; empty after an error
 */
record Fields(List<DeclaredField> declared, OptionalInt width) {
  Fields {
    declared = List.copyOf(declared);
  }

  /** With their width, if {@code complete} and within what a Java array holds. */
  static Fields of(List<DeclaredField> declared, boolean complete, Diagnostics diagnostics) {
    long width = 0;
    for (DeclaredField field : declared) {
      width += field.field().width();
      if (width > Integer.MAX_VALUE) {
        diagnostics.add(
            ReadFields.tooWide(
                field.name().span(),
                String.format(Locale.ROOT, "the list up to `%s`", field.name())));
        return new Fields(declared, OptionalInt.empty());
      }
    }
    boolean known = complete && !declared.isEmpty();
    return new Fields(declared, known ? OptionalInt.of((int) width) : OptionalInt.empty());
  }

  /** As the model has them. */
  List<Field> fields() {
    return declared.stream().map(DeclaredField::field).toList();
  }
}
