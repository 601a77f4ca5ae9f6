package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stop rule of the notes, marginal improvement together with a small error, and an upper bound:
 * each way of ending, and what is said of the others.
 */
class StopReportTest {
  private static final String RULE =
      "(improvement(validation.error, 10 epochs) < 1% and validation.error < 0.1) or epochs >= 500";

  @TempDir Path folder;

  private Run train(String rule, Object... options) throws IOException {
    Path model = Run.iris(folder);
    Files.writeString(model, Files.readString(model).replace(RULE, rule));
    List<Object> arguments = new ArrayList<>(List.of("train", model, "--quiet"));
    arguments.addAll(List.of("-o", folder.resolve("out.safetensors")));
    arguments.addAll(List.of(options));
    return Run.nnc(arguments.toArray()).exits(0);
  }

  private static List<String> clauses(JsonObject json) {
    JsonArray clauses = json.getAsJsonArray("clauses");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < clauses.size(); i++) {
      JsonObject clause = clauses.get(i).getAsJsonObject();
      assertEquals(List.of("clause", "epoch", "fired", "whole"), List.copyOf(clause.keySet()));
      texts.add(
          clause.get("clause").getAsString()
              + (clause.get("whole").getAsBoolean() ? " whole" : "")
              + (clause.get("fired").getAsBoolean() ? " fired" : ""));
    }
    return texts;
  }

  private static int epoch(JsonObject json, int clause) {
    return json.getAsJsonArray("clauses").get(clause).getAsJsonObject().get("epoch").getAsInt();
  }

  @Test
  void smallErrorWithoutMuchImprovementEndsIt() throws IOException {
    JsonObject json = train(RULE, "--json").json();
    String both = "improvement(validation.error, 10 epochs) < 1% and validation.error < 0.1";
    assertEquals(both, json.get("stopped_by").getAsString());
    assertEquals(
        List.of(
            both + " whole fired",
            "improvement(validation.error, 10 epochs) < 1%",
            "validation.error < 0.1",
            "epochs >= 500 whole"),
        clauses(json));
    int stop = json.get("stop_epoch").getAsInt();
    assertEquals(stop, epoch(json, 0));
    // Both hold at the end, so each began to hold then or before.
    assertTrue(epoch(json, 1) <= stop && epoch(json, 2) <= stop, json.toString());
    assertEquals(500, epoch(json, 3));
  }

  @Test
  void upperBoundEndsItWhereTheErrorStaysLarge() throws IOException {
    JsonObject json =
        train(RULE.replace("error < 0.1)", "error < 1e-9)").replace("500", "30"), "--json").json();
    assertEquals("epochs >= 30", json.get("stopped_by").getAsString());
    assertEquals(30, json.get("stop_epoch").getAsInt());
    JsonArray clauses = json.getAsJsonArray("clauses");
    assertTrue(clauses.get(0).getAsJsonObject().get("epoch").isJsonNull(), json.toString());
    assertTrue(clauses.get(2).getAsJsonObject().get("epoch").isJsonNull(), json.toString());
    assertTrue(clauses.get(3).getAsJsonObject().get("fired").getAsBoolean());
  }

  @Test
  void elapsedTimeEndsIt() throws IOException {
    JsonObject json = train("epochs >= 1_000_000 or elapsed >= 1 ms", "--json").json();
    assertEquals("elapsed >= 1 ms", json.get("stopped_by").getAsString());
    assertEquals(1_000_000, epoch(json, 0));
    assertEquals(json.get("stop_epoch").getAsInt(), epoch(json, 1));
  }

  @Test
  void textNamesTheEpochOfEveryClause() throws IOException {
    List<String> lines = train("error < 1e-9 or epochs >= 3").out().lines().toList();
    assertEquals("stopped by  epochs >= 3  (epoch 3)", lines.get(0));
    assertEquals("alone       error < 1e-9  not by epoch 3", lines.get(1));
    assertTrue(lines.get(2).startsWith("after       3 epochs, "), lines.toString());
  }

  @Test
  void textPutsTheEpochsOfClausesBelowEachOther() throws IOException {
    List<String> lines = train(RULE).out().lines().toList();
    assertTrue(
        lines
            .get(0)
            .matches(
                "stopped by  improvement\\(validation.error, 10 epochs\\) < 1% and"
                    + " validation.error < 0.1  \\(epoch \\d+\\)"),
        lines.toString());
    assertTrue(
        lines
            .get(1)
            .matches("alone       improvement\\(validation.error, 10 epochs\\) < 1%  epoch \\d+"),
        lines.toString());
    int column = lines.get(1).indexOf("  epoch ");
    assertEquals(column, lines.get(2).indexOf("  epoch "));
    assertEquals(
        "            epochs >= 500" + " ".repeat(column - 25) + "  epoch 500", lines.get(3));
  }
}
