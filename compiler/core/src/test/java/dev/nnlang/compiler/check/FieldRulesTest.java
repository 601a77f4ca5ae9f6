package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FieldRulesTest {
  private static Checked input(String field) {
    return Checked.model("input " + field + "\noutput y: real\nlayers: dense(_)");
  }

  private static Checked output(String fields) {
    return Checked.model("input x: real\n" + fields + "\nlayers: dense(_)");
  }

  @Test
  void labelsAreNamesAndWholeNumbersInPlainDigits() {
    Checked labels = input("x: one_of(red, 007, -3, 1_0..1_2)");
    labels.hasNoFindings();
    assertEquals(
        new Field.OneOf(List.of("red", "7", "-3", "10", "11", "12")),
        labels.network().inputs().get(0).type());
  }

  @Test
  void anUnknownTypeIsNearToAKnownOne() {
    input("x: boolen")
        .only(Code.UNKNOWN_NAME, "boolen", "`boolen` is not a type")
        .curedBy("did you mean `boolean`?");
  }

  @Test
  void aRangeBeginsBelowItsEnd() {
    input("x: real in 10..0")
        .only(Code.BAD_TYPE, "10..0", "the range begins above its end")
        .curedBy("write `0..10`");
    input("x: real in 1..1").only(Code.BAD_TYPE, "1..1", "the range holds a single number");
    input("x: one_of(9..0)")
        .only(Code.BAD_TYPE, "9..0", "the range begins above its end")
        .curedBy("write `0..9`");
  }

  @Test
  void aRangeIsNotWiderThanADouble() {
    input("x: real in -1e308..1e308")
        .only(Code.BAD_TYPE, "-1e308..1e308", "the range is wider than a double can hold");
  }

  @Test
  void aRangeFitsThePrecision() {
    input("x: real in 0..1e300")
        .only(Code.BAD_NUMBER, "0..1e300", "a float cannot hold 1.0E300")
        .helps("write `precision: double`");
  }

  @Test
  void aOneOfHasTwoToTenThousandDifferentLabels() {
    input("x: one_of(a)").only(Code.BAD_TYPE, "one_of(a)", "a `one_of` needs two labels or more");
    input("x: one_of").only(Code.BAD_TYPE, "one_of", "a `one_of` needs two labels or more");
    input("x: one_of(a, b, a)")
        .only(Code.BAD_TYPE, "a", "label `a` stands twice")
        .labels("again here", "a", "first here");
    input("x: one_of(3, 1..5)").only(Code.BAD_TYPE, "1..5", "label `3` stands twice");
    input("x: one_of(0..10_000)")
        .only(Code.BAD_TYPE, "0..10_000", "a `one_of` has at most 10,000 labels");
    input("x: one_of(1.5, 2)")
        .only(Code.NOT_AN_INTEGER, "1.5", "a label that is no name must be a whole number");
  }

  @Test
  void onlyRealsHaveRangesAndOnlyOneOfsHaveLabels() {
    input("x: boolean in 0..1").only(Code.BAD_TYPE, "0..1", "`boolean` takes no range");
    input("x: real(a, b)")
        .only(Code.BAD_TYPE, "real(a, b)", "`real` takes no labels")
        .curedBy("write `real`");
  }

  @Test
  void dimensionsAreWholeNumbersAboveZero() {
    input("x[0]: real")
        .only(Code.BAD_WIDTH, "0", "a dimension of `x` must be a whole number above 0");
    input("x[1.5]: real")
        .only(Code.BAD_WIDTH, "1.5", "a dimension of `x` must be a whole number above 0");
    input("x[-1]: real")
        .only(Code.BAD_WIDTH, "-1", "a dimension of `x` must be a whole number above 0");
    input("x[2147483648]: real")
        .only(Code.TOO_WIDE, "2147483648", "a dimension of `x` is beyond what a Java array holds");
    input("x[1, 2, 3]: real").only(Code.BAD_TYPE, "x[1, 2, 3]", "`x` has more than two dimensions");
  }

  @Test
  void fieldsFitAJavaArrayTogether() {
    input("x[65536, 65536]: real")
        .only(Code.TOO_WIDE, "x[65536, 65536]", "`x` has more numbers than a Java array holds");
    input("x[1_000_000]: one_of(0..9_999)")
        .only(Code.TOO_WIDE, "x[1_000_000]", "`x` has more numbers than a Java array holds");
    input("x, z[2147483647]: real")
        .only(Code.TOO_WIDE, "z", "the list up to `z` has more numbers than a Java array holds");
  }

  @Test
  void aFieldIsDeclaredOnceOverInputsAndOutputs() {
    output("output x: real")
        .only(Code.DUPLICATE_NAME, "x", "field `x` is declared twice")
        .labels("again here", "x", "first here");
  }

  @Test
  void outputsAreRealsOrBooleansOrOneOneOf() {
    assertEquals(Task.REGRESSION, output("output a, b: real").network().task());
    assertEquals(Task.TWO_CLASS, output("output a: boolean").network().task());
    assertEquals(Task.MULTI_LABEL, output("output a, b: boolean").network().task());
    output("output a: real\noutput b: boolean")
        .only(Code.MIXED_OUTPUTS, "b", "output `b` does not go together with `a`")
        .labels("is a boolean", "a", "is a real");
    output("output a, b: one_of(p, q)")
        .only(Code.MIXED_OUTPUTS, "b", "output `b` does not go together with `a`");
    output("output a[2]: one_of(p, q)")
        .only(Code.MIXED_OUTPUTS, "a", "output `a` is more than one `one_of`");
  }

  @Test
  void aModelHasInputsOutputsAndLayers() {
    Checked empty = Checked.file("nn 1\nmodel M { }");
    empty.has(Code.MISSING_ENTRY, "M", "model `M` has no `input`");
    empty.has(Code.MISSING_ENTRY, "M", "model `M` has no `output`");
    empty.has(Code.MISSING_ENTRY, "M", "model `M` has no `layers`");
    assertEquals(3, empty.diagnostics().size());
  }
}
