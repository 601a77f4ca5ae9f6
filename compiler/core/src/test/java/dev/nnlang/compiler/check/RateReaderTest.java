package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.Schedule;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Training.Plateau;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateReaderTest {
  private static Schedule accepted(String rate) {
    return TrainTrial.iris("rate: " + rate).accepted().phases().get(0).settings().rate();
  }

  private static TrainTrial<Training> rate(String rate) {
    return TrainTrial.iris("rate: " + rate);
  }

  private static Schedule constant(double rate) {
    return new Schedule.Constant(rate, Optional.empty());
  }

  @Test
  void aNumberHoldsThroughout() {
    assertEquals(constant(0.1), accepted("0.1"));
    assertEquals(constant(0.25), accepted("r"));
    assertEquals(constant(0.05), accepted("r / n"));
    assertEquals(constant(0.1), accepted("constant(0.1)"));
  }

  @Test
  void eachPieceHasItsParameters() {
    assertEquals(new Schedule.Constant(0.1, Optional.of(5.0)), accepted("constant(0.1, n epochs)"));
    assertEquals(new Schedule.Ramp(0, 0.1, 2.5), accepted("ramp(0 -> 0.1, 2.5 epochs)"));
    assertEquals(new Schedule.Cosine(0.1, 0, 1), accepted("cosine(0.1 -> 0, 1 epoch)"));
    assertEquals(
        new Schedule.Exponential(0.1, 0.9, 5), accepted("exponential(0.1, 0.9 per 5 epochs)"));
    assertEquals(new Schedule.Step(0.1, 0.5, 10), accepted("step(0.1, 0.5 every 10 epochs)"));
  }

  @Test
  void piecesFollowOneAnother() {
    assertEquals(
        new Schedule.Sequence(
            List.of(
                new Schedule.Ramp(0, 0.1, 1),
                new Schedule.Constant(0.1, Optional.of(2.0)),
                constant(0.01))),
        accepted("ramp(0 -> 0.1, 1 epochs) then constant(0.1, 2 epochs) then 0.01"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1",
        "constant(0.1)",
        "exponential(0.1, 0.9 per 1 epochs)",
        "step(0.1, 0.9 every 1 epochs)"
      })
  void onlyTheLastPieceMayBeWithoutEnd(String piece) {
    rate(piece + " then 0.01")
        .refused(
            Code.WRONG_ARGUMENTS,
            piece,
            "this piece has no length, so the one after it never begins");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 | a rate must be greater than 0",
        "-0.1 | -0.1 | a rate must be greater than 0",
        "constant(0, 1 epochs) | 0 | a rate must be greater than 0",
        "exponential(0, 0.9 per 1 epochs) | 0 | a rate must be greater than 0",
        "ramp(-1 -> 0.1, 1 epochs) | -1 | a rate must be at least 0",
        "cosine(0.1 -> -1, 1 epochs) | -1 | a rate must be at least 0",
        "ramp(0 -> 0, 1 epochs) | 0 -> 0 | both rates of `ramp` are 0",
        "cosine(0 -> 0, 1 epochs) | 0 -> 0 | both rates of `cosine` are 0"
      })
  void aRateIsPositive(String rate, String place, String message) {
    rate(rate).refused(Code.BAD_RATE, place, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "constant(0.1, 5) | 5 | the length of `constant` must be in epochs",
        "constant(0.1, 5 steps) | steps | the length of `constant` must be in epochs",
        "ramp(0 -> 1, 5 min) | min | the length of `ramp` must be in epochs",
        "step(0.1, 0.5 every 5 updates) | updates | the period of `step` must be in epochs"
      })
  void lengthsAreInEpochs(String rate, String place, String message) {
    rate(rate).refused(Code.BAD_QUANTITY, place, message);
  }

  @Test
  void theUnitThatIsMissingIsAdded() {
    TrainTrial<Training> trial = rate("constant(0.1, 5)");
    assertEquals(
        "train M on mnist { rate: constant(0.1, 5 epochs) stop: epochs >= 5 }",
        trial.cured(trial.said().get(0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ramp(0 -> 1, 0 epochs) | 0 | the length of `ramp` must be greater than 0",
        "step(0.1, 0 every 5 epochs) | 0 | the factor of `step` must be greater than 0",
        "step(0.1, 1 every 0 epochs) | 0 | the period of `step` must be greater than 0"
      })
  void lengthsAndFactorsArePositive(String rate, String place, String message) {
    rate(rate).refused(Code.OUT_OF_RANGE, place, message);
  }

  @Test
  void eachPieceHasItsWord() {
    TrainTrial<Training> trial = rate("step(0.1, 0.5 per 5 epochs)");
    var finding =
        trial.refused(
            Code.WRONG_ARGUMENTS, "per", "the factor of `step` applies `every` so many epochs");
    assertEquals(
        "train M on mnist { rate: step(0.1, 0.5 every 5 epochs) stop: epochs >= 5 }",
        trial.cured(finding));
    rate("exponential(0.1, 0.5 every 5 epochs)")
        .refused(
            Code.WRONG_ARGUMENTS,
            "every",
            "the factor of `exponential` applies `per` so many epochs");
  }

  @Test
  void argumentsHaveTheirShape() {
    rate("ramp(0.1, 5 epochs)").refused(Code.WRONG_KIND, "0.1", "`ramp` needs two rates");
    rate("step(0.1, 0.5)").refused(Code.WRONG_KIND, "0.5", "`step` needs a factor and its epochs");
    rate("cosine")
        .refused(Code.WRONG_ARGUMENTS, "cosine", "`cosine` takes 2 arguments, but 0 are written");
  }

  @Test
  void anUnknownScheduleIsNamedWithTheNearest() {
    rate("cosin(0.1 -> 0, 5 epochs)")
        .refused(Code.UNKNOWN_NAME, "cosin", "no schedule is called `cosin`");
    rate("fast")
        .refused(
            Code.UNKNOWN_PARAM, "fast", "a rate must be a number, and no param is called `fast`");
  }

  @Test
  void everyPieceIsRead() {
    assertEquals(
        List.of(Code.BAD_RATE, Code.BAD_QUANTITY),
        rate("constant(0, 1 epochs) then constant(1, 2)").codes());
  }

  private static TrainTrial<Training> plateau(String plateau) {
    return TrainTrial.iris("on " + plateau);
  }

  @Test
  void aPlateauMayLowerTheRateAsOftenAsItComes() {
    assertEquals(
        Optional.of(
            new Plateau(new Measure.MeanError(Measure.Part.TRAIN), 5, 0.5, Integer.MAX_VALUE)),
        plateau("plateau(error, n epochs): rate * 0.5")
            .accepted()
            .phases()
            .get(0)
            .settings()
            .plateau());
  }

  @Test
  void aPlateauLowersTheRate() {
    for (String factor : List.of("0", "1", "2")) {
      plateau("plateau(error, 3 epochs): rate * " + factor)
          .refused(
              Code.OUT_OF_RANGE,
              factor,
              "the factor of `plateau` must be greater than 0 and less than 1");
    }
  }

  @Test
  void aPlateauIsJudgedByAMeasureOfTraining() {
    plateau("plateau(epochs, 3 epochs): rate * 0.5")
        .refused(Code.BAD_MEASURE, "epochs", "`epochs` cannot stand in `plateau`");
    plateau("plateau(test.error, 3 epochs): rate * 0.5")
        .refused(Code.BAD_MEASURE, "test.error", "`test.error` cannot stand in `plateau`");
    plateau("plateau(5, 3 epochs): rate * 0.5")
        .refused(Code.WRONG_KIND, "5", "`plateau` needs a measure");
  }

  @Test
  void aPlateauLastsWholeEpochs() {
    plateau("plateau(error, 3): rate * 0.5")
        .refused(Code.BAD_QUANTITY, "3", "the length of `plateau` must be in epochs");
    plateau("plateau(error, 1.5 epochs): rate * 0.5")
        .refused(Code.NOT_AN_INTEGER, "1.5", "the length of `plateau` must be a whole number");
    plateau("plateau(error): rate * 0.5")
        .refused(
            Code.WRONG_ARGUMENTS,
            "on plateau(error): rate * 0.5",
            "`plateau` takes 2 arguments, but 1 is written");
  }

  @Test
  void aPlateauComesAtLeastOnce() {
    plateau("plateau(error, 3 epochs): rate * 0.5, at most 0 times")
        .refused(Code.OUT_OF_RANGE, "0", "`at most` must be within 1..2147483647");
  }

  @Test
  void thereIsOnePlateau() {
    String plateau = "plateau(error, 3 epochs): rate * 0.5";
    plateau(plateau + " on plateau(accuracy, 3 epochs): rate * 0.5")
        .refused(
            Code.DUPLICATE_KEY,
            "on plateau(accuracy, 3 epochs): rate * 0.5",
            "`on plateau` is set twice");
  }
}
