package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.runtime.Examples;
import dev.nnlang.runtime.Initializer;
import dev.nnlang.runtime.Learner;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.RandomStream;
import dev.nnlang.runtime.Tensor;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.Weights;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The weights that a training begins with, layer by layer. */
final class InitialWeightsTest {
  private static final int ROWS = 300;
  private static final long SEED = 9;
  private static final String ONE_RULE_EACH =
      """
      nn 1
      model Drawn {
        precision: double
        input x[5]: real in 0..20
        output y: real
        layers: standardize
             -> a: dense(7, tanh)
             -> b: dense(6, relu, init: he)
             -> c: dense(6, sigmoid, bias: false)
             -> d: dense(5, tanh, init: glorot)
             -> e: dense(4, tanh, init: lecun)
             -> f: dense(3, tanh, init: uniform(0.25))
             -> g: dense(3, tanh, init: gaussian(sigma: 0.5))
             -> dense(_, identity, init: zeros)
        init: gaussian(auto)
      }
      data d { from: csv("d.csv") }
      train Drawn on d {
        loss: squared  optimizer: sgd  batch: 8  rate: 0.1  stop: epochs >= 1  seed: 9
      }
      """;

  private static <R> Network<R> drawn(GeneratedModel model, Network<R> network, long seed) {
    ExampleRows rows = rows(model);
    Trainer.of(network, model.training().withSeed(seed)).maxUpdates(0).train(rows);
    return network;
  }

  private static ExampleRows rows(GeneratedModel model) {
    return ExampleRows.random(model.model().network(), ROWS, new SplittableRandom(4));
  }

  @Test
  void eachLayerIsDrawnByItsRuleFromAStreamOfItsOwn() {
    GeneratedModel model = GeneratedModel.of(ONE_RULE_EACH);
    Network<?> network = drawn(model, model.newNetwork(), SEED);
    List<Initializer> rules =
        List.of(
            gaussianAuto(model, network, 1),
            Initializer.he(),
            gaussianAuto(model, network, 3),
            Initializer.glorot(),
            Initializer.lecun(),
            Initializer.uniform(0.25),
            Initializer.gaussian(0.5),
            Initializer.zeros());
    List<Layer.Dense> layers = model.model().network().denseLayers();
    for (int l = 1; l <= layers.size(); l++) {
      Layer.Dense layer = layers.get(l - 1);
      RandomStream stream = new RandomStream(SEED).split("weights", l);
      double[] expected = rules.get(l - 1).draw(layer.fanIn(), layer.fanOut(), Double.NaN, stream);
      assertArrayEquals(expected, tensor(network, layer.name() + ".weight").values(), 1e-15);
    }
  }

  /** sigma^2 max_n ||x_n||^2 = 0.01 over what enters the layer, with the layers below drawn. */
  private static <R> Initializer gaussianAuto(GeneratedModel model, Network<R> network, int layer) {
    Learner<R> learner = network.learner(ROWS);
    learner.load(Examples.of(network, rows(model)), IntStream.range(0, ROWS).toArray(), 0, ROWS);
    learner.enter(0, 1);
    learner.forward(0, ROWS);
    double max = 0;
    for (int row = 0; row < ROWS; row++) {
      R x = learner.layerInput(layer, row);
      double sum = 0;
      for (int i = 0; i < network.precision().length(x); i++) {
        sum += network.precision().get(x, i) * network.precision().get(x, i);
      }
      max = Math.max(max, sum);
    }
    return Initializer.gaussian(Math.sqrt(0.01 / max));
  }

  private static Tensor tensor(Network<?> network, String name) {
    return network.tensors().stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void biasesBeginAtZeroAndSomeLayersHaveNone() {
    GeneratedModel model = GeneratedModel.of(ONE_RULE_EACH);
    List<Tensor> biases =
        drawn(model, model.newNetwork(), SEED).tensors().stream()
            .filter(tensor -> tensor.name().endsWith(".bias"))
            .toList();

    assertEquals(7, biases.size());
    biases.forEach(bias -> assertArrayEquals(new double[bias.size()], bias.values()));
  }

  @Test
  void anotherSeedDrawsOtherWeights() {
    GeneratedModel model = GeneratedModel.of(ONE_RULE_EACH);
    String first = Weights.fingerprint(drawn(model, model.newNetwork(), SEED));

    assertEquals(SEED, model.training().seed());
    assertEquals(first, Weights.fingerprint(drawn(model, model.newNetwork(), SEED)));
    assertNotEquals(first, Weights.fingerprint(drawn(model, model.newNetwork(), 10)));
  }

  /** In float the trained weights change and the copy does not. */
  @Test
  void aCopySharesNothing() {
    GeneratedModel model =
        GeneratedModel.of(
            TrainedText.classes(
                "Copied", "float", "optimizer: sgd  batch: 8  rate: 0.1  stop: epochs >= 1"));
    Network<?> network = drawn(model, model.newNetwork(), SEED);
    Network<?> copy = network.copy();
    String before = Weights.fingerprint(network);

    assertEquals(before, Weights.fingerprint(copy));
    Trainer.of(network, model.training()).train(rows(model));
    assertNotEquals(before, Weights.fingerprint(network));
    assertEquals(before, Weights.fingerprint(copy));
  }
}
