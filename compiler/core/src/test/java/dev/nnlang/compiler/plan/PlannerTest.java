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
import java.util.stream.Stream;
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

    assertEquals(new Tiling(3, 13, 8, 5), first.signal().orElseThrow().tiling());
    assertEquals(1, first.signal().orElseThrow().tiling().passes());
    assertEquals(
        new SlopeSource.OfProduct(3, new Tiling(3, 3, 8, 3)),
        training(small(), 1).sensitivity().orElseThrow().source());
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
    return Stream.concat(small().rows().stream(), small().scoring().rows().stream())
        .map(Kernel::method)
        .filter(method -> method.endsWith("x" + width) || method.endsWith("Row" + width))
        .collect(Collectors.joining(" "));
  }

  private static LearnerPlan.LayerTraining training(Plan plan, int number) {
    return plan.scoring().layers().get(number - 1);
  }

  @Test
  void identityHasNoKernelOfItsOwn() {
    Plan plan = small();

    assertEquals(Optional.empty(), plan.last().activate());
    assertTrue(plan.layers().get(0).activate().isPresent());
    assertEquals(1, plan.scoring().loss().width());
  }

  /** Below the first layer there is nothing to send a sensitivity to. */
  @Test
  void onlyLayersAboveTheFirstKeepTransposedWeights() {
    assertEquals(
        List.of(false, true, true),
        small().scoring().layers().stream().map(layer -> layer.transposed()).toList());
  }

  /** Signals are kept where the output does not tell the derivative. */
  @Test
  void aUnitWorksInPlaceWhereItCan() {
    Plan plan =
        plan(
            "input x[3]: real",
            "y: real",
            "dense(4, tanh) -> dense(4, abs) -> relu -> dense(4, leaky_relu(0.1))"
                + " -> dense(4, leaky_relu(-0.1)) -> dense(_)");

    assertEquals(
        List.of(
            LayerPlan.Storage.IN_PLACE,
            LayerPlan.Storage.APART,
            LayerPlan.Storage.BELOW,
            LayerPlan.Storage.IN_PLACE,
            LayerPlan.Storage.APART,
            LayerPlan.Storage.IN_PLACE),
        plan.layers().stream().map(LayerPlan::storage).toList());
  }

  private static Plan trained(String training) {
    String text =
        """
        nn 1
        model M {
          input x[3]: real in 0..1
          output y: one_of(a, b)
          layers: a: dense(5, sigmoid) -> b: dense(4, sigmoid) -> out: dense(_, softmax)
        }
        data d { from: csv("d.csv") }
        train M on d { %s }
        """
            .formatted(training);
    return Planner.plan(GeneratedModel.compile(text).models().get(0));
  }

  /** A frozen layer has no gradient, and sensitivities end at the lowest trained one. */
  @Test
  void aPhaseOfSomeLayersComputesWhatTheyNeed() {
    LearnerPlan learner =
        trained("stop: epochs >= 1  phase top: only b { }").phases().get(0).learner().orElseThrow();

    assertEquals(
        List.of(false, true, false),
        learner.layers().stream().map(LearnerPlan.LayerTraining::trained).toList());
    assertEquals(
        List.of(false, true, true),
        learner.layers().stream().map(layer -> layer.sensitivity().isPresent()).toList());
    assertEquals(
        List.of(false, false, true),
        learner.layers().stream().map(LearnerPlan.LayerTraining::transposed).toList());
  }

  @Test
  void phasesWithEqualKernelsShareALearner() {
    Plan plan =
        trained(
            "stop: epochs >= 1  phase one: all { rate: 0.1 }  phase two: all { rate: 0.2 }"
                + "  phase three: all { optimizer: adam }");

    assertEquals(
        List.of("Backpropagation1", "Backpropagation1", "Backpropagation2"), learners(plan));
    assertEquals("Backpropagation2", plan.scoring().className());
  }

  /** Scores are those of the last phase, whether or not an earlier one has the same learner. */
  @Test
  void theLearnerOfTheLastPhaseScores() {
    Plan plan =
        trained(
            "stop: epochs >= 1  phase one: all { rate: 0.1 }  phase two: all { optimizer: adam }"
                + "  phase three: all { rate: 0.2 }");

    assertEquals(
        List.of("Backpropagation1", "Backpropagation2", "Backpropagation1"), learners(plan));
    assertEquals("Backpropagation1", plan.scoring().className());
  }

  private static List<String> learners(Plan plan) {
    return plan.phases().stream()
        .map(phase -> phase.learner().map(LearnerPlan::className).orElse(""))
        .toList();
  }

  @Test
  void aGreedyPhaseHasASmallNetworkForEachOfItsLayers() {
    Plan plan =
        trained(
            "stop: epochs >= 1  phase pre: greedy autoencoder over a, b { loss: squared tied: true }"
                + "  phase all: all { }");
    List<Plan> rounds = plan.phases().get(0).rounds();

    assertEquals(
        List.of("Phase1Round1", "Phase1Round2"), rounds.stream().map(Plan::className).toList());
    assertEquals(
        List.of("a 3 -> 5", "decoder 5 -> 3"), shapes(rounds.get(0)), "gives back what enters a");
    assertEquals(List.of("b 5 -> 4", "decoder 4 -> 5"), shapes(rounds.get(1)));
    assertTrue(rounds.get(0).last().tied());
    assertEquals(
        Optional.of("w2"),
        rounds.get(0).scoring().layers().get(0).update().orElseThrow().transposed());
  }

  private static List<String> shapes(Plan plan) {
    return plan.layers().stream()
        .map(layer -> layer.dense().orElseThrow())
        .map(dense -> dense.name() + " " + dense.fanIn() + " -> " + dense.fanOut())
        .toList();
  }

  @Test
  void withoutATrainBlockTheLossFollowsFromTheOutputs() {
    Loss squared = new Loss.Squared();
    Loss crossEntropy = new Loss.CrossEntropy();
    String input = "input x: real";

    assertEquals(squared, plan(input, "y: real", "dense(_)").loss());
    assertEquals(crossEntropy, plan(input, "y: one_of(a, b)", "dense(_, softmax)").loss());
    assertEquals(squared, plan(input, "y: one_of(a, b)", "dense(_, tanh)").loss());
    assertEquals(crossEntropy, plan(input, "y: boolean", "dense(_, sigmoid)").loss());
    assertEquals(squared, plan(input, "y[2]: boolean", "dense(_)").loss());
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
        with(plan, withFirst(plan, signal(first, new Tiling(3, 13, 8, 4))), plan.rows()),
        "over 13 rows");
    assertRefused(
        with(plan, withFirst(plan, signal(first, new Tiling(2, 13, 8, 5))), plan.rows()),
        "over 13 rows");
    assertRefused(
        with(
            plan,
            withFirst(plan, signal(plan.layers().get(1), new Tiling(3, 3, 8, 3))),
            plan.rows()),
        "layer 2 takes 3");
  }

  private static void assertRefused(Plan plan, String why) {
    CompilerBug bug = assertThrows(CompilerBug.class, () -> PlanVerifier.verify(plan));
    assertTrue(String.valueOf(bug.getMessage()).contains(why), bug.getMessage());
  }

  private static LayerPlan signal(LayerPlan layer, Tiling tiling) {
    Kernel.Signal s = layer.signal().orElseThrow();
    return new LayerPlan(
        layer.number(),
        layer.name(),
        layer.dense(),
        layer.tied(),
        layer.unit(),
        layer.signals(),
        layer.units(),
        layer.storage(),
        Optional.of(
            new Kernel.Signal(
                s.method(), s.layer(), s.fanIn(), s.fanOut(), s.bias(), tiling, s.split())),
        layer.activate(),
        layer.ofRow(),
        layer.drop());
  }

  private static List<LayerPlan> withFirst(Plan plan, LayerPlan first) {
    List<LayerPlan> layers = new ArrayList<>(plan.layers());
    layers.set(0, first);
    return layers;
  }

  private static Plan with(Plan plan, List<LayerPlan> layers, List<Kernel> rows) {
    return new Plan(
        plan.className(),
        plan.network(),
        plan.fingerprint(),
        plan.training(),
        plan.input(),
        plan.inputDrop(),
        layers,
        plan.phases(),
        plan.scoring(),
        plan.target(),
        rows);
  }
}
