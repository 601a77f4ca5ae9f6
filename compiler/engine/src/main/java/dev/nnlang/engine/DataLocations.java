package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.data.DataFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the data of a model is. The paths in a model are not trusted: they stay below {@code
 * folder}. The replacements come from the person who runs the command, and may lie anywhere.
 *
 * @param folder the folder that relative paths start from
 * @param replacements files by name: of a data block, or {@code train}, {@code validation}, {@code
 *     test}; two files of an IDX pair are joined by a comma
 */
public record DataLocations(Path folder, Map<String, String> replacements) {
  public DataLocations {
    replacements = Map.copyOf(replacements);
  }

  /** The folder of {@code model}, as its author meant it. */
  public static DataLocations beside(Path model) {
    Path parent = model.toAbsolutePath().getParent();
    return new DataLocations(parent == null ? model.toAbsolutePath() : parent, Map.of());
  }

  /** The replacement of one file for {@code part} of {@code block}, if a person gave one. */
  Optional<DataFile> replacement(String block, String part) {
    return text(block, part).map(DataLocations::trusted);
  }

  /**
   * The replacements of two files.
   *
   * @throws FileProblem if it does not name two
   */
  Optional<List<DataFile>> replacementPair(String block, String part) {
    return text(block, part)
        .map(
            value -> {
              String[] pair = value.split(",", -1);
              if (pair.length != 2) {
                throw new FileProblem(
                    Code.DATA_NOT_FOUND,
                    "`" + value + "` does not name an IDX pair",
                    "write `--data " + part + "=IMAGES,LABELS`");
              }
              return List.of(trusted(pair[0]), trusted(pair[1]));
            });
  }

  private Optional<String> text(String block, String part) {
    return Optional.ofNullable(replacements.get(part))
        .or(() -> Optional.ofNullable(replacements.get(block)));
  }

  private static DataFile trusted(String path) {
    try {
      return new DataFile(Path.of(path), path);
    } catch (InvalidPathException e) {
      throw new FileProblem(
          Code.DATA_NOT_FOUND, "`" + path + "` is not a path", "give the path of a file");
    }
  }

  /** A folder that is passed on may hold links as well as paths that lead out of it. */
  private static void refuseLinksOut(Path root, Path file, String written) {
    boolean leaves;
    try {
      leaves = !file.toRealPath().startsWith(root.toRealPath());
    } catch (IOException notThere) {
      // Whoever opens the file says so.
      leaves = false;
    }
    if (leaves) {
      throw new FileProblem(
          Code.DATA_PATH,
          "the path `" + written + "` leaves the folder of the model through a symbolic link",
          "pass the file that it leads to with `--data NAME=FILE`");
    }
  }

  /**
   * The file that the model calls {@code written}.
   *
   * @throws FileProblem if it leaves the folder, also through a symbolic link
   */
  DataFile declared(String written) {
    try {
      Path root = folder.toAbsolutePath().normalize();
      Path file = root.resolve(written).normalize();
      if (file.startsWith(root) && !file.equals(root)) {
        refuseLinksOut(root, file, written);
        return new DataFile(file, written);
      }
    } catch (InvalidPathException e) {
      // Not a path is outside the folder too.
    }
    throw new FileProblem(
        Code.DATA_PATH,
        "the path `" + written + "` leaves the folder of the model",
        "pass the file with `--data NAME=FILE`");
  }
}
