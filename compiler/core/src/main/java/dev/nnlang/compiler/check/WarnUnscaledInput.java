package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Warns of inputs with a range wider than 10 that are neither scaled nor standardized. */
final class WarnUnscaledInput {
  private static final double WIDE = 10;

  private WarnUnscaledInput() {}

  static void run(List<DeclaredField> inputs, List<Link> links, Diagnostics diagnostics) {
    List<DeclaredField> wide = inputs.stream().filter(WarnUnscaledInput::isWide).toList();
    boolean prepared =
        links.stream()
            .anyMatch(link -> link instanceof Link.Scale || link instanceof Link.Standardize);
    if (wide.isEmpty() || prepared) {
      return;
    }
    DeclaredField first = wide.get(0);
    Field.Range range = InputRange.of(first.field()).orElseThrow();
    boolean scalable = inputs.stream().allMatch(input -> InputRange.of(input.field()).isPresent());
    String cure = scalable ? "scale(0..1)" : "standardize";
    Span start = new Span(links.get(0).span().start(), links.get(0).span().start());
    Diagnostic.Builder warning =
        Diagnostic.of(
                Code.UNSCALED_INPUT,
                first.name().span(),
                String.format(
                    Locale.ROOT,
                    "input `%s` goes from %s to %s and is neither scaled nor standardized",
                    first.name(),
                    Numbers.plain(range.low()),
                    Numbers.plain(range.high())))
            .fix(
                String.format(Locale.ROOT, "begin the layers with `%s`", cure),
                start,
                cure + " -> ");
    wide.subList(1, wide.size()).forEach(input -> warning.label(input.name().span(), "likewise"));
    diagnostics.add(warning.build());
  }

  private static boolean isWide(DeclaredField input) {
    Optional<Field.Range> range = InputRange.of(input.field());
    return range.filter(r -> r.high() - r.low() > WIDE).isPresent();
  }
}
