package dev.nnlang.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.engine.ExpectationResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says which expectations a network meets. */
final class ExpectationReport {
  private final List<ExpectationResult> results;

  ExpectationReport(List<ExpectationResult> results) {
    this.results = results;
  }

  /** A line for each, with the figure that the network shows. */
  void print(Console console) {
    for (ExpectationResult result : results) {
      String verdict = result.met() ? "ok" : "FAILED";
      String line =
          String.format(
              Locale.ROOT,
              "%-11s %-6s %s (is %s)",
              "expect",
              verdict,
              result.expectation().text(),
              result.actual());
      console.out().println(line);
    }
  }

  /** Reports each that is not met as an error of {@code model}. */
  int exitCode(Console console, Path model) {
    int code = ExitCode.FINE;
    for (ExpectationResult result : results) {
      if (!result.met()) {
        console.report(
            Code.EXPECTATION_NOT_MET,
            model
                + ":"
                + result.expectation().line()
                + ": expected "
                + result.expectation().text()
                + ", and it is "
                + result.actual(),
            Optional.empty());
        code = ExitCode.UNMET;
      }
    }
    return code;
  }

  JsonArray json() {
    JsonArray array = new JsonArray();
    for (ExpectationResult result : results) {
      JsonObject object = new JsonObject();
      object.addProperty("text", result.expectation().text());
      object.addProperty("actual", result.actual());
      object.addProperty("met", result.met());
      array.add(object);
    }
    return array;
  }
}
