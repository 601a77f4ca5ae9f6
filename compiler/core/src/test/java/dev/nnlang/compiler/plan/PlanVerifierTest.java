package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.emit.GeneratedModel;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.plan.LearnerPlan.LayerTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plans with one mistake each: every one is refused, and the mistake is named. */
final class PlanVerifierTest {
  private static final Plan PLAN = plan("");

  /** 5 inputs, 4 units of 2 signals each, 3 units, an output. */
  private static Plan plan(String training) {
    String text =
        """
        nn 1
        model M {
          input x[5]: real
          output y: real
          layers: low: dense(4, maxout(2)) -> high: dense(3, tanh) -> dense(_)
        }
        """;
    String train = "data d { from: csv(\"d.csv\") }\ntrain M on d { %s }\n".formatted(training);
    return Planner.plan(
        GeneratedModel.compile(training.isEmpty() ? text : text + train).models().get(0));
  }

  private static void assertRefused(Plan plan, String why) {
    CompilerBug bug = assertThrows(CompilerBug.class, () -> PlanVerifier.verify(plan));
    assertEquals("the plan does not hold: " + why, bug.getMessage());
  }

  @Test
  void aSignalMakesAsManyNumbersAsItsLayerHas() {
    assertRefused(withFirst(8, 4, 9), "signal of layer 1");
    assertRefused(withFirst(8, 4, 4), "signal of layer 1");
  }

  /** Maxout takes two signals for each of its units. */
  @Test
  void aUnitHasAllItsSignals() {
    assertRefused(withFirst(7, 4, 7), "units of layer 1");
    assertRefused(withFirst(8, 8, 8), "units of layer 1");
  }

  private static Plan withFirst(int signals, int units, int fanOut) {
    LayerPlan layer = PLAN.layers().get(0);
    Kernel.Signal signal = layer.signal().orElseThrow();
    List<LayerPlan> layers = new ArrayList<>(PLAN.layers());
    layers.set(
        0,
        new LayerPlan(
            layer.number(),
            layer.name(),
            layer.dense(),
            layer.tied(),
            layer.unit(),
            signals,
            units,
            layer.storage(),
            Optional.of(
                new Kernel.Signal(
                    signal.method(),
                    signal.layer(),
                    signal.fanIn(),
                    fanOut,
                    signal.bias(),
                    signal.tiling(),
                    signal.split())),
            layer.activate(),
            layer.ofRow(),
            layer.drop()));
    return with(layers, PLAN.phases(), PLAN.scoring(), PLAN.rows());
  }

  @Test
  void noTwoKernelsOfAClassHaveOneName() {
    assertRefused(withRow(new Kernel.AddRows("signal2", 2, 3)), "two methods signal2");
  }

  /** What a learner has is in a class of its own, which may call a method as the one around it. */
  @Test
  void noTwoKernelsOfALearnerHaveOneName() {
    assertRefused(withRowOfLearner("loss3"), "two methods loss3");
    PlanVerifier.verify(withRowOfLearner("signal2"));
  }

  private static Plan withRowOfLearner(String name) {
    return withRowOfLearner(new Kernel.UpdateRow(name, 3, new Optimizer.Sgd(0), Penalties.NONE));
  }

  /** 24 bytecodes and 14 for each row: 562 rows take 7,892 of 7,900. */
  @Test
  void noKernelIsLargerThanWhatIsCompiled() {
    PlanVerifier.verify(withRow(new Kernel.AddRows("add562x3", 562, 3)));
    assertRefused(withRow(new Kernel.AddRows("add563x3", 563, 3)), "add563x3 takes 7906 bytecodes");
  }

  /** 80 bytecodes and 130 for each row. */
  @Test
  void noKernelOfALearnerIsLargerThanWhatIsCompiled() {
    PlanVerifier.verify(withRowOfLearner(tile(60)));
    assertRefused(withRowOfLearner(tile(61)), "gradientOf61 takes 8010 bytecodes");
  }

  private static Kernel tile(int rows) {
    return new PanelKernel.Tile(PanelKernel.Sums.GRADIENT, rows, false);
  }

  /** The third layer sends 1 signal down to the 3 units of the second. */
  @Test
  void aSensitivityIsASumOfAllSignalsAbove() {
    assertRefused(
        withSource(2, new Tiling(3, 1, 8, 0)),
        "Tiling[width=3, count=1, rows=8, tail=0, panels=false, skipsZeros=false] over 1 rows");
    assertRefused(
        withSource(2, new Tiling(4, 1, 8, 1)),
        "Tiling[width=4, count=1, rows=8, tail=1, panels=false, skipsZeros=false] over 1 rows");
    PlanVerifier.verify(withSource(2, new Tiling(3, 1, 8, 1)));
  }

  private static Plan withSource(int number, Tiling tiling) {
    LayerTraining training = PLAN.scoring().layers().get(number - 1);
    Kernel.Sensitivity kernel = training.sensitivity().orElseThrow();
    int above = PLAN.layers().get(number).signals();
    return withSensitivity(
        number,
        Optional.of(
            new Kernel.Sensitivity(
                kernel.method(),
                kernel.layer(),
                kernel.width(),
                kernel.unit(),
                kernel.told(),
                kernel.dropped(),
                kernel.ofExamples(),
                kernel.oneInRegisters(),
                new SlopeSource.OfProduct(above, tiling))));
  }

  @Test
  void whatIsTrainedHasASensitivity() {
    assertRefused(withSensitivity(1, Optional.empty()), "layer 1 is trained without a sensitivity");
  }

  private static Plan withSensitivity(int number, Optional<Kernel.Sensitivity> sensitivity) {
    List<LayerTraining> layers = new ArrayList<>(PLAN.scoring().layers());
    LayerTraining training = layers.get(number - 1);
    layers.set(
        number - 1,
        new LayerTraining(
            training.layer(),
            sensitivity,
            training.gradient(),
            training.slopes(),
            training.update(),
            training.step(),
            training.limit(),
            training.transposed()));
    return with(PLAN.layers(), PLAN.phases(), learner(layers, PLAN.scoring().rows()), PLAN.rows());
  }

  /** Its gradients are added row by row, by a loop of one row as wide as its signals. */
  @Test
  void gradientsHaveALoopForOneExample() {
    List<Kernel> rows = new ArrayList<>(PLAN.rows());
    rows.removeIf(kernel -> kernel.method().equals("add1x8"));

    assertRefused(
        with(PLAN.layers(), PLAN.phases(), PLAN.scoring(), rows),
        "no loop for the examples of layer 1");
  }

  @Test
  void theSmallNetworksOfAPhaseAreLookedAtToo() {
    Plan whole =
        plan(
            "loss: squared  stop: epochs >= 1  phase pre: greedy supervised over high { }"
                + "  phase fine: all { }");
    Plan round = whole.rounds().get(0);
    PhasePlan broken =
        new PhasePlan(
            whole.phases().get(0).phase(), Optional.empty(), List.of(round.withRows(List.of())));

    PlanVerifier.verify(with(whole.layers(), whole.phases(), whole.scoring(), whole.rows()));
    assertRefused(
        with(whole.layers(), List.of(broken), whole.scoring(), whole.rows()),
        "no loop for the examples of layer 1");
  }

  private static Plan withRow(Kernel kernel) {
    return with(PLAN.layers(), PLAN.phases(), PLAN.scoring(), and(PLAN.rows(), kernel));
  }

  private static Plan withRowOfLearner(Kernel kernel) {
    LearnerPlan learner = PLAN.scoring();
    return with(
        PLAN.layers(),
        PLAN.phases(),
        learner(learner.layers(), and(learner.rows(), kernel)),
        PLAN.rows());
  }

  private static List<Kernel> and(List<Kernel> kernels, Kernel more) {
    List<Kernel> all = new ArrayList<>(kernels);
    all.add(more);
    return all;
  }

  private static LearnerPlan learner(List<LayerTraining> layers, List<Kernel> rows) {
    LearnerPlan learner = PLAN.scoring();
    return new LearnerPlan(learner.className(), learner.need(), learner.loss(), layers, rows);
  }

  private static Plan with(
      List<LayerPlan> layers, List<PhasePlan> phases, LearnerPlan scoring, List<Kernel> rows) {
    return new Plan(
        PLAN.className(),
        PLAN.network(),
        PLAN.fingerprint(),
        PLAN.training(),
        PLAN.input(),
        PLAN.inputDrop(),
        layers,
        phases,
        scoring,
        PLAN.target(),
        rows);
  }
}
