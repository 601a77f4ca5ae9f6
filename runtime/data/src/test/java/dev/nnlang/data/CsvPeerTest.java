package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Records against those that another reader finds in the same text. */
final class CsvPeerTest {
  private static final int TEXTS = 20_000;
  private static final String REFUSED = "refused";

  @Test
  void randomTextsAreReadAsAnotherReaderReadsThem() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int n = 0; n < TEXTS; n++) {
      String text = text(random, random.nextInt(40), "ab ,,\"\"\"\n\r");
      assertEquals(theirs(text), ours(text), () -> "text " + quoted(text));
    }
  }

  @Test
  void cellsThatLieAcrossPiecesAreReadWhole() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int n = 0; n < 100; n++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 40_000) {
        boolean quotes = random.nextBoolean();
        String cell = text(random, random.nextInt(20_000), quotes ? "ab,\r\n" : "ab ");
        text.append(quotes ? "\"" + cell + "\"" : cell).append(random.nextBoolean() ? "," : "\r\n");
      }
      assertEquals(theirs(text.toString()), ours(text.toString()));
    }
  }

  private static String text(SplittableRandom random, int length, String alphabet) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** Each record with its line; what is refused ends the list. */
  private static List<String> ours(String text) {
    List<String> found = new ArrayList<>();
    try {
      CsvRecords records =
          new CsvRecords(
              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f", Limits.DEFAULT);
      for (Optional<CsvRecords.Entry> next = records.next();
          next.isPresent();
          next = records.next()) {
        found.add(next.get().line() + " " + next.get().cells());
      }
    } catch (DataException refused) {
      found.add(REFUSED);
    }
    return found;
  }

  private static List<String> theirs(String text) {
    List<String> found = new ArrayList<>();
    try {
      CsvReader<CsvRecord> reader =
          CsvReader.builder()
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .allowUnclosedQuote(false)
              .ofCsvRecord(text);
      reader.forEach(
          record -> found.add(record.getStartingLineNumber() + " " + record.getFields()));
    } catch (CsvParseException refused) {
      found.add(REFUSED);
    }
    return found;
  }

  private static String quoted(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n");
  }
}
