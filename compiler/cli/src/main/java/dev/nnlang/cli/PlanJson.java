package dev.nnlang.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.nnlang.compiler.plan.Budget;
import dev.nnlang.compiler.plan.Cost;
import dev.nnlang.compiler.plan.KernelFigures;
import dev.nnlang.compiler.plan.LearnerFigures;
import dev.nnlang.compiler.plan.PlanFigures;
import java.util.List;
import java.util.function.Function;

/**
 * Shows a plan to a machine. The keys are always there and always in one order; each cost is for
 * what its kernel's {@code per} names, sums are for one example but for {@code update}.
 */
final class PlanJson {
  private PlanJson() {}

  /**
   * The one plan of a class; for a class that takes one of several when it is loaded, its name and
   * the {@code plans} of these.
   */
  static JsonObject of(String className, List<PlanFigures> plans) {
    if (plans.size() == 1) {
      return of(plans.get(0));
    }
    JsonObject json = new JsonObject();
    json.addProperty("class", className);
    json.add("plans", array(plans, PlanJson::of));
    return json;
  }

  private static JsonObject of(PlanFigures plan) {
    JsonObject json = new JsonObject();
    json.addProperty("class", plan.className());
    json.addProperty("method_budget", Budget.METHOD);
    json.addProperty("most_bytecodes", plan.mostBytecodes());
    json.add("input", array(plan.input(), PlanJson::kernel));
    json.add("forward", array(plan.forward(), PlanJson::kernel));
    json.add("loops", array(plan.rows(), PlanJson::kernel));
    json.add("prediction", cost(plan.predictionCost()));
    json.add("learners", array(plan.learners(), PlanJson::learner));
    json.add("rounds", array(plan.rounds(), PlanJson::of));
    return json;
  }

  private static <T> JsonArray array(List<T> values, Function<T, JsonElement> toJson) {
    JsonArray array = new JsonArray();
    values.stream().map(toJson).forEach(array::add);
    return array;
  }

  private static JsonElement learner(LearnerFigures learner) {
    JsonObject json = new JsonObject();
    json.addProperty("class", learner.className());
    json.addProperty("loss", learner.loss());
    json.addProperty("optimizer", learner.optimizer());
    json.add("phases", array(learner.phases(), JsonPrimitive::new));
    json.add("forward", array(learner.forward(), PlanJson::kernel));
    json.add("backward", array(learner.backward(), PlanJson::kernel));
    json.add("gradient", array(learner.gradient(), PlanJson::kernel));
    json.add("update", array(learner.update(), PlanJson::kernel));
    json.add("step", array(learner.step(), PlanJson::kernel));
    json.add("loops", array(learner.rows(), PlanJson::kernel));
    JsonObject sums = new JsonObject();
    sums.add("forward", cost(learner.forwardCost()));
    sums.add("backward", cost(learner.backwardCost()));
    sums.add("gradient", cost(learner.gradientCost()));
    sums.add("training", cost(learner.trainingCost()));
    sums.add("update", cost(learner.updateCost()));
    json.add("sums", sums);
    return json;
  }

  private static JsonElement kernel(KernelFigures kernel) {
    JsonObject json = new JsonObject();
    json.addProperty("method", kernel.method());
    json.addProperty("computes", kernel.computes());
    json.addProperty("shape", kernel.shape());
    json.addProperty("how", kernel.strategy());
    json.addProperty("bytecodes", kernel.bytecodes());
    json.addProperty("per", kernel.stage().per());
    json.add("cost", cost(kernel.cost()));
    return json;
  }

  private static JsonElement cost(Cost cost) {
    JsonObject json = new JsonObject();
    json.addProperty("flops", cost.flops());
    json.addProperty("product_flops", cost.products());
    json.addProperty("elementwise_flops", cost.elementwise());
    json.addProperty("bytes", cost.bytes());
    json.addProperty("flops_per_byte", cost.intensity());
    return json;
  }
}
