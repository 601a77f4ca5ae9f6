package dev.nnlang.data;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that data does not have as the model wants it, and where.
 *
 * @param code {@code NN0601} to {@code NN0613}
 * @param file the name under which a person knows the data
 * @param row the line of a text file, the number of a row or an image, from 1
 * @param column the column of the model or of the file that it is about
 * @param message one lower-case line without the place
 * @param nearest the name that was most likely meant
 * @param help what to do about it
 */
public record DataFinding(
    String code,
    String file,
    OptionalLong row,
    Optional<String> column,
    String message,
    Optional<String> nearest,
    Optional<String> help) {

  static DataFinding of(String code, String file, String message) {
    return new DataFinding(
        code,
        file,
        OptionalLong.empty(),
        Optional.empty(),
        message,
        Optional.empty(),
        Optional.empty());
  }

  DataFinding at(long place) {
    return new DataFinding(code, file, OptionalLong.of(place), column, message, nearest, help);
  }

  DataFinding in(String name) {
    return new DataFinding(code, file, row, Optional.of(name), message, nearest, help);
  }

  /** With the name that was most likely meant, which becomes the help too. */
  DataFinding near(Optional<String> name) {
    return new DataFinding(
        code,
        file,
        row,
        column,
        message,
        name,
        name.map(n -> String.format(Locale.ROOT, "did you mean `%s`?", Shown.cell(n)))
            .or(() -> help));
  }

  DataFinding help(String text) {
    return new DataFinding(code, file, row, column, message, nearest, Optional.of(text));
  }

  DataException raised() {
    return new DataException(this);
  }

  /** Place and message: {@code iris.csv:17: column `petal_width`: `x1.4` is not a number}. */
  public String text() {
    String place = row.isPresent() ? file + ":" + row.getAsLong() : file;
    return place + ": " + message;
  }
}
