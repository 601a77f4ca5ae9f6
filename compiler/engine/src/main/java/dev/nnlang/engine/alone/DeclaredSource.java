package dev.nnlang.engine.alone;

import dev.nnlang.data.Csv;
import dev.nnlang.data.DataFile;
import dev.nnlang.data.Idx;
import dev.nnlang.data.Limits;
import dev.nnlang.data.Loaded;
import dev.nnlang.data.Rows;
import dev.nnlang.runtime.Signature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where rows come from, as a model says it. */
public abstract class DeclaredSource {
  private DeclaredSource() {}

  /** A CSV file. */
  public static DeclaredSource csv(String path) {
    return new DeclaredSource() {
      @Override
      Loaded read(Signature signature, String block, Optional<String> replacement) {
        return Csv.read(file(replacement.orElse(path)), signature, Limits.DEFAULT);
      }
    };
  }

  /** Two IDX files; a replacement names both, with a comma between. */
  public static DeclaredSource idx(String images, String labels) {
    return new DeclaredSource() {
      @Override
      Loaded read(Signature signature, String block, Optional<String> replacement) {
        List<String> pair =
            replacement.map(both -> List.of(both.split(",", -1))).orElse(List.of(images, labels));
        if (pair.size() != 2) {
          throw new UsageException("write `--data " + block + "=IMAGES,LABELS`");
        }
        return Idx.read(file(pair.get(0)), file(pair.get(1)), signature, Limits.DEFAULT);
      }
    };
  }

  /**
   * Rows of the model itself, which a CSV file may replace.
   *
   * @param columns with commas between
   * @param rows with {@code " ; "} between, their cells with spaces
   */
  public static DeclaredSource rows(String columns, String rows) {
    return new DeclaredSource() {
      @Override
      Loaded read(Signature signature, String block, Optional<String> replacement) {
        if (replacement.isPresent()) {
          return csv(replacement.get()).read(signature, block, Optional.empty());
        }
        List<List<String>> cells =
            Stream.of(rows.split(" ; ", -1)).map(row -> List.of(row.split(" ", -1))).toList();
        return Rows.of(List.of(columns.split(",", -1)), cells, signature, block);
      }
    };
  }

  private static DataFile file(String path) {
    return new DataFile(ProgramArguments.path(path), path);
  }

  /**
   * Reads them.
   *
   * @param block the name of what declares it, for messages
   * @param replacement another file, or two
   */
  abstract Loaded read(Signature signature, String block, Optional<String> replacement);
}
