package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.emit.GeneratedModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which networks leave zeros out of the sums of their first layer, and by which methods. */
final class ListedKernelsTest {
  /** 256 times 128 are the 32,768 weights from which on a first layer is large. */
  private static String model(int inputs, String layers, String training) {
    return """
        nn 1
        model M { input x[%d]: real  output y[2]: real  layers: %s -> dense(_) }
        data d { from: csv("d.csv") }
        train M on d { loss: squared  batch: 8  rate: 0.1  %s  stop: epochs >= 1 }
        """
        .formatted(inputs, layers, training);
  }

  private static Plan plan(String text, Target target) {
    return Planner.plan(GeneratedModel.compile(text).models().get(0), target);
  }

  private static List<String> listed(String text, Target target) {
    Plan plan = plan(text, target);
    return Stream.concat(plan.rows().stream(), plan.scoring().rows().stream())
        .map(Kernel::method)
        .filter(method -> method.contains("Listed") || method.contains("find"))
        .sorted()
        .toList();
  }

  @Test
  void aLargeFirstLayerOfVectorsHasTilesOverLists() {
    assertEquals(
        List.of(
            "addListedProducts",
            "findExamples",
            "findTerms",
            "productOf4Listed",
            "productOf8Listed",
            "stepListedPanel",
            "stepOf4Listed",
            "stepOf8Listed"),
        listed(model(256, "dense(128)", "optimizer: sgd"), Target.VECTOR));
  }

  @Test
  void aLargeFirstLayerOfPlainJavaHasOneSumOverAList() {
    assertEquals(List.of("addListed128"), listed(model(256, "dense(128)", ""), Target.PLAIN));
  }

  @Test
  void penaltiesHaveTilesOfTheirOwn() {
    assertEquals(
        List.of("stepPenalizedListedPanel", "stepPenalizedOf4Listed", "stepPenalizedOf8Listed"),
        listed(model(256, "dense(128)", "regularize: l2(0.1)"), Target.VECTOR).stream()
            .filter(method -> method.startsWith("step"))
            .toList());
  }

  @Test
  void anOptimizerThatSearchesNeedsItsGradientsInFull() {
    assertEquals(
        List.of("addListedProducts", "findTerms", "productOf4Listed", "productOf8Listed"),
        listed(
            model(256, "dense(128)", "optimizer: lbfgs")
                .replace("batch: 8  rate: 0.1", "batch: all"),
            Target.VECTOR));
  }

  @Test
  void othersHaveNone() {
    assertEquals(List.of(), listed(model(255, "dense(128)", ""), Target.VECTOR), "few weights");
    assertEquals(List.of(), listed(model(500, "dense(127)", ""), Target.VECTOR), "few outputs");
    assertEquals(
        List.of(), listed(model(256, "dropout(10%) -> dense(128)", ""), Target.VECTOR), "dropped");
    assertEquals(List.of(), listed(model(255, "dense(128)", ""), Target.PLAIN), "plain and few");
  }

  /** Where vectors are, threads make such signals by outputs, before they take the rest by rows. */
  @Test
  void onlyALargeFirstLayerOfVectorsIsEntered() {
    String large = model(256, "dense(128)", "");
    assertTrue(plan(large, Target.VECTOR).enters());
    assertFalse(plan(large, Target.PLAIN).enters());
    assertFalse(plan(model(255, "dense(128)", ""), Target.VECTOR).enters());
  }

  @Test
  void aWeightRestsWithoutAGradientIfNothingElseMovesIt() {
    assertEquals(
        List.of(true, false, false, false),
        Stream.of(
                "optimizer: sgd",
                "optimizer: sgd(momentum: 0.9)",
                "optimizer: adam",
                "optimizer: sgd  regularize: l1(0.1)")
            .map(training -> model(256, "dense(128)", training))
            .map(text -> plan(text, Target.VECTOR))
            .flatMap(plan -> plan.scoring().rows().stream())
            .filter(PanelKernel.StepListedPanel.class::isInstance)
            .map(kernel -> ((PanelKernel.StepListedPanel) kernel).restsWithoutGradient())
            .toList());
  }
}
