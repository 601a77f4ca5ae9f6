package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Rows of a checkpoint: what is written comes back, and what nobody wrote is refused. */
final class SavedStateTest {
  private final SavedState state = new SavedState();

  private static String refusal(Runnable reading) {
    WeightsException refused = assertThrows(WeightsException.class, reading::run);
    assertEquals("NN0701", refused.code());
    return String.valueOf(refused.getMessage());
  }

  @Test
  void numbersOfAnyKindComeBack() {
    state.put("a", 1, Double.NaN, Double.NEGATIVE_INFINITY);

    assertTrue(state.has("a"));
    assertFalse(state.has("b"));
    assertArrayEquals(
        new double[] {1, Double.NaN, Double.NEGATIVE_INFINITY}, state.row("a").rest());
    assertEquals("the checkpoint has no checkpoint/b", refusal(() -> state.row("b")));
  }

  @Test
  void tensorsFollowEachOtherInARowAndAreOverwrittenFromIt() {
    double[] first = {1, 2};
    double[] second = {3, 4, 5};
    List<Tensor> tensors = List.of(Tensor.bias("h", first), Tensor.bias("out", second));
    state.put("all", Precision.DOUBLE, tensors);
    tensors.forEach(tensor -> tensor.write(new double[tensor.size()]));
    state.write("all", tensors);

    assertArrayEquals(new double[] {1, 2, 3, 4, 5}, state.row("all").rest());
    assertArrayEquals(new double[] {1, 2}, first);
    assertArrayEquals(new double[] {3, 4, 5}, second);
  }

  @Test
  void aRowIsKeptInThePrecisionOfItsNetwork() {
    state.put("doubles", Precision.DOUBLE, new double[] {0.1});
    state.put("floats", Precision.FLOAT, new double[] {0.5f});
    state.put("of tensors", Precision.FLOAT, List.of(Tensor.bias("h", new float[] {0.1f, 2})));

    assertSame(Precision.DOUBLE, state.tensors().get(0).precision());
    assertSame(Precision.FLOAT, state.tensors().get(1).precision());
    assertEquals("checkpoint/floats", state.tensors().get(1).name());
    assertArrayEquals(new double[] {0.1}, state.row("doubles").rest());
    assertArrayEquals(new double[] {0.1f, 2}, state.row("of tensors").rest());
  }

  @Test
  void aRowOfAnotherSizeThanItsTensorsIsRefusedAndNothingIsWritten() {
    double[] bias = {7, 8};
    List<Tensor> tensors = List.of(Tensor.bias("h", bias));
    state.put("few", 1);
    state.put("many", 1, 2, 3);

    assertEquals(
        "`checkpoint/few` has 1 numbers, and not 2", refusal(() -> state.write("few", tensors)));
    assertEquals(
        "`checkpoint/many` has 3 numbers, and not 2", refusal(() -> state.write("many", tensors)));
    assertArrayEquals(new double[] {7, 8}, bias);
  }

  @Test
  void aRowIsReadFromItsBeginningToItsEnd() {
    state.put("a", 0x1p53, 3, Double.NaN, 1, 0, 0.5, 6, 7);
    SavedRow row = state.row("a");

    assertEquals(1L << 53, row.count());
    assertEquals(OptionalInt.of(3), row.epoch());
    assertEquals(OptionalInt.empty(), row.epoch());
    assertTrue(row.flag());
    assertFalse(row.flag());
    assertEquals(0.5, row.next());
    assertEquals(2, row.left());
    assertArrayEquals(new double[] {6, 7}, row.take(2));
    row.requireSize(0);
    assertEquals("`checkpoint/a` is too short", refusal(row::next));
    assertEquals("`checkpoint/a` is too short", refusal(() -> row.take(1)));
    assertEquals("`checkpoint/a` has 0 numbers, and not 1", refusal(() -> row.requireSize(1)));
  }

  private SavedRow row(double number) {
    state.put("a", 0, number);
    SavedRow row = state.row("a");
    row.next();
    return row;
  }

  /** The place is said too. */
  @Test
  void aNumberThatIsNoCountIsRefused() {
    for (double number : new double[] {-1, 0.5, Double.NaN, Math.nextUp(0x1p53)}) {
      assertEquals("`checkpoint/a` has " + number + " at [1]", refusal(row(number)::count));
    }
    assertEquals(0, row(0).count());
  }

  @Test
  void aWholeNumberOutsideItsBoundsIsRefused() {
    for (double number : new double[] {1, 7, 2.5, Double.NaN}) {
      assertEquals(
          "`checkpoint/a` has " + number + " at [1]", refusal(() -> row(number).whole(2, 6)));
    }
    assertEquals(2, row(2).whole(2, 6));
    assertEquals(6, row(6).whole(2, 6));
    assertEquals("`checkpoint/a` has 0.0 at [1]", refusal(() -> row(0).epoch()));
    assertEquals("`checkpoint/a` has 2.0 at [1]", refusal(() -> row(2).flag()));
  }
}
