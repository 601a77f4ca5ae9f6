package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.plan.Target;
import dev.nnlang.runtime.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * What small networks of vectors do in ways of their own shows in no bit: a single row from
 * registers to registers, forward and back, and the softmax of as many rows at once as a vector has
 * numbers.
 */
final class SmallVectorNetworkTest {
  /** Rows enough for two vectors of any width, and some that are left. */
  private static final int ROWS = 37;

  private static final List<String> TEXTS =
      List.of(
          text("A", "float", "dense(16, tanh) -> dense(16, tanh)", 3, "sgd"),
          text("B", "float", "dense(33, relu) -> dense(7, sigmoid)", 8, "sgd(momentum: 0.9)"),
          text("C", "double", "dense(9, leaky_relu(0.1)) -> dense(17, hard_tanh)", 3, "sgd"),
          text("D", "double", "dense(5, identity, bias: false) -> dropout(0.2)", 7, "adam"),
          text("E", "float", "dense(12, softplus)", 2, "sgd"));

  private static final List<GeneratedModel> PLAIN = GeneratedModel.of(TEXTS, Target.PLAIN);
  private static final List<GeneratedModel> VECTOR = GeneratedModel.of(TEXTS, Target.VECTOR);

  private static String text(
      String name, String precision, String layers, int classes, String optimizer) {
    return """
        nn 1
        model Small%1$s {
          precision: %2$s
          input x[5]: real
          output y: one_of(0..%4$d)
          layers: %3$s -> dense(_, softmax)
        }
        data d { from: csv("d.csv") }
        train Small%1$s on d { loss: cross_entropy  batch: 37  optimizer: %5$s  rate: 0.05  stop: epochs >= 2 }
        """
        .formatted(name, precision, layers, classes - 1, optimizer);
  }

  @Test
  void theyAreTakenThatWay() {
    for (GeneratedModel model : VECTOR) {
      assertTrue(model.plan().scoring().loss().byColumns(), model.toString());
    }
    assertTrue(
        VECTOR.get(0).plan().scoring().layers().stream()
            .limit(2)
            .allMatch(layer -> layer.sensitivity().orElseThrow().oneInRegisters()));
  }

  @Test
  void lossesOutputsAndUpdatesHaveTheBitsOfPlainJava() {
    compare(w -> w);
  }

  /** Signals so far apart that powers vanish, and all alike. */
  @Test
  void soDoThoseOfLargeSignalsAndOfNone() {
    compare(w -> 300 * w);
    compare(w -> 0);
  }

  @Test
  void soDoThoseThatAreNotFinite() {
    compare(w -> w > 1 ? Double.POSITIVE_INFINITY : w);
    compare(w -> w < -1 ? Double.NaN : w);
  }

  private static void compare(DoubleUnaryOperator weight) {
    for (int i = 0; i < TEXTS.size(); i++) {
      assertEquals(
          seen(PLAIN.get(i), PLAIN.get(i).newNetwork(), weight),
          seen(VECTOR.get(i), VECTOR.get(i).newNetwork(), weight),
          TEXTS.get(i));
    }
  }

  /** What can be seen of {@code network}, in its bits. */
  private static <R> List<String> seen(
      GeneratedModel model, Network<R> network, DoubleUnaryOperator weight) {
    SplittableRandom random = new SplittableRandom(5);
    ExampleRows rows = ExampleRows.random(model.model().network(), ROWS, random).rounded();
    LearnerProbe.drawParameters(network, rows, random);
    network
        .tensors()
        .forEach(
            tensor -> {
              for (int i = 0; i < tensor.size(); i++) {
                tensor.set(i, weight.applyAsDouble(tensor.get(i)));
              }
            });
    List<String> bits = new ArrayList<>();
    for (int from : new int[] {0, 3, 20, 36}) {
      ExampleRows part = rows.part(from, ROWS);
      LearnerProbe<R> probe = new LearnerProbe<>(network, part);
      bits.add(Double.toHexString(probe.error()));
      for (int row = 0; row < part.size(); row++) {
        bits.add(hex(probe.output(row)));
      }
    }
    LearnerRun<R> all = new LearnerRun<>(network, rows, ROWS);
    all.update(0.05, 1);
    all.update(0.05, 3);
    LearnerRun<R> one = new LearnerRun<>(network, rows.part(8, 9), 1);
    one.update(0.05, 1);
    one.update(0.05, 2);
    network.tensors().forEach(tensor -> bits.add(tensor.name() + " " + hex(tensor.values())));
    return bits;
  }

  private static String hex(double[] values) {
    return DoubleStream.of(values).mapToObj(Double::toHexString).collect(Collectors.joining(" "));
  }
}
