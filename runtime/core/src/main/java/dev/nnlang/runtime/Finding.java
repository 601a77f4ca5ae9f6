package dev.nnlang.runtime;

import dev.nnlang.runtime.DivergedException.Quantity;

/** The first number that is none. */
final class Finding {
  private final Quantity quantity;
  private final String name;
  private final int layer;
  private final int unit;
  private final int example;
  private final double value;

  /**
   * @param name what the number is called where it has a tensor, such as {@code h1}; else empty
   * @param layer from 1; 0 for none
   * @param unit from 1; 0 for none
   * @param example of the training set, from 0; -1 for none
   */
  Finding(Quantity quantity, String name, int layer, int unit, int example, double value) {
    this.quantity = quantity;
    this.name = name;
    this.layer = layer;
    this.unit = unit;
    this.example = example;
    this.value = value;
  }

  Quantity quantity() {
    return quantity;
  }

  int layer() {
    return layer;
  }

  int unit() {
    return unit;
  }

  int example() {
    return example;
  }

  double value() {
    return value;
  }

  /** As the beginning of a sentence. */
  String inWords() {
    String at = example < 0 ? "" : " at example " + (example + 1);
    String of = " of unit " + unit + " of " + (name.isEmpty() ? "layer " + layer : name);
    String whose = quantity == Quantity.INPUT ? " " + unit : quantity == Quantity.LOSS ? "" : of;
    return quantity.words() + whose + at;
  }

  /** The same for an example. */
  Finding of(int other) {
    return new Finding(quantity, name, layer, unit, other, value);
  }
}
