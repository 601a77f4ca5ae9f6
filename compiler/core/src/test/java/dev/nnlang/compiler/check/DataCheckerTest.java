package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Data;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataCheckerTest {
  private static TrainTrial<Data> data(String entries) {
    return TrainTrial.data(String.format(Locale.ROOT, "data d { %s }", entries));
  }

  @Test
  void trainMayHaveFilesForTheOtherSets() {
    Data data =
        data("train: csv(\"a.csv\") validation: csv(\"b.csv\") test: csv(\"c.csv\")").accepted();
    assertEquals(Optional.of(new Data.Csv("a.csv")), data.train());
    assertEquals(Optional.of(new Data.Csv("b.csv")), data.validation());
    assertEquals(Optional.of(new Data.Csv("c.csv")), data.test());
  }

  @Test
  void anUnknownKeyIsNamedWithTheNearest() {
    TrainTrial<Data> trial = data("train: csv(\"a.csv\") tset: csv(\"b.csv\")");
    var finding = trial.refused(Code.UNKNOWN_KEY, "tset", "a data block has no key `tset`");
    assertEquals("data d { train: csv(\"a.csv\") test: csv(\"b.csv\") }", trial.cured(finding));
  }

  @Test
  void aKeyTwiceIsRefused() {
    data("train: csv(\"a.csv\") train: csv(\"b.csv\")")
        .refused(Code.DUPLICATE_KEY, "train", "`train` is set twice");
  }

  @Test
  void aSplitTwiceIsRefused() {
    data("from: csv(\"a.csv\") split: train 100% split: train 100%")
        .refused(Code.DUPLICATE_KEY, "split: train 100%", "`split` is set twice");
  }

  @Test
  void trainingRowsAreRequired() {
    data("test: csv(\"a.csv\")").refused(Code.MISSING_ENTRY, "d", "data `d` has no training rows");
  }

  @Test
  void fromAndTrainExcludeEachOther() {
    data("from: csv(\"a.csv\") train: csv(\"b.csv\")")
        .refused(Code.UNKNOWN_KEY, "train", "a data block with `from` has no key `train`");
  }

  @Test
  void fromAndTestExcludeEachOther() {
    data("from: csv(\"a.csv\") test: csv(\"b.csv\")")
        .refused(Code.UNKNOWN_KEY, "test", "a data block with `from` has no key `test`");
  }

  @Test
  void splitNeedsFrom() {
    data("train: csv(\"a.csv\") split: train 100%")
        .refused(
            Code.UNKNOWN_KEY, "split: train 100%", "a data block with `train` has no key `split`");
  }

  @Test
  void anUnknownReaderIsNamedWithTheNearest() {
    data("train: cvs(\"a.csv\")").refused(Code.UNKNOWN_NAME, "cvs", "no reader is called `cvs`");
  }

  @Test
  void readersCountTheirPaths() {
    data("train: csv(\"a.csv\", \"b.csv\")")
        .refused(Code.WRONG_ARGUMENTS, "\"b.csv\"", "`csv` takes 1 argument");
    data("train: idx(\"a.gz\")")
        .refused(
            Code.WRONG_ARGUMENTS, "idx(\"a.gz\")", "`idx` takes 2 arguments, but 1 is written");
  }

  @Test
  void aPathStandsInQuotes() {
    data("train: csv(5)").refused(Code.WRONG_KIND, "5", "a path must be in quotes");
  }

  @Test
  void aHeldShareHasSeedOneWhereUnsaid() {
    assertEquals(
        Optional.of(new Data.Held(0.25, 1)),
        data("train: csv(\"a.csv\") validation: 25% of train").accepted().held());
  }

  @Test
  void aSeedMayBeAParam() {
    assertEquals(
        Optional.of(new Data.Held(0.25, 5)),
        data("train: csv(\"a.csv\") validation: 25% of train, seed n").accepted().held());
  }

  @Test
  void aHeldShareIsTakenFromTrain() {
    data("train: csv(\"a.csv\") validation: 25% of trian")
        .refused(
            Code.UNKNOWN_DECLARATION,
            "trian",
            "validation rows are taken from `train`, not from `trian`");
  }

  @Test
  void aHeldShareIsBetweenNothingAndAll() {
    for (String share : List.of("0%", "100%", "130%")) {
      data(String.format(Locale.ROOT, "train: csv(\"a.csv\") validation: %s of train", share))
          .refused(Code.OUT_OF_RANGE, share, "the share must be greater than 0 and less than 1");
    }
  }

  @Test
  void aHeldSeedIsWholeAndNotNegative() {
    data("train: csv(\"a.csv\") validation: 25% of train, seed 1.5")
        .refused(Code.NOT_AN_INTEGER, "1.5", "a seed must be a whole number");
    data("train: csv(\"a.csv\") validation: 25% of train, seed -1")
        .refused(Code.OUT_OF_RANGE, "-1", "a seed must be at least 0");
  }

  @Test
  void onlyValidationMayBeAShare() {
    data("train: csv(\"a.csv\") test: 10% of train")
        .refused(Code.WRONG_KIND, "10% of train", "`test` cannot be a share of the training rows");
  }

  @Test
  void severalErrorsAreSaidAtOnce() {
    assertEquals(
        List.of(Code.UNKNOWN_NAME, Code.UNKNOWN_KEY, Code.DATA_PATH),
        data("train: cvs(\"a.csv\") tset: csv(\"b\") validation: csv(\"\")").codes());
  }

  @Test
  void aColumnTwiceIsRefused() {
    data("from: rows(a, b, a) { 1, 2, 3 }")
        .refused(Code.DUPLICATE_NAME, "a", "two columns are called `a`");
  }

  @Test
  void aRaggedRowSaysBothCounts() {
    data("from: rows(a, b) { 1, 2   3, 4, 5   6, 7 }")
        .refused(Code.RAGGED_ROW, "3, 4, 5", "this row has 3 cells, but there are 2 columns");
  }

  @Test
  void rowsWithoutARowAreRefused() {
    data("from: rows(a, b) { }")
        .refused(Code.EMPTY_SET, "rows(a, b) { }", "`rows` holds not a single row");
  }

  @Test
  void cellsAreNumbersThatEveryReaderReads() {
    Data data = data("from: rows(a, b, c) { 1_000, 12.5%, -2e3   0.1%, red, true }").accepted();
    assertEquals(
        Optional.of(
            new Data.Rows(
                List.of("a", "b", "c"),
                List.of(List.of("1000", "0.125", "-2e3"), List.of("0.001", "red", "true")))),
        data.whole());
  }
}
