package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Schedule;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Training.Settings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerReaderTest {
  private static Settings settings(String optimizer) {
    return TrainTrial.iris("batch: all optimizer: " + optimizer)
        .accepted()
        .phases()
        .get(0)
        .settings();
  }

  private static Optimizer accepted(String optimizer) {
    return settings(optimizer).optimizer();
  }

  @Test
  void defaultsArePyTorchs() {
    assertEquals(new Optimizer.Sgd(0), accepted("sgd"));
    assertEquals(new Optimizer.Nesterov(0.9), accepted("nesterov"));
    assertEquals(new Optimizer.AdaGrad(1e-10), accepted("adagrad"));
    assertEquals(new Optimizer.RmsProp(0.99, 1e-8), accepted("rmsprop"));
    assertEquals(new Optimizer.Adam(0.9, 0.999, 1e-8, 0, false), accepted("adam"));
    assertEquals(new Optimizer.Adam(0.9, 0.999, 1e-8, 0.01, true), accepted("adamw"));
    assertEquals(new Optimizer.LineSearch(), accepted("line_search"));
    assertEquals(new Optimizer.Lbfgs(10), accepted("lbfgs"));
  }

  @Test
  void everyArgumentIsNamed() {
    assertEquals(new Optimizer.Sgd(0.25), accepted("sgd(momentum: r)"));
    assertEquals(new Optimizer.Nesterov(0.5), accepted("nesterov(momentum: 0.5)"));
    assertEquals(new Optimizer.AdaGrad(1e-6), accepted("adagrad(epsilon: 1e-6)"));
    assertEquals(new Optimizer.RmsProp(0.9, 1e-6), accepted("rmsprop(epsilon: 1e-6, decay: 0.9)"));
    assertEquals(
        new Optimizer.Adam(0.8, 0.99, 1e-6, 0.1, false),
        accepted("adam(beta1: 0.8, beta2: 0.99, epsilon: 1e-6, weight_decay: 0.1)"));
    assertEquals(new Optimizer.Adam(0.9, 0.999, 1e-8, 0, true), accepted("adamw(weight_decay: 0)"));
    assertEquals(new Optimizer.Lbfgs(20), accepted("lbfgs(history: 20)"));
  }

  /** What is documented of a training is what its file may say. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sgd",
        "sgd(momentum: 0.25)",
        "nesterov",
        "nesterov(momentum: 0.5)",
        "adagrad",
        "adagrad(epsilon: 1e-6)",
        "rmsprop",
        "rmsprop(decay: 0.9, epsilon: 1e-6)",
        "adam",
        "adam(beta1: 0.8, beta2: 0.99, epsilon: 1e-6, weight_decay: 0.1)",
        "adamw",
        "adamw(weight_decay: 0)",
        "line_search",
        "lbfgs",
        "lbfgs(history: 20)"
      })
  void itIsSpelledAsItIsWritten(String written) {
    assertEquals(written, accepted(written).spelling());
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, 0.01", "nesterov, 0.01", "adagrad, 0.01", "rmsprop, 0.01",
    "adam, 0.001", "adamw, 0.001", "line_search, 1", "lbfgs, 1"
  })
  void eachHasItsRateWhereNoneIsWritten(String optimizer, double rate) {
    assertEquals(new Schedule.Constant(rate, Optional.empty()), settings(optimizer).rate());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sgd(momentum: 1) | 1 | `momentum` must be at least 0 and less than 1",
        "sgd(momentum: -0.1) | -0.1 | `momentum` must be at least 0 and less than 1",
        "nesterov(momentum: 0) | 0 | `momentum` must be greater than 0 and less than 1",
        "adagrad(epsilon: 0) | 0 | `epsilon` must be greater than 0",
        "rmsprop(decay: 1) | 1 | `decay` must be at least 0 and less than 1",
        "adam(beta1: 1) | 1 | `beta1` must be at least 0 and less than 1",
        "adam(beta2: 1.5) | 1.5 | `beta2` must be at least 0 and less than 1",
        "adamw(weight_decay: -1) | -1 | `weight_decay` must be at least 0",
        "lbfgs(history: 0) | 0 | `history` must be within 1..1000"
      })
  void anArgumentOutsideItsRangeIsRefused(String optimizer, String place, String message) {
    TrainTrial.iris("batch: all optimizer: " + optimizer)
        .refused(Code.OUT_OF_RANGE, place, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "optimizer: adam(epsilon: 1e40)      | 1e40    | a float cannot hold 1.0E40",
        "optimizer: adam(epsilon: 1e-60)     | 1e-60   | a float cannot hold 1.0E-60",
        "optimizer: adam(weight_decay: 1e40) | 1e40    | a float cannot hold 1.0E40",
        "regularize: l1(1e40)                | 1e40    | a float cannot hold 1.0E40",
        "regularize: l2(2e38)                | 2e38    | a float cannot hold twice this number",
        "regularize: max_norm(1e-60)         | 1e-60   | a float cannot hold 1.0E-60",
        "rate: 1e-50                         | 1e-50   | a float cannot hold 1.0E-50",
        "rate: ramp(0 -> 1e40, 5 epochs)     | 1e40    | a float cannot hold 1.0E40"
      })
  void aNumberThatTheNetworkCannotCountWithIsRefused(String set, String place, String message) {
    TrainTrial.iris(set).refused(Code.BAD_NUMBER, place, message);
  }

  @Test
  void aNumberThatIsRoundedOutOfItsRangeIsRefused() {
    TrainTrial.iris("optimizer: sgd(momentum: 0.9999999999)")
        .refused(
            Code.OUT_OF_RANGE, "0.9999999999", "`momentum` must be at least 0 and less than 1");
  }

  @Test
  void anArgumentWithoutItsNameIsNamed() {
    TrainTrial<Training> trial = TrainTrial.iris("optimizer: sgd(0.9)");
    var finding = trial.refused(Code.WRONG_ARGUMENTS, "0.9", "`sgd` takes its argument by name");
    assertEquals(
        "train M on mnist { optimizer: sgd(momentum: 0.9) stop: epochs >= 5 }",
        trial.cured(finding));
    TrainTrial.iris("optimizer: adam(0.9)")
        .refused(Code.WRONG_ARGUMENTS, "0.9", "`adam` takes no argument without a name");
  }

  @Test
  void anUnknownArgumentIsNamedWithTheNearest() {
    TrainTrial.iris("optimizer: sgd(momentun: 0.9)")
        .refused(Code.WRONG_ARGUMENTS, "momentun", "`sgd` has no argument `momentun`");
  }

  @Test
  void anUnknownOptimizerIsNamedWithTheNearest() {
    TrainTrial<Training> trial = TrainTrial.iris("optimizer: adma");
    var finding = trial.refused(Code.UNKNOWN_NAME, "adma", "no optimizer is called `adma`");
    assertEquals("train M on mnist { optimizer: adam stop: epochs >= 5 }", trial.cured(finding));
    TrainTrial.iris("optimizer: 5").refused(Code.WRONG_KIND, "5", "`optimizer` must be a name");
  }

  @Test
  void aLineSearchNeedsAllExamples() {
    TrainTrial<Training> trial = TrainTrial.iris("optimizer: lbfgs(history: 5) batch: 64");
    var finding =
        trial.refused(
            Code.NEEDS_FULL_BATCH,
            "lbfgs(history: 5)",
            "`lbfgs(history: 5)` needs all examples in each update, but `batch` is 64");
    assertEquals(
        "train M on mnist { optimizer: lbfgs(history: 5) batch: all stop: epochs >= 5 }",
        trial.cured(finding));
    TrainTrial.iris("optimizer: line_search")
        .refused(
            Code.NEEDS_FULL_BATCH,
            "line_search",
            "`line_search` needs all examples in each update, but `batch` is 32");
  }
}
