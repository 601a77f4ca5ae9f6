package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.reference.ReferenceExample;
import dev.nnlang.compiler.reference.ReferenceNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * On which side of their kinks the units and the loss of a network are, and how near: where two
 * neighbouring parameter values are on different sides, the difference between them says nothing
 * about a derivative.
 */
final class Kinks {
  private final List<Integer> sides = new ArrayList<>();
  private double nearest = Double.POSITIVE_INFINITY;

  private Kinks() {}

  /** Those of {@code rows} under {@code parameters}, as the reference computes them. */
  static Kinks of(Network network, Map<String, double[]> parameters, ExampleRows rows, Loss loss) {
    ReferenceNetwork reference = new ReferenceNetwork(network, parameters);
    Kinks kinks = new Kinks();
    for (int n = 0; n < rows.size(); n++) {
      double[] target = rows.targets().get(n);
      ReferenceExample example = reference.example(rows.inputs().get(n), target, loss);
      example.stages().forEach(kinks::stage);
      kinks.loss(loss, example.output(), target, network);
    }
    return kinks;
  }

  /** A number for each unit and each row. */
  List<Integer> sides() {
    return sides;
  }

  /** The smallest distance from a kink; a signal that is exactly on one stays there. */
  double nearest() {
    return nearest;
  }

  private void stage(ReferenceExample.Stage stage) {
    Unit unit =
        stage.layer() instanceof Layer.Dense dense
            ? dense.unit()
            : ((Layer.Activation) stage.layer()).unit();
    double[] signal = stage.signal();
    if (unit instanceof Unit.Maxout maxout) {
      for (int first = 0; first < signal.length; first += maxout.pieces()) {
        winner(signal, first, first + maxout.pieces());
      }
      return;
    }
    for (double s : signal) {
      if (unit instanceof Unit.HardTanh) {
        side(s + 1);
        side(s - 1);
      } else if (bendsAtZero(unit)) {
        side(s);
      }
    }
  }

  private static boolean bendsAtZero(Unit unit) {
    return unit instanceof Unit.Relu
        || unit instanceof Unit.Abs
        || unit instanceof Unit.LeakyRelu
        || unit instanceof Unit.PRelu;
  }

  private void loss(Loss loss, double[] output, double[] target, Network network) {
    if (loss instanceof Loss.Hinge && network.outputWidth() > 1 && isOneOf(network)) {
      int label = 0;
      while (target[label] != 1) {
        label++;
      }
      double[] others = output.clone();
      others[label] = Double.NEGATIVE_INFINITY;
      side(1 - output[label] + others[winner(others, 0, others.length)]);
      return;
    }
    for (int j = 0; j < output.length; j++) {
      double difference = output[j] - target[j];
      if (loss instanceof Loss.Absolute) {
        side(difference);
      } else if (loss instanceof Loss.Huber huber) {
        side(difference - huber.delta());
        side(difference + huber.delta());
      } else if (loss instanceof Loss.Hinge) {
        side(1 - (2 * target[j] - 1) * output[j]);
      }
    }
  }

  private static boolean isOneOf(Network network) {
    return network.task() == Task.CLASSIFICATION;
  }

  private int winner(double[] values, int from, int to) {
    int best = from;
    for (int i = from + 1; i < to; i++) {
      best = values[i] > values[best] ? i : best;
    }
    sides.add(best);
    for (int i = from; i < to; i++) {
      near(i == best ? Double.POSITIVE_INFINITY : values[best] - values[i]);
    }
    return best;
  }

  private void side(double distance) {
    sides.add(distance > 0 ? 1 : distance < 0 ? -1 : 0);
    near(Math.abs(distance));
  }

  private void near(double distance) {
    if (distance > 0) {
      nearest = Math.min(nearest, distance);
    }
  }
}
