package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Layer;
import java.util.Locale;

/** Writes a layer as the language does, with its name and every argument. */
final class CompletedLayer implements Layer.Visitor<String> {
  private static final CompletedLayer INSTANCE = new CompletedLayer();

  private CompletedLayer() {}

  /** Such as {@code out: dense(8 -> 3, softmax, init: he, bias: true)}. */
  static String of(Layer layer) {
    return layer.accept(INSTANCE);
  }

  @Override
  public String standardize(Layer.Standardize layer) {
    return "standardize";
  }

  @Override
  public String scale(Layer.Scale layer) {
    return "scale(" + FieldSpelling.range(layer.target()) + ")";
  }

  @Override
  public String dense(Layer.Dense layer) {
    return String.format(
        Locale.ROOT,
        "%s: dense(%d -> %d, %s, init: %s, bias: %s)",
        layer.name(),
        layer.fanIn(),
        layer.outputWidth(),
        layer.unit().spelling(),
        InitializerSpelling.of(layer.initializer()),
        layer.bias());
  }

  @Override
  public String activation(Layer.Activation layer) {
    return layer.name() + ": " + layer.unit().spelling();
  }

  @Override
  public String dropout(Layer.Dropout layer) {
    return "dropout(" + Amounts.share(layer.probability()) + ")";
  }
}
