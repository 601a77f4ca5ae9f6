package dev.nnlang.maven;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.data.DataException;
import dev.nnlang.engine.DivergedTraining;
import dev.nnlang.engine.FileProblem;
import dev.nnlang.runtime.WeightsException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reports what stops a training or an evaluation at the model that it is about. */
record EngineProblems(Findings findings) {
  /** A training or an evaluation, and what comes of it. */
  interface Run<T> {
    T run(Consumer<String> warnings) throws IOException;
  }

  /** What comes of {@code run}, which is about {@code model}; nothing where it is stopped. */
  <T> Optional<T> reporting(LocatedModel model, Run<T> run) throws IOException {
    try {
      return Optional.of(run.run(warning -> warn(model, warning)));
    } catch (FileProblem file) {
      report(model, file.code(), file, Optional.of(file.help()));
    } catch (DataException data) {
      report(model, code(data.code()), data, data.help());
    } catch (WeightsException weights) {
      report(model, code(weights.code()), weights, Optional.empty());
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

  /**
   * @param warning a code, a space and a line
   */
  private void warn(LocatedModel model, String warning) {
    String[] words = warning.split(" ", 2);
    findings.add(model.finding(code(words[0]), words[1], Optional.empty()), model.file().source());
  }

  private static Code code(String number) {
    return Code.of(number).orElseThrow(() -> new IllegalArgumentException(number));
  }
}
