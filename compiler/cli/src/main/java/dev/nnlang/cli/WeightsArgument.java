package dev.nnlang.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The weights that a command works with. */
final class WeightsArgument {
  @Option(
      names = {"-w", "--weights"},
      required = true,
      paramLabel = "FILE",
      description = "The weights, as `train` saves them.")
  private Path file;

  /** The file. */
  Path file() {
    return file;
  }
}
