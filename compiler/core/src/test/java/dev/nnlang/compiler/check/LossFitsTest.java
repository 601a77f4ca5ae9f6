package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LossFitsTest {
  private static final Network SOFTMAX =
      TrainNetworks.ending(new Unit.Softmax(), TrainNetworks.SPECIES, 1);
  private static final Network LINEAR_CLASSES = TrainNetworks.linearClasses();
  private static final Network SIGMOID =
      TrainNetworks.ending(new Unit.Sigmoid(), new Field.Bool(), 1);
  private static final Network LABELS =
      TrainNetworks.ending(new Unit.Sigmoid(), new Field.Bool(), 3);
  private static final Network REALS =
      TrainNetworks.ending(new Unit.Identity(), TrainNetworks.real(), 2);

  private static TrainTrial<Training> loss(String loss, Network network) {
    return TrainTrial.train(
        String.format(Locale.ROOT, "loss: %s stop: epochs >= 1", loss), network);
  }

  private static Loss accepted(String loss, Network network) {
    return loss(loss, network).accepted().phases().get(0).settings().loss();
  }

  @Test
  void crossEntropyFitsSoftmaxOverLabelsAndSigmoidOverBooleans() {
    assertEquals(new Loss.CrossEntropy(), accepted("cross_entropy", SOFTMAX));
    assertEquals(new Loss.CrossEntropy(), accepted("cross_entropy", SIGMOID));
    assertEquals(new Loss.CrossEntropy(), accepted("cross_entropy", LABELS));
  }

  @Test
  void crossEntropyOverRealsIsRefused() {
    TrainTrial<Training> trial = loss("cross_entropy", REALS);
    Diagnostic finding =
        trial.refused(
            Code.LOSS_MISMATCH,
            "cross_entropy",
            "`cross_entropy` does not fit `Small`, whose outputs are reals");
    assertEquals("train M on mnist { loss: squared stop: epochs >= 1 }", trial.cured(finding));
  }

  @Test
  void crossEntropyNeedsItsUnit() {
    loss("cross_entropy", LINEAR_CLASSES)
        .refused(
            Code.LOSS_MISMATCH,
            "cross_entropy",
            "`cross_entropy` needs `softmax` as the last unit of `Small`, not `identity`");
    loss("cross_entropy", TrainNetworks.ending(new Unit.Tanh(), new Field.Bool(), 1))
        .refused(
            Code.LOSS_MISMATCH,
            "cross_entropy",
            "`cross_entropy` needs `sigmoid` as the last unit of `Small`, not `tanh`");
  }

  @Test
  void aDefaultThatDoesNotFitPointsAtTheModel() {
    Diagnostic finding =
        TrainTrial.train("stop: epochs >= 1", LINEAR_CLASSES)
            .refused(
                Code.LOSS_MISMATCH,
                "M",
                "`cross_entropy` needs `softmax` as the last unit of `Small`, not `identity`");
    assertTrue(finding.notes().contains("the loss is a default: no `loss` is set"));
  }

  @Test
  void squaredErrorOverLabelsIsAWarning() {
    TrainTrial<Training> trial = loss("squared", SOFTMAX);
    Diagnostic finding =
        trial.says(
            Code.SQUARED_OVER_CLASSES, "squared", "squared error over the labels of a `one_of`");
    assertEquals(
        "train M on mnist { loss: cross_entropy stop: epochs >= 1 }", trial.cured(finding));
    assertEquals(
        new Loss.Squared(), trial.result().orElseThrow().phases().get(0).settings().loss());
  }

  @Test
  void squaredErrorFitsRealsAndBooleans() {
    assertEquals(new Loss.Squared(), accepted("squared", REALS));
    assertEquals(new Loss.Squared(), accepted("squared", SIGMOID));
  }

  @Test
  void hingeFitsLinearUnitsOverClasses() {
    assertEquals(new Loss.Hinge(), accepted("hinge", LINEAR_CLASSES));
    assertEquals(
        new Loss.Hinge(),
        accepted("hinge", TrainNetworks.ending(new Unit.Tanh(), new Field.Bool(), 2)));
    loss("hinge", SOFTMAX)
        .refused(
            Code.LOSS_MISMATCH,
            "hinge",
            "`hinge` needs `identity` or `tanh` as the last unit of `Small`, not `softmax`");
    loss("hinge", REALS)
        .refused(
            Code.LOSS_MISMATCH, "hinge", "`hinge` does not fit `Small`, whose outputs are reals");
  }

  @Test
  void absoluteAndHuberFitReals() {
    assertEquals(new Loss.Absolute(), accepted("absolute", REALS));
    assertEquals(new Loss.Huber(1), accepted("huber", REALS));
    assertEquals(new Loss.Huber(0.25), accepted("huber(r)", REALS));
    loss("absolute", SIGMOID)
        .refused(
            Code.LOSS_MISMATCH,
            "absolute",
            "`absolute` does not fit `Small`, whose outputs are a boolean");
    loss("huber(2)", LABELS)
        .refused(
            Code.LOSS_MISMATCH,
            "huber(2)",
            "`huber` does not fit `Small`, whose outputs are booleans");
  }

  @Test
  void theLossThatFitsTheLastUnitIsProposed() {
    Network tanh = TrainNetworks.ending(new Unit.Tanh(), new Field.Bool(), 2);
    for (Network linear : List.of(LINEAR_CLASSES, tanh)) {
      assertEquals("hinge", proposedInsteadOfAbsolute(linear));
    }
    for (Network squashed : List.of(SOFTMAX, SIGMOID, LABELS)) {
      assertEquals("cross_entropy", proposedInsteadOfAbsolute(squashed));
    }
  }

  private static String proposedInsteadOfAbsolute(Network network) {
    TrainTrial<Training> trial = loss("absolute", network);
    String cured = trial.cured(trial.said().get(0));
    return cured.replaceAll(".*loss: (\\w+) .*", "$1");
  }

  @Test
  void anUnknownLossIsNamedWithTheNearest() {
    loss("croos_entropy", SOFTMAX)
        .refused(Code.UNKNOWN_NAME, "croos_entropy", "no loss is called `croos_entropy`");
    loss("5", SOFTMAX).refused(Code.WRONG_KIND, "5", "`loss` must be a name");
  }

  @Test
  void argumentsOfALossAreJudged() {
    loss("huber(0)", REALS).refused(Code.OUT_OF_RANGE, "0", "`delta` must be greater than 0");
    loss("squared(2)", REALS)
        .refused(Code.WRONG_ARGUMENTS, "2", "`squared` takes no argument without a name");
    loss("huber(1, 2)", REALS).refused(Code.WRONG_ARGUMENTS, "2", "`huber` takes 1 argument");
    loss("huber(detla: 2)", REALS)
        .refused(Code.WRONG_ARGUMENTS, "detla", "`huber` has no argument `detla`");
    loss("huber(1, delta: 2)", REALS)
        .refused(Code.WRONG_ARGUMENTS, "delta: 2", "`huber` gets `delta` twice");
  }

  private static TrainTrial<Training> autoencoder(String loss, String layers, Network network) {
    return TrainTrial.train(
        String.format(
            Locale.ROOT,
            "phase p: greedy autoencoder over %s { loss: %s stop: epochs >= 1 }",
            layers,
            loss),
        network);
  }

  @Test
  void anAutoencoderIsJudgedByItsInputs() {
    for (String loss : new String[] {"squared", "absolute", "huber(2)", "cross_entropy"}) {
      autoencoder(loss, "h1, h2, h3", TrainNetworks.stacked()).accepted();
    }
  }

  @Test
  void crossEntropyOfAnAutoencoderNeedsTheUnitInterval() {
    autoencoder("cross_entropy", "h1, h2", TrainNetworks.stacked(new Unit.Sigmoid(), false))
        .refused(
            Code.LOSS_MISMATCH,
            "cross_entropy",
            "`cross_entropy` needs targets within 0..1; the inputs of `h1` are not");
    autoencoder("cross_entropy", "h1, h2", TrainNetworks.stacked(new Unit.Tanh(), true))
        .refused(
            Code.LOSS_MISMATCH,
            "cross_entropy",
            "`cross_entropy` needs targets within 0..1; the inputs of `h2` are not");
    autoencoder("cross_entropy", "h1", TrainNetworks.stacked(new Unit.Tanh(), true)).accepted();
  }

  @Test
  void anAutoencoderHasNoHinge() {
    autoencoder("hinge", "h1", TrainNetworks.stacked())
        .refused(
            Code.LOSS_MISMATCH,
            "hinge",
            "`hinge` does not fit an auto-encoder, whose targets are reals");
  }
}
