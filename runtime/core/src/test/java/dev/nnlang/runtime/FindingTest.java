package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.runtime.DivergedException.Quantity;
import org.junit.jupiter.api.Test;

final class FindingTest {
  private static String words(Quantity quantity, String name, int layer, int unit, int example) {
    return new Finding(quantity, name, layer, unit, example, Double.NaN).inWords();
  }

  @Test
  void theWordsSayWhatIsNotFiniteAndOfWhat() {
    assertEquals("the loss", words(Quantity.LOSS, "", 0, 0, -1));
    assertEquals("input 3", words(Quantity.INPUT, "", 0, 3, -1));
    assertEquals("a weight of unit 2 of h1", words(Quantity.WEIGHT, "h1", 4, 2, -1));
    assertEquals("the output of unit 2 of layer 4", words(Quantity.ACTIVATION, "", 4, 2, -1));
  }

  @Test
  void theFirstExampleIsExampleOne() {
    assertEquals("the loss at example 1", words(Quantity.LOSS, "", 0, 0, 0));
    assertEquals("input 3 at example 12", words(Quantity.INPUT, "", 0, 3, 11));
  }

  @Test
  void theSameForAnExampleDiffersInNothingElse() {
    Finding found = new Finding(Quantity.GRADIENT, "h", 2, 5, -1, Double.NEGATIVE_INFINITY).of(7);

    assertEquals("the gradient of a weight of unit 5 of h at example 8", found.inWords());
    assertEquals(Quantity.GRADIENT, found.quantity());
    assertEquals(2, found.layer());
    assertEquals(5, found.unit());
    assertEquals(7, found.example());
    assertEquals(Double.NEGATIVE_INFINITY, found.value());
  }
}
