package dev.nnlang.runtime;

import dev.nnlang.runtime.DivergedException.Quantity;

/**
 * The first number that is none.
 *
 * @param name what the number is called where it has a tensor, such as {@code h1}; else empty
 * @param layer from 1; 0 for none
 * @param unit from 1; 0 for none
 * @param example of the training set, from 0; -1 for none
 */
record Finding(Quantity quantity, String name, int layer, int unit, int example, double value) {

  /** As the beginning of a sentence. */
  String inWords() {
    String at = example < 0 ? "" : " at example " + (example + 1);
    String of = " of unit " + unit + " of " + (name.isEmpty() ? "layer " + layer : name);
    return switch (quantity) {
      case INPUT -> "input " + unit + at;
      case ACTIVATION -> "the output" + of + at;
      case LOSS -> "the loss" + at;
      case SENSITIVITY -> "the sensitivity" + of + at;
      case GRADIENT -> "the gradient of a weight" + of + at;
      case WEIGHT -> "a weight" + of;
    };
  }

  /** The same for an example. */
  Finding of(int other) {
    return new Finding(quantity, name, layer, unit, other, value);
  }
}
