package dev.nnlang.compiler.regions;

import java.util.function.Consumer;

/** A step of a network on its way from inputs to outputs. */
interface Stage {
  /** Gives the parts of {@code cell} on which this step is linear, with what it makes there. */
  void pass(Cell cell, Consumer<Cell> next);
}
