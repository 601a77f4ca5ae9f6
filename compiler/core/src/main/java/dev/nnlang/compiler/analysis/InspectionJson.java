package dev.nnlang.compiler.analysis;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.nnlang.compiler.model.Training.Phase;
import dev.nnlang.compiler.regions.Bound;
import dev.nnlang.compiler.regions.RegionBounds;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Shows an inspection to a machine, as one JSON object.
 *
 * <p>The keys are always there and always in one order; what is not known or does not apply is
 * {@code null}. Sizes are in bytes, FLOPs per example, numbers of linear regions exact and in
 * quotes, since they do not fit into a number. {@code settings} and {@code file} hold text of the
 * language.
 */
public final class InspectionJson {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting().create();

  private static final List<String> SETTINGS =
      List.of(
          "loss",
          "regularize",
          "optimizer",
          "batch",
          "rate",
          "plateau",
          "stop",
          "keep",
          "shuffle",
          "tied",
          "corrupt");

  private InspectionJson() {}

  /** The object as {@link #text} writes it. */
  public static String of(Inspection inspection) {
    return text(object(inspection));
  }

  /** {@code json} over several lines, with a line break at the end. */
  public static String text(JsonObject json) {
    return GSON.toJson(json) + "\n";
  }

  /** A new object, to which a caller may add what it knows beside it. */
  public static JsonObject object(Inspection inspection) {
    JsonObject json = new JsonObject();
    json.addProperty("model", inspection.name());
    json.addProperty("package", inspection.packageName());
    json.addProperty("task", word(inspection.task()));
    json.addProperty("precision", word(inspection.precision()));
    json.add("inputs", array(inspection.inputs(), InspectionJson::field));
    json.add("outputs", array(inspection.outputs(), InspectionJson::field));
    json.add("layers", array(inspection.layers(), InspectionJson::layer));
    json.add("total", figures(inspection.total()));
    json.addProperty("workspace_bytes_per_example", inspection.rowBytes());
    json.add("phases", array(inspection.phases(), InspectionJson::phase));
    json.add("linear_regions", regions(inspection.regions()));
    json.addProperty("file", inspection.completedFile());
    return json;
  }

  private static <T> JsonArray array(List<T> values, Function<T, JsonElement> toJson) {
    JsonArray array = new JsonArray();
    values.stream().map(toJson).forEach(array::add);
    return array;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static JsonElement field(FieldFigures field) {
    JsonObject json = new JsonObject();
    json.addProperty("name", field.name());
    json.add("shape", array(field.shape(), JsonPrimitive::new));
    json.addProperty("type", field.type());
    json.addProperty("width", field.width());
    return json;
  }

  private static JsonElement layer(LayerFigures layer) {
    JsonObject json = new JsonObject();
    json.addProperty("name", layer.name().orElse(null));
    json.addProperty("layer", layer.spelling());
    json.addProperty("input_width", layer.inputWidth());
    json.addProperty("output_width", layer.outputWidth());
    json.add("figures", figures(layer.figures()));
    return json;
  }

  private static JsonObject figures(Figures figures) {
    JsonObject json = new JsonObject();
    json.addProperty("parameters", figures.parameters());
    json.addProperty("weights", figures.weights());
    json.addProperty("biases", figures.biases());
    json.addProperty("slopes", figures.slopes());
    json.addProperty("parameter_bytes", figures.parameterBytes());
    json.addProperty("forward_flops", figures.forwardFlops());
    json.addProperty("gradient_flops", figures.gradientFlops());
    json.addProperty("sensitivity_flops", figures.sensitivityFlops());
    json.addProperty("training_flops", figures.trainingFlops());
    return json;
  }

  private static JsonElement phase(PhaseFigures figures) {
    Phase phase = figures.phase();
    JsonObject json = new JsonObject();
    json.addProperty("name", phase.name());
    json.addProperty("kind", word(phase.kind()));
    json.add("layers", array(phase.layers(), JsonPrimitive::new));
    json.add("settings", settings(phase));
    json.add("memory", figures.memory().map(InspectionJson::memory).orElse(JsonNull.INSTANCE));
    return json;
  }

  private static JsonObject settings(Phase phase) {
    JsonObject json = new JsonObject();
    SETTINGS.forEach(key -> json.add(key, JsonNull.INSTANCE));
    SettingsSpelling.entries(phase).forEach(entry -> json.addProperty(entry.key(), entry.value()));
    json.addProperty(
        "plateau", phase.settings().plateau().map(SettingsSpelling::plateau).orElse(null));
    return json;
  }

  private static JsonElement memory(PhaseFigures.Memory memory) {
    JsonObject json = new JsonObject();
    json.addProperty("gradient_bytes", memory.gradientBytes());
    json.addProperty("optimizer_bytes", memory.optimizerBytes());
    json.addProperty("workspace_bytes", memory.workspaceBytes().orElse(null));
    return json;
  }

  private static JsonElement regions(RegionBounds regions) {
    JsonObject json = new JsonObject();
    json.addProperty("refusal", regions.refusal().orElse(null));
    json.add("notes", bound(regions.notes()));
    json.add("at_least", bound(regions.atLeast()));
    json.add("at_most", bound(regions.atMost()));
    json.add("one_layer", bound(regions.oneLayer()));
    return json;
  }

  private static JsonElement bound(Bound bound) {
    JsonObject json = new JsonObject();
    json.addProperty("value", bound.value().map(BigInteger::toString).orElse(null));
    json.addProperty("formula", bound.formula());
    json.addProperty("note", bound.note());
    return json;
  }
}
