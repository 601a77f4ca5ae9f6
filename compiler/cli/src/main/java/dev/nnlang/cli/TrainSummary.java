package dev.nnlang.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nnlang.engine.TrainOutcome;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.TrainingReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
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
    row(out, "stopped by", report.stoppedBy());
    row(
        out,
        "after",
        count(report.epochs(), "epoch")
            + ", "
            + count(report.updates(), "update")
            + ", "
            + Figures.seconds(report.seconds()));
    report.bestEpoch().ifPresent(epoch -> row(out, "kept", "the weights of epoch " + epoch));
    new ScoreTable(out).print(Optional.of(report.training()), validation(), outcome.test());
    new ExpectationReport(outcome.expectations()).print(console);
    row(out, "weights", weights.toString());
    row(out, "fingerprint", outcome.fingerprint());
    row(out, "seed", seed);
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
    json.addProperty("stopped_by", report.stoppedBy());
    json.addProperty("seconds", Json.number(report.seconds()));
    JsonArray seconds = new JsonArray();
    report.epochSeconds().forEach(epoch -> seconds.add(Json.number(epoch)));
    json.add("epoch_seconds", seconds);
    json.addProperty("weights", weights.toString());
    json.addProperty("fingerprint", outcome.fingerprint());
    json.add("expectations", new ExpectationReport(outcome.expectations()).json());
    return json;
  }

  /** The report has NaN for a set that is not there. */
  private Optional<Score> validation() {
    return Optional.of(outcome.report().validation()).filter(score -> !Double.isNaN(score.error()));
  }

  private static void row(PrintStream out, String name, String value) {
    out.println(String.format(Locale.ROOT, "%-11s %s", name, value));
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
