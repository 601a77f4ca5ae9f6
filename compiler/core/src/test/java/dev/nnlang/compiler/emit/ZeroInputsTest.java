package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.plan.Target;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * A large first layer leaves inputs of 0 out of its sums, those of whole tiles where it is made of
 * vectors and each in plain Java, and nobody can tell by a bit: not from weights, outputs or
 * gradients, nor where a number is not finite, so that 0 times it would not be 0.
 */
final class ZeroInputsTest {
  private static final int INPUTS = 301;
  private static final int ROWS = 29;

  /** By which weights rest without a gradient. */
  private static final String PLAINLY = "optimizer: sgd  rate: 0.01";

  /**
   * Panels that are all two vectors wide, and such that the last is not, on vectors of any width;
   * optimizers that leave a weight alone whose gradient is 0, and others; a dropout above.
   */
  private static final List<String> TEXTS =
      List.of(
          text("float", 128, PLAINLY, 1),
          text("double", 131, PLAINLY, 2),
          text("float", 131, "optimizer: sgd(momentum: 0.9)  rate: 0.01", 3),
          text("float", 150, "optimizer: adam  rate: 0.01  regularize: l2(0.01)", 4),
          text("float", 128, PLAINLY, 5).replace("dense(9", "dropout(20%) -> dense(9"));

  private static final List<GeneratedModel> PLAIN = GeneratedModel.of(TEXTS, Target.PLAIN);
  private static final List<GeneratedModel> VECTOR = GeneratedModel.of(TEXTS, Target.VECTOR);

  private static String text(String precision, int width, String optimizer, int number) {
    return """
        nn 1
        model Zero%1$s%2$dBy%3$d {
          precision: %1$s
          input x[%4$d]: real
          output y[3]: real
          layers: dense(%2$d, relu) -> dense(9, tanh) -> dense(_)
        }
        data d { from: csv("d.csv") }
        train Zero%1$s%2$dBy%3$d on d { loss: squared  batch: 29  %5$s  stop: epochs >= 2 }
        """
        .formatted(precision, width, number, INPUTS, optimizer);
  }

  /** Rows of whose inputs {@code share} are not 0, apart from a background that always is. */
  private static ExampleRows rows(GeneratedModel model, double share) {
    SplittableRandom random = new SplittableRandom(3);
    ExampleRows rows = ExampleRows.random(model.model().network(), ROWS, random).rounded();
    for (double[] input : rows.inputs()) {
      for (int i = 0; i < input.length; i++) {
        if (i / 20 % 3 == 0 || random.nextDouble() >= share) {
          input[i] = random.nextBoolean() ? 0.0 : -0.0;
        }
      }
    }
    return rows;
  }

  /**
   * What can be seen of {@code network} after some updates by each of {@code data}, in its bits.
   */
  private static <R> List<String> seen(
      Network<R> network, List<ExampleRows> data, Consumer<Network<R>> spoil) {
    LearnerProbe.drawParameters(network, data.get(0), new SplittableRandom(9));
    spoil.accept(network);
    List<String> bits = new ArrayList<>();
    for (ExampleRows rows : data) {
      LearnerRun<R> run = new LearnerRun<>(network, rows, ROWS);
      run.update(1e-3, 3);
      run.update(1e-3, 1);
      LearnerRun<R> inChunks = new LearnerRun<>(network, rows, 16);
      inChunks.update(1e-3, 2);
      LearnerProbe<R> probe = new LearnerProbe<>(network, rows);
      probe.gradient().forEach((name, sums) -> bits.add(name + " " + hex(sums)));
      for (double[] input : rows.part(0, 5).inputs()) {
        bits.add(hex(probe.predict(input)));
      }
    }
    network.tensors().forEach(tensor -> bits.add(tensor.name() + " " + hex(tensor.values())));
    return bits;
  }

  private static String hex(double[] values) {
    return DoubleStream.of(values).mapToObj(Double::toHexString).collect(Collectors.joining(" "));
  }

  /** That of all models which differs between the targets. */
  private static List<String> different(Comparison comparison) {
    List<String> different = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      assertTrue(VECTOR.get(i).plan().enters(), TEXTS.get(i));
      if (!comparison.of(PLAIN.get(i)).equals(comparison.of(VECTOR.get(i)))) {
        different.add(TEXTS.get(i));
      }
    }
    return different;
  }

  /** What is compared of a model. */
  private interface Comparison {
    List<String> of(GeneratedModel model);
  }

  @Test
  void whatIsLeftOutShowsInNoBit() {
    assertEquals(
        List.of(),
        different(
            model ->
                seen(
                    model.newNetwork(),
                    DoubleStream.of(0, 0.02, 0.3).mapToObj(share -> rows(model, share)).toList(),
                    network -> {})));
  }

  @Test
  void dataThatTurnsDenseAndSparseAgainShowsInNoBit() {
    assertEquals(
        List.of(),
        different(
            model ->
                seen(
                    model.newNetwork(),
                    List.of(
                        ExampleRows.random(model.model().network(), ROWS, new SplittableRandom(4))
                            .rounded(),
                        rows(model, 0.1)),
                    network -> {})));
  }

  @Test
  void aWeightThatIsNotFiniteSpoilsTheSumsOfInputsThatAreZero() {
    for (double spoilt : new double[] {Double.POSITIVE_INFINITY, Double.NaN}) {
      assertEquals(
          List.of(),
          different(
              model ->
                  seen(
                      model.newNetwork(),
                      List.of(rows(model, 0.1)),
                      network -> first(network).set(5, spoilt))));
    }
  }

  @Test
  void inputsAndTargetsThatAreNotFiniteShowAlike() {
    for (double large : new double[] {Double.POSITIVE_INFINITY, Double.NaN}) {
      assertEquals(
          List.of(),
          different(
              model -> {
                ExampleRows rows = rows(model, 0.1);
                rows.inputs().get(7)[100] = large;
                ExampleRows targets = rows(model, 0.1);
                targets.targets().get(3)[1] = large;
                return seen(model.newNetwork(), List.of(targets, rows), network -> {});
              }));
    }
  }

  private static <R> Tensor first(Network<R> network) {
    return network.tensors().stream().filter(t -> t.shape().length == 2).findFirst().orElseThrow();
  }

  /** Plain Java leaves zeros out of the signals of eight rows or more, and not of a row alone. */
  @Test
  void zerosThatPlainJavaLeavesOutShowInNoBit() {
    // What is dropped is drawn for a chunk, so that chunks of another size drop something else.
    for (GeneratedModel model : PLAIN.stream().filter(m -> !m.plan().drops()).toList()) {
      assertTrue(model.plan().layers().get(0).signal().orElseThrow().tiling().skipsZeros());
      for (double share : new double[] {0, 0.02, 0.3, 1}) {
        for (double weight : new double[] {0.1, Double.NEGATIVE_INFINITY, Double.NaN}) {
          assertEquals(
              inChunks(model, model.newNetwork(), share, weight, 1),
              inChunks(model, model.newNetwork(), share, weight, ROWS),
              () -> model + " of " + share + " and " + weight);
        }
      }
    }
  }

  private static <R> List<String> inChunks(
      GeneratedModel model, Network<R> network, double share, double weight, int capacity) {
    ExampleRows rows = rows(model, share);
    LearnerProbe.drawParameters(network, rows, new SplittableRandom(9));
    first(network).set(5, weight);
    LearnerRun<R> run = new LearnerRun<>(network, rows, capacity);
    run.update(1e-3, 1);
    run.update(1e-3, 2);
    return network.tensors().stream().map(tensor -> hex(tensor.values())).toList();
  }

  /** As weights of one class may be trained by threads with shares of their own. */
  @Test
  void sharesOfOutputsShowInNoBit() {
    for (GeneratedModel model : VECTOR) {
      assertEquals(
          afterUpdates(model, model.newNetwork(), 1), afterUpdates(model, model.newNetwork(), 7));
    }
  }

  private static <R> String afterUpdates(GeneratedModel model, Network<R> network, int parts) {
    ExampleRows rows = rows(model, 0.2);
    LearnerProbe.drawParameters(network, rows, new SplittableRandom(9));
    LearnerRun<R> run = new LearnerRun<>(network, rows, ROWS);
    run.update(1e-3, parts);
    run.update(1e-3, parts);
    return Arrays.toString(first(network).values());
  }
}
