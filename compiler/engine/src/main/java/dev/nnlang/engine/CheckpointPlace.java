package dev.nnlang.engine;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the checkpoints of a training go: beside its weights.
 *
 * @param weights the file of the final weights
 */
public record CheckpointPlace(Path weights) {
  private static final String EXTENSION = ".safetensors";

  /** The file for the weights after {@code epoch}, such as {@code Iris-epoch012.safetensors}. */
  Path file(int epoch) {
    String name = String.valueOf(weights.getFileName());
    String stem =
        name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    return weights.resolveSibling(
        String.format(Locale.ROOT, "%s-epoch%03d%s", stem, epoch, EXTENSION));
  }
}
