package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nnc inspect --plan}, as people and programs see it. */
class InspectPlanTest {
  /** 64, 128 and 24 weights: 6 FLOPs for each, but 4 for those of the first layer. */
  private static final int TRAINING_FLOPS = 6 * 216 - 2 * 64;

  @TempDir Path folder;

  @Test
  void irisIsShownKernelByKernel() throws IOException {
    String expected = Files.readString(Run.copy(folder, "iris-plan.txt"));

    assertEquals(expected, Run.nnc("inspect", Run.iris(folder), "--plan").exits(0).out());
  }

  @Test
  void roundsAreShownAsClassesOfTheirOwn() throws IOException {
    Run.copy(folder, "iris.csv");
    Path model = Run.copy(folder, "pretrained.nn");
    String text = Run.nnc("inspect", model, "--plan").exits(0).out();

    assertTrue(text.contains("\nclass Phase1Round2, the small network of a round\n"), text);
    assertTrue(text.contains("\nBackpropagation: cross_entropy by sgd, phase finetune\n"), text);
    assertTrue(text.contains("W1, b1 by sgd; w2 = W1^T"), text);
    assertTrue(text.lines().noneMatch(line -> line.endsWith(" ")), text);
  }

  @Test
  void programsGetThePlanBesideAllElse() throws IOException {
    Path model = Run.iris(folder);
    JsonObject without = json(Run.nnc("inspect", model, "--json"));
    JsonObject with = json(Run.nnc("inspect", model, "--json", "--plan"));
    JsonObject plan = with.remove("plan").getAsJsonObject();

    assertEquals(without, with);
    assertEquals("Iris", plan.get("class").getAsString());
    assertEquals(7_900, plan.get("method_budget").getAsInt());
    assertEquals(List.of(), plan.getAsJsonArray("rounds").asList());
    JsonObject signal = plan.getAsJsonArray("forward").get(0).getAsJsonObject();
    assertEquals("signal1", signal.get("method").getAsString());
    assertEquals("s1 = b1 + W1^T x0", signal.get("computes").getAsString());
    assertEquals("example", signal.get("per").getAsString());
    JsonObject learner = plan.getAsJsonArray("learners").get(0).getAsJsonObject();
    JsonObject training = learner.getAsJsonObject("sums").getAsJsonObject("training");
    assertEquals(TRAINING_FLOPS, training.get("product_flops").getAsInt());
    assertEquals(
        training.get("flops").getAsDouble() / training.get("bytes").getAsDouble(),
        training.get("flops_per_byte").getAsDouble());
  }

  /** The plans of the two targets one after the other, each as it is shown alone. */
  @Test
  void aClassOfBothTargetsIsShownAsTheTwoThatItHas() throws IOException {
    Path model = Run.iris(folder);
    String plain = plan(model, "plain");
    String vector = plan(model, "vector");
    int legend = plain.indexOf("products and elementwise are FLOPs");

    assertEquals(
        "class Iris takes one of these when it is loaded: vectors where Java has them\n\n"
            + plain.substring(0, legend).replace("class Iris,", "class PlainNetwork,")
            + vector.replace("class Iris,", "class VectorNetwork,"),
        plan(model, "both"));
  }

  @Test
  void programsGetTheTwoPlansAsAList() throws IOException {
    Path model = Run.iris(folder);
    JsonObject both = json(Run.nnc("inspect", model, "--json", "--plan", "--target", "both"));
    JsonObject plan = both.getAsJsonObject("plan");

    assertEquals("Iris", plan.get("class").getAsString());
    assertEquals(2, plan.size(), plan.toString());
    List<String> names = List.of("PlainNetwork", "VectorNetwork");
    List<String> targets = List.of("plain", "vector");
    for (int i = 0; i < 2; i++) {
      JsonObject alone =
          json(Run.nnc("inspect", model, "--json", "--plan", "--target", targets.get(i)))
              .getAsJsonObject("plan");
      JsonObject nested = plan.getAsJsonArray("plans").get(i).getAsJsonObject();
      assertEquals(names.get(i), nested.get("class").getAsString());
      nested.addProperty("class", "Iris");
      assertEquals(alone, nested);
    }
  }

  /** Too small to gain from vectors, so that its class is the plain one. */
  @Test
  void aSmallNetworkHasOnePlanForBoth() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("small.nn"),
            "nn 1\nmodel A { input x: real  output y: real  layers: dense(_) }\n");

    assertEquals(plan(file, "plain"), plan(file, "both"));
  }

  private static String plan(Path model, String target) {
    return Run.nnc("inspect", model, "--plan", "--target", target).exits(0).out();
  }

  private static JsonObject json(Run run) {
    return JsonParser.parseString(run.exits(0).out()).getAsJsonObject();
  }

  @Test
  void numbersAreTheSameInALocaleWithOtherDigits() throws IOException {
    Path model = Run.iris(folder);
    String root = Run.nnc("inspect", model, "--plan").exits(0).out();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertEquals(root, Run.nnc("inspect", model, "--plan").exits(0).out());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void ofSeveralModelsOneIsNamed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("two.nn"),
            """
            nn 1
            model A { input x: real  output y: real  layers: dense(_) }
            model B { input x: real  output y: real  layers: dense(9, relu) -> dense(_) }
            """);
    Run refused = Run.nnc("inspect", file, "--plan").exits(2);

    assertTrue(refused.err().contains("name one with `--model NAME`"), refused.err());
    String text = Run.nnc("inspect", file, "--plan", "--model", "B").exits(0).out();
    assertTrue(text.startsWith("plan of class B, float: "), text);
    assertFalse(text.contains("phase"), text);
  }
}
