package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.ExampleSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a database in memory, which lives as long as the connection of the test. */
class SqlTest {
  private final JdbcConnectionPool source =
      JdbcConnectionPool.create("jdbc:h2:mem:" + getClass().getSimpleName(), "", "");
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = source.getConnection();
    run(
        "create table days (a decimal(10, 3), wet boolean, colour clob, y double precision,"
            + " noted date)",
        "insert into days values (1000.5, true, 'blue', -1, date '2020-02-29'),"
            + " (-2, false, 'red', 0.5, null)");
  }

  @AfterEach
  void close() throws SQLException {
    run("drop all objects");
    connection.close();
    source.dispose();
  }

  private void run(String... commands) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  private static void assertDays(ExampleSource days) {
    double[] x = new double[5];
    double[] y = new double[1];
    assertEquals(2, days.size());
    days.read(0, x, y);
    assertArrayEquals(new double[] {1000.5, 1, 0, 0, 1}, x);
    assertArrayEquals(new double[] {-1}, y);
    days.read(1, x, y);
    assertArrayEquals(new double[] {-2, 0, 1, 0, 0}, x);
    assertArrayEquals(new double[] {0.5}, y);
  }

  /** The database writes the names of columns in capitals. */
  @Test
  void aQueryBecomesExamples() {
    Loaded loaded = Sql.read(source, "select * from days order by a desc", Models.mixed());

    assertDays(loaded.examples());
    assertEquals(
        List.of("query: column `NOTED` is not used"),
        loaded.warnings().stream().map(DataFinding::text).toList());
  }

  @Test
  void aResultSetBecomesExamplesAndStaysOpen() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select y, a, wet, colour from days order by a desc")) {
      assertDays(Sql.read(rows, Models.mixed(), "days").examples());
      assertTrue(rows.isAfterLast());
    }
  }

  @Test
  void inputsAloneAreEnoughToPredict() {
    Loaded loaded =
        Sql.readInputs(source, "select a, wet, colour from days order by a", Models.mixed());

    double[] x = new double[5];
    loaded.examples().read(0, x, new double[1]);
    assertArrayEquals(new double[] {-2, 0, 1, 0, 0}, x);
  }

  /** Where a quoted name is spelled like the model's, the other spelling is another column. */
  @Test
  void theSameSpellingComesFirst() {
    Loaded loaded =
        Sql.read(
            source,
            "select a as \"a\", 7 as A, wet, colour, y from days order by \"a\" desc",
            Models.mixed());

    assertDays(loaded.examples());
    assertEquals(
        List.of("query: column `A` is not used"),
        loaded.warnings().stream().map(DataFinding::text).toList());
  }

  @Test
  void whatDoesNotFitIsNamedByRowAndColumn() {
    String good = "select 1 as a, true as wet, 'red' as colour, 0 as y";
    assertRefused(
        "NN0604",
        "query:2: column `a`: the cell is null",
        good + " union all select null, true, 'red', 0");
    assertRefused(
        "NN0605",
        "query:2: column `colour`: `pink` is not a label of it",
        good + " union all select 1, true, 'pink', 0");
    assertRefused(
        "NN0606",
        "query:1: column `y`: 2 is outside -1..1",
        "select 1 as a, true as wet, 'red' as colour, 2 as y");
    assertRefused(
        "NN0604",
        "query:1: column `a`: a Date is neither text nor a number nor a boolean",
        "select noted as a, wet, colour, y from days where noted is not null");
    assertRefused(
        "NN0602", "query: there is no column `wet`", "select 1 as a, 'red' as colour, 2 as y");
    assertRefused(
        "NN0602",
        "query: the header names column `a` 2 times",
        "select 1 as a, 2 as a, true as wet, 'red' as colour, 2 as y");
    assertRefused("NN0610", "query: there is no row", "select * from days where y > 7");
  }

  private DataException assertRefused(String code, String message, String query) {
    DataException refused =
        assertThrows(DataException.class, () -> Sql.read(source, query, Models.mixed()));
    assertEquals(message, refused.getMessage());
    assertEquals(code, refused.code());
    return refused;
  }

  @Test
  void whatTheDatabaseRefusesIsSaidInItsWords() {
    DataException refused =
        assertThrows(
            DataException.class, () -> Sql.read(source, "select * from nights", Models.mixed()));

    assertEquals("NN0601", refused.code());
    assertTrue(
        refused
            .finding()
            .message()
            .startsWith("the database gives no rows (SQL state 42S02): Table \"NIGHTS\""),
        refused::toString);
    assertInstanceOf(SQLException.class, refused.getCause());
  }

  /** Neither by a row that is refused nor by a query that writes. */
  @Test
  void nothingIsChangedInTheDatabase() throws SQLException {
    assertThrows(
        DataException.class,
        () ->
            Sql.read(
                source,
                "select * from final table (insert into days (a) values (7))",
                Models.mixed()));
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from days")) {
      assertTrue(count.next());
      assertEquals(2, count.getInt(1));
    }
  }
}
