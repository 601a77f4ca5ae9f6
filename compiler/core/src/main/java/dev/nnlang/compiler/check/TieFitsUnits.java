package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Name;
import dev.nnlang.compiler.syntax.SettingSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax.PhaseSyntax;
import java.util.List;
import java.util.Locale;

/**
 * Reports tied weights over a layer of maxout units: k signals make one output there, so the
 * transposed weights have no place for it on the way back.
 */
final class TieFitsUnits {
  private TieFitsUnits() {}

  /**
   * Whether the weights of {@code layers} can be tied.
   *
   * @param phase a greedy auto-encoder with {@code tied: true}
   */
  static boolean check(PhaseSyntax phase, List<String> layers, TrainScene scene) {
    boolean fits = true;
    for (Layer.Dense layer : scene.network().denseLayers()) {
      if (layers.contains(layer.name()) && layer.unit() instanceof Unit.Maxout) {
        fits = false;
        report(phase, layer, scene);
      }
    }
    return fits;
  }

  private static void report(PhaseSyntax phase, Layer.Dense layer, TrainScene scene) {
    Span tied =
        phase.settings().stream()
            .filter(setting -> setting.key().text().equals("tied"))
            .map(SettingSyntax::values)
            .map(values -> values.get(0).span())
            .findFirst()
            .orElseThrow();
    Diagnostic.Builder finding =
        Diagnostic.of(
                Code.TIED_MAXOUT,
                tied,
                String.format(
                    Locale.ROOT,
                    "the weights of `%s` cannot be tied: its units are `%s`",
                    layer.name(),
                    layer.unit().spelling()))
            .fix("write `false`", tied, "false");
    phase.layers().stream()
        .filter(name -> name.text().equals(layer.name()))
        .map(Name::span)
        .forEach(span -> finding.label(span, "takes several signals for each output"));
    scene.report(finding);
  }
}
