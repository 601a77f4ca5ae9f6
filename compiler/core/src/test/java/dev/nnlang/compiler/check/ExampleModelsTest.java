package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The models that users see first. */
final class ExampleModelsTest {
  private static final String MAXOUT =
      """
      nn 1
      package com.example.digits
      param width:  int in 8..512 = 64
      param pieces: int in 2..8   = 4
      model Maxout {
        input  pixels[784]: real in 0..255
        output digit: one_of(0..9)
        layers: scale(0..1)
             -> h1: dense(width, maxout(pieces))
             -> dropout(20%)
             -> h2: dense(width / 2, leaky_relu(0.01), init: gaussian(sigma: 0.05))
             -> dense(_, softmax)
        init:   gaussian(auto)
      }
      """;

  @Test
  void irisHasThreeLayersOfWeights() {
    Checked iris =
        Checked.file(
            """
            nn 1
            package com.example.iris
            model Iris {
              input  sepal_length, sepal_width, petal_length, petal_width: real in 0..10
              output species: one_of(setosa, versicolor, virginica)
              layers: standardize
                   -> dense(16, tanh)
                   -> dense(8, relu)
                   -> dense(_, softmax)
              init:   gaussian(sigma: 0.3)
            }
            """);
    iris.hasNoFindings();
    Network network = iris.network();
    Initializer init = new Initializer.Gaussian(0.3);
    assertEquals("com.example.iris", network.packageName());
    assertEquals(Precision.FLOAT, network.precision());
    assertEquals(Task.CLASSIFICATION, network.task());
    assertEquals(
        List.of(
            new Layer.Standardize(4),
            new Layer.Dense("layer1", 4, 16, new Unit.Tanh(), init, true),
            new Layer.Dense("layer2", 16, 8, new Unit.Relu(), init, true),
            new Layer.Dense("layer3", 8, 3, new Unit.Softmax(), init, true)),
        network.layers());
    assertEquals(4 * 16 + 16 + 16 * 8 + 8 + 8 * 3 + 3, network.parameterCount());
  }

  @Test
  void maxoutCountsUnitsAndHasFourSignalsForEach() {
    Checked maxout = Checked.file(MAXOUT);
    maxout.hasNoFindings();
    List<Layer> layers = maxout.network().layers();
    Initializer auto = new Initializer.GaussianAuto();
    assertEquals(784, layers.get(0).outputWidth());
    assertEquals(
        List.of(
            new Layer.Dense("h1", 784, 256, new Unit.Maxout(4), auto, true),
            new Layer.Dropout(64, 0.2),
            new Layer.Dense(
                "h2", 64, 32, new Unit.LeakyRelu(0.01), new Initializer.Gaussian(0.05), true),
            new Layer.Dense("layer3", 32, 10, new Unit.Softmax(), auto, true)),
        layers.subList(1, layers.size()));
    assertEquals(Map.of("width", "64", "pieces", "4"), maxout.models().get(0).params());
  }

  @Test
  void paramsMayBeSetFromOutside() {
    Checked maxout = Checked.file(MAXOUT, Map.of("width", "1_00", "pieces", "2"));
    maxout.hasNoFindings();
    assertEquals(200, maxout.dense(0).fanOut());
    assertEquals(50, maxout.dense(1).fanOut());
    assertEquals("100", maxout.models().get(0).params().get("width"));
  }

  @Test
  void xorHasNothingToWarnOf() {
    Checked xor =
        Checked.model(
            """
            input a, b: real in -1..1
            output y: real in -1..1
            layers: dense(2, tanh) -> dense(_, tanh)
            init: gaussian(sigma: 0.5)
            """);
    xor.hasNoFindings();
    Field.Range range = new Field.Range(-1, 1);
    assertEquals(
        new Field("b", List.of(), new Field.Real(Optional.of(range)), Optional.empty()),
        xor.network().inputs().get(1));
  }

  @Test
  void digitsReadTwoDimensions() {
    Checked digits =
        Checked.model(
            """
            input pixels[28, 28]: real in 0..255
            output digit: one_of(0..9)
            layers: scale(0..1) -> dense(784 -> 128, relu) -> dense(_, softmax)
            """);
    digits.hasNoFindings();
    assertEquals(784, digits.dense(0).fanIn());
    assertEquals(10, digits.dense(1).fanOut());
  }

  @Test
  void everyUnitTakesItsPlace() {
    Checked units =
        Checked.model(
            """
            precision: double
            input  x[6]: real
            input  colour: one_of(red, green, blue)
            input  wet: boolean
            output low, high: real
            layers: dense(10 -> 12, relu) -> dense(12, abs) -> dense(12, leaky_relu(0.01))
                 -> dense(12, prelu(0.25)) -> dense(6, maxout(2)) -> dense(12, softplus)
                 -> dense(12, hard_tanh) -> dense(12, tanh) -> dense(12, sigmoid)
                 -> dense(12) -> maxout(3) -> dense(_, identity)
            init: gaussian(sigma: 0.2)
            """);
    units.hasNoFindings();
    assertEquals(Precision.DOUBLE, units.network().precision());
    assertEquals(11, units.network().layers().size());
    assertEquals(new Unit.Maxout(3), units.dense(9).unit());
    assertEquals(4, units.dense(9).outputWidth());
    assertEquals(4, units.dense(10).fanIn());
  }
}
