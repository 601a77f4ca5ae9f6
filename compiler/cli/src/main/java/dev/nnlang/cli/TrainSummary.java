package dev.nnlang.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.nnlang.engine.TrainOutcome;
import dev.nnlang.runtime.PhaseReport;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.TrainingReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a training came to, for people and for programs.
 *
 * @param weights where they were saved
 * @param seed the seed and where it comes from
 */
record TrainSummary(String model, TrainOutcome outcome, Path weights, String seed) {

  void print(Console console) {
    PrintStream out = console.out();
    TrainingReport report = outcome.report();
    printPhases(out);
    new ScoreTable(out).print(Optional.of(report.training()), validation(), outcome.test());
    new ExpectationReport(outcome.expectations()).print(console);
    out.println(ReportRow.of("weights", weights.toString()));
    for (int i = 0; i < outcome.checkpoints().size(); i++) {
      String path = outcome.checkpoints().get(i).toString();
      out.println(ReportRow.of(i == 0 ? "checkpoints" : "", path));
    }
    out.println(ReportRow.of("fingerprint", outcome.fingerprint()));
    out.println(ReportRow.of("seed", seed));
  }

  private void printPhases(PrintStream out) {
    TrainingReport report = outcome.report();
    List<PhaseReport> phases = report.phases();
    if (phases.size() > 1) {
      new PhaseLines(phases.subList(0, phases.size() - 1)).print(out);
      PhaseLines.head(report.last(), out);
      out.println(
          ReportRow.of(
              "in all", PhaseLines.length(report.epochs(), report.updates(), report.seconds())));
    } else {
      new StopLines(report.last()).rows().forEach(out::println);
      out.println(
          ReportRow.of(
              "after", PhaseLines.length(report.epochs(), report.updates(), report.seconds())));
      PhaseLines.kept(report.last(), out);
    }
    report.scratch().ifPresent(scratch -> new ScratchTable(report.last(), scratch).print(out));
  }

  /** One object; what is not there is null. */
  JsonObject json() {
    TrainingReport report = outcome.report();
    JsonObject json = new JsonObject();
    json.addProperty("model", model);
    json.addProperty("epochs", report.epochs());
    json.addProperty("updates", report.updates());
    json.addProperty("error", Json.number(report.training().error()));
    json.addProperty("accuracy", Json.number(report.training().accuracy()));
    json.add("validation", Json.score(validation()));
    json.add("test", Json.score(outcome.test()));
    json.addProperty("stopped_by", report.last().stoppedBy());
    json.addProperty("stop_epoch", report.last().epochs());
    json.add("clauses", PhaseJson.clauses(report.last()));
    json.addProperty("seconds", Json.number(report.seconds()));
    json.add("epoch_seconds", epochSeconds());
    json.addProperty("weights", weights.toString());
    JsonArray checkpoints = new JsonArray();
    outcome.checkpoints().forEach(file -> checkpoints.add(file.toString()));
    json.add("checkpoints", checkpoints);
    json.addProperty("fingerprint", outcome.fingerprint());
    json.addProperty("seed", outcome.seed());
    json.add("expectations", new ExpectationReport(outcome.expectations()).json());
    JsonArray phases = new JsonArray();
    report.phases().forEach(phase -> phases.add(PhaseJson.of(phase)));
    json.add("phases", phases);
    json.add("scratch", report.scratch().<JsonElement>map(PhaseJson::of).orElse(JsonNull.INSTANCE));
    return json;
  }

  /** Of every epoch of every phase, in their order. */
  private JsonArray epochSeconds() {
    JsonArray seconds = new JsonArray();
    for (PhaseReport phase : outcome.report().phases()) {
      phase.curve().forEach(point -> seconds.add(Json.number(point.seconds())));
    }
    return seconds;
  }

  private Optional<Score> validation() {
    return PhaseJson.measured(outcome.report().validation());
  }
}
