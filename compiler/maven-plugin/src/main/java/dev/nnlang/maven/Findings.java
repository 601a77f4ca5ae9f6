package dev.nnlang.maven;

import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.LineRenderer;
import dev.nnlang.compiler.diagnostic.Severity;
import dev.nnlang.compiler.diagnostic.TextRenderer;
import dev.nnlang.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Logs what is found in the models of a goal, once each, and fails the build at the end. */
final class Findings {
  private final LineRenderer lines = new LineRenderer();
  private final List<Diagnostic> all = new ArrayList<>();
  private final Log log;
  private final boolean failOnWarning;

  /**
   * @param failOnWarning whether a warning fails the build as an error does
   */
  Findings(Log log, boolean failOnWarning) {
    this.log = log;
    this.failOnWarning = failOnWarning;
  }

  /** Logs {@code found}, which is about {@code source}. */
  void add(List<Diagnostic> found, SourceFile source) {
    for (Diagnostic diagnostic : found) {
      add(diagnostic, source);
    }
  }

  /** Logs {@code diagnostic}, which is about {@code source}. */
  void add(Diagnostic diagnostic, SourceFile source) {
    String line = lines.render(diagnostic, source);
    switch (diagnostic.severity()) {
      case ERROR -> log.error(line);
      case WARNING -> log.warn(line);
    }
    all.add(diagnostic);
  }

  /** As {@link #add(Diagnostic, SourceFile)}, and logs the notes of an error below it. */
  void addWithNotes(Diagnostic error, SourceFile source) {
    add(error, source);
    error.notes().forEach(note -> log.error("  note: " + note));
  }

  /** Whether the build is to fail. */
  boolean fatal() {
    return !of(Severity.ERROR).isEmpty() || (failOnWarning && !all.isEmpty());
  }

  /**
   * Ends the goal if the build is to fail.
   *
   * @throws MojoFailureException with the number of errors, or of warnings where there are no
   *     errors
   */
  void failIfFatal() throws MojoFailureException {
    List<Diagnostic> errors = of(Severity.ERROR);
    if (!errors.isEmpty()) {
      throw new MojoFailureException("nnc: " + TextRenderer.summary(errors));
    }
    if (fatal()) {
      throw new MojoFailureException(
          "nnc: " + TextRenderer.summary(all) + ", and failOnWarning is set");
    }
  }

  private List<Diagnostic> of(Severity severity) {
    return all.stream().filter(diagnostic -> diagnostic.severity() == severity).toList();
  }
}
