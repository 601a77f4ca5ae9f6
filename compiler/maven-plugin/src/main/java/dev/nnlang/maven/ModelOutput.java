package dev.nnlang.maven;

import dev.nnlang.compiler.emit.JavaSource;
import java.util.Optional;

/** What is made of a model without errors. */
interface ModelOutput {
  /** The class of the model itself. */
  ModelOutput ITS_CLASS =
      (source, model) -> Optional.of(source.result().orElseThrow().sources().get(model));

  /**
   * One file of Java, or none.
   *
   * @param model its place among the models of {@code source}, from 0
   */
  Optional<JavaSource> of(CompiledSource source, int model);
}
