package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reports rows in the file that do not fit the model: a column that is missing or unused, a cell
 * that its input or output does not allow. Says at most {@link Diagnostics#CAP} things.
 */
final class DataRowsFitModel {
  private final String data;
  private final Data.Rows rows;
  private final DataPlaces.Table places;
  private final Diagnostics diagnostics;
  private final Map<String, Field.Type> wanted;
  private boolean fits = true;
  private int said;

  private DataRowsFitModel(
      String data,
      Data.Rows rows,
      DataPlaces.Table places,
      Network network,
      Diagnostics diagnostics) {
    this.data = data;
    this.rows = rows;
    this.places = places;
    this.diagnostics = diagnostics;
    this.wanted = new LinkedHashMap<>();
    fields(network)
        .forEach(field -> columns(field).forEach(column -> wanted.put(column, field.type())));
  }

  /** Whether {@code rows} fit; what does not is reported at {@code places}. */
  static boolean check(
      String data,
      Data.Rows rows,
      DataPlaces.Table places,
      Network network,
      Diagnostics diagnostics) {
    DataRowsFitModel rule = new DataRowsFitModel(data, rows, places, network, diagnostics);
    rule.requireColumns(network);
    rule.warnOfUnused();
    rule.requireCells();
    return rule.fits;
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

  private void requireColumns(Network network) {
    Set<String> present = Set.copyOf(rows.columns());
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
            : " and %d more of `%s`".formatted(columns.size() - 1, field.name());
    error(
        Diagnostic.of(
                Code.MISSING_COLUMN,
                places.header(),
                "the rows of `%s` have no column `%s`%s".formatted(data, columns.get(0), more))
            .label("has no `%s`".formatted(columns.get(0)))
            .help("add it: each input and output of the model needs its column")
            .build());
  }

  private void warnOfUnused() {
    Set<String> present = Set.copyOf(rows.columns());
    List<String> missing =
        wanted.keySet().stream().filter(column -> !present.contains(column)).toList();
    for (int column = 0; column < rows.columns().size(); column++) {
      String name = rows.columns().get(column);
      if (!wanted.containsKey(name)) {
        Diagnostic.Builder finding =
            Diagnostic.of(
                Code.UNUSED_COLUMN,
                places.column(column),
                "no input or output is called `%s`".formatted(name));
        Nearest.to(name, missing)
            .ifPresentOrElse(
                near -> finding.help("did you mean `%s`?".formatted(near)),
                () -> finding.help("remove the column, or declare it in the model"));
        diagnostics.add(finding.build());
      }
    }
  }

  private void requireCells() {
    for (int column = 0; column < rows.columns().size(); column++) {
      String name = rows.columns().get(column);
      Field.Type type = wanted.get(name);
      for (int row = 0; type != null && row < rows.rows().size(); row++) {
        if (said >= Diagnostics.CAP) {
          return;
        }
        String cell = rows.rows().get(row).get(column);
        String what = "`%s` of row %d".formatted(name, row + 1);
        type.accept(new DataCellFits(cell, places.cell(row, column), what)).ifPresent(this::error);
      }
    }
  }

  private void error(Diagnostic finding) {
    fits = false;
    said++;
    diagnostics.add(finding);
  }
}
