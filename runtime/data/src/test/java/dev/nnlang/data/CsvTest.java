package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature.Field;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @TempDir private Path folder;

  @Test
  void irisBecomes150ExamplesWithOneLabelEach() {
    Loaded loaded = Csv.read(Models.resource("iris.csv"), Models.iris());

    assertEquals(150, loaded.examples().size());
    assertEquals(List.of(), loaded.warnings());
    assertExample(loaded, 0, new double[] {5.1, 3.5, 1.4, 0.2}, new double[] {1, 0, 0});
    assertExample(loaded, 149, new double[] {5.9, 3, 5.1, 1.8}, new double[] {0, 0, 1});
  }

  @Test
  void digitsBecome1797ExamplesOver64Inputs() {
    Loaded loaded = Csv.read(Models.resource("digits8x8.csv"), Models.digits());

    double[] x = new double[64];
    double[] y = new double[10];
    double brightest = 0;
    int[] times = new int[10];
    for (int n = 0; n < loaded.examples().size(); n++) {
      loaded.examples().read(n, x, y);
      for (int i = 0; i < 64; i++) {
        brightest = Math.max(brightest, x[i]);
      }
      for (int label = 0; label < 10; label++) {
        times[label] += (int) y[label];
      }
    }
    assertEquals(1797, loaded.examples().size());
    assertEquals(16, brightest);
    // The published counts of the digits 0 to 9 in this set.
    assertArrayEquals(new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180}, times);
  }

  @Test
  void aOneOfInputIsAOneAmongZeros() throws IOException {
    Loaded loaded = read("a,wet,colour,y\n2,true,green,-0.5\n-3e-1,0,red,1\n");

    double[] x = new double[5];
    double[] y = new double[1];
    loaded.examples().read(0, x, y);
    assertArrayEquals(new double[] {2, 1, 0, 1, 0}, x);
    assertArrayEquals(new double[] {-0.5}, y);
    loaded.examples().read(1, x, y);
    assertArrayEquals(new double[] {-0.3, 0, 1, 0, 0}, x);
  }

  @Test
  void columnsStandInAnyOrderAndSpacesAroundThemDoNotCount() throws IOException {
    Loaded loaded = read("y , colour,\ta,wet\n 0.5, blue ,7 ,FALSE\n");

    double[] x = new double[5];
    double[] y = new double[1];
    loaded.examples().read(0, x, y);
    assertArrayEquals(new double[] {7, 0, 0, 0, 1}, x);
    assertArrayEquals(new double[] {0.5}, y);
  }

  @Test
  void columnsThatTheModelDoesNotNameAreWarnings() throws IOException {
    Loaded loaded = read(",id,a,wet,colour,y,note\n0,9,1,1,red,0,\"x, y\"\n");

    assertEquals(
        List.of(
            "NN0603 rows.csv:1: column 1, which has no name, is not used",
            "NN0603 rows.csv:1: column `id` is not used",
            "NN0603 rows.csv:1: column `note` is not used"),
        loaded.warnings().stream().map(w -> w.code() + " " + w.text()).toList());
  }

  @Test
  void manyUnusedColumnsAreCountedAndNotAllNamed() throws IOException {
    StringBuilder names = new StringBuilder("a,wet,colour,y");
    StringBuilder cells = new StringBuilder("1,1,red,0");
    for (int i = 0; i < 5000; i++) {
      names.append(",extra").append(i);
      cells.append(',');
    }
    Loaded loaded = read(names + "\n" + cells + "\n");

    assertEquals(11, loaded.warnings().size());
    assertEquals("4990 more columns are not used", loaded.warnings().get(10).message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", "\r\n\r\n"})
  void everyEndOfLineIsUnderstoodAndEmptyLinesAreSkipped(String end) throws IOException {
    Loaded loaded =
        read(String.join(end, "\uFEFFa,wet,colour,y", "1,1,red,0", "2,1,red,0", "3,0,blue,1"));

    assertEquals(3, loaded.examples().size());
    assertEquals(3, firstInput(loaded.examples(), 2));
  }

  @Test
  void quotedCellsMayHoldCommasQuotesAndLines() throws IOException {
    String text = "\"note\",\"a\",wet,colour,y\n\"one, \"\"two\"\"\nthree\",\"4\",1,\"red\",0\n";
    Loaded loaded = read(text);

    assertEquals(4, firstInput(loaded.examples(), 0));
    // The row after a cell of two lines is named by the line on which it starts.
    DataException refused =
        assertThrows(DataException.class, () -> read(text + "n,oops,1,red,0\n"));
    assertEquals("rows.csv:4: column `a`: `oops` is not a number", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG", "hi-IN-u-nu-deva"})
  void numbersLabelsAndMessagesAreTheSameInEveryLocale(String tag) throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      Loaded loaded = read("a,wet,colour,y\n1234.5,TRUE,red,0.25\n");
      assertEquals(1234.5, firstInput(loaded.examples(), 0));
      DataException refused =
          assertThrows(DataException.class, () -> read("a,wet,colour,y\n1,1,red,1.5\n"));
      assertEquals("rows.csv:2: column `y`: 1.5 is outside -1..1", refused.getMessage());
      assertEquals("there is no column `digit_12`", missing("digit_12", "DIGIT_12"));
      DataException ragged = assertThrows(DataException.class, () -> read("a,wet,colour,y\n1,1\n"));
      assertEquals("rows.csv:2: 2 cells where 4 columns are named", ragged.getMessage());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void predictionNeedsNoOutputsAndDoesNotLookAtThem() {
    String with = "colour,y,a,wet\nred,unknown yet,5,1\n";
    String without = "colour,a,wet\nred,5,1\n";
    for (String text : List.of(with, without)) {
      Loaded loaded =
          Csv.readInputs(
              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
              "standard input",
              Models.mixed(),
              Limits.DEFAULT);
      double[] x = new double[5];
      loaded.examples().read(0, x, new double[0]);
      assertArrayEquals(new double[] {5, 1, 1, 0, 0}, x, text);
      assertEquals(List.of(), loaded.warnings(), text);
    }
  }

  @Test
  void inputsOfAFileAreReadByItsPath() throws IOException {
    Path file = Files.writeString(folder.resolve("new.csv"), "a,wet,colour\n6,0,blue\n");

    assertEquals(6, firstInput(Csv.readInputs(file, Models.mixed()).examples(), 0));
  }

  @Test
  void rowsBeyondOnePieceOfMemoryAreFoundAgain() throws IOException {
    int rows = 50_000;
    StringBuilder text = new StringBuilder("a,wet,colour,y\n");
    for (int n = 0; n < rows; n++) {
      text.append(n).append(",0,red,0\n");
    }
    ExampleSource examples = read(text.toString()).examples();

    assertEquals(rows, examples.size());
    for (int n = 0; n < rows; n += 997) {
      assertEquals(n, firstInput(examples, n));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> firstInput(examples, rows));
  }

  @Test
  void theHeaderIsReadAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("rows.csv"), "\uFEFF a , \"b c\"\n\"never closed");

    assertEquals(List.of("a", "\"b c\""), Csv.header(DataFile.of(file), Limits.DEFAULT));
  }

  private String missing(String column, String header) throws IOException {
    Path file = Files.writeString(folder.resolve("one.csv"), header + "\n1\n");
    DataException refused =
        assertThrows(
            DataException.class,
            () ->
                Csv.read(file, Models.classification(List.of(Field.real(column)), Models.digit())));
    assertEquals(header, refused.finding().nearest().orElseThrow());
    return refused.finding().message();
  }

  private static double firstInput(ExampleSource examples, int n) {
    double[] x = new double[5];
    examples.read(n, x, new double[1]);
    return x[0];
  }

  private static void assertExample(Loaded loaded, int n, double[] input, double[] target) {
    double[] x = new double[input.length];
    double[] y = new double[target.length];
    loaded.examples().read(n, x, y);
    assertArrayEquals(input, x);
    assertArrayEquals(target, y);
  }

  private Loaded read(String text) throws IOException {
    return Csv.read(Files.writeString(folder.resolve("rows.csv"), text), Models.mixed());
  }
}
