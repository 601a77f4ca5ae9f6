package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.Measure.Counter;
import dev.nnlang.compiler.model.Measure.Part;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.compiler.model.StopRule.Comparison;
import dev.nnlang.compiler.model.StopRule.Operator;
import dev.nnlang.compiler.model.Training;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StopReaderTest {
  private static final String UNBOUNDED =
      "the stop rule has no cap of `epochs`, `updates` or `elapsed` that ends it";

  private static TrainTrial<Training> stop(String rule, Network network) {
    return TrainTrial.train("stop: " + rule, network);
  }

  private static TrainTrial<Training> stop(String rule) {
    return stop(rule, TrainNetworks.iris());
  }

  private static StopRule accepted(String rule) {
    return stop(rule).accepted().phases().get(0).settings().stop();
  }

  private static Comparison count(Counter counter, Operator operator, double value, String text) {
    return new Comparison(new Measure.Count(counter), operator, value, text);
  }

  private static final Comparison CAP = count(Counter.EPOCHS, Operator.AT_LEAST, 5, "epochs >= 5");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error < 0.1 | error",
        "validation.error < 0.1 | validation.error",
        "accuracy > 90% | accuracy",
        "validation.accuracy > 0.9 | validation.accuracy",
        "improvement(accuracy) < 1% | improvement(accuracy, 1 epochs)",
        "improvement(validation.error, n epochs) < 1% | improvement(validation.error, 5 epochs)",
        "updates > 10 | updates",
        "elapsed > 1 h | elapsed",
        "gradient_norm < 1e-5 | gradient_norm"
      })
  void everyMeasureMayStandInARule(String comparison, String measure) {
    StopRule rule = accepted(comparison + " or epochs >= 5");
    StopRule.Or or = (StopRule.Or) rule;
    assertEquals(measure, ((Comparison) or.left()).measure().spelling());
    assertEquals(comparison, ((Comparison) or.left()).text());
    assertEquals(CAP, or.right());
  }

  @Test
  void notAndParenthesesKeepTheirShape() {
    Comparison error =
        new Comparison(new Measure.MeanError(Part.TRAIN), Operator.LESS, 1, "error < 1");
    assertEquals(
        new StopRule.Or(new StopRule.Not(new StopRule.And(error, error)), CAP),
        accepted("not (error < 1 and error < 1) or epochs >= 5"));
  }

  @Test
  void aNumberOnTheLeftIsTurnedRound() {
    assertEquals(
        new StopRule.Or(
            new Comparison(new Measure.MeanError(Part.TRAIN), Operator.LESS, 0.25, "r > error"),
            count(Counter.EPOCHS, Operator.AT_LEAST, 5, "5 <= epochs")),
        accepted("r > error or 5 <= epochs"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs >= 5 epochs | 5",
        "epochs >= 1 epoch | 1",
        "epochs >= n * 2 | 10",
        "updates >= 10 updates | 10",
        "elapsed >= 20 min | 1200",
        "elapsed >= 2 h | 7200",
        "elapsed >= 30 s | 30",
        "elapsed >= 500 ms | 0.5",
        "elapsed >= 2 minutes | 120"
      })
  void countersAreComparedInTheirUnits(String rule, double value) {
    assertEquals(value, ((Comparison) accepted(rule)).value());
  }

  @Test
  void theTextIsOnOneLineWithoutComments() {
    assertEquals("epochs >= 5", accepted("epochs   // five\n     >=\t5").spelling());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "elapsed >= 20 | 20 | `elapsed` is compared with a duration",
        "elapsed >= 5 epochs | epochs | `epochs` is no unit of time",
        "epochs >= 5 min | min | `epochs` is not counted in `min`",
        "updates >= 5 epochs | epochs | `updates` is not counted in `epochs`",
        "error < 5 s or epochs >= 1 | s | `error` has no unit"
      })
  void aUnitOfAnotherKindIsRefused(String rule, String place, String message) {
    stop(rule).refused(Code.BAD_QUANTITY, place, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "elapsed >= n*3 min          | elapsed >= (n*3) min",
        "updates >= n + 1 updates    | updates >= (n + 1) updates",
        "improvement(error, n+1 epochs) < 1% or epochs >= 5"
            + " | improvement(error, (n+1) epochs) < 1% or epochs >= 5"
      })
  void aUnitBehindASumNeedsParentheses(String rule, String cured) {
    TrainTrial<Training> trial = stop(rule);
    assertEquals(List.of(Code.BAD_QUANTITY), trial.codes());
    assertEquals("train M on mnist { stop: " + cured + " }", trial.cured(trial.said().get(0)));
  }

  @Test
  void aDurationWithoutUnitGetsOne() {
    TrainTrial<Training> trial = stop("elapsed >= 20");
    assertEquals("train M on mnist { stop: elapsed >= 20 s }", trial.cured(trial.said().get(0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs >= 0 | OUT_OF_RANGE | 0"
            + " | what `epochs` is compared with must be within 1..2147483646",
        "epochs >= 3_000_000_000 | OUT_OF_RANGE | 3_000_000_000"
            + " | what `epochs` is compared with must be within 1..2147483646",
        "updates >= 9_007_199_254_740_993 | OUT_OF_RANGE | 9_007_199_254_740_993"
            + " | what `updates` is compared with must be at most 9007199254740991",
        "epochs >= 1.5 | NOT_AN_INTEGER | 1.5"
            + " | what `epochs` is compared with must be a whole number",
        "updates >= -5 | OUT_OF_RANGE | -5"
            + " | what `updates` is compared with must be greater than 0",
        "elapsed >= 0 s | OUT_OF_RANGE | 0"
            + " | what `elapsed` is compared with must be greater than 0",
        "elapsed >= 1e308 h | BAD_NUMBER | 1e308 h"
            + " | what `elapsed` is compared with is not a finite number",
        "accuracy > 95 or epochs >= 5 | OUT_OF_RANGE | 95"
            + " | `accuracy` is a share, within 0%..100%"
      })
  void aNumberThatCannotBeReachedIsRefused(String rule, Code code, String place, String message) {
    stop(rule).refused(code, place, message);
  }

  @Test
  void aForgottenPercentSignIsAdded() {
    TrainTrial<Training> trial = stop("accuracy > 95 or epochs >= 5");
    assertEquals(
        "train M on mnist { stop: accuracy > 95% or epochs >= 5 }",
        trial.cured(trial.said().get(0)));
  }

  @Test
  void trainingNeverLooksAtTheTestSet() {
    TrainTrial<Training> trial = stop("test.error < 0.1 or epochs >= 5");
    Diagnostic finding =
        trial.refused(Code.BAD_MEASURE, "test.error", "`test.error` cannot stand in a stop rule");
    assertEquals(
        "train M on mnist { stop: validation.error < 0.1 or epochs >= 5 }", trial.cured(finding));
    assertEquals(List.of("training must not look at the test set"), finding.notes());
  }

  @Test
  void parametersNeverChange() {
    stop("parameters < 10 or epochs >= 5")
        .refused(Code.BAD_MEASURE, "parameters", "`parameters` cannot stand in a stop rule");
  }

  @Test
  void improvementIsOfAnErrorOrAnAccuracy() {
    stop("improvement(epochs) < 1 or epochs >= 5")
        .refused(Code.BAD_MEASURE, "epochs", "`epochs` cannot stand in `improvement`");
    stop("improvement(improvement(error)) < 1 or epochs >= 5")
        .refused(
            Code.BAD_MEASURE, "improvement(error)", "`improvement` cannot stand in `improvement`");
    stop("improvement(error, 3) < 1 or epochs >= 5")
        .refused(Code.BAD_QUANTITY, "3", "the length of `improvement` must be in epochs");
    stop("improvement(error, 0 epochs) < 1 or epochs >= 5")
        .refused(
            Code.OUT_OF_RANGE, "0", "the length of `improvement` must be within 1..2147483647");
    stop("improvement() < 1 or epochs >= 5")
        .refused(
            Code.WRONG_ARGUMENTS,
            "improvement()",
            "`improvement` takes 1 argument, but 0 are written");
  }

  @Test
  void anUnknownMeasureIsNamedWithTheNearest() {
    TrainTrial<Training> trial = stop("validation.eror < 1 or epochs >= 5");
    Diagnostic finding =
        trial.refused(
            Code.UNKNOWN_NAME, "validation.eror", "no measure is called `validation.eror`");
    assertEquals(
        "train M on mnist { stop: validation.error < 1 or epochs >= 5 }", trial.cured(finding));
    stop("5 <= epohcs").refused(Code.UNKNOWN_NAME, "epohcs", "no measure is called `epohcs`");
    stop("improvment(error) < 1 or epochs >= 5")
        .refused(Code.UNKNOWN_NAME, "improvment", "no measure is called `improvment`");
  }

  @Test
  void aMeasureIsComparedWithANumber() {
    stop("error < validation.error or epochs >= 5")
        .refused(
            Code.WRONG_KIND, "error < validation.error", "a measure is compared with a measure");
    stop("1 < 2 or epochs >= 5")
        .refused(Code.WRONG_KIND, "1 < 2", "a number is compared with a number");
    stop("epochs >= many")
        .refused(
            Code.UNKNOWN_PARAM,
            "many",
            "what `epochs` is compared with must be a number, and no param is called `many`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"epochs", "5", "error + 1"})
  void aRuleIsAComparison(String rule) {
    stop(rule).refused(Code.WRONG_KIND, rule, "a stop rule must be a comparison");
  }

  @Test
  void validationNeedsAValidationSet() {
    Diagnostic finding =
        TrainTrial.block(
                "train M on truth { stop: validation.error < 1 or epochs >= 5 }",
                TrainNetworks.iris(),
                TrainTrial.TRAINING_ONLY)
            .refused(
                Code.NO_VALIDATION_SET,
                "validation.error",
                "`validation.error` needs a validation set, and data `truth` has none");
    assertEquals(
        "give data `truth` a split with a part such as `validation 15%`",
        finding.fix().orElseThrow().help());
  }

  @Test
  void aRegressionHasNoAccuracy() {
    TrainTrial<Training> trial =
        stop("validation.accuracy > 90% or epochs >= 5", TrainNetworks.xor());
    Diagnostic finding =
        trial.refused(
            Code.NO_ACCURACY,
            "validation.accuracy",
            "a regression has no accuracy: the outputs of `Xor` are reals");
    assertEquals(Optional.of("write `validation.error`"), finding.fix().map(Diagnostic.Fix::help));
  }

  @Test
  void bothSidesAreReadThoughOneIsWrong() {
    assertEquals(
        List.of(Code.BAD_MEASURE, Code.UNKNOWN_NAME), stop("test.error < 1 or eror < 1").codes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epochs >= 5",
        "epochs > 5",
        "5 <= epochs",
        "updates >= 5",
        "elapsed >= 5 s",
        "error < 1 or epochs >= 5",
        "(error < 1 and error < 2) or (error < 1 or updates >= 5)",
        "epochs >= 5 and updates >= 10",
        "(epochs >= 5 or error < 1) and elapsed >= 1 s",
        "not (epochs < 5)",
        "not (epochs <= 5)",
        "not (error < 1 and epochs < 5)",
        "not (epochs < 5 or updates < 7)",
        "not not (epochs >= 5)"
      })
  void aRuleThatEndsIsAccepted(String rule) {
    accepted(rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error < 1",
        "error < 1 and epochs >= 5",
        "epochs < 5",
        "epochs = 5",
        "not (epochs >= 5)",
        "not (error < 1 or epochs < 5)",
        "gradient_norm >= 5",
        "error < 1 or not (epochs = 5)"
      })
  void aRuleThatMayNeverEndIsRefused(String rule) {
    TrainTrial<Training> trial = stop(rule);
    Diagnostic finding = trial.refused(Code.UNBOUNDED_STOP, rule, UNBOUNDED);
    assertEquals(
        String.format(Locale.ROOT, "train M on mnist { stop: %s or epochs >= 1000 }", rule),
        trial.cured(finding));
    stop(rule + " or epochs >= 1000").accepted();
  }

  @Test
  void aCapThatDoesNotCountIsExplained() {
    assertEquals(
        List.of("`epochs >= 5` alone does not end it: a cap counts through `or`"),
        stop("error < 1 and epochs >= 5").said().get(0).notes());
  }

  @Test
  void theCapGoesBehindTheParentheses() {
    TrainTrial<Training> trial = stop("(error < 1 and (error < 2))");
    assertEquals(
        "train M on mnist { stop: (error < 1 and (error < 2)) or epochs >= 1000 }",
        trial.cured(trial.said().get(0)));
  }
}
