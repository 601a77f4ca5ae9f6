package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reports each input whose range {@code scale} needs and nobody declared. */
final class CheckScaleRanges {
  private CheckScaleRanges() {}

  static void run(List<Link> links, List<DeclaredField> inputs, Diagnostics diagnostics) {
    Optional<Link> standardize = first(links, Link.Standardize.class);
    Optional<Link> scale = first(links, Link.Scale.class);
    if (scale.isEmpty()) {
      return;
    }
    if (standardize.isPresent() && links.indexOf(standardize.get()) < links.indexOf(scale.get())) {
      diagnostics.add(
          Diagnostic.of(
                  Code.RANGE_NEEDED,
                  scale.get().span(),
                  "`scale` needs declared ranges, and `standardize` leaves none")
              .label(standardize.get().span(), "standardized before")
              .help("keep one of the two")
              .build());
      return;
    }
    for (DeclaredField input : inputs) {
      if (input.field().type() instanceof Field.Real real && real.range().isEmpty()) {
        diagnostics.add(
            Diagnostic.of(
                    Code.RANGE_NEEDED,
                    input.name().span(),
                    String.format(
                        Locale.ROOT, "`scale` needs the range of input `%s`", input.name()))
                .label("has no range")
                .label(scale.get().span(), "needs it")
                .help("write `real in A..B`, or `standardize` instead of `scale`")
                .build());
      }
    }
  }

  private static Optional<Link> first(List<Link> links, Class<? extends Link> kind) {
    return links.stream().filter(kind::isInstance).findFirst();
  }
}
