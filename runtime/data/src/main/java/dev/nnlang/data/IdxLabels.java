package dev.nnlang.data;

import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Signature.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the bytes of a label file mean: byte 7 is the label {@code 7}. */
final class IdxLabels {
  private static final int BYTES = 256;

  private final Signature.Field field;
  private final int[] indexOfByte = new int[BYTES];

  private IdxLabels(Signature.Field field) {
    this.field = field;
    boolean labels = field.kind() == Kind.ONE_OF;
    Arrays.setAll(
        indexOfByte, b -> labels ? field.labels().indexOf(Integer.toString(b)) : b < 2 ? b : -1);
  }

  /** The meaning for the only output of a model, if it is a {@code one_of} or a boolean. */
  static Optional<IdxLabels> of(Signature signature) {
    List<Signature.Field> outputs = signature.outputs();
    boolean fits =
        outputs.size() == 1 && outputs.get(0).count() == 1 && outputs.get(0).kind() != Kind.REAL;
    return fits ? Optional.of(new IdxLabels(outputs.get(0))) : Optional.empty();
  }

  /** Numbers that leave the network for one label. */
  int width() {
    return field.width();
  }

  /** The index of the label, or 0 and 1 of a boolean; negative for a byte that is none. */
  int index(int value) {
    return indexOfByte[value];
  }

  /** Refuses the first byte that is no label. */
  void check(IdxItems labels, String file) {
    for (int n = 0; n < labels.count(); n++) {
      int value = labels.at(n, 0);
      if (index(value) < 0) {
        String text = Integer.toString(value);
        throw DataFinding.of(
                Codes.UNKNOWN_LABEL,
                file,
                String.format(
                    Locale.ROOT, "column `%s`: `%s` is not a label of it", field.column(0), text))
            .at(n + 1L)
            .in(field.column(0))
            .near(Nearest.to(text, field.labels()))
            .raised();
      }
    }
  }
}
