package dev.nnlang.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnlang.compiler.analysis.LayerSpelling;
import dev.nnlang.compiler.reference.ReferenceExample;
import dev.nnlang.engine.WalkRun;

/**
 * A walk for programs: every number of it, in the names and shapes of the weights file, so that a
 * matrix of weights is an array of rows [fanOut][fanIn].
 */
final class WalkJson {
  private static final String WEIGHT = ".weight";

  private WalkJson() {}

  static JsonObject of(WalkRun.Outcome walk) {
    ReferenceExample example = walk.example();
    JsonObject json = new JsonObject();
    json.addProperty("model", walk.network().name());
    json.addProperty("row", walk.row());
    json.addProperty("rows", walk.rows());
    json.addProperty("loss", walk.loss().spelling());
    json.addProperty("rate", Json.number(walk.rate()));
    json.add("input", vector(walk.rawInput()));
    json.add("target", vector(walk.target()));
    json.add("x0", vector(example.input()));
    JsonArray layers = new JsonArray();
    example.stages().forEach(stage -> layers.add(layer(stage, walk)));
    json.add("layers", layers);
    json.addProperty("error_before", Json.number(example.loss()));
    json.addProperty("error_after", Json.number(walk.lossAfter()));
    return json;
  }

  private static JsonObject layer(ReferenceExample.Stage stage, WalkRun.Outcome walk) {
    JsonObject layer = new JsonObject();
    layer.addProperty("number", stage.number());
    layer.addProperty("name", stage.name());
    layer.addProperty("layer", LayerSpelling.of(stage.layer()));
    layer.add("input", vector(stage.input()));
    layer.add("signal", vector(stage.signal()));
    layer.add("output", vector(stage.output()));
    layer.add("sensitivity", vector(stage.sensitivity()));
    JsonObject parameters = new JsonObject();
    stage
        .gradients()
        .forEach(
            (name, gradient) -> {
              int columns = name.endsWith(WEIGHT) ? stage.input().length : 0;
              JsonObject parameter = new JsonObject();
              parameter.add("before", tensor(walk.before(name), columns));
              parameter.add("gradient", tensor(gradient, columns));
              parameter.add("after", tensor(walk.after(name), columns));
              parameters.add(name, parameter);
            });
    layer.add("parameters", parameters);
    return layer;
  }

  /** Rows of {@code columns}, or a vector where that is 0. */
  private static JsonElement tensor(double[] values, int columns) {
    if (columns == 0) {
      return vector(values);
    }
    JsonArray rows = new JsonArray();
    for (int from = 0; from < values.length; from += columns) {
      JsonArray row = new JsonArray(columns);
      for (int i = from; i < from + columns; i++) {
        row.add(Json.number(values[i]));
      }
      rows.add(row);
    }
    return rows;
  }

  private static JsonArray vector(double[] values) {
    JsonArray array = new JsonArray(values.length);
    for (double value : values) {
      array.add(Json.number(value));
    }
    return array;
  }
}
