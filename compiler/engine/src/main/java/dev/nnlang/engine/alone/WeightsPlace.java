package dev.nnlang.engine.alone;

import dev.nnlang.runtime.Weights;
import dev.nnlang.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Path;

/** What stands where weights are to be saved. */
public final class WeightsPlace {
  private WeightsPlace() {}

  /** Whether {@code file}, which exists, holds weights of ours, so that others may replace them. */
  public static boolean isOurs(Path file) {
    try {
      return Weights.metadata(file).containsKey("nnc_version");
    } catch (WeightsException damaged) {
      // A torn file of ours may be replaced; what saves it looks at its header.
      return damaged.problem() == WeightsException.Problem.DAMAGED_WEIGHTS;
    } catch (IOException unreadable) {
      return false;
    }
  }
}
