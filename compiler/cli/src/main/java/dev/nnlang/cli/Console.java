package dev.nnlang.cli;

import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.TextRenderer;
import dev.nnlang.compiler.source.SourceFile;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command reads and writes.
 *
 * @param out results
 * @param err diagnostics
 * @param outIsTerminal whether a line of {@code out} can be written over
 * @param errIsTerminal whether a line of {@code err} can be written over
 * @param colour whether to use colours on a terminal
 * @param ownsProcess whether the command is all that the process is for
 */
record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean colour,
    boolean ownsProcess) {
  /** Set by the launcher to those of {@code out} and {@code err} that are terminals. */
  private static final String TERMINALS = "nnc.terminals";

  /** Streams that are no terminals. */
  static Console plain(InputStream in, PrintStream out, PrintStream err) {
    return new Console(in, out, err, false, false, false, false);
  }

  /** The streams of this process. */
  static Console ofProcess(InputStream in, PrintStream out, PrintStream err) {
    List<String> terminals = List.of(System.getProperty(TERMINALS, "").split(",", -1));
    String noColour = System.getenv("NO_COLOR");
    return new Console(
        in,
        out,
        err,
        terminals.contains("out"),
        terminals.contains("err"),
        noColour == null || noColour.isEmpty(),
        true);
  }

  /** How diagnostics look on {@code err}. */
  TextRenderer renderer() {
    return new TextRenderer(colour && errIsTerminal);
  }

  /** Whether help is coloured on {@code out}. */
  Ansi ansi() {
    return colour && outIsTerminal ? Ansi.ON : Ansi.OFF;
  }

  /** Shows what was found in {@code source}. */
  void show(CompileResult result, SourceFile source) {
    err.print(renderer().render(result.diagnostics(), source));
  }

  /** Shows one finding in {@code source}. */
  void show(Diagnostic diagnostic, SourceFile source) {
    err.println(renderer().render(diagnostic, source));
  }

  /** Says something that is about no place in a model. */
  void report(Code code, String message, Optional<String> help) {
    err.print(renderer().render(code, message, help));
    err.println();
  }
}
