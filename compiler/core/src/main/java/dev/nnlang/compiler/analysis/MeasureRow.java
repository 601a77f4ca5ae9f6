package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;

/**
 * Counts the numbers that each layer keeps of one example: its signals, which its unit turns into
 * its outputs in place. Units that take several signals have outputs beside them. Inputs are kept
 * with the data, standardized or scaled there once.
 */
final class MeasureRow implements Layer.Visitor<Long> {
  private MeasureRow() {}

  /** Signals and outputs of all layers for one example. */
  static long of(Network network) {
    MeasureRow measure = new MeasureRow();
    return network.layers().stream().mapToLong(layer -> layer.accept(measure)).sum();
  }

  @Override
  public Long standardize(Layer.Standardize layer) {
    return 0L;
  }

  @Override
  public Long scale(Layer.Scale layer) {
    return 0L;
  }

  @Override
  public Long dense(Layer.Dense layer) {
    return layer.fanOut() + besideSignals(layer.unit(), layer.outputWidth());
  }

  @Override
  public Long activation(Layer.Activation layer) {
    return (long) layer.outputWidth();
  }

  @Override
  public Long dropout(Layer.Dropout layer) {
    return (long) layer.width();
  }

  private static long besideSignals(Unit unit, int outputs) {
    return unit.signalsPerUnit() > 1 ? outputs : 0;
  }
}
