package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Progress;
import dev.nnlang.runtime.RefusedWriteException;
import dev.nnlang.runtime.TrainingListener;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Saves the weights every so many epochs, counted over all phases, and keeps the last of these
 * files. A run from scratch for comparison has none.
 */
final class Checkpoints implements TrainingListener {
  private final Training.Checkpoint declared;
  private final CheckpointPlace place;
  private final Network<?> network;
  private final BigDecimal every;
  private final Deque<Path> written = new ArrayDeque<>();
  private int epoch;

  /**
   * @param network the one that is trained
   */
  Checkpoints(Training.Checkpoint declared, CheckpointPlace place, Network<?> network) {
    this.declared = declared;
    this.place = place;
    this.network = network;
    this.every = BigDecimal.valueOf(declared.every());
  }

  /** The files that were written and are still there, the oldest first. */
  List<Path> files() {
    return List.copyOf(written);
  }

  /**
   * Saves the weights where one is due.
   *
   * @throws FileProblem NN0802 or NN0803 if that cannot be done
   */
  @Override
  public void onEpoch(Progress progress) {
    if (progress.scratch()) {
      return;
    }
    epoch++;
    // Of a fraction of epochs, the first end of an epoch at or after each multiple.
    if (multiples(epoch).compareTo(multiples(epoch - 1)) > 0) {
      save(place.file(epoch));
    }
  }

  private BigDecimal multiples(int epochs) {
    return BigDecimal.valueOf(epochs).divideToIntegralValue(every);
  }

  private void save(Path file) {
    try {
      Weights.save(file, network, Map.of());
      written.addLast(file);
      while (written.size() > declared.keep()) {
        Files.deleteIfExists(written.removeFirst());
      }
    } catch (RefusedWriteException refused) {
      Code code =
          switch (refused.refusal()) {
            case FOREIGN_FILE -> Code.NOT_OURS;
            case OUTSIDE_ROOT, SYMBOLIC_LINK, NOT_A_FILE -> Code.CANNOT_WRITE;
          };
      throw problem(code, refused);
    } catch (IOException failure) {
      throw problem(Code.CANNOT_WRITE, failure);
    }
  }

  private static FileProblem problem(Code code, IOException failure) {
    return new FileProblem(
        code,
        String.valueOf(failure.getMessage()),
        "make room for checkpoints, or choose another place for the weights with `-o`");
  }
}
