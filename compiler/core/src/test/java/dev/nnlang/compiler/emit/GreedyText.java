package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A stack of three hidden layers, and rows in which there is something to find without labels. */
final class GreedyText {
  static final String FINETUNE =
      "phase finetune: all { optimizer: sgd(momentum: 0.5) rate: 0.1 batch: 16 stop: epochs >= 6 }";

  private GreedyText() {}

  /** Twelve inputs, four classes, in {@code double}; {@code phases} also holds their defaults. */
  static String of(String name, String phases) {
    return """
        nn 1
        model %s {
          precision: double
          input x[12]: real in 0..1
          output kind: one_of(a, b, c, d)
          layers: scale(-1..1) -> h1: dense(9, tanh) -> h2: dense(7, sigmoid) -> h3: dense(5, relu)
               -> out: dense(_, softmax)
        }
        data d { from: csv("d.csv") }
        train %1$s on d { loss: cross_entropy  seed: 5  %s }
        """
        .formatted(name, phases);
  }

  /** A phase over the lower two layers. */
  static String autoencoder(String settings) {
    return "phase pretrain: greedy autoencoder over h1, h2 { loss: squared " + settings + " }";
  }

  /** Each row is the pattern of its class, with some noise. */
  static ExampleRows rows(Network network, int count) {
    SplittableRandom random = new SplittableRandom(91);
    List<double[]> patterns = ExampleRows.random(network, 4, random).inputs();
    List<double[]> inputs = new ArrayList<>();
    List<double[]> targets = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      int label = random.nextInt(4);
      double[] input = patterns.get(label).clone();
      for (int i = 0; i < input.length; i++) {
        input[i] = 0.8 * input[i] + 0.2 * random.nextDouble();
      }
      double[] target = new double[4];
      target[label] = 1;
      inputs.add(input);
      targets.add(target);
    }
    return new ExampleRows(inputs, targets);
  }
}
