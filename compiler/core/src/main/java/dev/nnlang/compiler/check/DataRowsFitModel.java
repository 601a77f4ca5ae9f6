package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.DataSyntax.Rows;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reports rows in the file that do not fit the model: a column that is missing or unused, a cell
 * that its input or output does not allow. Says at most {@link Diagnostics#CAP} things.
 */
final class DataRowsFitModel {
  private final Name data;
  private final Rows rows;
  private final Diagnostics diagnostics;
  private final Map<String, Field.Type> wanted;
  private int said;

  private DataRowsFitModel(Name data, Rows rows, Network network, Diagnostics diagnostics) {
    this.data = data;
    this.rows = rows;
    this.diagnostics = diagnostics;
    this.wanted = new LinkedHashMap<>();
    fields(network)
        .forEach(field -> columns(field).forEach(column -> wanted.put(column, field.type())));
  }

  /**
   * Reports what does not fit.
   *
   * @param rows a table that {@link DataRowsShape} has accepted
   */
  static void check(Name data, Rows rows, Network network, Diagnostics diagnostics) {
    DataRowsFitModel rule = new DataRowsFitModel(data, rows, network, diagnostics);
    Set<String> present =
        rows.columns().stream().map(Name::text).collect(Collectors.toUnmodifiableSet());
    rule.requireColumns(network, present);
    rule.warnOfUnused(present);
    rule.requireCells();
  }

  private static Stream<Field> fields(Network network) {
    return Stream.concat(network.inputs().stream(), network.outputs().stream());
  }

  /** The columns of a field: its name, or {@code name_0 .. name_n-1} for a vector. */
  private static List<String> columns(Field field) {
    return field.shape().isEmpty()
        ? List.of(field.name())
        : IntStream.range(0, field.count()).mapToObj(i -> field.name() + "_" + i).toList();
  }

  private void requireColumns(Network network, Set<String> present) {
    fields(network)
        .forEach(
            field -> {
              List<String> missing =
                  columns(field).stream().filter(column -> !present.contains(column)).toList();
              if (!missing.isEmpty()) {
                missing(field, missing);
              }
            });
  }

  /** One finding per field, for a vector may lack hundreds. */
  private void missing(Field field, List<String> columns) {
    String more =
        columns.size() == 1
            ? ""
            : String.format(Locale.ROOT, " and %d more of `%s`", columns.size() - 1, field.name());
    error(
        Diagnostic.of(
                Code.MISSING_COLUMN,
                header(),
                String.format(
                    Locale.ROOT,
                    "the rows of `%s` have no column `%s`%s",
                    data,
                    columns.get(0),
                    more))
            .label(String.format(Locale.ROOT, "has no `%s`", columns.get(0)))
            .help("add it: each input and output of the model needs its column")
            .build());
  }

  private Span header() {
    List<Name> columns = rows.columns();
    return columns.get(0).span().to(columns.get(columns.size() - 1).span());
  }

  private void warnOfUnused(Set<String> present) {
    List<String> missing =
        wanted.keySet().stream().filter(column -> !present.contains(column)).toList();
    for (Name column : rows.columns()) {
      String name = column.text();
      if (!wanted.containsKey(name)) {
        Diagnostic.Builder finding =
            Diagnostic.of(
                Code.UNUSED_COLUMN,
                column.span(),
                String.format(Locale.ROOT, "no input or output is called `%s`", name));
        Nearest.to(name, missing)
            .ifPresentOrElse(
                near -> finding.help(String.format(Locale.ROOT, "did you mean `%s`?", near)),
                () -> finding.help("remove the column, or declare it in the model"));
        diagnostics.add(finding.build());
      }
    }
  }

  private void requireCells() {
    for (int column = 0; column < rows.columns().size(); column++) {
      String name = rows.columns().get(column).text();
      Field.Type type = wanted.get(name);
      for (int row = 0; type != null && row < rows.rows().size(); row++) {
        if (said >= Diagnostics.CAP) {
          return;
        }
        Expression cell = rows.rows().get(row).cells().get(column);
        String what = String.format(Locale.ROOT, "`%s` of row %d", name, row + 1);
        DataCell.text(cell)
            .flatMap(text -> type.accept(new DataCellFits(text, cell.span(), what)))
            .ifPresent(this::error);
      }
    }
  }

  private void error(Diagnostic finding) {
    said++;
    diagnostics.add(finding);
  }
}
