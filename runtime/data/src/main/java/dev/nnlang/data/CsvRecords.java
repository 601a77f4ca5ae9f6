package dev.nnlang.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The records of a CSV text, one after the other; empty lines are none. */
final class CsvRecords {
  /**
   * @param line where it starts, from 1
   * @param cells without their quotes
   */
  record Entry(long line, List<String> cells) {}

  private final String file;
  private final Utf8Text text;
  private final CloseableIterator<Entry> entries;
  private final Handler handler;

  CsvRecords(InputStream in, String file, Limits limits) {
    this.file = file;
    this.text = new Utf8Text(in, file, limits);
    this.handler = new Handler(text, limits.recordSize());
    // The text ends a record long before the parser's own limit would.
    this.entries =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(4 * (limits.recordSize() + (1 << 16)))
            .build(handler, text)
            .iterator();
  }

  /** The next record, if there is one. */
  Optional<Entry> next() {
    try {
      return entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
    } catch (UncheckedIOException unreadable) {
      throw DataFile.unreadable(file, Objects.requireNonNull(unreadable.getCause()));
    } catch (CsvParseException malformed) {
      if (malformed.getCause() instanceof DataException known) {
        throw known;
      }
      if (malformed.getCause() != null) {
        throw malformed;
      }
      // The parser refuses two things: it asks for more text only where a quote is still open.
      throw DataFinding.of(
              Codes.BAD_CELL,
              file,
              text.ended()
                  ? "a quote is opened here and never closed"
                  : "a cell goes on after its closing quote")
          .at(handler.line)
          .help("inside a quoted cell, write a quote twice")
          .raised();
    }
  }

  /** Collects the cells of one record. */
  private static final class Handler extends AbstractBaseCsvCallbackHandler<Entry> {
    private final Utf8Text text;
    private final int recordSize;
    private List<String> cells = new ArrayList<>();
    private int size;
    private long line = 1;

    Handler(Utf8Text text, int recordSize) {
      this.text = text;
      this.recordSize = recordSize;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      line = startingLineNumber;
      text.recordStarts(line);
      cells = new ArrayList<>(cells.size());
      size = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      size += length + 1;
      if (size > recordSize) {
        throw text.recordTooLarge(line);
      }
      cells.add(new String(buffer, offset, length));
    }

    @Override
    protected Entry buildRecord() {
      return new Entry(line, cells);
    }
  }
}
