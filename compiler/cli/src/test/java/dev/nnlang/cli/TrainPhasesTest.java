package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Greedy pretraining on iris, then fine-tuning, beside the same from scratch. */
class TrainPhasesTest {
  @TempDir Path folder;
  private Path model = Path.of("");
  private Path weights = Path.of("");

  @BeforeEach
  void copyModel() throws IOException {
    Run.copy(folder, "iris.csv");
    model = Run.copy(folder, "pretrained.nn");
    weights = folder.resolve("out.safetensors");
  }

  @Test
  void everyRoundHasALineAndTheLastPhaseABlock() {
    Run run = Run.nnc("train", model, "--quiet", "-o", weights).exits(0);
    List<String> lines = run.out().lines().toList();
    assertTrue(
        lines
            .get(0)
            .matches("pretrain h1 +\\d+ epochs  error \\d+\\.\\d+ -> \\d+\\.\\d+ +stopped by .+"),
        run.out());
    assertTrue(lines.get(1).startsWith("pretrain h2 "), run.out());
    assertEquals("", lines.get(2));
    assertEquals("phase       finetune", lines.get(3));
    assertTrue(lines.get(4).startsWith("stopped by  "), run.out());
    assertTrue(run.out().contains("\nin all      "), run.out());
  }

  @Test
  void everyEarlierPhaseThatIsNotGreedyHasABlock() throws IOException {
    String text = Files.readString(model);
    String head = "phase head: only out { stop: epochs >= 2  keep: best(error) }";
    Files.writeString(model, text.replace("  phase pretrain", "  " + head + "\n  phase pretrain"));
    Run run = Run.nnc("train", model, "--quiet", "-o", weights).exits(0);
    List<String> lines = run.out().lines().toList();
    assertEquals("phase       head", lines.get(0));
    assertEquals("stopped by  epochs >= 2  (epoch 2)", lines.get(1));
    assertEquals("after       2 epochs, 14 updates", lines.get(2).substring(0, 32));
    assertTrue(lines.get(3).startsWith("kept        the weights of epoch "), run.out());
    assertTrue(lines.get(4).startsWith("training    error "), run.out());
    assertTrue(lines.get(5).startsWith("validation  error "), run.out());
    assertEquals("", lines.get(6));
    assertTrue(lines.get(7).startsWith("pretrain h1 "), run.out());
  }

  @Test
  void bothCurvesStandSideBySide() {
    Run run = Run.nnc("train", model, "--quiet", "-o", weights).exits(0);
    List<String> lines = run.out().lines().toList();
    int head = 0;
    while (!lines.get(head).startsWith("compare ")) {
      head++;
    }
    assertTrue(
        lines
            .get(head)
            .matches("compare +epoch  pretrained error \\(validation\\) +scratch error .*"),
        run.out());
    assertTrue(
        lines.get(head + 1).matches(" +1  \\d\\.\\d+ \\(\\d\\.\\d+\\) +\\d\\.\\d+ \\(.*\\)"),
        run.out());
    List<String> table =
        lines.subList(head, lines.size()).stream()
            .takeWhile(line -> !line.startsWith("training"))
            .collect(Collectors.toList());
    assertTrue(table.size() <= 20, run.out());
    assertTrue(table.get(table.size() - 3).startsWith("ended "), run.out());
    assertTrue(table.get(table.size() - 1).startsWith("accuracy "), run.out());
  }

  @Test
  void jsonHasEveryPhaseAndTheRunFromScratch() {
    JsonObject json = Run.nnc("train", model, "--quiet", "--json", "-o", weights).exits(0).json();
    JsonArray phases = json.getAsJsonArray("phases");
    List<String> names = new ArrayList<>();
    int epochs = 0;
    for (int i = 0; i < phases.size(); i++) {
      JsonObject phase = phases.get(i).getAsJsonObject();
      names.add(phase.get("name").getAsString() + " " + phase.get("layer"));
      epochs += phase.get("epochs").getAsInt();
      assertEquals(phase.get("epochs").getAsInt(), phase.getAsJsonArray("curve").size());
    }
    assertEquals(List.of("pretrain \"h1\"", "pretrain \"h2\"", "finetune null"), names);
    assertEquals(epochs, json.get("epochs").getAsInt());
    assertEquals(epochs, json.getAsJsonArray("epoch_seconds").size());
    JsonObject last = phases.get(2).getAsJsonObject();
    assertEquals(json.get("stopped_by"), last.get("stopped_by"));
    assertEquals(json.get("clauses"), last.get("clauses"));
    assertEquals(json.get("error"), last.get("error"));
    JsonObject scratch = json.getAsJsonObject("scratch");
    assertEquals(last.keySet(), scratch.keySet());
    JsonObject first = scratch.getAsJsonArray("curve").get(0).getAsJsonObject();
    assertEquals(
        List.of(
            "epoch",
            "rate",
            "error",
            "accuracy",
            "validation_error",
            "validation_accuracy",
            "seconds"),
        List.copyOf(first.keySet()));
    assertFalse(first.get("validation_error").isJsonNull(), "both curves are measured");
  }

  @Test
  void progressSaysWhichPhaseItIsOf() {
    String out = Run.nnc("train", model, "-o", weights).exits(0).out();
    assertTrue(out.startsWith("pretrain h1  epoch 1/12  rate 0.05  error "), out);
    assertTrue(out.contains("\npretrain h2  epoch 1/12  "), out);
    assertTrue(out.contains("\nfinetune  epoch 1/40  "), out);
    assertTrue(out.contains("\nscratch  epoch 1/40  "), out);
  }

  @Test
  void limitOfEpochsEndsAllPhases() {
    JsonObject json =
        Run.nnc("train", model, "--json", "--max-epochs", 5, "-o", weights).exits(0).json();
    assertEquals(5, json.get("epochs").getAsInt());
    assertEquals(1, json.getAsJsonArray("phases").size());
    assertEquals("the limit of 5 epochs", json.get("stopped_by").getAsString());
    assertTrue(json.get("scratch").isJsonNull());
  }

  @Test
  void gradientsOfRoundsAreVerifiedByName() {
    Run run = Run.nnc("verify", model).exits(0);
    assertTrue(
        run.out().contains("\nphase pretrain, layer h1: random data, 16 examples\n"), run.out());
    assertTrue(
        run.out().contains("\nphase pretrain, layer h2: random data, 16 examples\n"), run.out());
  }
}
