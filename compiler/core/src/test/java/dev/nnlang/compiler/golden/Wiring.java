package dev.nnlang.compiler.golden;

import java.util.Optional;

/** The one place that ties the golden files to the compiler. */
final class Wiring {
  /** What the golden models, the explain pages and the hostile texts go through. */
  static final Optional<Stage> STAGE = Optional.empty();

  private Wiring() {}
}
