package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.plan.Budget;
import dev.nnlang.compiler.plan.Planner;
import dev.nnlang.compiler.plan.Target;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Classes in the terms of the Vector API are the plain ones, bit by bit, and as small. */
final class VectorTargetTest {
  /** Around the widths of a tile on machines of 128, 256 and 512 bits. */
  private static final int[] WIDTHS = {
    1, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 48, 63, 64, 65, 70, 96, 127, 128, 129
  };

  /** Below, at and beyond one vector and one panel, of all sizes of vectors. */
  private static final int[] TINY_WIDTHS = {1, 3, 8, 11, 16, 24};

  /**
   * Hidden layers of {@code width} between odd ones; enough examples for whole and partial tiles.
   */
  static String wide(String precision, int width) {
    return """
        nn 1
        model Wide%1$s%2$d {
          precision: %1$s
          input x[37]: real
          output y: one_of(0..4)
          layers: standardize
               -> dense(%2$d, tanh)
               -> dropout(20%%)
               -> dense(%2$d, maxout(2))
               -> dense(%2$d, prelu, bias: false)
               -> dense(_, softmax)
        }
        data d { from: csv("d.csv") }
        train Wide%1$s%2$d on d {
          optimizer: adam  batch: 21  rate: 0.01  regularize: max_norm(2)
          stop: epochs >= 2
        }
        """
        .formatted(precision, width);
  }

  /** All units that a single row passes in registers, in a network small enough for that. */
  private static String tiny(String precision, int width) {
    return """
        nn 1
        model Tiny%1$s%2$d {
          precision: %1$s
          input x[5]: real
          output y: one_of(0..2)
          layers: dense(%2$d, tanh)
               -> dense(%3$d, sigmoid, bias: false)
               -> dense(%2$d, leaky_relu(0.1))
               -> dense(%3$d, hard_tanh)
               -> dense(%2$d, identity)
               -> dense(%3$d, relu)
               -> dense(_, softmax)
        }
        """
        .formatted(precision, width, width + 1);
  }

  /** First layers that threads share out by outputs: in whole panels, and one in part. */
  private static final List<String> SHARED_LAYERS =
      List.of(
          "dense(128, relu)",
          "dense(129, prelu) -> dropout(20%)",
          "dense(150, tanh, bias: false)",
          "dense(70, maxout(3))",
          "dense(160)");

  private static String shared(String precision, int number) {
    return """
        nn 1
        model Shared%1$s%2$d {
          precision: %1$s
          input x[300]: real
          output y: one_of(0..4)
          layers: standardize -> %3$s -> dense(9, tanh) -> dense(_, softmax)
        }
        data d { from: csv("d.csv") }
        train Shared%1$s%2$d on d {
          optimizer: sgd(momentum: 0.9)  batch: 21  rate: 0.01  regularize: l2(0.001)
          stop: epochs >= 2
        }
        """
        .formatted(precision, number, SHARED_LAYERS.get(number));
  }

  private static List<String> shared() {
    return IntStream.range(0, SHARED_LAYERS.size())
        .boxed()
        .flatMap(number -> Stream.of(shared("float", number), shared("double", number)))
        .toList();
  }

  private static List<String> texts() {
    Stream<String> wide =
        IntStream.of(WIDTHS)
            .boxed()
            .flatMap(width -> Stream.of(wide("float", width), wide("double", width)));
    Stream<String> tiny =
        IntStream.of(TINY_WIDTHS)
            .boxed()
            .flatMap(width -> Stream.of(tiny("float", width), tiny("double", width)));
    Stream<String> random =
        IntStream.range(0, 40)
            .mapToObj(
                seed ->
                    RandomModel.text(
                        "M" + seed,
                        seed % 2 == 0 ? "float" : "double",
                        new SplittableRandom(seed)));
    return Stream.of(wide, tiny, shared().stream(), random).flatMap(texts -> texts).toList();
  }

  @Test
  void bothTargetsGiveTheSameBits() {
    List<String> texts = texts();
    List<GeneratedModel> plain = GeneratedModel.of(texts, Target.PLAIN);
    List<GeneratedModel> vector = GeneratedModel.of(texts, Target.VECTOR);
    List<String> different = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      GeneratedModel one = plain.get(i);
      GeneratedModel other = vector.get(i);
      if (!trained(one, one.newNetwork()).equals(trained(other, other.newNetwork()))) {
        different.add(one.toString());
      }
    }
    assertEquals(List.of(), different);
  }

  @Test
  void aLargeFirstLayerIsSharedOutByOutputsUnlessItsInputsAreDropped() {
    for (GeneratedModel model : GeneratedModel.of(shared(), Target.VECTOR)) {
      assertTrue(model.plan().enters(), model::text);
    }
    String dropping =
        shared("float", 0).replace("standardize ->", "standardize -> dropout(10%) ->");
    GeneratedModel dropped = GeneratedModel.of(List.of(dropping), Target.VECTOR).get(0);
    assertFalse(dropped.plan().enters());
    assertFalse(GeneratedModel.of(shared("float", 0)).plan().enters(), "plain");
  }

  /** Weights, gradients and outputs after some updates, cut into odd chunks and parts. */
  static <R> String trained(GeneratedModel model, Network<R> network) {
    ExampleRows rows =
        ExampleRows.random(model.model().network(), 55, new SplittableRandom(8)).rounded();
    LearnerProbe.drawParameters(network, rows, new SplittableRandom(9));
    LearnerRun<R> run = new LearnerRun<>(network, rows, 21);
    run.update(1e-3, 3);
    run.update(1e-3, 2);
    LearnerRun<R> inOneChunk = new LearnerRun<>(network, rows, 55);
    inOneChunk.update(1e-3, 2);
    inOneChunk.update(1e-3, 3);
    LearnerRun<R> fewRows = new LearnerRun<>(network, rows.part(0, 13), 21);
    fewRows.update(1e-3, 1);
    fewRows.update(1e-3, 3);
    fewRows.update(1e-3, 1);
    LearnerRun<R> oneRow = new LearnerRun<>(network, rows.part(0, 1), 21);
    oneRow.update(1e-3, 3);
    oneRow.update(1e-3, 1);
    LearnerProbe<R> probe = new LearnerProbe<>(network, rows);
    List<String> bits = new ArrayList<>();
    bits.add(Weights.fingerprint(network));
    probe.gradient().values().forEach(gradient -> bits.add(hex(gradient)));
    bits.add(hex(probe.predict(rows.inputs().get(0))));
    return String.join(" ", bits);
  }

  private static String hex(double[] values) {
    return DoubleStream.of(values).mapToObj(Double::toHexString).collect(Collectors.joining(" "));
  }

  @Test
  void smallNetworksHaveARoadForOneRow() {
    for (GeneratedModel model : GeneratedModel.of(List.of(tiny("float", 24)), Target.VECTOR)) {
      assertTrue(Planner.plan(model.model(), Target.VECTOR).hasRoadOfRow());
    }
  }

  @Test
  void noMethodIsTooLargeForTheJustInTimeCompiler() {
    List<String> texts = List.of(wide("float", 70), wide("double", 129), tiny("double", 24));
    for (GeneratedModel model : GeneratedModel.of(texts, Target.VECTOR)) {
      for (byte[] bytes : model.classFiles().values()) {
        for (ClassFile.Method method : ClassFile.methods(bytes)) {
          assertTrue(method.bytecodes() <= Budget.METHOD, method::toString);
        }
      }
    }
  }
}
