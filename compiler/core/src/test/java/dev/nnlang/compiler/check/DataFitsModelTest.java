package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DataFitsModelTest {
  private static final String COLUMNS = "x_0, x_1, colour, wet, level";

  /** Rows against the mixed network. */
  private static TrainTrial<Data> rows(String columns, String rows) {
    return TrainTrial.fit(
        String.format(Locale.ROOT, "data d { from: rows(%s) { %s } }", columns, rows),
        TrainNetworks.mixed());
  }

  @Test
  void rowsOfEveryTypeFit() {
    rows(COLUMNS, "0.5, 1, red, true, -10   0, 1e-3, blue, 0, 10").accepted();
  }

  @Test
  void columnsMayStandInAnyOrder() {
    rows("level, wet, colour, x_1, x_0", "1, 1, green, 0, 0").accepted();
  }

  @Test
  void aMissingColumnIsNamed() {
    rows("x_0, x_1, wet, level", "0, 0, true, 1")
        .says(
            Code.MISSING_COLUMN, "x_0, x_1, wet, level", "the rows of `d` have no column `colour`");
  }

  @Test
  void missingColumnsOfAVectorAreCounted() {
    rows("colour, wet, level", "red, true, 1")
        .says(
            Code.MISSING_COLUMN,
            "colour, wet, level",
            "the rows of `d` have no column `x_0` and 1 more of `x`");
  }

  @Test
  void anUnusedColumnIsAWarning() {
    rows(COLUMNS + ", note", "0, 0, red, true, 1, 7")
        .says(Code.UNUSED_COLUMN, "note", "no input or output is called `note`");
  }

  @Test
  void anUnusedColumnMayBeAMisspeltOne() {
    TrainTrial<Data> trial = rows("x_0, x_1, colour, wet, levle", "0, 0, red, true, 1");
    assertEquals(List.of(Code.MISSING_COLUMN, Code.UNUSED_COLUMN), trial.codes());
    assertEquals("did you mean `level`?", trial.said().get(1).fix().orElseThrow().help());
  }

  @Test
  void anUnknownLabelIsNamedWithTheNearest() {
    rows(COLUMNS, "0, 0, red, true, 1   0, 0, grene, true, 1")
        .says(
            Code.UNKNOWN_LABEL,
            "grene",
            "`colour` of row 2 is `grene`, which is no label of the model");
  }

  @Test
  void aBooleanIsTrueFalseOneOrZero() {
    rows(COLUMNS, "0, 0, red, yes, 1")
        .says(Code.BAD_CELL, "yes", "`wet` of row 1 is `yes`, not a boolean");
    rows(COLUMNS, "0, 0, red, 2, 1")
        .says(Code.BAD_CELL, "2", "`wet` of row 1 is `2`, not a boolean");
  }

  @Test
  void aRealIsANumber() {
    rows(COLUMNS, "zero, 0, red, true, 1")
        .says(Code.BAD_CELL, "zero", "`x_0` of row 1 is `zero`, not a number");
    rows(COLUMNS, "NaN, 0, red, true, 1")
        .says(Code.BAD_CELL, "NaN", "`x_0` of row 1 is `NaN`, not a number");
  }

  @Test
  void aRealIsFinite() {
    rows(COLUMNS, "1e400, 0, red, true, 1")
        .says(Code.BAD_CELL, "1e400", "`x_0` of row 1 is `1e400`, not finite");
  }

  @Test
  void aRealIsInItsRange() {
    rows(COLUMNS, "0, 1.5, red, true, 1")
        .says(Code.VALUE_OUT_OF_RANGE, "1.5", "`x_1` of row 1 is 1.5, outside 0..1");
    rows(COLUMNS, "0, 0, red, true, -11")
        .says(Code.VALUE_OUT_OF_RANGE, "-11", "`level` of row 1 is -11, outside -10..10");
  }

  @Test
  void everySetOfRowsIsJudged() {
    String text = "data d { train: rows(a, b, y) { 1, 1, 1 } test: rows(a, b, y) { 1, 5, 1 } }";
    TrainTrial.fit(text, TrainNetworks.xor())
        .says(Code.VALUE_OUT_OF_RANGE, "5", "`b` of row 1 is 5, outside -1..1");
  }

  @Test
  void noMoreIsSaidThanAnyoneReads() {
    String bad = "0, 0, red, maybe, 1\n".repeat(1000);
    assertEquals(Diagnostics.CAP, rows(COLUMNS, bad).said().size());
  }

  @Test
  void onlyClassesCanBeStratified() {
    String text =
        "data d { from: rows(a, b, y) { 1, 1, 1 } split: train 50%, test 50%, stratified }";
    TrainTrial.fit(text, TrainNetworks.xor())
        .says(Code.BAD_SPLIT, "stratified", "`Xor` has no classes to stratify `d` by");
  }
}
