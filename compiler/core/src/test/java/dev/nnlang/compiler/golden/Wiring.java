package dev.nnlang.compiler.golden;

import dev.nnlang.compiler.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The one place that ties the golden files to the compiler. */
final class Wiring {
  /** What the golden models and the examples of the explain pages go through. */
  static final Optional<Stage> STAGE = Optional.empty();

  /** What a file goes through from its bytes on: decoding, then all the checks. */
  static final Optional<Function<byte[], List<Diagnostic>>> BYTES = Optional.empty();

  private Wiring() {}
}
