package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectCheckerTest {
  private static TrainTrial<List<Expectation>> expect(String clauses, Network network) {
    return TrainTrial.expect(clauses, network, Optional.of(TrainTrial.FULL));
  }

  private static TrainTrial<List<Expectation>> iris(String clauses) {
    return expect(clauses, TrainNetworks.iris());
  }

  /** A clause that is wrong is left out. */
  private static void refused(
      TrainTrial<List<Expectation>> trial, Code code, String place, String message) {
    trial.says(code, place, message);
    assertEquals(Optional.of(List.of()), trial.result());
  }

  @ParameterizedTest
  @CsvSource({
    "test.accuracy >= 90%, test.accuracy, 0.9",
    "test.error < 0.25, test.error, 0.25",
    "validation.accuracy >= 0.9, validation.accuracy, 0.9",
    "validation.error < r, validation.error, 0.25",
    "accuracy >= 100%, accuracy, 1",
    "error < 1e-3, error, 0.001",
    "parameters <= 300, parameters, 300"
  })
  void everyFigureMayBeExpected(String clause, String measure, double value) {
    Expectation.Figure figure = (Expectation.Figure) iris(clause).accepted().get(0);
    assertEquals(measure, figure.measure().spelling());
    assertEquals(value, figure.value());
    assertEquals(clause, figure.text());
    assertEquals(2, figure.line());
  }

  @Test
  void theTextIsFoldedAndTheLineIsItsFirst() {
    Expectation figure = iris("error < 1\n\n  test.accuracy\n    >=  90%").accepted().get(1);
    assertEquals("test.accuracy >= 90%", figure.text());
    assertEquals(4, figure.line());
  }

  @Test
  void whatOnlyTrainingCountsIsNoFigure() {
    refused(
        iris("epochs < 10"), Code.BAD_MEASURE, "epochs", "`epochs` cannot stand in an expectation");
    refused(
        iris("improvement(error) < 10"),
        Code.BAD_MEASURE,
        "improvement(error)",
        "`improvement` cannot stand in an expectation");
  }

  @Test
  void anUnknownFigureIsNamedWithTheNearest() {
    refused(
        iris("test.acuracy > 1%"),
        Code.UNKNOWN_NAME,
        "test.acuracy",
        "no measure is called `test.acuracy`");
  }

  @Test
  void aFigureNeedsItsSet() {
    Network iris = TrainNetworks.iris();
    Optional<Data> data = Optional.of(TrainTrial.TRAINING_ONLY);
    refused(
        TrainTrial.expect("test.accuracy > 90%", iris, data),
        Code.NO_VALIDATION_SET,
        "test.accuracy",
        "`test.accuracy` needs a test set, and data `truth` has none");
    refused(
        TrainTrial.expect("validation.error < 1", iris, data),
        Code.NO_VALIDATION_SET,
        "validation.error",
        "`validation.error` needs a validation set, and data `truth` has none");
    refused(
        TrainTrial.expect("accuracy > 90%", iris, Optional.empty()),
        Code.NO_VALIDATION_SET,
        "accuracy",
        "`accuracy` needs a training set, and no train block names data for `Iris`");
    TrainTrial.expect("parameters < 999", iris, Optional.empty()).accepted();
  }

  @Test
  void aRegressionHasNoAccuracy() {
    refused(
        expect("test.accuracy > 90%", TrainNetworks.xor()),
        Code.NO_ACCURACY,
        "test.accuracy",
        "a regression has no accuracy: the outputs of `Xor` are reals");
  }

  private static Expectation.Prediction prediction(String clause, Network network) {
    return (Expectation.Prediction) expect(clause, network).accepted().get(0);
  }

  @Test
  void aPredictionTakesEveryType() {
    Expectation.Prediction prediction =
        prediction("predict(0, 1_0e-1, blue, true) = -3.5 +- 0.1", TrainNetworks.mixed());
    assertEquals(List.of("0", "10e-1", "blue", "true"), prediction.inputs());
    assertEquals("-3.5", prediction.expected());
    assertEquals(0.1, prediction.tolerance());
    assertEquals("predict(0, 1_0e-1, blue, true) = -3.5 +- 0.1", prediction.text());
  }

  @Test
  void aRealMayBeArithmetic() {
    assertEquals(
        List.of("0.25", "0.5"),
        prediction("predict(r, 1 / 2.0) = 1", TrainNetworks.xor()).inputs());
  }

  @Test
  void labelsMayBeNumbersAndBooleansWords() {
    Network digits = TrainNetworks.ending(new Unit.Softmax(), TrainNetworks.DIGITS, 1);
    assertEquals("7", prediction("predict(true, 0) = 7", digits).expected());
    Network twoClass = TrainNetworks.ending(new Unit.Sigmoid(), new Field.Bool(), 1);
    assertEquals("true", prediction("predict(true, 0) = 1", twoClass).expected());
    assertEquals("false", prediction("predict(true, 0) = false", twoClass).expected());
  }

  @Test
  void aPredictionCountsItsValues() {
    refused(
        iris("predict(5.1, 3.5) = setosa"),
        Code.WRONG_ARGUMENTS,
        "predict(5.1, 3.5)",
        "`predict` takes 4 values, but 2 are written");
  }

  @Test
  void valuesHaveNoNames() {
    refused(
        expect("predict(a: 1, 1) = 1", TrainNetworks.xor()),
        Code.WRONG_ARGUMENTS,
        "a: 1",
        "`predict` takes its values in the order of the inputs, without names");
  }

  @Test
  void valuesFitTheirInputs() {
    Network mixed = TrainNetworks.mixed();
    refused(
        expect("predict(0, 2, red, true) = 1", mixed),
        Code.VALUE_OUT_OF_RANGE,
        "2",
        "`x` is 2, outside 0..1");
    refused(
        expect("predict(0, 1, gren, true) = 1", mixed),
        Code.UNKNOWN_LABEL,
        "gren",
        "`colour` is `gren`, which is no label of the model");
    refused(
        expect("predict(0, 1, red, 2) = 1", mixed),
        Code.BAD_CELL,
        "2",
        "`wet` is `2`, not a boolean");
    refused(
        expect("predict(0, red, red, true) = 1", mixed),
        Code.UNKNOWN_PARAM,
        "red",
        "`x` must be a number, and no param is called `red`");
    refused(
        expect("predict(0, 1, red, 1 + 1) = 1", mixed),
        Code.WRONG_KIND,
        "1 + 1",
        "`wet` must be a label or a boolean");
  }

  @Test
  void theExpectedLabelExists() {
    TrainTrial<List<Expectation>> trial = iris("predict(5, 3, 1, 0) = sestosa");
    refused(
        trial,
        Code.UNKNOWN_LABEL,
        "sestosa",
        "`species` is `sestosa`, which is no label of the model");
    assertTrue(trial.cured(trial.said().get(0)).contains("= setosa"));
  }

  @Test
  void theExpectedRealIsInItsRange() {
    refused(
        expect("predict(1, 1) = 2", TrainNetworks.xor()),
        Code.VALUE_OUT_OF_RANGE,
        "2",
        "`y` is 2, outside -1..1");
  }

  @Test
  void aLabelHasNoTolerance() {
    refused(
        iris("predict(5, 3, 1, 0) = setosa +- 0.1"),
        Code.WRONG_KIND,
        "+- 0.1",
        "a label has no tolerance");
  }

  @Test
  void aToleranceIsPositive() {
    refused(
        expect("predict(1, 1) = 1 +- 0", TrainNetworks.xor()),
        Code.OUT_OF_RANGE,
        "0",
        "a tolerance must be greater than 0");
  }

  @Test
  void aPredictionIsComparedWithEquals() {
    TrainTrial<List<Expectation>> trial = expect("predict(1, 1) >= 1", TrainNetworks.xor());
    refused(trial, Code.WRONG_KIND, ">=", "a prediction is compared with `=` alone");
    assertTrue(trial.cured(trial.said().get(0)).contains("predict(1, 1) = 1"));
  }

  @Test
  void aPredictionIsOfOneOutput() {
    refused(
        expect(
            "predict(true, true) = 1",
            TrainNetworks.ending(new Unit.Identity(), TrainNetworks.real(), 2)),
        Code.WRONG_ARGUMENTS,
        "predict(true, true)",
        "`predict` compares one output, but `Small` has 2");
  }

  @Test
  void clausesAreJudgedOneByOne() {
    TrainTrial<List<Expectation>> trial = iris("test.acuracy > 1% error < 1 predict(1) = setosa");
    assertEquals(List.of(Code.UNKNOWN_NAME, Code.WRONG_ARGUMENTS), trial.codes());
    assertEquals(1, trial.result().orElseThrow().size());
  }
}
