package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Field;

/**
 * An input or an output in the words of a Javadoc: how it is declared, and what its author says.
 */
final class FieldText {
  private FieldText() {}

  static String of(Field field) {
    String text = "{@code " + field.name() + "}: " + field.type().accept(new Values(field));
    return field
        .doc()
        .map(doc -> text + "; " + DocText.escape(doc).replace('\n', ' ').strip())
        .orElse(text);
  }

  private static final class Values implements Field.Type.Visitor<String> {
    private final Field field;
    private final boolean one;

    Values(Field field) {
      this.field = field;
      this.one = field.shape().isEmpty();
    }

    @Override
    public String real(Field.Real real) {
      String what = one ? "a number" : field.count() + " numbers";
      String range =
          real.range()
              .map(declared -> Decimal.of(declared.low()) + " to " + Decimal.of(declared.high()))
              .map(text -> " in " + text)
              .orElse("");
      return what + range + rows();
    }

    @Override
    public String bool(Field.Bool bool) {
      return times() + "true or false" + rows();
    }

    @Override
    public String oneOf(Field.OneOf oneOf) {
      return times() + "one of " + oneOf.labels().size() + " labels" + rows();
    }

    private String times() {
      return one ? "" : field.count() + " times ";
    }

    private String rows() {
      return field.shape().size() > 1 ? ", row by row of " + field.shape() : "";
    }
  }
}
