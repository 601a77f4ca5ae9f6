package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.data.DataFinding;
import java.util.Optional;

/**
 * What a run says that stops nothing.
 *
 * @param code its number; empty where it is about the files of the run and not about the model
 * @param text one lower-case line
 * @param help what to do about it
 */
public record Warning(Optional<Code> code, String text, Optional<String> help) {
  static Warning of(Code code, String text) {
    return new Warning(Optional.of(code), text, Optional.empty());
  }

  /** What a file has that the model does not use. */
  static Warning of(DataFinding finding) {
    return new Warning(Code.of(finding.code()), finding.text(), finding.help());
  }

  /** About the files of a run. */
  static Warning of(String text) {
    return new Warning(Optional.empty(), text, Optional.empty());
  }

  /** On one line: the number, if there is one, and the text. */
  @Override
  public String toString() {
    return code.map(known -> known.number() + " ").orElse("") + text;
  }
}
