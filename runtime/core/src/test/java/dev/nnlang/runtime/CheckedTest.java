package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.runtime.Signature.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CheckedTest {
  private static final Signature SIGNATURE =
      new Signature(
          "m",
          "f",
          Signature.Task.REGRESSION,
          List.of(Field.oneOf("sky", "clear", "rain"), Field.oneOf("past", "a", "b").vector(2)),
          List.of(Field.real("y")));

  private static String refusal(Runnable check) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, check::run).getMessage());
  }

  @Test
  void bothEndsOfARangeBelongToIt() {
    Checked.real("x", 0f, 0f, 1f);
    Checked.real("x", 1.0, 0.0, 1.0);

    assertEquals(
        "x is 1.0000001, outside its range 0.0 to 1.0",
        refusal(() -> Checked.real("x", Math.nextUp(1f), 0f, 1f)));
    assertEquals(
        "x is -0.5, outside its range 0.0 to 1.0",
        refusal(() -> Checked.real("x", -0.5, 0.0, 1.0)));
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    String finite = ", expected a finite number";
    assertEquals("x is NaN" + finite, refusal(() -> Checked.real("x", Float.NaN)));
    assertEquals("x is NaN" + finite, refusal(() -> Checked.real("x", Double.NaN, 0, 1)));
    assertEquals(
        "x_1 is Infinity" + finite,
        refusal(() -> Checked.reals("x", new float[] {0, Float.POSITIVE_INFINITY}, 2)));
    assertEquals(
        "x_0 is NaN" + finite,
        refusal(() -> Checked.reals("x", new double[] {Double.NaN}, 1, 0, 1)));
  }

  @Test
  void arraysAreCopiedAndCounted() {
    float[] values = {0, Float.MAX_VALUE};
    float[] copy = Checked.reals("x", values, 2);

    assertArrayEquals(values, copy);
    assertNotSame(values, copy);
    assertEquals("x has 2 numbers, expected 3", refusal(() -> Checked.reals("x", values, 3)));
    assertEquals(
        "b has 1 values, expected 2", refusal(() -> Checked.booleans("b", new boolean[1], 2)));
  }

  @Test
  void labelsAreThoseOfTheField() {
    Checked.label(SIGNATURE, 0, "rain");

    assertEquals("sky has no label `snow`", refusal(() -> Checked.label(SIGNATURE, 0, "snow")));
    assertArrayEquals(
        new String[] {"b", "a"}, Checked.labels(SIGNATURE, 1, new String[] {"b", "a"}));
    assertEquals(
        "past has 1 values, expected 2",
        refusal(() -> Checked.labels(SIGNATURE, 1, new String[] {"b"})));
  }

  @Test
  void theUpperEndBelongsToTheRangeInBothPrecisions() {
    Checked.real("x", 1f, 0f, 1f);
    Checked.real("x", 0.0, 0.0, 1.0);

    assertArrayEquals(new float[] {0, 1}, Checked.reals("x", new float[] {0, 1}, 2, 0f, 1f));
    assertArrayEquals(new double[] {0, 1}, Checked.reals("x", new double[] {0, 1}, 2, 0.0, 1.0));
  }

  @Test
  void aNumberOfAnArrayOutsideItsRangeIsNamed() {
    String range = ", outside its range 0.0 to 1.0";

    assertEquals(
        "x_1 is -0.5" + range, refusal(() -> Checked.reals("x", new float[] {0, -0.5f}, 2, 0, 1)));
    assertEquals(
        "x_0 is 1.5" + range, refusal(() -> Checked.reals("x", new float[] {1.5f, 0}, 2, 0, 1)));
    assertEquals(
        "x_1 is -0.5" + range, refusal(() -> Checked.reals("x", new double[] {0, -0.5}, 2, 0, 1)));
    assertEquals(
        "x_0 is 1.5" + range, refusal(() -> Checked.reals("x", new double[] {1.5, 0}, 2, 0, 1)));
  }

  @Test
  void whatIsMissingIsNamed() {
    Checked.label("task", Signature.Task.REGRESSION);
    Signature.Kind[] kinds = {Signature.Kind.REAL, null};

    assertEquals("task is null", refusal(() -> Checked.label("task", kinds[1])));
    assertEquals("kind_1 is null", refusal(() -> Checked.labels("kind", kinds, 2)));
    assertEquals("kind has 2 values, expected 3", refusal(() -> Checked.labels("kind", kinds, 3)));
    assertEquals(
        "past_0 is null", refusal(() -> Checked.labels(SIGNATURE, 1, new String[] {null, "a"})));
  }
}
