package dev.nnlang.cli;

import dev.nnlang.engine.DivergedTraining;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The last good weights of a training that diverged. They lie beside the file that the training
 * would have written, which stays as it is: it may hold the weights of a better one.
 */
final class LastGood {
  private static final String EXTENSION = ".safetensors";

  private LastGood() {}

  /** {@code Iris.last-good.safetensors} for {@code Iris.safetensors}. */
  static Path beside(Path weights) {
    String name = String.valueOf(weights.getFileName());
    String stem =
        name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    return weights.resolveSibling(stem + ".last-good" + EXTENSION);
  }

  /**
   * Saves them, if there are any.
   *
   * @return what to say of it
   */
  static List<String> save(DivergedTraining diverged, Path file, Path model) {
    Optional<Network<?>> good = diverged.lastGood();
    if (good.isEmpty()) {
      return List.of("no weights are saved: those that it began with have no finite loss");
    }
    try {
      OutputFile.checkWeightsPlace(file);
      OutputFile.writing(() -> Weights.save(file, good.get(), Map.of()));
    } catch (Failure notSaved) {
      return List.of("the last good weights are not saved: " + notSaved.getMessage());
    }
    List<String> notes = new ArrayList<>();
    notes.add("the last good weights are saved in " + file);
    OptionalInt row = diverged.trainingRow();
    if (row.isPresent()) {
      notes.add(
          "`nnc walk "
              + model
              + " -w "
              + file
              + " --row "
              + row.getAsInt()
              + "` goes through them");
    }
    return notes;
  }
}
