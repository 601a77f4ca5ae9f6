package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.reference.ReferenceNetwork;
import dev.nnlang.runtime.Masks;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Gradients of the small networks that give back what enters a layer. */
final class AutoEncoderTest {
  /** Central differences in double: truncation about h^2, rounding about 1e-16 / h. */
  private static final double H = 6e-6;

  private static final double TO_DIFFERENCES = 1e-7;

  /** Sums of some dozen terms near 1, each rounded to 1.1e-16. */
  private static final double TO_REFERENCE = 1e-12;

  private static final double CORRUPT = 0.3;
  private static final long NOISE = 31;

  /** Every kind of hidden unit whose gradient asks for something else: outputs, signals, slopes. */
  private static final List<String> UNITS =
      List.of("tanh", "softplus", "relu", "prelu", "hard_tanh", "identity");

  /** In turn; inputs in 0..1 let cross-entropy reconstruct them too. */
  private static final List<String> LOSSES = List.of("squared", "cross_entropy", "huber(0.2)");

  private static String text(String name, String unit, String loss, boolean tied) {
    return """
        nn 1
        model %s {
          precision: double
          input x[7]: real in 0..1
          output y: real
          layers: h: dense(5, %s) -> dense(_)
        }
        data d { from: csv("d.csv") }
        train %1$s on d {
          stop: epochs >= 1
          phase code: greedy autoencoder over h { loss: %s  tied: %s  corrupt: 30%% }
        }
        """
        .formatted(name, unit, loss, tied);
  }

  @Test
  void gradientsAreThoseOfTheUntiedTwinAddedUp() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < UNITS.size(); i++) {
      String loss = LOSSES.get(i % LOSSES.size());
      texts.add(text("Tied" + i, UNITS.get(i), loss, true));
      texts.add(text("Untied" + i, UNITS.get(i), loss, false));
    }
    for (GeneratedModel model : GeneratedModel.of(texts)) {
      new Case<>(model, model.newNetwork().auxiliary(0, 0)).check();
    }
  }

  /** The small network of one round, with drawn parameters and rows that it is to give back. */
  private static final class Case<R> {
    private final GeneratedModel model;
    private final Network<R> small;
    private final Plan plan;
    private final boolean tied;
    private final ExampleRows rows;
    private final LearnerProbe<R> probe;

    Case(GeneratedModel model, Network<R> small) {
      this.model = model;
      this.small = small;
      this.plan = model.plan().phases().get(0).rounds().get(0);
      this.tied = small.tensors().stream().noneMatch(t -> t.name().equals("decoder.weight"));
      SplittableRandom random = new SplittableRandom(33);
      List<double[]> inputs = ExampleRows.random(model.model().network(), 6, random).inputs();
      this.rows = new ExampleRows(inputs, inputs);
      LearnerProbe.drawParameters(small, rows, random);
      this.probe = new LearnerProbe<>(small, rows);
    }

    void check() {
      assertEquals(model.toString().startsWith("Tied"), tied);
      compareWithReference(rows.inputs());
      probe.drop(NOISE);
      compareWithReference(rows.inputs().stream().map(this::corrupted).toList());
      compareWithDifferences();
    }

    /** What is corrupted is 0; the others stay as they are, since nothing is left out of a sum. */
    private double[] corrupted(double[] input) {
      double[] mask = new double[input.length];
      Masks.draw(mask, CORRUPT, 1, NOISE, 0, rows.inputs().indexOf(input));
      for (int i = 0; i < mask.length; i++) {
        mask[i] *= input[i];
      }
      return mask;
    }

    /** The targets are what it is to give back: the rows as they were. */
    private void compareWithReference(List<double[]> inputs) {
      Loss loss = plan.scoring().need().loss();
      Map<String, double[]> parameters = ReferenceTraining.parameters(small);
      if (tied) {
        parameters.put("decoder.weight", transposed(of(parameters, "h.weight"), 5, 7));
      }
      ReferenceNetwork untied = new ReferenceNetwork(plan.network(), parameters);
      Map<String, double[]> expected = untied.gradient(inputs, rows.targets(), loss);
      if (tied) {
        double[] sum = of(expected, "h.weight");
        double[] decoder = transposed(of(expected, "decoder.weight"), 7, 5);
        expected.remove("decoder.weight");
        for (int i = 0; i < sum.length; i++) {
          sum[i] += decoder[i];
        }
      }
      probe.reset();
      assertEquals(
          untied.error(inputs, rows.targets(), loss), probe.error(), TO_REFERENCE, model.text());
      Map<String, double[]> actual = probe.gradient();
      assertEquals(expected.keySet(), actual.keySet(), model.text());
      expected.forEach(
          (name, due) ->
              assertArrayEquals(
                  due, of(actual, name), TO_REFERENCE, () -> name + " of " + model.text()));
    }

    /** Under the noise that is loaded. */
    private void compareWithDifferences() {
      Map<String, double[]> gradient = probe.gradient();
      for (Tensor tensor : small.tensors()) {
        double[] exact = of(gradient, tensor.name());
        assertEquals(tensor.size(), exact.length, tensor.name());
        for (int i = 0; i < exact.length; i++) {
          String place = tensor.name() + "[" + i + "] of " + model.text();
          double difference = (errorWith(tensor, i, H) - errorWith(tensor, i, -H)) / (2 * H);
          assertEquals(difference, exact[i], TO_DIFFERENCES, place);
        }
      }
    }

    private double errorWith(Tensor tensor, int i, double added) {
      double value = tensor.get(i);
      tensor.set(i, value + added);
      probe.reset();
      double error = probe.error();
      tensor.set(i, value);
      probe.reset();
      return error;
    }

    private static double[] of(Map<String, double[]> tensors, String name) {
      return tensors.getOrDefault(name, new double[0]);
    }

    private static double[] transposed(double[] matrix, int rows, int columns) {
      double[] transposed = new double[matrix.length];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          transposed[j * rows + i] = matrix[i * columns + j];
        }
      }
      return transposed;
    }
  }
}
