package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.runtime.Start;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Warns of what the first weights make of the data: signals that start large, saturated units and
 * dead rectifiers.
 *
 * @see "Abu-Mostafa, Magdon-Ismail, Lin: Learning From Data, e-chapter 7, initialisation"
 */
final class FirstBatchWarnings {
  /** In fewer examples a unit may well be 0 or saturated by chance. */
  private static final int FEWEST_EXAMPLES = 8;

  private static final double NEAR_THE_END = 0.95;
  private static final double MANY = 0.5;

  private final Network network;
  private final Start start;
  private final BiConsumer<Code, String> warn;

  FirstBatchWarnings(Network network, Start start, BiConsumer<Code, String> warn) {
    this.network = network;
    this.start = start;
    this.warn = warn;
  }

  void run() {
    List<NumberedLayer> layers = NumberedLayer.of(network);
    layers.forEach(this::warnOfLargeSigma);
    if (start.batch() >= FEWEST_EXAMPLES) {
      for (NumberedLayer layer : layers.subList(0, layers.size() - 1)) {
        double[][] outputs = outputs(layer);
        warnOfDeadRectifiers(layer, outputs);
        warnOfSaturation(layer, outputs);
      }
    }
  }

  private void warnOfLargeSigma(NumberedLayer layer) {
    if (layer.dense().isEmpty()
        || !(layer.dense().get().initializer() instanceof Initializer.Gaussian gaussian)
        || judgedByDeclaredRanges(layer)) {
      return;
    }
    double norm = start.maxSquaredNorm(layer.number());
    double product = gaussian.sigma() * gaussian.sigma() * norm;
    if (product > 1) {
      warn.accept(
          Code.LARGE_SIGMA,
          String.format(
              Locale.ROOT,
              "sigma^2 * max ||x||^2 = %s over the training set, which is not far below 1: `%s` has"
                  + " sigma %s, and max ||x||^2 of what enters it is %s",
              Rounded.number(product),
              layer.name(),
              Decimal.of(gaussian.sigma()),
              Rounded.number(norm)));
    }
  }

  /** Whether the check has computed a bound of the norm, which then is above 1 too. */
  private boolean judgedByDeclaredRanges(NumberedLayer layer) {
    boolean ranges =
        network.inputs().stream()
            .allMatch(
                input -> !(input.type() instanceof Field.Real real) || real.range().isPresent());
    boolean first =
        network.layers().stream()
            .filter(other -> !(other instanceof Layer.Scale || other instanceof Layer.Dropout))
            .findFirst()
            .equals(layer.dense());
    return ranges && first && saturates(layer.unit());
  }

  private static boolean saturates(Unit unit) {
    return unit instanceof Unit.Sigmoid
        || unit instanceof Unit.Tanh
        || unit instanceof Unit.HardTanh;
  }

  /** What the units of {@code layer} make of the first batch, a row for each example. */
  private double[][] outputs(NumberedLayer layer) {
    double[][] rows = new double[start.batch()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = start.layerInput(layer.number() + 1, row);
    }
    return rows;
  }

  private void warnOfDeadRectifiers(NumberedLayer layer, double[][] outputs) {
    if (!(layer.unit() instanceof Unit.Relu)) {
      return;
    }
    int units = outputs[0].length;
    int dead = 0;
    for (int j = 0; j < units; j++) {
      boolean alive = false;
      for (double[] row : outputs) {
        alive |= row[j] != 0;
      }
      dead += alive ? 0 : 1;
    }
    if (dead > 0) {
      warn.accept(
          Code.DEAD_RECTIFIERS,
          String.format(
              Locale.ROOT,
              "%d of %d units of `%s` are 0 for each of the %d examples of the first batch, and"
                  + " learn nothing from them",
              dead,
              units,
              layer.name(),
              outputs.length));
    }
  }

  private void warnOfSaturation(NumberedLayer layer, double[][] outputs) {
    if (!saturates(layer.unit())) {
      return;
    }
    long near = 0;
    for (double[] row : outputs) {
      for (double x : row) {
        double ofRange = layer.unit() instanceof Unit.Sigmoid ? 2 * x - 1 : x;
        near += Math.abs(ofRange) > NEAR_THE_END ? 1 : 0;
      }
    }
    double share = (double) near / ((long) outputs.length * outputs[0].length);
    if (share > MANY) {
      warn.accept(
          Code.SATURATED_UNITS,
          String.format(
              Locale.ROOT,
              "%s of the outputs of `%s` are beyond 95%% of the range of `%s` in the first batch"
                  + " of %d examples, where the gradient almost vanishes",
              Rounded.percent(share),
              layer.name(),
              layer.unit().spelling(),
              outputs.length));
    }
  }
}
