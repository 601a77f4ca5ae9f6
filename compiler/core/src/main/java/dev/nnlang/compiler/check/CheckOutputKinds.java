package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Field;
import java.util.List;
import java.util.Locale;

/** Reports outputs that are neither all reals, nor all booleans, nor a single {@code one_of}. */
final class CheckOutputKinds {
  private CheckOutputKinds() {}

  static void run(List<DeclaredField> outputs, Diagnostics diagnostics) {
    if (outputs.isEmpty()) {
      return;
    }
    DeclaredField first = outputs.get(0);
    String kind = kind(first);
    for (DeclaredField output : outputs.subList(1, outputs.size())) {
      if (!kind(output).equals(kind) || kind.equals("one_of")) {
        diagnostics.add(
            Diagnostic.of(
                    Code.MIXED_OUTPUTS,
                    output.name().span(),
                    String.format(
                        Locale.ROOT,
                        "output `%s` does not go together with `%s`",
                        output.name(),
                        first.name()))
                .label("is a " + kind(output))
                .label(first.name().span(), "is a " + kind)
                .help("declare only reals, only booleans, or one `one_of`")
                .build());
        return;
      }
    }
    if (kind.equals("one_of") && first.field().count() > 1) {
      diagnostics.add(
          Diagnostic.of(
                  Code.MIXED_OUTPUTS,
                  first.name().span(),
                  String.format(Locale.ROOT, "output `%s` is more than one `one_of`", first.name()))
              .help("leave out the dimensions, or write a model for each")
              .build());
    }
  }

  private static String kind(DeclaredField output) {
    return output
        .field()
        .type()
        .accept(
            new Field.Type.Visitor<>() {
              @Override
              public String real(Field.Real real) {
                return "real";
              }

              @Override
              public String bool(Field.Bool bool) {
                return "boolean";
              }

              @Override
              public String oneOf(Field.OneOf oneOf) {
                return "one_of";
              }
            });
  }
}
