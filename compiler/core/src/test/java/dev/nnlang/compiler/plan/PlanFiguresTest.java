package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.analysis.Inspection;
import dev.nnlang.compiler.emit.GeneratedModel;
import dev.nnlang.compiler.model.CheckedModel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a plan is said to cost, against numbers worked out by hand. */
final class PlanFiguresTest {
  private static CheckedModel model(String inputs, String output, String layers, String training) {
    String train =
        training.isEmpty() ? "" : "data d { from: csv(\"d.csv\") }\ntrain M on d { %s }\n";
    return GeneratedModel.compile(
            ("nn 1\nmodel M { %s\noutput %s\nlayers: %s\n}\n" + train)
                .formatted(inputs, output, layers, training))
        .models()
        .get(0);
  }

  private static PlanFigures figures(String inputs, String output, String layers, String training) {
    return PlanFigures.of(Planner.plan(model(inputs, output, layers, training)));
  }

  private static LearnerFigures learner(PlanFigures plan) {
    return plan.learners().get(0);
  }

  /** Method, FLOPs of products, other FLOPs, bytes. */
  private static List<String> costs(List<KernelFigures> kernels) {
    return kernels.stream().map(kernel -> kernel.method() + " " + cost(kernel.cost())).toList();
  }

  private static String cost(Cost cost) {
    return cost.products() + " " + cost.elementwise() + " " + cost.bytes();
  }

  private static List<String> strategies(List<KernelFigures> kernels) {
    return kernels.stream().map(kernel -> kernel.method() + ": " + kernel.strategy()).toList();
  }

  private static List<String> formulas(List<KernelFigures> kernels) {
    return kernels.stream().map(KernelFigures::computes).toList();
  }

  /**
   * 2-2-1, as for xor: signal1 touches 4 weights, 2 biases, 2 inputs and 2 signals, 4 bytes each.
   */
  @Test
  void everyKernelOfXorCostsWhatItsFormulaSays() {
    PlanFigures plan =
        figures("input a, b: real", "y: real", "dense(2, tanh) -> dense(_, tanh)", "");
    LearnerFigures learner = learner(plan);

    assertEquals(
        List.of("signal1 8 0 40", "activate1 0 2 8", "signal2 4 0 24", "activate2 0 1 4"),
        costs(plan.forward()));
    assertEquals("12 3 76", cost(plan.predictionCost()));
    assertEquals("loss2 0 3 16", costs(learner.forward()).get(4), "x2, y and a double of the loss");
    assertEquals(List.of("sensitivity2 0 5 12", "sensitivity1 4 6 28"), costs(learner.backward()));
    assertEquals(
        List.of("gradient1 8 0 32", "add1x2 0 2 16", "gradient2 4 0 20", "add1x1 0 1 8"),
        costs(learner.gradient()));
    assertEquals(
        List.of("update1 0 18 48", "update2 0 9 32"),
        costs(learner.update()),
        "3 FLOPs for each parameter; W2 is copied");
    assertEquals("28 20 208", cost(learner.trainingCost()));
    assertEquals("0 27 80", cost(learner.updateCost()));
    assertEquals(48.0 / 208, learner.trainingCost().intensity(), "exact: one division");
  }

  @Test
  void formulasAndStrategiesAreThoseOfThePlan() {
    PlanFigures plan =
        figures(
            "input x[13]: real in 0..255",
            "y: one_of(a, b, c)",
            "scale(0..1) -> dropout(20%) -> dense(16, abs) -> dense(_, softmax)",
            "stop: epochs >= 1  regularize: l2(0.01), l1(0.5), max_norm(3)");
    LearnerFigures learner = learner(plan);

    assertEquals(List.of("x0[0..12] to 0..1"), formulas(plan.input()));
    assertEquals(
        List.of(
            "dropped0 = mask0 (x) x0",
            "s1 = b1 + W1^T x0",
            "x1 = abs(s1)",
            "s2 = b2 + W2^T x1",
            "x2 = softmax(s2), e = cross_entropy(x2, label)"),
        formulas(learner.forward()));
    assertEquals(
        List.of(
            "drop0: apart, in updates alone",
            "signal1: 1 pass of 8 rows, tail 5: add8x16, add5x16",
            "activate1: apart",
            "signal2: 2 passes of 8 rows, tail 0: add8x3",
            "loss2: of the signals, with the outputs in place"),
        strategies(learner.forward()));
    assertEquals(
        List.of("delta2 = x2 - y", "delta1 = abs'(s1) (x) W2 delta2"),
        formulas(learner.backward()));
    assertEquals(
        List.of("sensitivity2: in place", "sensitivity1: 1 pass of 3 rows: add3x16; in place"),
        strategies(learner.backward()));
    assertEquals(
        List.of("W1, b1 by sgd", "W2, b2 by sgd; t2 = W2^T", "|W1[., j]| <= 3", "|W2[., j]| <= 3"),
        formulas(learner.update()));
    assertEquals(
        List.of("w by sgd, G = g mean + 0.02 w + 0.5 sign(w)", "w by sgd, G = g mean"),
        formulas(learner.rows().subList(0, 2)));
  }

  /**
   * 6 FLOPs for each weight, but 2 less for those of the first layer, below which nothing learns.
   */
  @ParameterizedTest
  @CsvSource({"128, 101_632, 100_352, 409_088", "'512, 256', 535_040, 401_408, 2_407_424"})
  void anExampleTakesSixFlopsForEachWeight(
      String widths, String weights, String first, String expected) {
    String hidden = "dense(" + widths.replace(", ", ", relu) -> dense(") + ", relu)";
    CheckedModel model =
        model(
            "input x[28, 28]: real in 0..1",
            "y: one_of(0..9)",
            hidden + " -> dense(_, softmax)",
            "");
    LearnerFigures learner = learner(PlanFigures.of(Planner.plan(model)));

    assertEquals(number(expected), 6 * number(weights) - 2 * number(first));
    assertEquals(number(expected), learner.trainingCost().products());
    assertEquals(2 * number(weights), learner.forwardCost().products());
    assertEquals(2 * (number(weights) - number(first)), learner.backwardCost().products());
    assertEquals(2 * number(weights), learner.gradientCost().products());
    assertEquals(0, learner.updateCost().products());
    assertEquals(Inspection.of(model).total().trainingFlops(), learner.trainingCost().products());
    assertTrue(
        learner.trainingCost().elementwise() * 100 < learner.trainingCost().products(),
        "a hundredth: units and losses grow with the widths, products with their squares");
  }

  private static long number(String digits) {
    return Long.parseLong(digits.replace("_", ""));
  }

  /** Two units of two signals each: W1 is [3 x 4], and the winner is looked for twice. */
  @Test
  void maxoutKeepsAndComparesItsSignals() {
    PlanFigures plan =
        figures("input x[3]: real", "y: real", "dense(2, maxout(2)) -> dense(_)", "");
    LearnerFigures learner = learner(plan);

    assertEquals(
        List.of("signal1 24 0 92", "activate1 0 2 24", "signal2 4 0 24"), costs(plan.forward()));
    assertEquals(
        List.of("sensitivity2 0 2 12", "sensitivity1 4 2 52"),
        costs(learner.backward()),
        "4 of s1, 4 of delta1, 2 of dx1, 2 of W2, 1 of delta2");
    assertEquals(
        List.of("gradient1 24 0 76", "add1x4 0 4 32", "gradient2 4 0 20", "add1x1 0 1 8"),
        costs(learner.gradient()));
    assertEquals("x1 = maxout(2)(s1)", plan.forward().get(1).computes());
    assertEquals("apart", plan.forward().get(1).strategy());
  }

  /** W1 is used up, down and in two gradients, its transpose up: 5 products of 12 weights. */
  @Test
  void tiedWeightsHaveTwoGradients() {
    PlanFigures plan =
        figures(
            "input x[4]: real in 0..1",
            "y: one_of(a, b)",
            "h: dense(3, sigmoid) -> dense(_, softmax)",
            """
            stop: epochs >= 1
            phase pre: greedy autoencoder over h { loss: squared tied: true corrupt: 20% }
            phase fine: all { }
            """);
    PlanFigures round = plan.rounds().get(0);
    LearnerFigures learner = learner(round);

    assertEquals("Phase1Round1", round.className());
    assertEquals(10 * 12, learner.trainingCost().products());
    assertEquals(
        List.of(
            "G1 = G1 + x0 delta1^T",
            "G1 = G1 + delta2 x1^T",
            "gb1 = gb1 + delta1",
            "gb2 = gb2 + delta2"),
        formulas(learner.gradient()));
    assertEquals(List.of("W1, b1 by sgd; w2 = W1^T", "b2 by sgd"), formulas(learner.update()));
    assertEquals(List.of(), learner.step(), "the sum of W1 is complete with the last gradient");
    assertEquals("drop0", learner.forward().get(0).method());
    assertEquals(List.of("fine"), learner(plan).phases());
    assertEquals(List.of(), learner.phases(), "a round is no phase of its own");
  }

  /**
   * FLOPs and bytes of one weight: its gradient's mean is 1, its own and its gradient's bytes 8.
   */
  @ParameterizedTest
  @CsvSource({
    "sgd, 3, 8",
    "sgd(momentum: 0.9), 5, 12",
    "nesterov(momentum: 0.9), 7, 12",
    "adagrad, 8, 12",
    "rmsprop, 10, 12",
    "adam, 14, 16",
    "adam(weight_decay: 0.01), 16, 16",
    "adamw(weight_decay: 0.01), 15, 16"
  })
  void anUpdateCostsWhatItsOptimizerDoes(String optimizer, long flops, long bytes) {
    LearnerFigures learner =
        learner(
            figures(
                "input x: real",
                "y: real",
                "dense(_, identity, bias: false)",
                "stop: epochs >= 1  loss: squared  optimizer: " + optimizer));

    assertEquals(List.of("update1 0 " + flops + " " + bytes), costs(learner.update()));
    assertEquals(
        List.of("updateRow1 0 " + flops + " " + bytes), costs(learner.rows()), "a row of one");
  }

  /** A row of three weights, of which each takes l2 for 2 FLOPs and l1 for 3 more. */
  @ParameterizedTest
  @CsvSource({
    "sgd, '', updateRow3, 3, 2",
    "adam, '', updateRow3, 14, 4",
    "sgd, 'regularize: l2(0.1)', updatePenalized3, 5, 2",
    "sgd, 'regularize: l1(0.1)', updatePenalized3, 6, 2",
    "adam, 'regularize: l2(0.1), l1(0.1)', updatePenalized3, 19, 4"
  })
  void aRowCostsAsManyUpdatesAsItIsWide(
      String optimizer, String penalties, String method, long flops, long numbers) {
    LearnerFigures learner =
        learner(
            figures(
                "input x[2]: real",
                "y[3]: real",
                "dense(_, identity, bias: false)",
                "stop: epochs >= 1  loss: squared  optimizer: " + optimizer + " " + penalties));

    assertEquals(
        List.of("update1 0 " + 6 * flops + " " + 6 * numbers * Float.BYTES),
        costs(learner.update()));
    assertEquals(
        List.of(method + " 0 " + 3 * flops + " " + 3 * numbers * Float.BYTES),
        costs(learner.rows()));
  }

  /** 6 and 3 weights: squares and sums, 3 for each signal, the shrinking; W2 is copied too. */
  @Test
  void aLimitSquaresSumsAndShrinks() {
    LearnerFigures learner =
        learner(
            figures(
                "input x[2]: real",
                "y: real",
                "dense(3, tanh) -> dense(_)",
                "stop: epochs >= 1  loss: squared  regularize: max_norm(2)"));

    List<String> costs = costs(learner.update());
    assertEquals(
        List.of("limit1 0 27 36", "limit2 0 15 28"), costs.subList(costs.size() - 2, costs.size()));
  }

  /** Four inputs, the mask and what it lets through; two slopes beside two outputs. */
  @Test
  void whatStandsBetweenProductsCostsItsNumbers() {
    PlanFigures plan =
        figures(
            "input x[4]: real",
            "y: one_of(a, b, c)",
            "dropout(20%) -> dense(2, prelu) -> dense(_, softmax)",
            "stop: epochs >= 1");
    List<String> forward = costs(learner(plan).forward());

    assertEquals("drop0 0 4 48", forward.get(0));
    assertEquals("activate1 0 4 24", forward.get(2));
    assertTrue(forward.get(4).endsWith(" 24"), "x2, a label and a double of the loss: " + forward);
  }

  /** For each column a subtraction where its range begins above or below 0, and so its target. */
  @ParameterizedTest
  @CsvSource({"0..255, 0..1, 1", "0..255, -1..1, 2", "-2..2, 0..1, 2", "-2..2, -1..1, 3"})
  void aRangeIsScaledWithoutTheTermsThatAre0(String range, String target, long flops) {
    PlanFigures plan =
        figures(
            "input a[5]: real in " + range + "\ninput b: boolean",
            "y: real",
            "scale(" + target + ") -> dense(_)",
            "");

    // A boolean is 0..1 already, and scaled by the same formula.
    long ofTheBoolean = target.startsWith("0") ? 1 : 2;
    assertEquals(
        "0 " + (5 * flops + ofTheBoolean) + " " + 6 * Float.BYTES,
        cost(plan.input().get(0).cost()));
  }

  /** Vectors of 8 floats: tiles for one term, updates for one vector; who calls them costs 0. */
  @Test
  void whatWorksOnPanelsCostsItsVectors() {
    PlanFigures plan =
        PlanFigures.of(
            Planner.plan(
                model(
                    "input x[40]: real",
                    "y: one_of(a, b)",
                    "dense(64, tanh) -> dense(48, tanh) -> dense(_, softmax)",
                    "stop: epochs >= 1"),
                Target.VECTOR));
    List<String> loops =
        Stream.of(plan.rows(), learner(plan).rows()).flatMap(loop -> costs(loop).stream()).toList();

    assertEquals(
        List.of(
            "addProducts 0 0 0",
            "productOf8 256 0 96",
            "productOf4 128 0 80",
            "productOf1 32 0 68",
            "productOf8Narrow 128 0 64",
            "productOf4Narrow 64 0 48",
            "productOf1Narrow 16 0 36",
            "addProductsOfRow 0 0 0",
            "addProductsOfRows 0 0 0",
            "productOfRow 64 0 132",
            "addGradients 0 0 0",
            "gradientOf8 256 0 96",
            "gradientOf4 128 0 80",
            "gradientOf1 32 0 68",
            "gradientOf8Narrow 128 0 64",
            "gradientOf4Narrow 64 0 48",
            "gradientOf1Narrow 16 0 36",
            "pack 0 0 64",
            "addAll 0 8 32",
            "updateSpan 0 24 64",
            "stepPanel 0 0 0",
            "stepOf8 256 384 1120",
            "stepOf4 128 192 592",
            "stepOf1 32 48 196",
            "stepOf8Narrow 128 192 576",
            "stepOf4Narrow 64 96 304",
            "stepOf1Narrow 16 24 100",
            "stepOne 16 24 68"),
        loops);
  }

  /**
   * Four inputs, two units: W1 has 8 weights, and two slopes and two biases beside them. The
   * sensitivity touches s1, delta1, a1, dx1 and the mask, and W2 and delta2 for the product.
   */
  @Test
  void learnedSlopesCostAsBiasesDoAndMasksAsSlopes() {
    PlanFigures plan =
        figures(
            "input x[4]: real",
            "y: real",
            "standardize -> dense(2, prelu) -> dropout(50%) -> dense(_)",
            "stop: epochs >= 1  loss: squared");
    LearnerFigures learner = learner(plan);

    assertEquals("0 8 48", cost(plan.input().get(0).cost()), "x, means and deviations");
    assertEquals("4 6 52", cost(last(learner.backward()).cost()));
    assertEquals("slopes1 0 6 24", costs(learner.gradient()).get(2));
    assertEquals("update1 0 36 96", costs(learner.update()).get(0));
    assertEquals(
        learner.update().stream().map(KernelFigures::cost).toList(),
        learner.step().stream().map(KernelFigures::cost).toList());
  }

  /** Rows times their width, and one row more that is added to. */
  @Test
  void anInnerLoopCostsItsRows() {
    PlanFigures plan = figures("input a, b: real", "y: real", "dense(2, tanh) -> dense(_)", "");

    assertEquals(
        List.of(
            "add2x2 8 0 24",
            "add2x1 4 0 12",
            "add8x2 32 0 72",
            "add1x2 4 0 16",
            "add8x1 16 0 36",
            "add1x1 2 0 8"),
        costs(plan.rows()));
  }

  @Test
  void whereTheTrainerSearchesThereIsNoUpdate() {
    LearnerFigures learner =
        learner(
            figures(
                "input x: real",
                "y: real",
                "dense(_)",
                "stop: epochs >= 1  loss: squared  batch: all  optimizer: line_search"));

    assertEquals(List.of(), learner.update());
    assertEquals(List.of(), learner.step());
    assertEquals(List.of(), learner.rows());
    assertEquals(0, learner.updateCost().intensity());
  }

  /** Two outputs of each loss: its value, then its derivative through the identity. */
  @ParameterizedTest
  @CsvSource({
    "squared, 6, 4",
    "absolute, 6, 4",
    "huber(1), 12, 6",
    "hinge, 6 + 4, 4",
    "hinge_class, 3 + 1, 3"
  })
  void aLossCostsWhatItsFormulaSays(String loss, String value, long derivative) {
    String output = loss.startsWith("hinge") ? "y[2]: boolean" : "y[2]: real";
    boolean classes = loss.equals("hinge_class");
    LearnerFigures learner =
        learner(
            figures(
                "input x: real",
                classes ? "y: one_of(a, b)" : output,
                "dense(_)",
                "stop: epochs >= 1  loss: " + (classes ? "hinge" : loss)));

    long sum = Stream.of(value.split(" \\+ ")).mapToLong(Long::parseLong).sum();
    assertEquals(sum, last(learner.forward()).cost().elementwise());
    assertEquals(derivative, learner.backward().get(0).cost().elementwise());
  }

  private static KernelFigures last(List<KernelFigures> kernels) {
    return kernels.get(kernels.size() - 1);
  }

  @Test
  void doublesTakeTwiceTheBytes() {
    Function<String, PlanFigures> in =
        precision ->
            figures("precision: " + precision + "\ninput x[3]: real", "y: real", "dense(_)", "");

    assertEquals("signal1 6 0 32", costs(in.apply("float").forward()).get(0));
    assertEquals("signal1 6 0 64", costs(in.apply("double").forward()).get(0));
  }

  /** Nothing that the class computes is left out, and nothing is shown that it has not. */
  @ParameterizedTest
  @EnumSource(Target.class)
  void everyKernelIsShown(Target target) {
    Plan plan =
        Planner.plan(
            model(
                "input x[4]: real in 0..1",
                "y: one_of(a, b)",
                "scale(-1..1) -> h: dense(3, tanh) -> dropout(25%) -> g: dense(2, maxout(2))"
                    + " -> prelu(0.1) -> out: dense(_, softmax)",
                """
                stop: epochs >= 1
                phase hint: greedy supervised over g { loss: cross_entropy }
                phase top: only out { optimizer: adamw }
                phase fine: all { regularize: l2(1e-4), max_norm(3) }
                """),
            target);

    assertEquals(methods(plan), methods(PlanFigures.of(plan)));
    assertEquals(methods(plan.rounds().get(0)), methods(PlanFigures.of(plan).rounds().get(0)));
    assertEquals(
        kernels(plan).mapToInt(Kernel::bytecodes).max().orElseThrow(),
        PlanFigures.of(plan).mostBytecodes());
  }

  private static Stream<Kernel> kernels(Plan plan) {
    return Stream.concat(
        plan.kernels().stream(), plan.learners().stream().flatMap(own -> own.own().stream()));
  }

  private static Set<String> methods(Plan plan) {
    return new TreeSet<>(kernels(plan).map(Kernel::method).toList());
  }

  private static Set<String> methods(PlanFigures plan) {
    Set<String> methods = new TreeSet<>();
    Stream.of(plan.input(), plan.forward(), plan.rows())
        .flatMap(List::stream)
        .forEach(kernel -> methods.add(shown(kernel)));
    for (LearnerFigures learner : plan.learners()) {
      Stream.of(
              learner.forward(),
              learner.backward(),
              learner.gradient(),
              learner.update(),
              learner.step(),
              learner.rows())
          .flatMap(List::stream)
          .forEach(kernel -> methods.add(shown(kernel)));
    }
    return methods;
  }

  /** The name of a kernel that says what it computes. */
  private static String shown(KernelFigures kernel) {
    assertFalse(kernel.computes().isBlank(), kernel::method);
    return kernel.method();
  }
}
