package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.runtime.CheckpointInterval;
import dev.nnlang.runtime.Checkpoints;
import dev.nnlang.runtime.RefusedWriteException;
import dev.nnlang.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder that a training saves itself in, as often as the model says. */
public final class CheckpointFolder {
  /** For a model that says nothing: seldom enough to cost nothing, often enough to lose little. */
  private static final Training.Checkpoint UNSAID =
      new Training.Checkpoint(60, Training.Every.SECONDS, 2);

  private static final String EXTENSION = ".safetensors";

  private CheckpointFolder() {}

  /**
   * Where the checkpoints of {@code model} go where nobody says: beside {@code weights}, such as
   * {@code Iris.checkpoints}; empty for a model that declares none.
   */
  public static Optional<Path> declared(CheckedModel model, Path weights) {
    String name = String.valueOf(weights.getFileName());
    String stem =
        name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    return TrainBlock.of(model)
        .checkpoint()
        .map(declared -> weights.resolveSibling(stem + ".checkpoints"));
  }

  /**
   * Takes {@code folder} for a training of {@code model}.
   *
   * @param resume whether it goes on from the newest checkpoint there
   * @throws FileProblem if the folder is in use (NN0708), holds checkpoints of a training that has
   *     not ended (NN0707), or cannot be used (NN0802, NN0803)
   */
  public static Checkpoints open(CheckedModel model, Path folder, boolean resume) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new FileProblem(
          Code.CANNOT_WRITE,
          folder + ": checkpoints go into a folder, and this is a file",
          "choose another place with `--checkpoint DIR`");
    }
    Training.Checkpoint checkpoint = TrainBlock.of(model).checkpoint().orElse(UNSAID);
    CheckpointInterval every = new CheckpointInterval(checkpoint.every(), unit(checkpoint));
    try {
      return resume
          ? Checkpoints.resume(folder, every, checkpoint.keep())
          : Checkpoints.begin(folder, every, checkpoint.keep());
    } catch (WeightsException refused) {
      throw problem(refused);
    } catch (IOException failure) {
      throw problem(failure);
    }
  }

  /**
   * Notes that the training has come to its end, with its weights saved.
   *
   * @throws FileProblem NN0802 if that cannot be done
   */
  public static void end(Checkpoints checkpoints) {
    try {
      checkpoints.end();
    } catch (IOException failure) {
      throw problem(failure);
    }
  }

  private static CheckpointInterval.Unit unit(Training.Checkpoint checkpoint) {
    return switch (checkpoint.unit()) {
      case EPOCHS -> CheckpointInterval.Unit.EPOCHS;
      case UPDATES -> CheckpointInterval.Unit.UPDATES;
      case SECONDS -> CheckpointInterval.Unit.SECONDS;
    };
  }

  /** A checkpoint that cannot be written. */
  static FileProblem problem(IOException failure) {
    boolean foreign =
        failure instanceof RefusedWriteException refused
            && refused.refusal() == RefusedWriteException.Refusal.FOREIGN_FILE;
    return new FileProblem(
        foreign ? Code.NOT_OURS : Code.CANNOT_WRITE,
        String.valueOf(failure.getMessage()),
        "make room for checkpoints, or choose another place with `--checkpoint DIR`; the ones"
            + " before are whole, and `--resume` goes on from there");
  }

  /** A checkpoint that a training cannot go on from, or a folder that it cannot have. */
  static FileProblem problem(WeightsException refused) {
    return new FileProblem(
        Code.known(refused.code()), String.valueOf(refused.getMessage()), help(refused.problem()));
  }

  private static String help(WeightsException.Problem problem) {
    return switch (problem) {
      case OTHER_MODEL, OTHER_TRAINING, WRONG_TENSORS ->
          "go on with the model, settings, seed and data that it was saved with, or begin another"
              + " training with `--checkpoint` and another folder";
      case CHECKPOINTS_IN_THE_WAY ->
          "go on with `--resume`, choose another folder with `--checkpoint DIR`, or remove this one";
      case CHECKPOINTS_IN_USE ->
          "wait until it ends, or choose another folder with `--checkpoint DIR`";
      case BAD_WEIGHTS, DAMAGED_WEIGHTS, WEIGHTS_NOT_FINITE ->
          "copy the checkpoint again from where it is whole, or begin anew in another folder";
    };
  }
}
