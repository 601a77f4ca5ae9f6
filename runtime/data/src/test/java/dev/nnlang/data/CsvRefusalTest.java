package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvRefusalTest {
  private static final String HEADER = "a,wet,colour,y\n";

  @TempDir private Path folder;

  static Stream<Arguments> cells() {
    return Stream.of(
        arguments("x1.4,1,red,0", "NN0604", "a", "`x1.4` is not a number"),
        arguments(",1,red,0", "NN0604", "a", "the cell is empty"),
        arguments("  ,1,red,0", "NN0604", "a", "the cell is empty"),
        arguments("NaN,1,red,0", "NN0604", "a", "`NaN` is not a number"),
        arguments("inf,1,red,0", "NN0604", "a", "`inf` is not a number"),
        arguments("-Infinity,1,red,0", "NN0604", "a", "`-Infinity` is not a number"),
        arguments("1e400,1,red,0", "NN0604", "a", "`1e400` is larger than any number"),
        arguments("-1e400,1,red,0", "NN0604", "a", "`-1e400` is larger than any number"),
        arguments("0x1p3,1,red,0", "NN0604", "a", "`0x1p3` is not a number"),
        arguments("1f,1,red,0", "NN0604", "a", "`1f` is not a number"),
        arguments("1d,1,red,0", "NN0604", "a", "`1d` is not a number"),
        arguments("1e,1,red,0", "NN0604", "a", "`1e` is not a number"),
        arguments(".,1,red,0", "NN0604", "a", "`.` is not a number"),
        arguments("1_000,1,red,0", "NN0604", "a", "`1_000` is not a number"),
        arguments("١٢,1,red,0", "NN0604", "a", "`١٢` is not a number"),
        arguments("\"0,5\",1,red,0", "NN0604", "a", "`0,5` is not a number"),
        arguments("1\u202e2,1,red,0", "NN0604", "a", "`1\\u202E2` is not a number"),
        arguments("1\u00002,1,red,0", "NN0604", "a", "`1\\u00002` is not a number"),
        arguments("1,yes,red,0", "NN0604", "wet", "`yes` is neither true nor false"),
        arguments("1,2,red,0", "NN0604", "wet", "`2` is neither true nor false"),
        arguments("1,1,gren,0", "NN0605", "colour", "`gren` is not a label of it"),
        arguments("1,1,red,1.001", "NN0606", "y", "1.001 is outside -1..1"),
        arguments("1,1,red,-2", "NN0606", "y", "-2 is outside -1..1"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aBadCellIsNamedByRowColumnAndText(String row, String code, String column, String message)
      throws IOException {
    DataException refused = refuse(HEADER + "1,1,red,0\n\n" + row + "\n");

    assertEquals("rows.csv:4: column `" + column + "`: " + message, refused.getMessage());
    assertEquals(code, refused.code());
    assertEquals("rows.csv", refused.file());
    assertEquals(OptionalLong.of(4), refused.row());
    assertEquals(Optional.of(column), refused.column());
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("", "NN0610", "rows.csv: the file is empty"),
        arguments("\uFEFF", "NN0610", "rows.csv: the file is empty"),
        arguments("\n\n\n", "NN0610", "rows.csv: the file is empty"),
        arguments("a,wet,colour,y", "NN0610", "rows.csv: there is no row below the header"),
        arguments(HEADER + "\n\n", "NN0610", "rows.csv: there is no row below the header"),
        arguments("1,1,red,0\n", "NN0602", "rows.csv:1: there is no column `a`"),
        arguments("A,wet,colour,y\n", "NN0602", "rows.csv:1: there is no column `a`"),
        arguments("a;wet;colour;y\n1;1;red;0\n", "NN0602", "rows.csv:1: there is no column `a`"),
        arguments(
            "a,a,wet,colour,y\n", "NN0602", "rows.csv:1: the header names column `a` 2 times"),
        arguments(HEADER + "1,1,red\n", "NN0607", "rows.csv:2: 3 cells where 4 columns are named"),
        arguments(
            HEADER + "1,1,red,0,\n", "NN0607", "rows.csv:2: 5 cells where 4 columns are named"),
        arguments(
            HEADER + "1,1,red,0\n \n", "NN0607", "rows.csv:3: 1 cell where 4 columns are named"),
        arguments(
            HEADER + "1,1,red,0\n\"2,1,red,0\n3,1,red,0\n",
            "NN0604",
            "rows.csv:3: a quote is opened here and never closed"),
        arguments(
            HEADER + "1,1,red,0\n\"2\"3,1,red,0\n",
            "NN0604",
            "rows.csv:3: a cell goes on after its closing quote"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aBadTableIsNamedByItsFirstFault(String text, String code, String message)
      throws IOException {
    DataException refused = refuse(text);

    assertEquals(message, refused.getMessage());
    assertEquals(code, refused.code());
  }

  @Test
  void helpNamesTheNearestHeaderTheNearestLabelAndTheOtherSeparator() throws IOException {
    assertEquals("did you mean `colours`?", help("a,wet,colours,y\n"));
    assertEquals("did you mean `green`?", help(HEADER + "1,1,gren,0\n"));
    assertEquals("the labels are red, green, blue", help(HEADER + "1,1,ultramarine,0\n"));
    assertEquals("write decimals with a point", help(HEADER + "\"0,5\",1,red,0\n"));
    assertEquals(
        "cells are separated by commas; this header seems to use `;`", help("a;wet;colour;y\n"));
    assertEquals(
        "cells are separated by commas; this header seems to use tabs", help("a\twet\tcolour\n"));
  }

  @Test
  void aLongCellIsShortenedInTheMessage() throws IOException {
    DataException refused = refuse(HEADER + "x".repeat(1000) + ",1,red,0\n");

    assertEquals(
        "rows.csv:2: column `a`: `" + "x".repeat(40) + "…` is not a number", refused.getMessage());
  }

  @Test
  void bytesThatAreNotUtf8AreNamedByTheirLine() throws IOException {
    String row = "1,1,red,0\n";
    byte[] bytes = (HEADER + row.repeat(5000) + "?").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = (byte) 0xff;
    DataException refused = refuse(bytes);

    assertEquals("rows.csv:5002: this is not UTF-8 text", refused.getMessage());
    assertEquals("NN0601", refused.code());
    assertEquals(
        "rows.csv:1: this is not UTF-8 text",
        refuse(HEADER.getBytes(StandardCharsets.UTF_16)).getMessage());
    byte[] cut = "a,wet,colour,y\n1,1,\u20ac".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "rows.csv:2: this is not UTF-8 text",
        refuse(Arrays.copyOf(cut, cut.length - 1)).getMessage());
  }

  @Test
  void aFileThatIsNotThereOrNotAFileIsRefused() {
    DataException absent =
        assertThrows(DataException.class, () -> Csv.read(folder.resolve("no.csv"), Models.mixed()));
    DataException aFolder =
        assertThrows(DataException.class, () -> Csv.read(folder, Models.mixed()));

    assertEquals("no.csv: there is no such file", absent.getMessage());
    assertEquals("NN0601", absent.code());
    assertEquals(Optional.of("it was looked for in " + folder), absent.help());
    assertTrue(aFolder.finding().text().endsWith(": this is not a regular file"));
    assertEquals("NN0601", aFolder.code());
  }

  @Test
  void aLineOf100MegabytesIsRefusedAfterTheFirst() {
    Endless text = new Endless(HEADER, 'x', 100L << 20);
    DataException refused =
        assertThrows(
            DataException.class,
            () -> Csv.readInputs(text, "standard input", Models.mixed(), Limits.DEFAULT));

    assertEquals(
        "standard input:2: this record has more than 1048576 characters", refused.getMessage());
    assertEquals("NN0613", refused.code());
    assertTrue(text.read < 2 << 20, "read " + text.read + " bytes");
  }

  @Test
  void aHeaderWithoutEndAndAQuoteWithoutEndAreRefusedEarly() {
    for (String start : new String[] {"", HEADER + "\"", HEADER + "1,1,red,0\n2,\""}) {
      Endless text = new Endless(start, '\n', 100L << 20);
      Endless commas = new Endless(start, ',', 100L << 20);
      if (!start.isEmpty()) {
        assertEquals("NN0613", refuse(text, start).code(), start);
      }
      assertEquals("NN0613", refuse(commas, start).code(), start);
      assertTrue(commas.read < 2 << 20, "read " + commas.read + " bytes");
    }
  }

  @Test
  void limitsAreThoseThatAreGiven() throws IOException {
    Path file = Files.writeString(folder.resolve("rows.csv"), HEADER + "1,1,red,0\n");
    long size = Files.size(file);

    assertEquals(1, read(file, new Limits(size, 15)).examples().size());
    DataException large =
        assertThrows(DataException.class, () -> read(file, new Limits(size - 1, 15)));
    assertEquals("rows.csv: the file has 25 bytes, and 24 is the limit", large.getMessage());
    DataException wide = assertThrows(DataException.class, () -> read(file, new Limits(size, 14)));
    assertEquals("rows.csv:1: this record has more than 14 characters", wide.getMessage());
    DataException stream =
        assertThrows(
            DataException.class,
            () ->
                Csv.readInputs(
                    new Endless(HEADER + "1,1,red,0\n".repeat(9), '\n', 100L << 20),
                    "standard input",
                    Models.mixed(),
                    new Limits(1 << 16, 100)));
    assertEquals("standard input: there are more than 65536 characters", stream.getMessage());
  }

  private static Loaded read(Path file, Limits limits) {
    return Csv.read(DataFile.of(file), Models.mixed(), limits);
  }

  private String help(String text) throws IOException {
    return refuse(text).help().orElseThrow();
  }

  private DataException refuse(String text) throws IOException {
    return refuse(text.getBytes(StandardCharsets.UTF_8));
  }

  private DataException refuse(byte[] text) throws IOException {
    Path file = Files.write(folder.resolve("rows.csv"), text);
    return assertThrows(DataException.class, () -> Csv.read(file, Models.mixed()));
  }

  private static DataException refuse(InputStream text, String message) {
    return assertThrows(
        DataException.class,
        () -> Csv.readInputs(text, "standard input", Models.mixed(), Limits.DEFAULT),
        message);
  }

  /** A text, then one character over and over. */
  private static final class Endless extends InputStream {
    private final byte[] start;
    private final char then;
    private final long size;
    private long read;

    Endless(String start, char then, long size) {
      this.start = start.getBytes(StandardCharsets.UTF_8);
      this.then = then;
      this.size = size;
    }

    @Override
    public int read() {
      if (read == size) {
        return -1;
      }
      int next = read < start.length ? start[(int) read] : then;
      read++;
      return next;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      for (int i = 0; i < length; i++) {
        int next = read();
        if (next < 0) {
          return i == 0 ? -1 : i;
        }
        to[offset + i] = (byte) next;
      }
      return length;
    }
  }
}
