package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Name;
import dev.nnlang.compiler.syntax.TrainSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax.PhaseSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reports layers of a phase that do not exist or that are named twice and, where it is greedy, the
 * last layer and an order that is not that of the network.
 */
final class TrainPhaseLayers {
  private final PhaseSyntax phase;
  private final List<String> known;
  private final Diagnostics diagnostics;
  private boolean failed;

  private TrainPhaseLayers(PhaseSyntax phase, Network network, Diagnostics diagnostics) {
    this.phase = phase;
    this.known = network.layers().stream().flatMap(this::trainable).toList();
    this.diagnostics = diagnostics;
  }

  /** The names of the layers; empty, and reported, where one breaks a rule. */
  static Optional<List<String>> check(PhaseSyntax phase, Network network, Diagnostics diagnostics) {
    return new TrainPhaseLayers(phase, network, diagnostics).run();
  }

  private Optional<List<String>> run() {
    if (phase.kind() != TrainSyntax.Kind.ALL && phase.layers().isEmpty()) {
      fail(
          Diagnostic.of(
                  Code.MISSING_ENTRY,
                  phase.name().span(),
                  String.format(Locale.ROOT, "phase `%s` names no layer", phase.name()))
              .help("name one of " + TrainUnknown.listed(allowed())));
    }
    List<Name> layers = knownOnce();
    if (greedy()) {
      refuseLast(layers);
      requireOrder(layers);
    }
    return failed ? Optional.empty() : Optional.of(layers.stream().map(Name::text).toList());
  }

  /** A greedy phase trains layers with weights; others train learned slopes of units alone too. */
  private Stream<String> trainable(Layer layer) {
    if (layer instanceof Layer.Dense dense) {
      return Stream.of(dense.name());
    }
    return !greedy()
            && layer instanceof Layer.Activation alone
            && alone.unit() instanceof Unit.PRelu
        ? Stream.of(alone.name())
        : Stream.empty();
  }

  /** The layers that may stand here: a greedy phase does not train the last one. */
  private List<String> allowed() {
    return greedy() && known.size() > 1 ? known.subList(0, known.size() - 1) : known;
  }

  private boolean greedy() {
    return switch (phase.kind()) {
      case ALL, ONLY -> false;
      case GREEDY_AUTOENCODER, GREEDY_SUPERVISED -> true;
    };
  }

  private List<Name> knownOnce() {
    List<Name> layers = new ArrayList<>();
    Map<String, Span> seen = new HashMap<>();
    for (Name layer : phase.layers()) {
      Span before = seen.putIfAbsent(layer.text(), layer.span());
      if (before != null) {
        fail(
            Diagnostic.of(
                    Code.DUPLICATE_NAME,
                    layer.span(),
                    String.format(Locale.ROOT, "layer `%s` is named twice", layer))
                .label(before, "first here")
                .help("name it once"));
      } else if (known.contains(layer.text())) {
        layers.add(layer);
      } else {
        failed = true;
        diagnostics.add(
            TrainUnknown.of(
                Code.UNKNOWN_LAYER,
                layer.span(),
                layer.text(),
                allowed(),
                String.format(Locale.ROOT, "no layer is called `%s`", layer)));
      }
    }
    return layers;
  }

  private void refuseLast(List<Name> layers) {
    for (Name layer : layers) {
      if (known.indexOf(layer.text()) == known.size() - 1) {
        fail(
            Diagnostic.of(
                    Code.LAYER_PLACE,
                    layer.span(),
                    String.format(
                        Locale.ROOT,
                        "`%s` is the last layer, and a greedy phase trains hidden ones",
                        layer))
                .help("leave it out; a later phase trains it"));
      }
    }
  }

  private void requireOrder(List<Name> layers) {
    for (int i = 1; i < layers.size(); i++) {
      Name before = layers.get(i - 1);
      Name layer = layers.get(i);
      if (known.indexOf(layer.text()) < known.indexOf(before.text())) {
        fail(
            Diagnostic.of(
                    Code.LAYER_PLACE,
                    layer.span(),
                    String.format(
                        Locale.ROOT, "layer `%s` comes before `%s` in the network", layer, before))
                .label(before.span(), "trained before it")
                .help("name the layers in the order of the network"));
      }
    }
  }

  private void fail(Diagnostic.Builder finding) {
    failed = true;
    diagnostics.add(finding.build());
  }
}
