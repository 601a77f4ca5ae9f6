package dev.nnlang.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nnlang.engine.VerifyOutcome;
import dev.nnlang.engine.VerifyOutcome.TensorResult;
import java.io.PrintStream;
import java.util.Locale;

/** How gradients compare, for people and for programs. */
record VerifyReport(String model, VerifyOutcome outcome) {

  void print(PrintStream out) {
    for (VerifyOutcome.Set set : outcome.sets()) {
      out.println(
          set.part().map(part -> part + ": ").orElse("")
              + set.name()
              + " data, "
              + set.examples()
              + " examples");
      out.println(row("tensor", "parameters", "differences", "reference", "kinks"));
      set.tensors().forEach(tensor -> out.println(row(tensor)));
    }
    outcome.skipped().ifPresent(why -> out.println("declared data not tried: " + why));
    out.println(
        (outcome.passed() ? "ok" : "FAILED")
            + ": distances by max(1, |g|), at most "
            + Figures.number(VerifyOutcome.DIFFERENCE_TOLERANCE)
            + " from central differences, "
            + Figures.number(VerifyOutcome.REFERENCE_TOLERANCE)
            + " from the reference");
  }

  private static String row(TensorResult tensor) {
    return row(
            tensor.name(),
            Integer.toString(tensor.parameters()),
            Figures.number(tensor.toDifferences()),
            Figures.number(tensor.toReference()),
            Integer.toString(tensor.kinks()))
        + (tensor.passed() ? "  ok" : "  FAILED");
  }

  private static String row(
      String tensor, String parameters, String differences, String reference, String kinks) {
    return String.format(
        Locale.ROOT,
        "  %-24s %10s  %11s  %11s  %5s",
        tensor,
        parameters,
        differences,
        reference,
        kinks);
  }

  /** One object; {@code skipped} is null where the declared data was tried. */
  JsonObject json() {
    JsonArray sets = new JsonArray();
    for (VerifyOutcome.Set set : outcome.sets()) {
      JsonObject object = new JsonObject();
      object.addProperty("part", set.part().orElse(null));
      object.addProperty("data", set.name());
      object.addProperty("examples", set.examples());
      JsonArray tensors = new JsonArray();
      set.tensors().forEach(tensor -> tensors.add(json(tensor)));
      object.add("tensors", tensors);
      sets.add(object);
    }
    JsonObject json = new JsonObject();
    json.addProperty("model", model);
    json.addProperty("passed", outcome.passed());
    json.addProperty("difference_tolerance", VerifyOutcome.DIFFERENCE_TOLERANCE);
    json.addProperty("reference_tolerance", VerifyOutcome.REFERENCE_TOLERANCE);
    json.add("sets", sets);
    json.addProperty("skipped", outcome.skipped().orElse(null));
    return json;
  }

  private static JsonObject json(TensorResult tensor) {
    JsonObject object = new JsonObject();
    object.addProperty("name", tensor.name());
    object.addProperty("parameters", tensor.parameters());
    object.addProperty("differences", Json.number(tensor.toDifferences()));
    object.addProperty("reference", Json.number(tensor.toReference()));
    object.addProperty("kinks", tensor.kinks());
    object.addProperty("passed", tensor.passed());
    return object;
  }
}
