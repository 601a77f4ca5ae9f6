package dev.nnlang.compiler.model;

import java.util.ArrayList;
import java.util.List;

/** A call as the language spells it, without arguments that say what holds unsaid. */
final class Spelled {
  private final String name;
  private final List<String> arguments = new ArrayList<>();

  private Spelled(String name) {
    this.name = name;
  }

  static Spelled of(String name) {
    return new Spelled(name);
  }

  /** Adds an argument, unless its value is {@code unsaid}. */
  Spelled with(String argument, double value, double unsaid) {
    if (value != unsaid) {
      arguments.add(argument + ": " + Decimal.of(value));
    }
    return this;
  }

  String text() {
    return arguments.isEmpty() ? name : name + "(" + String.join(", ", arguments) + ")";
  }
}
