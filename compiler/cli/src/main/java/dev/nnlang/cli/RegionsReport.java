package dev.nnlang.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.regions.Bound;
import dev.nnlang.compiler.regions.LinearRegions;
import dev.nnlang.engine.InputColumn;
import dev.nnlang.engine.RegionsOptions;
import dev.nnlang.engine.RegionsOutcome;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of counting linear regions, for people and for programs. */
final class RegionsReport {
  private static final int COLUMNS_SHOWN = 4;

  private final Network network;
  private final Path weights;
  private final RegionsOptions options;
  private final RegionsOutcome outcome;
  private final Optional<Path> drawing;

  RegionsReport(
      Network network,
      Path weights,
      RegionsOptions options,
      RegionsOutcome outcome,
      Optional<Path> drawing) {
    this.network = network;
    this.weights = weights;
    this.options = options;
    this.outcome = outcome;
    this.drawing = drawing;
  }

  /** Lines, without a break after the last. */
  String text() {
    List<String> lines = new ArrayList<>();
    outcome.exact().ifPresent(regions -> exact(regions, lines));
    if (outcome.exact().isEmpty()) {
      lines.add("regions   " + sampled());
    }
    lines.add("domain    " + domain());
    if (!outcome.standing().isEmpty()) {
      lines.add("at        " + standing());
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "widths    some weights reach %s%s, none more than %s",
            outcome.bounds().atLeast().number(),
            outcome.exact().isPresent() ? "" : " on a line",
            outcome.bounds().atMost().number()));
    LinearRegions.leftOut(network)
        .ifPresent(unit -> lines.add("output    the signals before " + unit));
    drawing.ifPresent(file -> lines.add("drawing   " + file));
    return String.join("\n", lines);
  }

  private static void exact(LinearRegions regions, List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "regions   %,d, exact: each has its own activation pattern",
            regions.regions().size()));
    lines.add(
        String.format(
            Locale.ROOT,
            "pieces    %,d: regions side by side with the same outputs are one",
            regions.pieces()));
  }

  private String sampled() {
    IntSummaryStatistics counts = statistics();
    return String.format(
        Locale.ROOT,
        "sampled along %,d random lines, seed %d: %,d to %,d on a line, %s on average",
        counts.getCount(),
        options.seed(),
        counts.getMin(),
        counts.getMax(),
        Figures.number(counts.getAverage()));
  }

  private IntSummaryStatistics statistics() {
    return outcome.sampled().stream().mapToInt(Integer::intValue).summaryStatistics();
  }

  private String domain() {
    String shown =
        outcome.moving().stream()
            .limit(COLUMNS_SHOWN)
            .map(
                column ->
                    String.format(
                        Locale.ROOT,
                        "%s in %s..%s (%s)",
                        column.name(),
                        Figures.number(column.span().low()),
                        Figures.number(column.span().high()),
                        column.origin()))
            .collect(Collectors.joining(", "));
    return shown + more(outcome.moving().size());
  }

  private String standing() {
    String shown =
        outcome.standing().entrySet().stream()
            .limit(COLUMNS_SHOWN)
            .map(entry -> entry.getKey() + " = " + Figures.number(entry.getValue()))
            .collect(Collectors.joining(", "));
    return shown + more(outcome.standing().size());
  }

  private static String more(int columns) {
    return columns > COLUMNS_SHOWN ? ", and " + (columns - COLUMNS_SHOWN) + " more" : "";
  }

  /** The keys are always there; what does not apply is null. */
  JsonObject json() {
    JsonObject object = new JsonObject();
    object.addProperty("model", network.name());
    object.addProperty("weights", weights.toString());
    object.addProperty("method", outcome.exact().isPresent() ? "exact" : "sampled");
    object.addProperty("regions", outcome.exact().map(all -> all.regions().size()).orElse(null));
    object.addProperty("pieces", outcome.exact().map(LinearRegions::pieces).orElse(null));
    object.add("lines", outcome.exact().isPresent() ? JsonNull.INSTANCE : linesJson());
    JsonArray domain = new JsonArray();
    outcome.moving().forEach(column -> domain.add(json(column)));
    object.add("domain", domain);
    JsonObject at = new JsonObject();
    for (Map.Entry<String, Double> entry : outcome.standing().entrySet()) {
      at.addProperty(entry.getKey(), entry.getValue());
    }
    object.add("at", at);
    object.add("at_least", json(outcome.bounds().atLeast()));
    object.add("at_most", json(outcome.bounds().atMost()));
    object.addProperty("drawing", drawing.map(Path::toString).orElse(null));
    return object;
  }

  private JsonElement linesJson() {
    IntSummaryStatistics counts = statistics();
    JsonObject object = new JsonObject();
    object.addProperty("count", counts.getCount());
    object.addProperty("seed", options.seed());
    object.addProperty("min", counts.getMin());
    object.addProperty("mean", counts.getAverage());
    object.addProperty("max", counts.getMax());
    return object;
  }

  private static JsonElement json(InputColumn column) {
    JsonObject object = new JsonObject();
    object.addProperty("name", column.name());
    object.addProperty("low", column.span().low());
    object.addProperty("high", column.span().high());
    object.addProperty("origin", column.origin());
    return object;
  }

  /** Exact, in quotes, since it may not fit into a number. */
  private static JsonElement json(Bound bound) {
    return bound
        .value()
        .map(BigInteger::toString)
        .<JsonElement>map(JsonPrimitive::new)
        .orElse(JsonNull.INSTANCE);
  }
}
