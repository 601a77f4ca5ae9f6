package dev.nnlang.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where data is kept.
 *
 * @param mostBytes what one set may take of the memory; a larger one lies in a file
 * @param folder of that file
 */
record Memory(long mostBytes, Path folder) {
  /**
   * An eighth of what Java may take in all: there may be three sets, and whoever trains keeps two
   * of them in a form of his own.
   */
  static Memory ofThisProcess() {
    return new Memory(
        Runtime.getRuntime().maxMemory() / 8, Path.of(System.getProperty("java.io.tmpdir", ".")));
  }

  /** What to say where {@code what} fits neither into memory nor into the folder. */
  static DataException full(String file, String what, IOException failure) {
    DataException exception =
        DataFinding.of(
                Codes.TOO_LARGE,
                file,
                String.format(
                    Locale.ROOT,
                    "%s fill the memory, and a file for them cannot be written (%s)",
                    what,
                    failure.getClass().getSimpleName()))
            .help("give Java more memory, or a folder with room: -Djava.io.tmpdir=DIR")
            .raised();
    exception.initCause(failure);
    return exception;
  }
}
