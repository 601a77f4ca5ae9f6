package dev.nnlang.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of a table's columns, matched with those that a model names. */
final class Header {
  /** More unused columns than this are counted, not named. */
  private static final int MOST_NAMED = 10;

  private final String file;
  private final List<String> names;
  private final long row;

  /**
   * @param names in the order of the file; spaces around them do not count
   * @param row where they stand; 0 if they stand in no row
   */
  Header(String file, List<String> names, long row) {
    this.file = file;
    this.names = names.stream().map(String::strip).toList();
    this.row = row;
  }

  List<String> names() {
    return names;
  }

  /** For each wanted column its place in the table. */
  int[] positions(List<Column> wanted) {
    List<DataFinding> findings = missing(wanted);
    if (!findings.isEmpty()) {
      throw findings.get(0).raised();
    }
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      first.putIfAbsent(names.get(i), i);
    }
    int[] positions = new int[wanted.size()];
    for (int c = 0; c < positions.length; c++) {
      positions[c] = first.getOrDefault(wanted.get(c).name(), -1);
    }
    return positions;
  }

  /** Each wanted column that is not there, or there twice. */
  List<DataFinding> missing(List<Column> wanted) {
    Map<String, Integer> times = new HashMap<>();
    names.forEach(name -> times.merge(name, 1, Integer::sum));
    Optional<String> separator = otherSeparator();
    List<DataFinding> findings = new ArrayList<>();
    for (Column column : wanted) {
      int found = times.getOrDefault(column.name(), 0);
      if (found == 0) {
        findings.add(absent(column.name(), separator));
      } else if (found > 1) {
        findings.add(
            finding(
                    String.format(
                        Locale.ROOT, "the header names column `%s` %d times", column.name(), found))
                .in(column.name())
                .help("keep one of them"));
      }
    }
    return findings;
  }

  /** Each column that is there and not among {@code used}. */
  List<DataFinding> unused(Set<String> used) {
    Set<String> others = new HashSet<>();
    List<DataFinding> findings = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (used.contains(name) || !others.add(name)) {
        continue;
      }
      if (findings.size() < MOST_NAMED) {
        String shown =
            name.isEmpty()
                ? String.format(Locale.ROOT, "%d, which has no name,", i + 1)
                : String.format(Locale.ROOT, "`%s`", Shown.cell(name));
        findings.add(unused(String.format(Locale.ROOT, "column %s is not used", shown)).in(name));
      }
    }
    if (others.size() > MOST_NAMED) {
      findings.add(
          unused(
              String.format(
                  Locale.ROOT, "%d more columns are not used", others.size() - MOST_NAMED)));
    }
    return findings;
  }

  /** Refuses a row that has more or fewer cells than there are columns. */
  void checkWidth(int cells, long place) {
    if (cells != names.size()) {
      throw DataFinding.of(
              Codes.RAGGED_ROW,
              file,
              String.format(
                  Locale.ROOT,
                  "%d %s where %d %s named",
                  cells,
                  cells == 1 ? "cell" : "cells",
                  names.size(),
                  names.size() == 1 ? "column is" : "columns are"))
          .at(place)
          .raised();
    }
  }

  private DataFinding unused(String message) {
    return here(DataFinding.of(Codes.UNUSED_COLUMN, file, message));
  }

  private DataFinding absent(String column, Optional<String> separator) {
    DataFinding finding =
        finding(String.format(Locale.ROOT, "there is no column `%s`", column)).in(column);
    if (separator.isPresent()) {
      return finding.help(
          "cells are separated by commas; this header seems to use " + separator.get());
    }
    String help =
        row == 0
            ? "the columns are " + Column.some(names.stream().map(Shown::cell).toList())
            : "the first line names the columns";
    return finding.help(help).near(Nearest.to(column, names));
  }

  private DataFinding finding(String message) {
    return here(DataFinding.of(Codes.MISSING_COLUMN, file, message));
  }

  private DataFinding here(DataFinding finding) {
    return row == 0 ? finding : finding.at(row);
  }

  /** What separates the names of a header that has no comma at all. */
  private Optional<String> otherSeparator() {
    if (names.size() != 1 || row == 0) {
      return Optional.empty();
    }
    String only = names.get(0);
    if (only.indexOf(';') >= 0) {
      return Optional.of("`;`");
    }
    return only.indexOf('\t') >= 0 ? Optional.of("tabs") : Optional.empty();
  }
}
