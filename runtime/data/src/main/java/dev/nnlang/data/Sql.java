package dev.nnlang.data;

import dev.nnlang.runtime.Signature;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Takes the rows that a database gives, once and one after the other.
 *
 * <p>Columns are found by their labels, what {@code AS} calls them: by the same letters, or else in
 * whatever case, since databases change it. Values are taken as {@link Values} says; text of any
 * length type is text.
 *
 * <p>All methods refuse what does not fit with a {@link DataException} that names the row, from 1,
 * and the column, as {@link Values} does; {@code NN0601} says what the database did not do, with
 * its exception as the cause.
 */
public final class Sql {
  /** Rows that a driver may fetch at a time, where it would else fetch all of them. */
  private static final int FETCH_SIZE = 1024;

  private Sql() {}

  /**
   * All rows of {@code query} as examples. Uses one connection and gives it back; changes made by
   * the query are rolled back.
   *
   * @param query without parameters: bind those in a statement of your own, and use {@link
   *     #read(ResultSet, Signature, String)}
   */
  public static Loaded read(DataSource source, String query, Signature signature) {
    return ask(source, query, rows -> read(rows, signature, "query"));
  }

  /**
   * All rows that {@code rows} still has, as examples. It is not closed.
   *
   * @param displayName what messages call the rows
   */
  public static Loaded read(ResultSet rows, Signature signature, String displayName) {
    Layout layout = Layout.examples(displayName, signature);
    return load(rows, layout, layout.names());
  }

  /**
   * All rows of {@code query} as inputs to predict from. Columns of outputs may be there and are
   * not looked at; the examples leave their targets as they are.
   */
  public static Loaded readInputs(DataSource source, String query, Signature signature) {
    return ask(source, query, rows -> readInputs(rows, signature, "query"));
  }

  /** As {@link #readInputs(DataSource, String, Signature)}, of all rows that are left. */
  public static Loaded readInputs(ResultSet rows, Signature signature, String displayName) {
    return load(
        rows,
        Layout.inputs(displayName, signature),
        Layout.examples(displayName, signature).names());
  }

  private interface Reading {
    Loaded of(ResultSet rows);
  }

  private static Loaded ask(DataSource source, String query, Reading reading) {
    try (Connection connection = source.getConnection()) {
      boolean commits = connection.getAutoCommit();
      // Some drivers fetch row by row only inside a transaction.
      connection.setAutoCommit(false);
      try {
        Loaded loaded = ask(connection, query, reading);
        giveBack(connection, commits);
        return loaded;
      } catch (SQLException | RuntimeException failure) {
        try {
          giveBack(connection, commits);
        } catch (SQLException broken) {
          failure.addSuppressed(broken);
        }
        throw failure;
      }
    } catch (SQLException failure) {
      throw failed("query", failure);
    }
  }

  private static Loaded ask(Connection connection, String query, Reading reading)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet rows = statement.executeQuery()) {
        return reading.of(rows);
      }
    }
  }

  private static void giveBack(Connection connection, boolean commits) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(commits);
  }

  private static Loaded load(ResultSet rows, Layout layout, Set<String> known) {
    try {
      ResultSetMetaData columns = rows.getMetaData();
      Header header = new Header(layout.file(), names(columns, known), 0);
      int[] positions = header.positions(layout.columns());
      boolean[] text = new boolean[positions.length];
      for (int c = 0; c < text.length; c++) {
        text[c] = isLongText(columns.getColumnType(positions[c] + 1));
      }
      try (Table.Builder table = new Table.Builder(layout)) {
        int[] inOrder = Values.inOrder(layout);
        for (long row = 1; rows.next(); row++) {
          table.add(cells(rows, positions, text), inOrder, row);
        }
        if (table.size() == 0) {
          throw DataFinding.of(Codes.EMPTY_SET, layout.file(), "there is no row").raised();
        }
        return new Loaded(table.build(), header.unused(known));
      }
    } catch (SQLException failure) {
      throw failed(layout.file(), failure);
    }
  }

  private static List<Object> cells(ResultSet rows, int[] positions, boolean[] text)
      throws SQLException {
    // Unlike List.of, this one may hold null.
    List<Object> cells = new ArrayList<>(positions.length);
    for (int c = 0; c < positions.length; c++) {
      int column = positions[c] + 1;
      cells.add(text[c] ? rows.getString(column) : rows.getObject(column));
    }
    return cells;
  }

  /** What a driver gives as a stream, and not as text. */
  private static boolean isLongText(int type) {
    return type == Types.CLOB || type == Types.NCLOB;
  }

  /** The labels of the columns, spelled as the model spells them where only the case differs. */
  private static List<String> names(ResultSetMetaData columns, Set<String> known)
      throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int c = 1; c <= columns.getColumnCount(); c++) {
      labels.add(columns.getColumnLabel(c));
    }
    Map<String, String> spelling = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (String name : known) {
      String folded = name.toLowerCase(Locale.ROOT);
      if (spelling.put(folded, name) != null) {
        ambiguous.add(folded);
      }
    }
    ambiguous.forEach(spelling::remove);
    Set<String> exact = new HashSet<>(labels);
    return labels.stream()
        .map(
            label -> {
              String name = spelling.getOrDefault(label.toLowerCase(Locale.ROOT), label);
              return exact.contains(name) ? label : name;
            })
        .toList();
  }

  private static DataException failed(String name, SQLException failure) {
    DataException exception =
        DataFinding.of(
                Codes.NOT_FOUND,
                name,
                String.format(
                    Locale.ROOT,
                    "the database gives no rows (SQL state %s): %s",
                    Shown.cell(String.valueOf(failure.getSQLState())),
                    Shown.line(String.valueOf(failure.getMessage()))))
            .raised();
    exception.initCause(failure);
    return exception;
  }
}
