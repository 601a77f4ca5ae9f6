package dev.nnlang.engine.alone;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The command line of a class that stands alone.
 *
 * @param help whether to show what there is, and do nothing
 * @param files of data, by block or part
 * @param weights where to save them
 * @param threads the most to use
 */
record ProgramArguments(boolean help, Map<String, String> files, Path weights, int threads) {
  private static final int MOST_THREADS = 1024;

  /**
   * Reads {@code arguments}.
   *
   * @param model its name, which the weights are called by
   * @throws UsageException if there is something that it does not know
   */
  static ProgramArguments of(String[] arguments, String model, DeclaredData data) {
    boolean help = false;
    Map<String, String> files = new LinkedHashMap<>();
    Path weights = path(model + ".safetensors");
    int threads = 1;
    for (int i = 0; i < arguments.length; i++) {
      String option = arguments[i];
      switch (option) {
        case "-h", "--help" -> help = true;
        case "--data" -> addFile(files, value(arguments, ++i, option), data);
        case "-o", "--output" -> weights = path(value(arguments, ++i, option));
        case "--threads" -> threads = threads(value(arguments, ++i, option));
        default -> throw new UsageException("there is no option `" + option + "`");
      }
    }
    return new ProgramArguments(help, files, weights, threads);
  }

  private static String value(String[] arguments, int index, String option) {
    if (index == arguments.length) {
      throw new UsageException("the option `" + option + "` needs a value");
    }
    return arguments[index];
  }

  private static void addFile(Map<String, String> files, String text, DeclaredData data) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new UsageException("write `--data " + data.name() + "=FILE`");
    }
    String part = text.substring(0, equals);
    if (!data.has(part)) {
      throw new UsageException("there is no data `" + part + "`; there is `" + data.name() + "`");
    }
    files.put(part, text.substring(equals + 1));
  }

  private static int threads(String text) {
    try {
      int threads = Integer.parseInt(text);
      if (threads >= 1 && threads <= MOST_THREADS) {
        return threads;
      }
    } catch (NumberFormatException notWhole) {
      // Said below.
    }
    throw new UsageException("the number of threads is `" + text + "`, expected 1 to 1024");
  }

  /**
   * The path that {@code text} is.
   *
   * @throws UsageException if it is none
   */
  static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException none) {
      throw new UsageException("`" + text + "` is not a path");
    }
  }

  /** What there is, a line each. */
  static String usage(String model, DeclaredData data) {
    return String.format(
        Locale.ROOT,
        """
        Usage: java %1$s [--data %2$s=FILE] [-o FILE] [--threads N]
        Trains the network as its model declares, and saves the weights.
          --data NAME=FILE  the file of a data block, or of one of its parts, instead of the one
                            that the model names, which is looked for in the current folder
          -o FILE           where the weights go; else %1$s.safetensors
          --threads N       the most threads to use; the weights are the same""",
        model,
        data.name());
  }
}
