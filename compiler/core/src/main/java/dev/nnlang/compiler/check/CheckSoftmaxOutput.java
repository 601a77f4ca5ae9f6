package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.Locale;

/** Reports a softmax over outputs that have no labels: over one number it is always 1. */
final class CheckSoftmaxOutput {
  private CheckSoftmaxOutput() {}

  /** Judges {@code last}, the unit that gives {@code outputs}, which are all of one kind. */
  static void run(List<DeclaredField> outputs, Placed<Unit> last, Diagnostics diagnostics) {
    if (!(last.value() instanceof Unit.Softmax) || outputs.isEmpty()) {
      return;
    }
    DeclaredField output = outputs.get(0);
    if (output.field().type() instanceof Field.OneOf) {
      return;
    }
    boolean real = output.field().type() instanceof Field.Real;
    String unit = real ? "identity" : "sigmoid";
    diagnostics.add(
        Diagnostic.of(
                Code.LOSS_MISMATCH,
                last.span(),
                String.format(
                    Locale.ROOT,
                    "`softmax` gives probabilities of labels, and `%s` has none",
                    output.name()))
            .label(output.name().span(), real ? "is a real" : "is a boolean")
            .fix(String.format(Locale.ROOT, "write `%s`", unit), last.span(), unit)
            .build());
  }
}
