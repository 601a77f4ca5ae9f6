package dev.nnlang.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.nnlang.compiler.hostile.Payloads;
import dev.nnlang.data.Csv;
import dev.nnlang.data.DataException;
import dev.nnlang.data.DataFile;
import dev.nnlang.data.DataFinding;
import dev.nnlang.data.Limits;
import dev.nnlang.runtime.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a table: none of it becomes Java, and what is shown of it does not act. */
final class DataTextTest {
  private static final List<String> PAYLOADS = Payloads.all();
  private static final String HEADER = "length,width,species";
  private static final String ROWS = "\n1.5,0.2,setosa\n5.5,2.1,virginica\n";

  /** So many columns and labels of a file are named. */
  private static final int NAMED = 10;

  @TempDir Path folder;
  private Path model = Path.of("");
  private Path csv = Path.of("");

  @BeforeEach
  void copyModel() throws IOException {
    model = Shared.copy("flowers.nn", folder);
    csv = Shared.copy("flowers.csv", folder);
  }

  /** Half a surrogate pair is no text of a file: it becomes a question mark. */
  private void write(String table) throws IOException {
    Files.write(csv, table.getBytes(StandardCharsets.UTF_8));
  }

  /** A cell that holds {@code text}, whatever is in it. */
  private static String cell(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static List<List<String>> groups() {
    List<List<String>> groups = new ArrayList<>();
    for (int from = 0; from < PAYLOADS.size(); from += NAMED) {
      groups.add(PAYLOADS.subList(from, Math.min(from + NAMED, PAYLOADS.size())));
    }
    return groups;
  }

  private void assertSaidSafely(Command.Ended ended) {
    assertTrue(ended.code() <= 1, ended::toString);
    assertFalse(Payloads.acts(ended.out() + ended.err()), ended::toString);
    assertTrue(ended.code() == 0 || ended.err().contains("error[NN060"), ended::toString);
  }

  /** As text and as JSON. */
  private void check() {
    assertSaidSafely(Command.nnc("check", model));
    Command.Ended json = Command.nnc("check", "--diagnostics=json", model);
    assertFalse(Payloads.acts(json.out() + json.err()), json::toString);
    json.err().lines().forEach(line -> assertTrue(JsonParser.parseString(line).isJsonObject()));
  }

  private byte[] java() throws IOException {
    Path out = folder.resolve("out");
    Command.Ended ended = Command.nnc(model, "-d", out);
    assertSaidSafely(ended);
    assertEquals(0, ended.code(), ended::toString);
    return Files.readAllBytes(out.resolve("hostile/Flowers.java"));
  }

  @Test
  void columnsThatNobodyAskedForAreNamedSafelyAndLeaveTheJavaAsItIs() throws IOException {
    byte[] harmless = java();
    for (List<String> texts : groups()) {
      String more = texts.stream().map(text -> "," + cell(text)).collect(Collectors.joining());
      String ones = ",1".repeat(texts.size()) + "\n";
      write(HEADER + more + ROWS.replace("a\n", "a" + ones));
      check();
      assertArrayEquals(harmless, java(), texts::toString);
    }
  }

  @Test
  void labelsThatTheModelDoesNotHaveAreNamedSafelyAndNoJavaIsWritten() throws IOException {
    Path out = folder.resolve("out");
    for (List<String> texts : groups()) {
      String rows =
          texts.stream().map(text -> "1,1," + cell(text) + "\n").collect(Collectors.joining());
      write(HEADER + ROWS + rows);
      check();
      Command.Ended ended = Command.nnc(model, "-d", out);
      assertSaidSafely(ended);
      assertEquals(1, ended.code(), ended::toString);
      assertFalse(Files.exists(out), texts::toString);
    }
  }

  /** One by one, in each place of a table. */
  @Test
  void everyTextInEveryPlaceIsSaidSafely() throws IOException {
    Signature signature = Shared.loaded(model).newNetwork().signature();
    int refused = 0;
    for (String text : PAYLOADS) {
      String it = cell(text);
      List<String> tables =
          List.of(
              "length,width," + it + ROWS,
              it + ",width,species" + ROWS,
              HEADER + "," + it + ROWS,
              HEADER + ROWS + "1,1," + it + "\n",
              HEADER + ROWS + it + ",1,setosa\n",
              HEADER + ROWS + "1,1,setosa," + it + "\n",
              HEADER + ROWS + text + "\n");
      for (String table : tables) {
        write(table);
        Csv.check(DataFile.of(csv), signature, Limits.DEFAULT).forEach(DataTextTest::assertSafe);
        try {
          Csv.read(csv, signature);
        } catch (DataException known) {
          refused++;
          assertSafe(known.finding());
          assertFalse(Payloads.acts(String.valueOf(known.getMessage())), known::getMessage);
        }
      }
    }
    assertTrue(refused > 5 * PAYLOADS.size(), "refused only " + refused);
  }

  private static void assertSafe(DataFinding finding) {
    assertFalse(Payloads.acts(finding.text() + finding.help().orElse("")), finding::toString);
    assertFalse(finding.text().contains("\n"), finding::toString);
  }
}
