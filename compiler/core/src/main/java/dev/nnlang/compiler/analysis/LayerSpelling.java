package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Layer;

/** Writes a layer as the language does, with every width. */
public final class LayerSpelling implements Layer.Visitor<String> {
  private static final LayerSpelling INSTANCE = new LayerSpelling();

  private LayerSpelling() {}

  /** Such as {@code dense(784 -> 128, relu)}. */
  public static String of(Layer layer) {
    return layer.accept(INSTANCE);
  }

  @Override
  public String standardize(Layer.Standardize layer) {
    return "standardize";
  }

  @Override
  public String scale(Layer.Scale layer) {
    return "scale("
        + Decimal.of(layer.target().low())
        + ".."
        + Decimal.of(layer.target().high())
        + ")";
  }

  @Override
  public String dense(Layer.Dense layer) {
    return "dense("
        + layer.fanIn()
        + " -> "
        + layer.outputWidth()
        + ", "
        + layer.unit().spelling()
        + (layer.bias() ? ")" : ", bias: false)");
  }

  @Override
  public String activation(Layer.Activation layer) {
    return layer.unit().spelling();
  }

  @Override
  public String dropout(Layer.Dropout layer) {
    return "dropout(" + Decimal.of(layer.probability()) + ")";
  }
}
