package dev.nnlang.cli;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.engine.alone.WeightsPlace;
import dev.nnlang.runtime.RefusedWriteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Files that a command writes. */
final class OutputFile {
  private OutputFile() {}

  /** Something that writes a file. */
  interface Writing {
    void run() throws IOException;
  }

  /**
   * Runs {@code writing} so that a failure says that it was about writing.
   *
   * @throws Failure NN0802 or NN0803 if the file cannot be written
   */
  static void writing(Writing writing) {
    try {
      writing.run();
    } catch (RefusedWriteException refused) {
      Code code =
          switch (refused.refusal()) {
            case FOREIGN_FILE -> Code.NOT_OURS;
            case OUTSIDE_ROOT, SYMBOLIC_LINK, NOT_A_FILE -> Code.CANNOT_WRITE;
          };
      throw new Failure(
          code, String.valueOf(refused.getMessage()), "move it away, or choose another place");
    } catch (IOException failure) {
      throw new Failure(
          Code.CANNOT_WRITE, Failures.reason(failure), "choose another place, or make room");
    }
  }

  /** Whether the bytes of a file begin with {@code mark}. */
  static boolean startsWith(byte[] start, byte[] mark) {
    return start.length >= mark.length
        && Arrays.equals(start, 0, mark.length, mark, 0, mark.length);
  }

  /**
   * Refuses a place where weights could not be saved, before an hour of training rather than after.
   *
   * @throws Failure NN0802 or NN0803 if it is one
   */
  static void checkWeightsPlace(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Failure(
          Code.CANNOT_WRITE, file + ": its folder does not exist", "make the folder first");
    }
    if (!Files.isWritable(folder)) {
      throw new Failure(
          Code.CANNOT_WRITE, file + ": its folder is read-only", "choose another place");
    }
    if (Files.isSymbolicLink(file)) {
      throw new Failure(
          Code.CANNOT_WRITE,
          file + ": this is a symbolic link, and nnc writes through none",
          "name the file that it leads to, or choose another place with `-o`");
    }
    if (Files.exists(file) && !WeightsPlace.isOurs(file)) {
      throw new Failure(
          Code.NOT_OURS,
          file + ": nnc did not make this file and does not overwrite it",
          "move it away, or choose another place with `-o`");
    }
  }
}
