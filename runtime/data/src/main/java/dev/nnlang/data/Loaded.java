package dev.nnlang.data;

import dev.nnlang.runtime.ExampleSource;
import java.util.List;

/**
 * What came out of a file or of rows.
 *
 * @param examples in the order of the file; safe to read from several threads
 * @param warnings what the model does not use, in the order of the file
 */
public record Loaded(ExampleSource examples, List<DataFinding> warnings) {
  public Loaded {
    warnings = List.copyOf(warnings);
  }
}
