package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.Optional;

/** Counts what each layer holds and costs. */
final class MeasureLayers implements Layer.Visitor<LayerFigures> {
  private static final long FLOPS_PER_WEIGHT = 2;

  private final int bytes;
  private boolean belowAnyDense = true;

  private MeasureLayers(int bytes) {
    this.bytes = bytes;
  }

  /** The figures of each layer, in order. */
  static List<LayerFigures> of(Network network) {
    MeasureLayers measure = new MeasureLayers(network.precision().bytes());
    return network.layers().stream().map(layer -> layer.accept(measure)).toList();
  }

  @Override
  public LayerFigures standardize(Layer.Standardize layer) {
    return figures(Optional.empty(), layer, Figures.NONE);
  }

  @Override
  public LayerFigures scale(Layer.Scale layer) {
    return figures(Optional.empty(), layer, Figures.NONE);
  }

  @Override
  public LayerFigures dense(Layer.Dense layer) {
    long weights = (long) layer.fanIn() * layer.fanOut();
    long flops = FLOPS_PER_WEIGHT * weights;
    Figures figures =
        new Figures(
            weights,
            layer.bias() ? layer.fanOut() : 0,
            slopes(layer.unit(), layer.fanOut()),
            flops,
            flops,
            belowAnyDense ? 0 : flops,
            layer.parameterCount() * bytes);
    belowAnyDense = false;
    return figures(Optional.of(layer.name()), layer, figures);
  }

  @Override
  public LayerFigures activation(Layer.Activation layer) {
    long slopes = slopes(layer.unit(), layer.inputWidth());
    return figures(
        Optional.of(layer.name()), layer, new Figures(0, 0, slopes, 0, 0, 0, slopes * bytes));
  }

  @Override
  public LayerFigures dropout(Layer.Dropout layer) {
    return figures(Optional.empty(), layer, Figures.NONE);
  }

  private static LayerFigures figures(Optional<String> name, Layer layer, Figures figures) {
    return new LayerFigures(
        name, LayerSpelling.of(layer), layer.inputWidth(), layer.outputWidth(), figures);
  }

  private static long slopes(Unit unit, int signals) {
    return unit instanceof Unit.PRelu ? signals : 0;
  }
}
