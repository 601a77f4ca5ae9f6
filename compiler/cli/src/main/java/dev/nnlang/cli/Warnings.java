package dev.nnlang.cli;

import dev.nnlang.engine.Warning;
import java.util.function.Consumer;

/** Shows warnings that come up while a command runs. */
final class Warnings implements Consumer<Warning> {
  private final Console console;

  Warnings(Console console) {
    this.console = console;
  }

  /** Shows {@code warning} as other findings look. */
  @Override
  public void accept(Warning warning) {
    if (warning.code().isPresent()) {
      console.report(warning.code().get(), warning.text(), warning.help());
    } else {
      console.err().println("warning: " + warning.text());
    }
  }
}
