package dev.nnlang.data;

import dev.nnlang.runtime.Signature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads CSV files with a header, as RFC 4180 describes them: UTF-8, cells separated by commas, a
 * point in decimals.
 *
 * <p>Columns are found by name and may stand in any order; those that the model does not name are
 * warnings. A cell is a number such as {@code -0.25} or {@code 1e-4}, one of the labels, or {@code
 * true}, {@code false}, {@code 1}, {@code 0}; spaces around it do not count. Empty lines are
 * skipped.
 *
 * <p>All methods refuse what they cannot read with a {@link DataException}: {@code NN0601} a file
 * that is not there or not UTF-8, {@code NN0602} a missing column, {@code NN0604} a cell that is
 * empty or not a finite number, {@code NN0605} an unknown label, {@code NN0606} a real outside its
 * range, {@code NN0607} a row of another length, {@code NN0610} a file without a row, {@code
 * NN0613} a file or a record beyond the {@link Limits}.
 */
public final class Csv {
  private Csv() {}

  /** All rows of {@code file} as examples: inputs and outputs. */
  public static Loaded read(Path file, Signature signature) {
    return read(DataFile.of(file), signature, Limits.DEFAULT);
  }

  /** All rows of {@code file} as examples: inputs and outputs. */
  public static Loaded read(DataFile file, Signature signature, Limits limits) {
    try (InputStream in = file.open(limits)) {
      Layout layout = Layout.examples(file.name(), signature);
      return load(new CsvRecords(in, file.name(), limits), layout, layout.names());
    } catch (IOException unreadable) {
      throw file.unreadable(unreadable);
    }
  }

  /**
   * All rows of {@code file} as inputs to predict from. Columns of outputs may be there and are not
   * looked at; the examples leave their targets as they are.
   */
  public static Loaded readInputs(Path file, Signature signature) {
    return readInputs(DataFile.of(file), signature, Limits.DEFAULT);
  }

  /** As {@link #readInputs(Path, Signature)}. */
  public static Loaded readInputs(DataFile file, Signature signature, Limits limits) {
    try (InputStream in = file.open(limits)) {
      return readInputs(in, file.name(), signature, limits);
    } catch (IOException unreadable) {
      throw file.unreadable(unreadable);
    }
  }

  /**
   * As {@link #readInputs(Path, Signature)}, from a stream, which is read to its end and not
   * closed.
   *
   * @param displayName what messages call it
   */
  public static Loaded readInputs(
      InputStream in, String displayName, Signature signature, Limits limits) {
    return load(
        new CsvRecords(in, displayName, limits),
        Layout.inputs(displayName, signature),
        Layout.examples(displayName, signature).names());
  }

  /** The names of the columns, in their order, without the spaces around them. */
  public static List<String> header(DataFile file, Limits limits) {
    try (InputStream in = file.open(limits)) {
      return header(new CsvRecords(in, file.name(), limits), file.name()).names();
    } catch (IOException unreadable) {
      throw file.unreadable(unreadable);
    }
  }

  /**
   * Looks for columns that are missing or not used and for labels that the model does not know,
   * without keeping or reading any number; what {@link #read} would say of other cells is not said.
   *
   * @return everything found, a file that cannot be read included; empty if all is well
   */
  public static List<DataFinding> check(DataFile file, Signature signature, Limits limits) {
    return CheckCsv.run(file, signature, limits);
  }

  static Header header(CsvRecords records, String file) {
    Optional<CsvRecords.Entry> first = records.next();
    if (first.isEmpty()) {
      throw empty(file, "the file is empty");
    }
    return new Header(file, first.get().cells(), first.get().line());
  }

  static DataException empty(String file, String message) {
    return DataFinding.of(Codes.EMPTY_SET, file, message)
        .help("write a line with the names of the columns, then one line for each example")
        .raised();
  }

  private static Loaded load(CsvRecords records, Layout layout, Set<String> known) {
    Header header = header(records, layout.file());
    int[] positions = header.positions(layout.columns());
    try (Table.Builder table = new Table.Builder(layout)) {
      Optional<CsvRecords.Entry> next = records.next();
      while (next.isPresent()) {
        CsvRecords.Entry entry = next.get();
        header.checkWidth(entry.cells().size(), entry.line());
        table.add(entry.cells(), positions, entry.line());
        next = records.next();
      }
      if (table.size() == 0) {
        throw empty(layout.file(), "there is no row below the header");
      }
      return new Loaded(table.build(), header.unused(known));
    }
  }
}
