package dev.nnlang.maven;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.data.DataException;
import dev.nnlang.engine.DivergedTraining;
import dev.nnlang.engine.FileProblem;
import dev.nnlang.engine.Warning;
import dev.nnlang.runtime.WeightsException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reports what stops a training or an evaluation at the model that it is about. */
record EngineProblems(Findings findings) {
  /** A training or an evaluation, and what comes of it. */
  interface Run<T> {
    T run(Consumer<Warning> warnings) throws IOException;
  }

  /** What comes of {@code run}, which is about {@code model}; nothing where it is stopped. */
  <T> Optional<T> reporting(LocatedModel model, Run<T> run) throws IOException {
    try {
      return Optional.of(run.run(warning -> warn(model, warning)));
    } catch (FileProblem file) {
      report(model, file.code(), file, Optional.of(file.help()));
    } catch (DataException data) {
      report(model, Code.known(data.code()), data, data.help());
    } catch (WeightsException weights) {
      report(model, Code.known(weights.code()), weights, Optional.empty());
    } catch (DivergedTraining diverged) {
      findings.addWithNotes(
          diverged.diagnostic(model.result().syntax().orElseThrow(), List.of()),
          model.file().source());
    }
    return Optional.empty();
  }

  private void report(LocatedModel model, Code code, Exception problem, Optional<String> help) {
    findings.add(
        model.finding(code, String.valueOf(problem.getMessage()), help), model.file().source());
  }

  /** Of the model as a whole; what is about files alone cannot come up in a build. */
  private void warn(LocatedModel model, Warning warning) {
    findings.add(
        model.finding(warning.code().orElseThrow(), warning.text(), warning.help()),
        model.file().source());
  }
}
