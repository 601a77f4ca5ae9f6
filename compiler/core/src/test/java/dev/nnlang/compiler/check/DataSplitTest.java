package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Data;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DataSplitTest {
  private static TrainTrial<Data> split(String parts) {
    return TrainTrial.data(
        String.format(Locale.ROOT, "data d { from: csv(\"a.csv\") split: %s }", parts));
  }

  @Test
  void theSeedIsOneAndNothingIsStratifiedWhereUnsaid() {
    assertEquals(
        new Data.Split(0.8, 0, 0.2, false, 1),
        split("train 80%, test 20%").accepted().split().orElseThrow());
  }

  @Test
  void decimalSharesMayMakeAWhole() {
    Data.Split split =
        split("train 33.4%, validation 33.3%, test 33.3%").accepted().split().orElseThrow();
    assertEquals(new Data.Split(0.334, 0.333, 0.333, false, 1), split);
  }

  @Test
  void sharesThatMakeNoWholeAreAdded() {
    split("train 70%, validation 15%, test 10%")
        .refused(
            Code.BAD_SPLIT,
            "split: train 70%, validation 15%, test 10%",
            "the shares sum to 95%, not to 100%");
    split("train 33.3%, validation 33.3%, test 33.3%")
        .refused(
            Code.BAD_SPLIT,
            "split: train 33.3%, validation 33.3%, test 33.3%",
            "the shares sum to 99.9%, not to 100%");
  }

  @Test
  void aShareIsAboveNothing() {
    split("train 100%, test 0%")
        .refused(Code.BAD_SPLIT, "0%", "the share of `test` must be above 0% and at most 100%");
    split("train 170%, test 10%")
        .refused(Code.BAD_SPLIT, "170%", "the share of `train` must be above 0% and at most 100%");
  }

  @Test
  void trainHasAShare() {
    split("validation 50%, test 50%")
        .refused(
            Code.MISSING_ENTRY,
            "split: validation 50%, test 50%",
            "the split has no part for training");
  }

  @Test
  void aShareIsAPercentage() {
    split("train 0.7, test 30%")
        .refused(Code.WRONG_KIND, "0.7", "the share of `train` must be a percentage");
  }

  @Test
  void aPartHasItsNumber() {
    split("train 70%, test").refused(Code.MISSING_ENTRY, "test", "`test` has no share");
    split("train 100%, seed").refused(Code.MISSING_ENTRY, "seed", "`seed` has no number");
  }

  @Test
  void aShareMayBeAParam() {
    assertEquals(
        new Data.Split(0.25, 0, 0.75, false, 6),
        split("train r, test (1 - r), seed (n + 1)").accepted().split().orElseThrow());
    split("train p, test 20%")
        .refused(Code.UNKNOWN_PARAM, "p", "a share must be a number, and no param is called `p`");
  }

  @Test
  void stratifiedTakesNoNumber() {
    split("train 100%, stratified 5")
        .refused(Code.WRONG_ARGUMENTS, "5", "`stratified` takes no number");
  }

  @Test
  void anUnknownPartIsNamedWithTheNearest() {
    TrainTrial<Data> trial = split("train 70%, valdiation 30%");
    var finding = trial.refused(Code.UNKNOWN_KEY, "valdiation", "a split has no part `valdiation`");
    assertEquals(
        "data d { from: csv(\"a.csv\") split: train 70%, validation 30% }", trial.cured(finding));
  }

  @Test
  void aPartTwiceIsRefused() {
    split("train 70%, train 30%").refused(Code.DUPLICATE_KEY, "train", "`train` is set twice");
  }

  @Test
  void aSeedIsWhole() {
    split("train 100%, seed 0.5")
        .refused(Code.NOT_AN_INTEGER, "0.5", "a seed must be a whole number");
  }

  @Test
  void severalFaultsAreSaidAtOnceAndTheSumOnlyOfSoundShares() {
    assertEquals(
        List.of(Code.BAD_SPLIT, Code.WRONG_KIND, Code.UNKNOWN_KEY),
        split("train 0%, test 5, tset 10%").codes());
  }
}
