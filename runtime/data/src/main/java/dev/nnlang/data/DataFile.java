package dev.nnlang.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file of data.
 *
 * @param path where it is
 * @param name what messages call it: the path as a person wrote it, or its last part
 */
public record DataFile(Path path, String name) {
  /** The file at {@code path}, called by its own name without the folders. */
  public static DataFile of(Path path) {
    Path last = path.getFileName();
    return new DataFile(path, last == null ? path.toString() : last.toString());
  }

  /**
   * Opens a regular file within the limits.
   *
   * @throws DataException {@code NN0601} if it is not there, not readable or not a regular file,
   *     {@code NN0613} if it is larger than {@link Limits#fileSize()}
   */
  InputStream open(Limits limits) {
    if (!Files.exists(path)) {
      throw notFound("there is no such file").raised();
    }
    // A device or a pipe may never end.
    if (!Files.isRegularFile(path)) {
      throw notFound("this is not a regular file").raised();
    }
    long size = size();
    if (size > limits.fileSize()) {
      throw DataFinding.of(
              Codes.TOO_LARGE,
              name,
              String.format(
                  Locale.ROOT,
                  "the file has %d bytes, and %d is the limit",
                  size,
                  limits.fileSize()))
          .raised();
    }
    try {
      return Files.newInputStream(path);
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  long size() {
    try {
      return Files.size(path);
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  DataException unreadable(IOException cause) {
    return unreadable(name, cause);
  }

  static DataException unreadable(String name, IOException cause) {
    DataException exception =
        DataFinding.of(
                Codes.NOT_FOUND,
                name,
                String.format(Locale.ROOT, "cannot be read (%s)", cause.getClass().getSimpleName()))
            .raised();
    exception.initCause(cause);
    return exception;
  }

  private DataFinding notFound(String message) {
    DataFinding finding = DataFinding.of(Codes.NOT_FOUND, name, message);
    return path.toString().equals(name)
        ? finding
        : finding.help(
            "it was looked for in "
                + Shown.line(String.valueOf(path.toAbsolutePath().getParent())));
  }
}
