package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Training;
import java.util.function.Supplier;

/** The train block of a model that is to be trained or evaluated, and the data that it names. */
public final class TrainBlock {
  private TrainBlock() {}

  /**
   * What the model says of its training.
   *
   * @throws FileProblem if it has no train block
   */
  public static Training of(CheckedModel model) {
    return model.training().orElseThrow(missing(model));
  }

  /**
   * The data that the train block names.
   *
   * @throws FileProblem if there is no train block
   */
  static Data data(CheckedModel model) {
    return model.data().orElseThrow(missing(model));
  }

  private static Supplier<FileProblem> missing(CheckedModel model) {
    String name = model.network().name();
    return () ->
        new FileProblem(
            Code.NOTHING_TO_TRAIN,
            "the model `" + name + "` has no train block",
            "add `train " + name + " on DATA { ... }`");
  }
}
