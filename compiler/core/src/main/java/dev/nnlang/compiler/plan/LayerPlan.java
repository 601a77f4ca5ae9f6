package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Unit;
import java.util.Optional;

/**
 * What the class has of one layer, whoever trains it.
 *
 * @param number l, from 1, over the layers with weights and the units alone
 * @param name of its tensors
 * @param dense the layer with weights; absent for a unit alone
 * @param tied whether its weights are the transpose of the first layer's, and not its own
 * @param signals numbers that enter the units
 * @param units numbers that leave them
 * @param storage where the signals are
 * @param signal absent for a unit alone
 * @param activate absent for identity
 * @param ofRow both at once for a single row; absent where that gains nothing
 * @param drop absent unless a dropout stands between this layer and the next
 */
public record LayerPlan(
    int number,
    String name,
    Optional<Layer.Dense> dense,
    boolean tied,
    Unit unit,
    int signals,
    int units,
    Storage storage,
    Optional<Kernel.Signal> signal,
    Optional<Kernel.Activate> activate,
    Optional<PanelKernel.RowLayer> ofRow,
    Optional<Kernel.Drop> drop) {

  /** Where the signals of a layer are kept. */
  public enum Storage {
    /** In the buffer of its outputs, until they overwrite them. */
    IN_PLACE,
    /** In a buffer of their own: the derivative cannot be told from the outputs. */
    APART,
    /** Nowhere: they are the outputs of the layer below. */
    BELOW
  }

  /**
   * Whether it is a large first layer in panels: threads share it out by its outputs, forward and
   * back, and inputs of 0 are left out of its sums.
   */
  public boolean byOutputs() {
    return signal.map(Kernel.Signal::split).filter(Split.OUTPUTS::equals).isPresent();
  }

  /** Whether it is such a layer in rows: inputs of 0 are left out, and threads share as ever. */
  public boolean skipsZeros() {
    return signal.map(Kernel.Signal::tiling).filter(Tiling::skipsZeros).isPresent();
  }

  /** Whether it has weights that are learned. */
  public boolean hasWeights() {
    return dense.isPresent() && !tied;
  }

  /** Whether it has biases. */
  public boolean hasBias() {
    return dense.map(Layer.Dense::bias).orElse(false);
  }

  /** Whether it has learned slopes. */
  public boolean hasSlopes() {
    return unit instanceof Unit.PRelu;
  }

  /** Whether anything of it is learned. */
  public boolean learns() {
    return hasWeights() || hasBias() || hasSlopes();
  }

  /** Whether the rows of signals are not those of the outputs. */
  public boolean apart() {
    return storage != Storage.IN_PLACE;
  }

  /** The buffer of its signals. */
  public String signalRows() {
    return switch (storage) {
      case IN_PLACE -> outputRows();
      case APART -> "s" + number;
      case BELOW -> "x" + (number - 1);
    };
  }

  /** The buffer of its outputs. */
  public String outputRows() {
    return "x" + number;
  }
}
