package dev.nnlang.maven;

import dev.nnlang.compiler.emit.JavaSource;
import java.util.Optional;

/** What is made of a model without errors. */
interface ModelOutput {
  /** The class of the model itself. */
  ModelOutput ITS_CLASS =
      (source, model) -> Optional.of(source.result().orElseThrow().sources().get(model));

  /**
   * Refuses options with which what is made could not be used.
   *
   * @throws BadParameter that says which, and what to do instead
   */
  default void require(CompilerOptions options) throws BadParameter {
    // A class is made for any of them.
  }

  /**
   * One file of Java, or none.
   *
   * @param model its place among the models of {@code source}, from 0
   */
  Optional<JavaSource> of(CompiledSource source, int model);
}
