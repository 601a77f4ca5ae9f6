package dev.nnlang.cli;

import dev.nnlang.compiler.diagnostic.Code;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows warnings that come up while a command runs. */
final class Warnings implements Consumer<String> {
  private final Console console;

  Warnings(Console console) {
    this.console = console;
  }

  /**
   * Shows {@code warning} as other findings look.
   *
   * @param warning a code, a space and a line
   */
  @Override
  public void accept(String warning) {
    int space = Math.max(0, warning.indexOf(' '));
    String number = warning.substring(0, space);
    Optional<Code> code = Code.of(number);
    if (code.isPresent()) {
      console.report(code.get(), warning.substring(space + 1), Optional.empty());
    } else {
      console.err().println("warning: " + warning);
    }
  }
}
