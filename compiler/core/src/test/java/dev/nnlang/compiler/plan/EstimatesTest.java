package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.emit.GeneratedModel;
import dev.nnlang.compiler.emit.KernelSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a plan says of the sizes of its methods, against the class files. */
final class EstimatesTest {
  private static final String MODEL =
      """
      nn 1
      model %s {
        precision: %s
        input x[4]: real in -2..2
        output %s
        layers: %s
      }
      data d { from: csv("d.csv") }
      train %s on d { stop: epochs >= 1 %s }
      """;

  /** What lengthens a move of weights: every penalty, and the optimizers with the most to do. */
  private static final String LONGEST =
      """
      loss: squared  regularize: l2(0.01), l1(0.25), max_norm(2)
      phase a: all { optimizer: adam(weight_decay: 0.1) }
      phase b: all { optimizer: adamw(weight_decay: 0.1) }
      """;

  private static final String OTHERS =
      """
      phase c: all { optimizer: nesterov(momentum: 0.5) }
      phase d: all { optimizer: rmsprop }
      phase e: all { optimizer: adagrad }
      """;

  private static List<KernelSize> sizes = List.of();

  @BeforeAll
  static void compile() {
    List<String> texts = new ArrayList<>();
    texts.add(moves("float", LONGEST + OTHERS));
    texts.add(moves("double", LONGEST));
    texts.add(
        text(
            "Units",
            "double",
            "y: one_of(a, b, c)",
            "scale(-1..1) -> standardize -> dropout(20%) -> abs -> dense(5, sigmoid)"
                + " -> dense(5, tanh) -> dropout(20%) -> dense(5, relu) -> dense(5, abs)"
                + " -> dense(5, leaky_relu(0.1)) -> dense(5, leaky_relu(-0.1))"
                + " -> dense(5, softplus) -> dense(5, hard_tanh) -> tanh -> dense(_, softmax)",
            "loss: cross_entropy"));
    texts.add(
        text(
            "Tied",
            "float",
            "y[3]: boolean",
            "h: dense(4, tanh) -> dense(_, sigmoid)",
            "phase pre: greedy autoencoder over h { loss: squared tied: true corrupt: 10% }"
                + " phase fine: all { loss: cross_entropy }"));
    texts.add(
        text(
            "Reals",
            "float",
            "y[3]: real",
            "dense(_, leaky_relu(-0.1))",
            "phase a: all { loss: squared }  phase b: all { loss: absolute }"
                + " phase c: all { loss: huber(0.5) }"));
    // 4 times 8,192 weights are a large first layer.
    texts.add(text("Large", "float", "y: real", "dense(8192, relu) -> dense(_)", LONGEST));
    texts.add(text("Margin", "float", "y: one_of(a, b, c)", "dense(_, tanh)", "loss: hinge"));
    texts.add(text("Margins", "float", "y[3]: boolean", "dense(_, tanh)", "loss: hinge"));
    sizes =
        Stream.of(Target.values())
            .flatMap(target -> GeneratedModel.of(texts, target).stream())
            .flatMap(model -> KernelSize.of(model).stream())
            .toList();
  }

  /** Layers whose update has all that one can have. */
  private static String moves(String precision, String training) {
    return text(
        precision.equals("float") ? "Moves" : "DoubleMoves",
        precision,
        "y: real",
        "dense(9, prelu) -> dense(300, prelu) -> dense(3, maxout(3)) -> dense(_)",
        training);
  }

  private static String text(
      String name, String precision, String output, String layers, String training) {
    return MODEL.formatted(name, precision, output, layers, name, training);
  }

  @Test
  void noMethodIsLargerThanItsEstimate() {
    assertEquals(List.of(), sizes.stream().filter(KernelSize::isUnderestimated).toList());
  }

  /** Of each kind, the fullest method; else an estimate would refuse what can be compiled. */
  @Test
  void everyEstimateIsAtMostTwiceWhatItIsFor() {
    TreeMap<String, KernelSize> fullest = new TreeMap<>();
    for (KernelSize size : sizes) {
      fullest.merge(
          size.kernel().getClass().getSimpleName(),
          size,
          (one, other) -> fill(one) < fill(other) ? other : one);
    }

    assertEquals(List.of(), fullest.values().stream().filter(size -> fill(size) < 0.5).toList());
  }

  private static double fill(KernelSize size) {
    return (double) size.bytecodes() / size.kernel().bytecodes();
  }

  /** Every kind of kernel is among those that are looked at. */
  @Test
  void noKindIsLeftOut() {
    Set<String> kinds = new TreeSet<>();
    for (Class<?> kind : Kernel.class.getPermittedSubclasses()) {
      Class<?>[] more = kind.getPermittedSubclasses();
      Stream.of(more == null ? new Class<?>[] {kind} : more)
          .forEach(one -> kinds.add(one.getSimpleName()));
    }

    sizes.forEach(size -> kinds.remove(size.kernel().getClass().getSimpleName()));
    assertEquals(Set.of(), kinds);
  }
}
