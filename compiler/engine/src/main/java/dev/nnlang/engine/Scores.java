package dev.nnlang.engine;

import dev.nnlang.compiler.model.Measure;
import dev.nnlang.runtime.Score;
import java.util.Optional;

/** How a network does on the sets that there are. */
public record Scores(Optional<Score> train, Optional<Score> validation, Optional<Score> test) {
  Optional<Score> of(Measure.Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }
}
