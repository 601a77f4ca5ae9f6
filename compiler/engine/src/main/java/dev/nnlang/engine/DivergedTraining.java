package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.syntax.FileSyntax;
import dev.nnlang.runtime.DivergedException;
import dev.nnlang.runtime.Network;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A training that left the numbers, with all that is to be said of it. */
public final class DivergedTraining extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient CheckedModel model;
  private final transient DivergedException diverged;
  private final transient Network<?> network;
  private final transient DivergenceWords words;

  /**
   * @param calm a training with a better rate; empty where none is known
   */
  DivergedTraining(
      CheckedModel model,
      DataParts parts,
      Network<?> network,
      DivergedException diverged,
      Optional<Rehearsal> calm) {
    super(diverged.getMessage(), diverged);
    this.model = model;
    this.diverged = diverged;
    this.network = network;
    this.words = DivergenceWords.of(model, parts, network, diverged, calm);
  }

  /** The last good weights: finite, and with a finite loss. Empty if there never were such. */
  public Optional<Network<?>> lastGood() {
    return diverged.hasGoodWeights() ? Optional.of(network) : Optional.empty();
  }

  /** The name of the model. */
  public String modelName() {
    return model.network().name();
  }

  /** The row of the training set where it was seen, from 1; empty for a weight. */
  public OptionalInt trainingRow() {
    return diverged.example() < 0 ? OptionalInt.empty() : OptionalInt.of(diverged.example() + 1);
  }

  /**
   * The whole story, at its place in the file.
   *
   * @param file that declares the model
   * @param further notes to end with
   */
  public Diagnostic diagnostic(FileSyntax file, List<String> further) {
    DivergencePlaces places = new DivergencePlaces(file, model, diverged);
    return words.diagnostic(places, further);
  }
}
