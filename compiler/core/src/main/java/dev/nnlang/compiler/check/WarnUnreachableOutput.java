package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Image;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.Locale;

/** Warns of a real output whose declared range the last unit does not cover. */
final class WarnUnreachableOutput {
  private WarnUnreachableOutput() {}

  /** Compares the outputs with {@code last}, the unit that gives them. */
  static void run(List<DeclaredField> outputs, Placed<Unit> last, Diagnostics diagnostics) {
    Image image = Image.of(last.value());
    for (DeclaredField output : outputs) {
      if (output.field().type() instanceof Field.Real real
          && real.range().isPresent()
          && !image.covers(real.range().get().low(), real.range().get().high())) {
        Field.Range range = real.range().get();
        diagnostics.add(
            Diagnostic.of(
                    Code.UNREACHABLE_OUTPUT,
                    last.span(),
                    String.format(
                        Locale.ROOT,
                        "`%s` gives %s and cannot reach all of `%s`",
                        last.value().spelling(),
                        image,
                        output.name()))
                .label(
                    output.range(),
                    String.format(
                        Locale.ROOT,
                        "from %s to %s",
                        Numbers.plain(range.low()),
                        Numbers.plain(range.high())))
                .help("use `identity`, or declare the range that the unit gives")
                .build());
      }
    }
  }
}
