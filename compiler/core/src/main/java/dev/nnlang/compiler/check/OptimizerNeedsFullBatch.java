package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.source.Span;
import java.util.Locale;
import java.util.Optional;

/** Reports an optimizer that searches along a line while each update sees another batch. */
final class OptimizerNeedsFullBatch {
  private OptimizerNeedsFullBatch() {}

  /**
   * Whether {@code optimizer} may have batches of {@code batch} examples, 0 for all.
   *
   * @param batchPlace the value of {@code batch:}, where it is written
   */
  static boolean check(
      Optimizer optimizer, Span place, int batch, Optional<Span> batchPlace, TrainScene scene) {
    boolean searches =
        optimizer instanceof Optimizer.LineSearch || optimizer instanceof Optimizer.Lbfgs;
    if (!searches || batch == 0) {
      return true;
    }
    Diagnostic.Builder finding =
        Diagnostic.of(
            Code.NEEDS_FULL_BATCH,
            place,
            String.format(
                Locale.ROOT,
                "`%s` needs all examples in each update, but `batch` is %d",
                optimizer.spelling(),
                batch));
    batchPlace.ifPresentOrElse(
        span -> finding.label(span, "part of them").fix("write `all`", span, "all"),
        () -> finding.help("write `batch: all`"));
    scene.report(finding);
    return false;
  }
}
