package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.emit.GeneratedModel;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Loss;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A class of both targets has one nested class for each of them. */
final class NestedPlansTest {
  private static final CheckedModel MODEL =
      GeneratedModel.compile(
              """
              nn 1
              model Model {
                input x[9]: real in 0..1
                output y[2]: real
                layers: scale(-1..1) -> dropout(10%) -> h: dense(16, tanh) -> dropout(10%)
                     -> dense(_)
              }
              data d { from: csv("d.csv") }
              train Model on d {
                stop: epochs >= 1
                phase pre: greedy supervised over h { loss: squared }
                phase fine: all { loss: absolute }
              }
              """)
          .models()
          .get(0);

  private static List<String> names(List<Plan> plans) {
    return plans.stream().map(Plan::className).toList();
  }

  @Test
  void plainJavaComesFirst() {
    Set<Target> both = EnumSet.allOf(Target.class);
    List<String> names = List.of("PlainNetwork", "VectorNetwork");

    assertEquals(names, names(Planner.planNested(MODEL, both)));
    assertEquals(names, names(Planner.planNestedPredictions(MODEL, both)));
    BothPlans plans = Planner.planBoth(MODEL);
    assertEquals(names, names(List.of(plans.plain(), plans.vector())));
    assertEquals("Model", plans.className());
  }

  /** But for its name, it is what the class of one target is. */
  @ParameterizedTest
  @EnumSource(Target.class)
  void aNestedPlanIsTheWholePlan(Target target) {
    Plan nested = Planner.planNested(MODEL, Set.of(target)).get(0);

    assertEquals(Planner.plan(MODEL, target), nested.named("Model"));
    assertEquals(target, nested.target());
  }

  /** It knows the loss that it is scored by, and has nothing to train with. */
  @ParameterizedTest
  @EnumSource(Target.class)
  void whatOnlyPredictsHasNoTraining(Target target) {
    Plan whole = Planner.plan(MODEL, target);
    Plan few = Planner.planNestedPredictions(MODEL, Set.of(target)).get(0);

    assertTrue(whole.training().isPresent());
    assertEquals(Optional.empty(), few.training());
    assertEquals(List.of(), few.phases());
    assertEquals(Optional.empty(), few.inputDrop());
    assertEquals(whole.input(), few.input());
    assertEquals(whole.fingerprint(), few.fingerprint());
    assertEquals(new Loss.Absolute(), few.loss());
    assertEquals(
        whole.layers().stream().map(LayerPlan::signal).toList(),
        few.layers().stream().map(LayerPlan::signal).toList());
  }

  /** 9 inputs in passes of 8 and 1, and 16 in two of 8; no gradient and no sensitivity. */
  @Test
  void whatOnlyPredictsHasTheLoopsOfPredictionsAlone() {
    assertEquals(List.of("add8x16", "add1x16", "add8x2"), loops(Target.PLAIN));
    List<String> vectors = loops(Target.VECTOR);
    assertTrue(vectors.contains("productOf8"), vectors::toString);
    assertFalse(vectors.contains("gradientOf8"), vectors::toString);
    assertFalse(vectors.contains("pack"), vectors::toString);
  }

  private static List<String> loops(Target target) {
    return Planner.planNestedPredictions(MODEL, Set.of(target)).get(0).rows().stream()
        .map(Kernel::method)
        .toList();
  }
}
