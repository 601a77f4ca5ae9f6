package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.DataSyntax.Row;
import dev.nnlang.compiler.syntax.DataSyntax.Rows;
import dev.nnlang.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reports rows in a file that are no table: a column twice, a ragged row, no row at all. */
final class DataRowsShape {
  private final Rows rows;
  private final Diagnostics diagnostics;
  private int faults;

  private DataRowsShape(Rows rows, Diagnostics diagnostics) {
    this.rows = rows;
    this.diagnostics = diagnostics;
  }

  static Optional<Data.Rows> check(Rows rows, Diagnostics diagnostics) {
    return new DataRowsShape(rows, diagnostics).run();
  }

  private Optional<Data.Rows> run() {
    refuseColumnsTwice();
    if (rows.rows().isEmpty()) {
      fault(
          Diagnostic.of(Code.EMPTY_SET, rows.span(), "`rows` holds not a single row")
              .help(
                  String.format(
                      Locale.ROOT, "write a row of %d numbers or labels", rows.columns().size())));
    }
    List<List<String>> table = new ArrayList<>();
    for (Row row : rows.rows()) {
      if (faults >= Diagnostics.CAP) {
        break;
      }
      requireWidth(row);
      table.add(cells(row));
    }
    return faults > 0
        ? Optional.empty()
        : Optional.of(new Data.Rows(rows.columns().stream().map(Name::text).toList(), table));
  }

  private void refuseColumnsTwice() {
    Map<String, Span> seen = new HashMap<>();
    for (Name column : rows.columns()) {
      Span before = seen.putIfAbsent(column.text(), column.span());
      if (before != null) {
        fault(
            Diagnostic.of(
                    Code.DUPLICATE_NAME,
                    column.span(),
                    String.format(Locale.ROOT, "two columns are called `%s`", column.text()))
                .label(before, "first here")
                .help("rename one of them"));
      }
    }
  }

  private void requireWidth(Row row) {
    int wanted = rows.columns().size();
    int got = row.cells().size();
    if (wanted != got) {
      fault(
          Diagnostic.of(
                  Code.RAGGED_ROW,
                  row.span(),
                  String.format(
                      Locale.ROOT,
                      "this row has %d %s, but there are %d columns",
                      got,
                      got == 1 ? "cell" : "cells",
                      wanted))
              .label(String.format(Locale.ROOT, "%d wanted", wanted))
              .help("separate cells by commas; a row ends where no comma follows"));
    }
  }

  private List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    row.cells()
        .forEach(
            cell -> {
              Optional<String> text = DataCell.text(cell);
              if (text.isPresent()) {
                cells.add(text.get());
              } else {
                fault(
                    Diagnostic.of(Code.BAD_CELL, cell.span(), "a cell must be a number or a label")
                        .help("write a number, a label, `true` or `false`"));
              }
            });
    return cells;
  }

  private void fault(Diagnostic.Builder finding) {
    faults++;
    diagnostics.add(finding.build());
  }
}
