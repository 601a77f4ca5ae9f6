package dev.nnlang.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records of a CSV text, one after the other, as RFC 4180 has them; lines may end in LF, CR or
 * both, and empty lines are no records.
 */
final class CsvRecords {
  private static final int SEPARATOR = ',';
  private static final int QUOTE = '"';

  /**
   * @param line where it starts, from 1
   * @param cells without their quotes
   */
  record Entry(long line, List<String> cells) {}

  private final String file;
  private final Utf8Text text;
  private final CsvCharacters characters;
  private final int recordSize;
  private int lastCount;

  CsvRecords(InputStream in, String file, Limits limits) {
    this.file = file;
    this.text = new Utf8Text(in, file, limits);
    this.characters = new CsvCharacters(text);
    this.recordSize = limits.recordSize();
  }

  /** The next record, if there is one. */
  Optional<Entry> next() {
    try {
      text.recordStarts(characters.line());
      while (characters.endOfLine()) {
        characters.skipEndOfLine();
        // Empty lines are no part of a record, however many there are.
        text.recordStarts(characters.line());
      }
      return characters.peek() == CsvCharacters.END ? Optional.empty() : Optional.of(entry());
    } catch (IOException unreadable) {
      throw DataFile.unreadable(file, unreadable);
    }
  }

  private Entry entry() throws IOException {
    long line = characters.line();
    List<String> cells = new ArrayList<>(lastCount);
    long size = 0;
    boolean more = true;
    while (more) {
      String cell = characters.peek() == QUOTE ? quoted(line) : characters.until(SEPARATOR);
      cells.add(cell);
      size += cell.length() + 1;
      if (size > recordSize) {
        throw text.recordTooLarge(line);
      }
      more = characters.peek() == SEPARATOR;
      if (more) {
        characters.skip();
      }
    }
    characters.skipEndOfLine();
    lastCount = cells.size();
    return new Entry(line, cells);
  }

  /** A cell in quotes; two of them within it are one of its characters. */
  private String quoted(long line) throws IOException {
    StringBuilder cell = new StringBuilder();
    do {
      // The opening quote the first time, the second one of a pair after that.
      characters.skip();
      if (!characters.appendUntil(QUOTE, cell)) {
        throw malformed("a quote is opened here and never closed", line);
      }
      characters.skip();
      if (characters.peek() == QUOTE) {
        cell.append((char) QUOTE);
      }
    } while (characters.peek() == QUOTE);
    boolean ends =
        characters.peek() == SEPARATOR
            || characters.peek() == CsvCharacters.END
            || characters.endOfLine();
    if (!ends) {
      throw malformed("a cell goes on after its closing quote", line);
    }
    return cell.toString();
  }

  private DataException malformed(String message, long line) {
    return DataFinding.of(Codes.BAD_CELL, file, message)
        .at(line)
        .help("inside a quoted cell, write a quote twice")
        .raised();
  }
}
