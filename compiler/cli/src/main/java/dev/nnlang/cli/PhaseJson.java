package dev.nnlang.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nnlang.runtime.PhaseReport;
import dev.nnlang.runtime.Score;
import java.util.Optional;
import java.util.OptionalInt;

/** A phase, or a round of a greedy one, as one JSON object; what is not there is null. */
final class PhaseJson {
  private PhaseJson() {}

  static JsonObject of(PhaseReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("name", report.phase());
    json.addProperty("layer", report.layer().orElse(null));
    json.addProperty("epochs", report.epochs());
    json.addProperty("updates", report.updates());
    json.addProperty("error", Json.number(report.training().error()));
    json.addProperty("accuracy", Json.number(report.training().accuracy()));
    json.add("validation", Json.score(measured(report.validation())));
    json.addProperty("stopped_by", report.stoppedBy());
    json.add("clauses", clauses(report));
    add(json, "kept_epoch", report.bestEpoch());
    json.addProperty("seconds", Json.number(report.seconds()));
    json.add("curve", curve(report));
    return json;
  }

  /** Each clause of the stop rule, with the epoch at which it would have ended the phase alone. */
  static JsonArray clauses(PhaseReport report) {
    JsonArray array = new JsonArray();
    for (PhaseReport.Clause clause : report.clauses()) {
      JsonObject object = new JsonObject();
      object.addProperty("clause", clause.text());
      add(object, "epoch", clause.epoch());
      object.addProperty("fired", clause.fired());
      object.addProperty("whole", clause.whole());
      array.add(object);
    }
    return array;
  }

  /** Reports have NaN for a set that is not there. */
  static Optional<Score> measured(Score score) {
    return Optional.of(score).filter(found -> !Double.isNaN(found.error()));
  }

  private static JsonArray curve(PhaseReport report) {
    JsonArray array = new JsonArray();
    for (PhaseReport.Point point : report.curve()) {
      JsonObject object = new JsonObject();
      object.addProperty("epoch", point.epoch());
      object.addProperty("rate", Json.number(point.rate()));
      object.addProperty("error", Json.number(point.training().error()));
      object.addProperty("accuracy", Json.number(point.training().accuracy()));
      object.addProperty("validation_error", Json.number(point.validation().error()));
      object.addProperty("validation_accuracy", Json.number(point.validation().accuracy()));
      object.addProperty("seconds", Json.number(point.seconds()));
      array.add(object);
    }
    return array;
  }

  private static void add(JsonObject json, String key, OptionalInt number) {
    json.addProperty(key, number.isPresent() ? Integer.valueOf(number.getAsInt()) : null);
  }
}
