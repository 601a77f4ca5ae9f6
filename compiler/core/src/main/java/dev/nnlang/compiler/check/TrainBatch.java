package dev.nnlang.compiler.check;

import dev.nnlang.compiler.syntax.Expression;
import java.util.OptionalInt;

/** Reads {@code batch: 32} and {@code batch: all}. */
final class TrainBatch {
  /** Examples per update where the file says nothing. */
  static final int UNSAID = 32;

  private static final int ALL = 0;

  private TrainBatch() {}

  /** Examples per update, 0 for all of them. */
  static OptionalInt read(Expression value, TrainScene scene) {
    return value instanceof Expression.Reference reference && reference.text().equals("all")
        ? OptionalInt.of(ALL)
        : scene.numbers().whole(value, "`batch`", 1, Integer.MAX_VALUE);
  }
}
