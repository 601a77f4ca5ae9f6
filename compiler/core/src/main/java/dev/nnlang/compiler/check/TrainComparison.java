package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.TrainSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax.PhaseSyntax;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code compare: scratch}, which needs a phase to leave out. */
final class TrainComparison {
  private static final String SCRATCH = "scratch";

  private TrainComparison() {}

  /** Whether the last phase is also run alone; empty, and reported, where it is another word. */
  static Optional<Boolean> read(
      Optional<Expression> written, List<PhaseSyntax> phases, TrainScene scene) {
    if (written.isEmpty()) {
      return Optional.of(false);
    }
    Expression value = written.get();
    if (!(value instanceof Expression.Reference reference)) {
      scene.report(
          Diagnostic.of(Code.WRONG_KIND, value.span(), "`compare` must be a name")
              .label("is not a name")
              .fix("write `scratch`", value.span(), SCRATCH));
      return Optional.empty();
    }
    if (!reference.text().equals(SCRATCH)) {
      scene.unknown(
          reference.span(),
          reference.text(),
          List.of(SCRATCH),
          String.format(Locale.ROOT, "`compare` has no choice `%s`", reference.text()));
      return Optional.empty();
    }
    if (phases.size() < 2) {
      scene.report(
          Diagnostic.of(
                  Code.MISSING_ENTRY,
                  reference.span(),
                  "`compare: scratch` has no earlier phase to leave out")
              .help("add a phase before the last, or remove `compare`"));
      return Optional.empty();
    }
    PhaseSyntax last = phases.get(phases.size() - 1);
    if (isGreedy(last)) {
      scene.report(
          Diagnostic.of(
                  Code.MISSING_ENTRY,
                  reference.span(),
                  "`compare: scratch` has no phase to run alone: the last one is greedy")
              .label(last.name().span(), "is greedy")
              .help("add `phase finetune: all { ... }` behind it, or remove `compare`"));
      return Optional.empty();
    }
    return Optional.of(true);
  }

  /** A greedy phase trains small networks, and says nothing about the whole one. */
  private static boolean isGreedy(PhaseSyntax phase) {
    return phase.kind() == TrainSyntax.Kind.GREEDY_AUTOENCODER
        || phase.kind() == TrainSyntax.Kind.GREEDY_SUPERVISED;
  }
}
