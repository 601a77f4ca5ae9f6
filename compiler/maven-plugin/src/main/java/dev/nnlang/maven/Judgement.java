package dev.nnlang.maven;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.engine.EvaluateRun;
import dev.nnlang.engine.ExpectationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** Judges trained models by what their files expect of them. */
record Judgement(WeightsFolder folder, Findings findings, Log log) {

  /** Reports each expectation that one of {@code models} does not meet, at its line. */
  void judge(List<LocatedModel> models) throws IOException {
    for (LocatedModel model : models) {
      if (!model.model().expectations().isEmpty()) {
        judge(model);
      }
    }
  }

  private void judge(LocatedModel model) throws IOException {
    Path weights = folder.file(model);
    if (!Files.isRegularFile(weights)) {
      findings.add(
          model.finding(
              Code.FILE_NOT_READABLE,
              "there are no weights to judge: " + weights,
              Optional.of("run the goal `train` before")),
          model.file().source());
      return;
    }
    new EngineProblems(findings)
        .reporting(model, warnings -> results(model, weights))
        .ifPresent(results -> report(model, results));
  }

  private static List<ExpectationResult> results(LocatedModel model, Path weights)
      throws IOException {
    return EvaluateRun.run(model.load(), weights, model.data()).expectations();
  }

  private void report(LocatedModel model, List<ExpectationResult> results) {
    List<ExpectationResult> unmet = results.stream().filter(result -> !result.met()).toList();
    for (ExpectationResult result : unmet) {
      findings.add(
          model.finding(
              Code.EXPECTATION_NOT_MET,
              result.expectation().line(),
              "expected " + result.expectation().text() + ", and it is " + result.actual()),
          model.file().source());
    }
    if (unmet.isEmpty()) {
      log.info(
          "nnc: "
              + model.name()
              + " is as expected ("
              + results.size()
              + " of "
              + results.size()
              + ")");
    }
  }
}
