package dev.nnlang.compiler.check;

import dev.nnlang.compiler.source.Span;
import java.util.Locale;

/**
 * How many numbers pass from one layer to the next.
 *
 * @param fact who says so, for a message: {@code `hidden` has 48 units}
 * @param place where it is said
 * @param label a word on that place
 */
record Width(int value, String fact, Span place, String label) {

  /** The width of the inputs, the first of which stands at {@code place}. */
  static Width ofInputs(int value, Span place) {
    String fact =
        value == 1
            ? "there is 1 input number"
            : String.format(Locale.ROOT, "there are %d input numbers", value);
    return new Width(value, fact, place, String.format(Locale.ROOT, "%d in all", value));
  }

  /** The width behind the layer {@code name}. */
  static Width ofLayer(String name, int units, Span place) {
    String fact = String.format(Locale.ROOT, "`%s` has %s", name, counted(units, "unit"));
    return new Width(units, fact, place, "produces " + units);
  }

  /** {@code 1 unit}, {@code 48 units}. */
  static String counted(int count, String noun) {
    return count == 1 ? "1 " + noun : String.format(Locale.ROOT, "%d %ss", count, noun);
  }
}
