package dev.nnlang.compiler.regions;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.util.Map;
import java.util.Objects;

/**
 * A network at one point, computed without a thought of regions: its outputs, and a number that
 * tells activation patterns apart.
 */
final class Pattern {
  private final Network network;
  private final Map<String, double[]> parameters;

  /** Scrambled from the pieces on which the units are; no two in 2^64 of a test are the same. */
  private long pattern;

  Pattern(Network network, Map<String, double[]> parameters) {
    this.network = network;
    this.parameters = parameters;
  }

  /** The pattern at {@code x}; a smooth unit at the output is left out. */
  long at(double... x) {
    outputs(x);
    return pattern;
  }

  double[] outputs(double... x) {
    pattern = 1;
    double[] values = x;
    for (Layer layer : network.layers()) {
      if (layer instanceof Layer.Scale scale) {
        values = scaled(scale, values);
      } else if (layer instanceof Layer.Standardize) {
        values = standardized(values);
      } else if (layer instanceof Layer.Dense dense) {
        values = units(dense.name(), dense.unit(), signals(dense, values));
      } else if (layer instanceof Layer.Activation alone) {
        values = units(alone.name(), alone.unit(), values);
      }
    }
    return values;
  }

  private double[] parameter(String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }

  private static double[] scaled(Layer.Scale layer, double[] x) {
    double[] y = new double[x.length];
    Field.Range to = layer.target();
    for (int i = 0; i < x.length; i++) {
      Field.Range from = layer.declared().get(i);
      y[i] = to.low() + (x[i] - from.low()) / (from.high() - from.low()) * (to.high() - to.low());
    }
    return y;
  }

  private double[] standardized(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = (x[i] - parameter("standardize.mean")[i]) / parameter("standardize.deviation")[i];
    }
    return y;
  }

  private double[] signals(Layer.Dense layer, double[] x) {
    double[] w = parameter(layer.name() + ".weight");
    double[] s = parameter(layer.name() + ".bias").clone();
    for (int j = 0; j < s.length; j++) {
      for (int i = 0; i < x.length; i++) {
        s[j] += w[j * x.length + i] * x[i];
      }
    }
    return s;
  }

  private double[] units(String name, Unit unit, double[] s) {
    int k = unit.signalsPerUnit();
    double[] x = new double[s.length / k];
    for (int j = 0; j < x.length; j++) {
      if (unit instanceof Unit.Relu) {
        x[j] = Math.max(0, s[j]);
        digit(s[j] > 0 ? 1 : 0);
      } else if (unit instanceof Unit.Abs) {
        x[j] = Math.abs(s[j]);
        digit(s[j] > 0 ? 1 : 0);
      } else if (unit instanceof Unit.LeakyRelu leaky) {
        x[j] = s[j] > 0 ? s[j] : leaky.slope() * s[j];
        digit(s[j] > 0 ? 1 : 0);
      } else if (unit instanceof Unit.PRelu) {
        x[j] = s[j] > 0 ? s[j] : parameter(name + ".slope")[j] * s[j];
        digit(s[j] > 0 ? 1 : 0);
      } else if (unit instanceof Unit.HardTanh) {
        x[j] = Math.max(-1, Math.min(1, s[j]));
        digit(s[j] > 1 ? 2 : s[j] > -1 ? 1 : 0);
      } else if (unit instanceof Unit.Maxout) {
        int best = 0;
        for (int piece = 1; piece < k; piece++) {
          best = s[j * k + piece] > s[j * k + best] ? piece : best;
        }
        x[j] = s[j * k + best];
        digit(best);
      } else {
        x[j] = s[j]; // identity, or a smooth output, of which the signals count
      }
    }
    return x;
  }

  private void digit(int piece) {
    pattern = (pattern ^ (pattern >>> 29)) * 0x9e3779b97f4a7c15L + piece;
  }
}
