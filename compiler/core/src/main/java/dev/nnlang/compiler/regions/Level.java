package dev.nnlang.compiler.regions;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of units, of a dense layer or of a unit alone, as the bounds look at it.
 *
 * @param units how many
 * @param free whether each signal may be any affine function of what the row before gives
 */
record Level(String name, int units, Unit unit, boolean free) {
  Bend bend() {
    return Bend.of(unit);
  }

  /** Signals that one unit compares: k of maxout. */
  int pieces() {
    return unit.signalsPerUnit();
  }

  /** The rows of units of {@code network} from inputs to outputs. */
  static List<Level> all(Network network) {
    List<Level> levels = new ArrayList<>();
    ReadLevels read = new ReadLevels();
    network.layers().forEach(layer -> layer.accept(read).ifPresent(levels::add));
    return levels;
  }

  /**
   * The same but for a last row that is smooth: an output unit that squashes a linear signal does
   * not cut the input space further.
   */
  static List<Level> belowSmoothOutput(Network network) {
    List<Level> levels = all(network);
    int last = levels.size() - 1;
    boolean drop = last >= 0 && levels.get(last).bend() == Bend.SMOOTH;
    return drop ? levels.subList(0, last) : levels;
  }

  private static final class ReadLevels implements Layer.Visitor<Optional<Level>> {
    /** Whether the row before only passes on what the weights before it make. */
    private boolean freeBefore;

    @Override
    public Optional<Level> standardize(Layer.Standardize layer) {
      return Optional.empty();
    }

    @Override
    public Optional<Level> scale(Layer.Scale layer) {
      return Optional.empty();
    }

    @Override
    public Optional<Level> dense(Layer.Dense layer) {
      return row(layer.name(), layer.outputWidth(), layer.unit(), layer.bias());
    }

    @Override
    public Optional<Level> activation(Layer.Activation layer) {
      return row(layer.name(), layer.outputWidth(), layer.unit(), freeBefore);
    }

    private Optional<Level> row(String name, int units, Unit unit, boolean free) {
      Level level = new Level(name, units, unit, free);
      freeBefore = free && level.bend() == Bend.NONE;
      return Optional.of(level);
    }

    @Override
    public Optional<Level> dropout(Layer.Dropout layer) {
      return Optional.empty();
    }
  }
}
