package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.emit.GeneratedModel;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlannerTest {
  private static Plan plan(String inputs, String output, String layers) {
    String text =
        "nn 1\nmodel M { " + inputs + "\noutput " + output + "\nlayers: " + layers + "\n}\n";
    return Planner.plan(GeneratedModel.compile(text).models().get(0));
  }

  private static Plan small() {
    return plan("input x[13]: real", "y: real", "dense(3, relu) -> dense(3, tanh) -> dense(_)");
  }

  @Test
  void aTilingTakesEightRowsAPassAndTheRestInOneMore() {
    LayerPlan first = small().layers().get(0);

    assertEquals(new Tiling(3, 13, 8, 5), first.signal().tiling());
    assertEquals(1, first.signal().tiling().passes());
    assertEquals(new Tiling(3, 3, 8, 3), first.sensitivity().orElseThrow().tiling());
    assertEquals(0, first.sensitivity().orElseThrow().tiling().passes());
  }

  @Test
  void innerLoopsAreSharedByLayersOfOneWidth() {
    assertEquals(
        List.of(
            "add8x3 add5x3 add3x3 add1x3 updateRow3",
            // Of the last layer: 3 rows of 1 for signals, 8 and 1 for gradients.
            "add3x1 add8x1 add1x1 updateRow1"),
        List.of(loops(3), loops(1)));
  }

  private static String loops(int width) {
    return small().rows().stream()
        .map(Kernel::method)
        .filter(method -> method.endsWith("x" + width) || method.endsWith("Row" + width))
        .collect(Collectors.joining(" "));
  }

  @Test
  void identityHasNoKernelOfItsOwnAndTheLastUnitBelongsToTheLoss() {
    Plan plan = small();

    assertEquals(Optional.empty(), plan.output());
    assertEquals(Optional.empty(), plan.last().activate());
    assertEquals(Optional.empty(), plan.last().sensitivity());
    assertTrue(plan.layers().get(0).activate().isPresent());
    assertEquals(1, plan.loss().width());
  }

  /** Below the first layer there is nothing to send a sensitivity to. */
  @Test
  void onlyLayersAboveTheFirstKeepTransposedWeights() {
    assertEquals(
        List.of(false, true, true),
        small().layers().stream().map(layer -> layer.update().transposed()).toList());
  }

  @Test
  void withoutATrainBlockTheLossFollowsFromTheOutputs() {
    Loss squared = new Loss.Squared();
    Loss crossEntropy = new Loss.CrossEntropy();
    String input = "input x: real";

    assertEquals(squared, plan(input, "y: real", "dense(_)").settings().loss());
    assertEquals(
        crossEntropy, plan(input, "y: one_of(a, b)", "dense(_, softmax)").settings().loss());
    assertEquals(squared, plan(input, "y: one_of(a, b)", "dense(_, tanh)").settings().loss());
    assertEquals(crossEntropy, plan(input, "y: boolean", "dense(_, sigmoid)").settings().loss());
    assertEquals(squared, plan(input, "y[2]: boolean", "dense(_)").settings().loss());
  }

  @Test
  void neighboursOfOneRangeAreScaledInOneLoop() {
    Plan plan =
        plan(
            "input a, b: real in 0..255\ninput c: real in -1..1\ninput d: boolean",
            "y: real",
            "scale(-1..1) -> dense(_)");
    Kernel.Scale scale = (Kernel.Scale) plan.input().get(0);
    Field.Range target = new Field.Range(-1, 1);

    assertEquals(
        List.of(
            new Kernel.Segment(0, 2, new Field.Range(0, 255), target),
            new Kernel.Segment(2, 3, target, target),
            new Kernel.Segment(3, 4, new Field.Range(0, 1), target)),
        scale.segments());
  }

  @Test
  void rangesThatFillMoreThanOneMethodAreDividedInOrder() {
    StringBuilder inputs = new StringBuilder();
    IntStream.range(0, 400)
        .forEach(i -> inputs.append("input x" + i + ": real in 0.." + (i + 1) + "\n"));
    Plan plan = plan(inputs.toString(), "y: real", "scale(0..1) -> dense(_)");

    assertEquals(
        List.of("scale1", "scale2", "scale3"), plan.input().stream().map(Kernel::method).toList());
    int column = 0;
    for (Kernel kernel : plan.input()) {
      for (Kernel.Segment segment : ((Kernel.Scale) kernel).segments()) {
        assertEquals(column++, segment.from());
      }
    }
    assertEquals(400, column);
  }

  @Test
  void slicesFillTheirBudgetAndCoverEveryItemOnce() {
    assertEquals(List.of(new Budget.Slice(0, 7)), Budget.split(7, 100));
    assertEquals(List.of(new Budget.Slice(0, 60), new Budget.Slice(60, 61)), Budget.split(61, 100));
    assertEquals(2, Budget.split(2, 1_000_000).size(), "an item is never divided");
    assertEquals(List.of(), Budget.split(0, 10));
  }

  /** Each of these plans has one mistake, which the verifier names. */
  @Test
  void aPlanThatDoesNotHoldIsRefused() {
    Plan plan = small();
    LayerPlan first = plan.layers().get(0);
    PlanVerifier.verify(plan);

    assertRefused(with(plan, plan.layers().subList(1, 3), plan.rows()), "layer 2 takes 3");
    assertRefused(with(plan, plan.layers().subList(0, 2), plan.rows()), "the outputs are 3");
    assertRefused(with(plan, plan.layers(), List.of()), "no loop for the examples of layer 1");
    assertRefused(
        with(plan, plan.layers(), twice(plan.rows())),
        "two methods " + plan.rows().get(0).method());
    assertRefused(
        with(plan, withFirst(plan, signal(first, new Tiling(3, 13, 8, 4))), plan.rows()),
        "over 13 rows");
    assertRefused(
        with(plan, withFirst(plan, signal(first, new Tiling(2, 13, 8, 5))), plan.rows()),
        "over 13 rows");
  }

  private static void assertRefused(Plan plan, String why) {
    CompilerBug bug = assertThrows(CompilerBug.class, () -> PlanVerifier.verify(plan));
    assertTrue(String.valueOf(bug.getMessage()).contains(why), bug.getMessage());
  }

  private static List<Kernel> twice(List<Kernel> rows) {
    List<Kernel> twice = new ArrayList<>(rows);
    twice.add(rows.get(0));
    return twice;
  }

  private static LayerPlan signal(LayerPlan layer, Tiling tiling) {
    Kernel.Signal s = layer.signal();
    return new LayerPlan(
        layer.number(),
        layer.layer(),
        new Kernel.Signal(s.method(), s.layer(), s.fanIn(), s.fanOut(), s.bias(), tiling),
        layer.activate(),
        layer.sensitivity(),
        layer.gradient(),
        layer.update());
  }

  private static List<LayerPlan> withFirst(Plan plan, LayerPlan first) {
    List<LayerPlan> layers = new ArrayList<>(plan.layers());
    layers.set(0, first);
    return layers;
  }

  private static Plan with(Plan plan, List<LayerPlan> layers, List<Kernel> rows) {
    return new Plan(
        plan.network(),
        plan.fingerprint(),
        plan.training(),
        plan.settings(),
        plan.input(),
        layers,
        plan.output(),
        plan.loss(),
        plan.outputSensitivity(),
        rows);
  }
}
