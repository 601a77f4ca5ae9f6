package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Penalty;
import dev.nnlang.compiler.model.Schedule;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Training.Keep;
import dev.nnlang.compiler.model.Training.Settings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The keys of a train block: defaults, unknown ones, and those with small rules of their own. */
class TrainKeysTest {
  private static Settings settings(String settings) {
    return TrainTrial.iris(settings).accepted().phases().get(0).settings();
  }

  @Test
  void onlyTheStopRuleMustBeWritten() {
    Training training = TrainTrial.iris("").accepted();
    assertEquals(1, training.seed());
    assertFalse(training.seedStated());
    assertFalse(training.compareScratch());
    assertEquals(Optional.empty(), training.checkpoint());
    Settings settings = training.phases().get(0).settings();
    assertEquals(new Loss.CrossEntropy(), settings.loss());
    assertEquals(new Optimizer.Sgd(0), settings.optimizer());
    assertEquals(32, settings.batch());
    assertEquals(new Schedule.Constant(0.01, Optional.empty()), settings.rate());
    assertEquals(List.of(), settings.penalties());
    assertEquals(Optional.empty(), settings.plateau());
    assertEquals(Keep.last(), settings.keep());
    assertTrue(settings.shuffle());
    assertFalse(settings.tied());
    assertEquals(0, settings.corrupt());
  }

  @Test
  void aRegressionDefaultsToSquaredError() {
    Training training = TrainTrial.train("stop: epochs >= 5", TrainNetworks.xor()).accepted();
    assertEquals(new Loss.Squared(), training.phases().get(0).settings().loss());
  }

  @Test
  void theStopRuleIsRequired() {
    TrainTrial.train("batch: 16", TrainNetworks.iris())
        .refused(Code.MISSING_ENTRY, "M", "the training of `M` has no `stop`");
  }

  @Test
  void anUnknownKeyIsNamedWithTheNearest() {
    TrainTrial<Training> trial = TrainTrial.iris("bacth: 16");
    var finding = trial.refused(Code.UNKNOWN_KEY, "bacth", "a train block has no key `bacth`");
    assertEquals("train M on mnist { batch: 16 stop: epochs >= 5 }", trial.cured(finding));
  }

  @Test
  void aMisspeltStopIsNotMissedToo() {
    TrainTrial.train("sotp: epochs >= 5", TrainNetworks.iris())
        .refused(Code.UNKNOWN_KEY, "sotp", "a train block has no key `sotp`");
  }

  @Test
  void aKeyTwiceIsRefused() {
    TrainTrial.iris("batch: 16 batch: 32")
        .refused(Code.DUPLICATE_KEY, "batch", "`batch` is set twice");
  }

  @Test
  void mostKeysTakeOneValue() {
    TrainTrial.iris("batch: 16, 64").refused(Code.WRONG_ARGUMENTS, "64", "`batch` takes one value");
  }

  @Test
  void aMisspeltKeyIsNotJudgedByItsDefault() {
    TrainTrial.iris("bacth: all optimizer: lbfgs")
        .refused(Code.UNKNOWN_KEY, "bacth", "a train block has no key `bacth`");
    TrainTrial.train("los: hinge stop: epochs >= 1", TrainNetworks.linearClasses())
        .refused(Code.UNKNOWN_KEY, "los", "a train block has no key `los`");
  }

  @Test
  void aDecimalCommaIsCured() {
    TrainTrial<Training> trial = TrainTrial.iris("rate: 0,05");
    var finding = trial.refused(Code.WRONG_ARGUMENTS, "05", "`rate` takes one value");
    assertEquals("train M on mnist { rate: 0.05 stop: epochs >= 5 }", trial.cured(finding));
  }

  @Test
  void onlyDigitsAroundACommaAreADecimal() {
    for (String values : List.of("1e1, 5", "1, 5e1", "0.5, 5", "50%, 5", "a, 5", "0, 5, 7")) {
      String second = values.replaceAll("^.*?, |, 7$", "");
      var several =
          TrainTrial.iris("rate: " + values)
              .refused(Code.WRONG_ARGUMENTS, second, "`rate` takes one value");
      assertEquals("keep one value", several.fix().orElseThrow().help(), values);
    }
    TrainTrial<Training> trial = TrainTrial.iris("rate: 0,5%");
    var finding = trial.refused(Code.WRONG_ARGUMENTS, "5%", "`rate` takes one value");
    assertEquals("train M on mnist { rate: 0.5% stop: epochs >= 5 }", trial.cured(finding));
  }

  @Test
  void tiedAndCorruptBelongToAnAutoencoder() {
    TrainTrial.iris("tied: true")
        .refused(Code.UNKNOWN_KEY, "tied", "`tied` belongs to a phase `greedy autoencoder`");
    TrainTrial.iris("corrupt: 20%")
        .refused(Code.UNKNOWN_KEY, "corrupt", "`corrupt` belongs to a phase `greedy autoencoder`");
  }

  @Test
  void severalErrorsAreSaidAtOnce() {
    TrainTrial<Training> trial =
        TrainTrial.train(
            "loss: hige optimizer: sgdd batch: 0 rate: 0 stop: epochs >= 0 keep: bets seed: -1",
            TrainNetworks.iris());
    assertEquals(
        List.of(
            Code.UNKNOWN_NAME,
            Code.UNKNOWN_NAME,
            Code.OUT_OF_RANGE,
            Code.BAD_RATE,
            Code.OUT_OF_RANGE,
            Code.UNKNOWN_NAME,
            Code.OUT_OF_RANGE),
        trial.codes());
  }

  @Test
  void aBatchIsAllOrACount() {
    assertEquals(0, settings("batch: all").batch());
    assertEquals(1, settings("batch: 1").batch());
    assertEquals(10, settings("batch: n * 2").batch());
    TrainTrial.iris("batch: 0")
        .refused(Code.OUT_OF_RANGE, "0", "`batch` must be within 1..2147483647");
    TrainTrial.iris("batch: 1.5")
        .refused(Code.NOT_AN_INTEGER, "1.5", "`batch` must be a whole number");
  }

  @Test
  void aSeedIsWholeAndNotNegative() {
    Training training = TrainTrial.iris("seed: 0").accepted();
    assertEquals(0, training.seed());
    assertTrue(training.seedStated());
    TrainTrial.iris("seed: -3").refused(Code.OUT_OF_RANGE, "-3", "a seed must be at least 0");
    TrainTrial.iris("seed: 0.5")
        .refused(Code.NOT_AN_INTEGER, "0.5", "a seed must be a whole number");
  }

  @Test
  void shuffleIsTrueFalseOrABooleanParam() {
    assertFalse(settings("shuffle: false").shuffle());
    assertTrue(settings("shuffle: flag").shuffle());
    TrainTrial.iris("shuffle: maybe")
        .refused(Code.WRONG_KIND, "maybe", "`shuffle` must be true or false");
    TrainTrial.iris("shuffle: 1").refused(Code.WRONG_KIND, "1", "`shuffle` must be true or false");
  }

  @Test
  void keepIsLastOrBest() {
    assertEquals(Keep.last(), settings("keep: last").keep());
    TrainTrial.iris("keep: lats").refused(Code.UNKNOWN_NAME, "lats", "`keep` has no choice `lats`");
    TrainTrial.iris("keep: best")
        .refused(Code.WRONG_ARGUMENTS, "best", "`best` takes 1 argument, but 0 are written");
    TrainTrial.iris("keep: best(epochs)")
        .refused(Code.BAD_MEASURE, "epochs", "`epochs` cannot stand in `keep`");
    TrainTrial.iris("keep: best(test.error)")
        .refused(Code.BAD_MEASURE, "test.error", "`test.error` cannot stand in `keep`");
    TrainTrial.iris("keep: best(improvement(error))")
        .refused(Code.BAD_MEASURE, "improvement(error)", "`improvement` cannot stand in `keep`");
    TrainTrial.iris("keep: 5").refused(Code.WRONG_KIND, "5", "`keep` must be a name");
  }

  @Test
  void penaltiesAreAListOfDifferentOnes() {
    assertEquals(
        List.of(new Penalty.L1(0.25), new Penalty.L2(0.001), new Penalty.MaxNorm(3)),
        settings("regularize: l1(r), l2(1e-3), max_norm(3)").penalties());
    TrainTrial.iris("regularize: l2(0.1), l2(0.2)")
        .refused(Code.DUPLICATE_NAME, "l2(0.2)", "`l2` is set twice");
    TrainTrial.iris("regularize: l3(0.1)")
        .refused(Code.UNKNOWN_NAME, "l3", "no penalty is called `l3`");
    TrainTrial.iris("regularize: l2")
        .refused(Code.WRONG_ARGUMENTS, "l2", "`l2` takes 1 argument, but 0 are written");
    TrainTrial.iris("regularize: max_norm(0)")
        .refused(Code.OUT_OF_RANGE, "0", "what `max_norm` takes must be greater than 0");
    TrainTrial.iris("regularize: 5").refused(Code.WRONG_KIND, "5", "`regularize` must be a name");
  }

  @Test
  void checkpointsAreCountedInEpochsUpdatesOrTime() {
    assertEquals(
        Optional.of(new Training.Checkpoint(2, Training.Every.EPOCHS, 1)),
        TrainTrial.iris("checkpoint: every 2 epochs").accepted().checkpoint());
    assertEquals(
        Optional.of(new Training.Checkpoint(500, Training.Every.UPDATES, 2)),
        TrainTrial.iris("checkpoint: every 500 updates, keep 2").accepted().checkpoint());
    assertEquals(
        Optional.of(new Training.Checkpoint(300, Training.Every.SECONDS, 1)),
        TrainTrial.iris("checkpoint: every 5 min").accepted().checkpoint());
    TrainTrial.iris("checkpoint: every 1.5 updates")
        .refused(Code.NOT_AN_INTEGER, "1.5", "the distance of checkpoints must be a whole number");
    TrainTrial.iris("checkpoint: every 5 steps")
        .refused(
            Code.BAD_QUANTITY,
            "steps",
            "the distance of checkpoints must be in epochs, updates or time");
    TrainTrial.iris("checkpoint: every 0 epochs")
        .refused(Code.OUT_OF_RANGE, "0", "the distance of checkpoints must be greater than 0");
    TrainTrial.iris("checkpoint: every 1 epochs, keep 0")
        .refused(Code.OUT_OF_RANGE, "0", "the number of checkpoints must be within 1..2147483647");
    TrainTrial.iris("checkpoint: every 1 epochs checkpoint: every 2 epochs")
        .refused(Code.DUPLICATE_KEY, "checkpoint: every 2 epochs", "`checkpoint` is set twice");
  }
}
