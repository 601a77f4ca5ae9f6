package dev.nnlang.cli;

import dev.nnlang.engine.DataLocations;
import dev.nnlang.engine.LoadedModel;
import dev.nnlang.engine.PredictRun;
import dev.nnlang.runtime.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnc predict}: a row of outputs for each row of inputs, as CSV. */
@Command(name = "predict", description = "Predicts a CSV row for each CSV row of inputs.")
final class PredictCommand implements Callable<Integer> {
  private static final Path STANDARD_STREAM = Path.of("-");

  private final Console console;

  @Mixin private ModelArguments model = new ModelArguments();
  @Mixin private WeightsArgument weights = new WeightsArgument();

  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "The inputs, a column for each. Default: -, the standard input.")
  private Path in = STANDARD_STREAM;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the outputs go. Default: -, the standard output.")
  private Path out = STANDARD_STREAM;

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    LoadedModel loaded = model.load(console, DataLocations.beside(model.path()));
    if (out.equals(STANDARD_STREAM)) {
      predict(loaded, console.out());
    } else {
      StringBuilder rows = new StringBuilder();
      predict(loaded, rows);
      save(rows.toString());
    }
    return ExitCode.FINE;
  }

  private void predict(LoadedModel loaded, Appendable rows) throws IOException {
    Optional<Path> file = Optional.of(in).filter(path -> !path.equals(STANDARD_STREAM));
    PredictRun.run(loaded, weights.file(), file, console.in(), rows, new Warnings(console));
  }

  /** Replaces nothing but a table of the same columns. */
  private void save(String rows) {
    byte[] header = rows.substring(0, rows.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
    OutputFile.writing(
        () ->
            AtomicFile.write(
                out,
                rows.getBytes(StandardCharsets.UTF_8),
                start -> OutputFile.startsWith(start, header)));
  }
}
