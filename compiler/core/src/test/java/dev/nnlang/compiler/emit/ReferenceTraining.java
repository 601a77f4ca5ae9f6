package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.reference.ReferenceNetwork;
import dev.nnlang.compiler.reference.ReferenceOptimizer;
import dev.nnlang.compiler.reference.ReferenceSchedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The updates of a phase as the reference makes them, with the rows in their order. */
final class ReferenceTraining {
  private final Training.Phase phase;
  private final ExampleRows rows;
  private final Map<String, double[]> parameters;
  private final ReferenceNetwork network;
  private final ReferenceOptimizer optimizer;
  private final int batch;
  private final List<Double> errors = new ArrayList<>();
  private int epoch;
  private int from;

  /**
   * A training before its first update.
   *
   * @param phase one without dropout that is not greedy
   * @param parameters by name; overwritten by each update
   */
  ReferenceTraining(
      Network network, Training.Phase phase, ExampleRows rows, Map<String, double[]> parameters) {
    this.phase = phase;
    this.rows = rows;
    this.parameters = parameters;
    this.network = new ReferenceNetwork(network, parameters);
    Training.Settings settings = phase.settings();
    this.optimizer =
        new ReferenceOptimizer(network, settings.optimizer(), settings.penalties(), parameters);
    this.batch = settings.batch() == 0 ? rows.size() : settings.batch();
  }

  /** The parameters of {@code network} by name, in new arrays. */
  static Map<String, double[]> parameters(dev.nnlang.runtime.Network<?> network) {
    Map<String, double[]> parameters = new LinkedHashMap<>();
    network.tensors().forEach(tensor -> parameters.put(tensor.name(), tensor.values()));
    return parameters;
  }

  Map<String, double[]> parameters() {
    return parameters;
  }

  /** E_in at the end of each epoch. */
  List<Double> errors() {
    return errors;
  }

  /** E_in now. */
  double error() {
    return new MeanLoss(rows).error();
  }

  /** The next {@code count} updates. */
  ReferenceTraining update(int count) {
    for (int update = 0; update < count; update++) {
      int to = Math.min(from + batch, rows.size());
      double moment = epoch + (double) from / rows.size();
      double rate = ReferenceSchedule.rate(phase.settings().rate(), moment);
      optimizer.update(new MeanLoss(rows.part(from, to)), rate);
      from = to;
      if (to == rows.size()) {
        errors.add(error());
        epoch++;
        from = 0;
      }
    }
    return this;
  }

  /** Of some rows, at the parameters as they are. */
  private final class MeanLoss implements ReferenceOptimizer.Objective {
    private final ExampleRows some;

    MeanLoss(ExampleRows some) {
      this.some = some;
    }

    @Override
    public double error() {
      return network.error(some.inputs(), some.targets(), phase.settings().loss());
    }

    @Override
    public Map<String, double[]> gradient() {
      Map<String, double[]> gradient =
          network.gradient(some.inputs(), some.targets(), phase.settings().loss());
      if (phase.kind() == Training.Kind.ONLY) {
        gradient.keySet().removeIf(name -> !phase.layers().contains(layer(name)));
      }
      return gradient;
    }
  }

  private static String layer(String tensor) {
    return tensor.substring(0, tensor.indexOf('.'));
  }
}
