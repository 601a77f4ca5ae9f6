package dev.nnlang.engine;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature;
import java.util.Optional;

/**
 * The column with the largest number, of inputs that go into the first layer as they are.
 *
 * @param low smallest number of the column in the training set
 * @param high largest number of the column in the training set
 */
record LargestInput(String column, double low, double high) {

  /** That of {@code rows}; empty where the model scales or standardizes its inputs. */
  static Optional<LargestInput> of(Network network, Signature signature, ExampleSource rows) {
    boolean prepared =
        network.layers().stream()
            .anyMatch(layer -> layer instanceof Layer.Scale || layer instanceof Layer.Standardize);
    if (prepared) {
      return Optional.empty();
    }
    Spread spread = Spread.ofInputs(rows, signature);
    Optional<LargestInput> largest = Optional.empty();
    int first = 0;
    for (Signature.Field field : signature.inputs()) {
      if (field.kind() == Signature.Kind.REAL) {
        for (int i = 0; i < field.width(); i++) {
          LargestInput input =
              new LargestInput(field.column(i), spread.low(first + i), spread.high(first + i));
          if (largest.isEmpty() || input.size() > largest.get().size()) {
            largest = Optional.of(input);
          }
        }
      }
      first += field.width();
    }
    return largest;
  }

  double size() {
    return Math.max(Math.abs(low), Math.abs(high));
  }

  String cure() {
    return "begin the layers with `standardize`, since `" + column + "` is as large as it is";
  }

  String inWords() {
    return "input `"
        + column
        + "` goes from "
        + Rounded.number(low)
        + " to "
        + Rounded.number(high)
        + " in the training set and is neither scaled nor standardized";
  }
}
