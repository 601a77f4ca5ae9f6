package dev.nnlang.engine;

import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.FileSyntax;
import dev.nnlang.compiler.syntax.LayersSyntax.LayerSyntax;
import dev.nnlang.compiler.syntax.ModelSyntax;
import dev.nnlang.compiler.syntax.Name;
import dev.nnlang.compiler.syntax.SettingSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax;
import dev.nnlang.runtime.DivergedException;
import java.util.List;
import java.util.Optional;

/** Where in its file stands what a divergence is about. */
final class DivergencePlaces {
  private static final String RATE = "rate";
  private static final String DENSE = "dense";

  private final FileSyntax file;
  private final String model;
  private final DivergedException diverged;

  DivergencePlaces(FileSyntax file, CheckedModel model, DivergedException diverged) {
    this.file = file;
    this.model = model.network().name();
    this.diverged = diverged;
  }

  private ModelSyntax model() {
    return file.models().stream()
        .filter(one -> one.name().text().equals(model))
        .findFirst()
        .orElseThrow();
  }

  /** The value of `rate:` that holds for the phase; absent where nothing says it. */
  Optional<Span> rate() {
    return train()
        .flatMap(
            block ->
                block.phases().stream()
                    .filter(phase -> phase.name().text().equals(diverged.phase()))
                    .flatMap(phase -> rate(phase.settings()).stream())
                    .findFirst()
                    .or(() -> rate(block.settings())));
  }

  private Optional<TrainSyntax> train() {
    return file.trains().stream().filter(block -> block.model().text().equals(model)).findFirst();
  }

  private static Optional<Span> rate(List<SettingSyntax> settings) {
    return settings.stream()
        .filter(setting -> setting.key().text().equals(RATE))
        .flatMap(setting -> setting.values().stream())
        .map(Expression::span)
        .reduce(Span::to);
  }

  /** The name of the train block's model, for want of a better place. */
  Span block() {
    return train().map(block -> block.model().span()).orElseGet(() -> model().name().span());
  }

  /**
   * The layer {@code name}: by its label, else by its place among the dense layers.
   *
   * @return absent where neither tells
   */
  Optional<Span> layer(String name) {
    List<LayerSyntax> chain =
        model().layers().stream().flatMap(layers -> layers.layers().stream()).toList();
    Optional<Span> labelled =
        chain.stream()
            .filter(layer -> layer.label().map(Name::text).filter(name::equals).isPresent())
            .findFirst()
            .map(layer -> layer.layer().span());
    return labelled.or(
        () ->
            denses(chain).stream()
                .filter(dense -> name.equals("layer" + (denses(chain).indexOf(dense) + 1)))
                .findFirst());
  }

  private static List<Span> denses(List<LayerSyntax> chain) {
    return chain.stream()
        .filter(
            layer ->
                layer.layer() instanceof Expression.Call call && call.name().text().equals(DENSE))
        .map(layer -> layer.layer().span())
        .toList();
  }
}
