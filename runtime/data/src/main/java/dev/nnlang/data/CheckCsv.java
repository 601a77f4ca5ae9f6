package dev.nnlang.data;

import dev.nnlang.runtime.Signature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the header and the label columns of a CSV file with a model. */
final class CheckCsv {
  /** A file with numbers where labels should stand has one finding for each of them else. */
  private static final int MOST_UNKNOWN_LABELS = 10;

  private CheckCsv() {}

  static List<DataFinding> run(DataFile file, Signature signature, Limits limits) {
    List<DataFinding> findings = new ArrayList<>();
    try (InputStream in = file.open(limits)) {
      check(new CsvRecords(in, file.name(), limits), file.name(), signature, findings);
    } catch (IOException unreadable) {
      findings.add(file.unreadable(unreadable).finding());
    } catch (DataException refused) {
      findings.add(refused.finding());
    }
    return List.copyOf(findings);
  }

  private static void check(
      CsvRecords records, String file, Signature signature, List<DataFinding> findings) {
    Layout layout = Layout.examples(file, signature);
    Header header = Csv.header(records, file);
    List<DataFinding> missing = header.missing(layout.columns());
    findings.addAll(missing);
    findings.addAll(header.unused(layout.names()));
    if (missing.isEmpty()) {
      checkLabels(records, file, header, layout, findings);
    }
  }

  private static void checkLabels(
      CsvRecords records, String file, Header header, Layout layout, List<DataFinding> findings) {
    int[] positions = header.positions(layout.columns());
    Set<DataFinding> unknown = new HashSet<>();
    Optional<CsvRecords.Entry> next = records.next();
    if (next.isEmpty()) {
      throw Csv.empty(file, "there is no row below the header");
    }
    while (next.isPresent() && unknown.size() < MOST_UNKNOWN_LABELS) {
      CsvRecords.Entry entry = next.get();
      header.checkWidth(entry.cells().size(), entry.line());
      for (int c = 0; c < positions.length; c++) {
        Column column = layout.columns().get(c);
        String cell = entry.cells().get(positions[c]);
        boolean bad = column.holdsLabels() && !column.knows(cell);
        // The first row of each unknown label is enough.
        if (bad && unknown.add(column.unknownLabel(cell, 0))) {
          findings.add(column.unknownLabel(cell, entry.line()));
        }
      }
      next = records.next();
    }
  }
}
