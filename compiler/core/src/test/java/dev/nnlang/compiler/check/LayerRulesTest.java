package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Unit;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Which layers may stand where, and what they take. */
final class LayerRulesTest {
  @Test
  void unknownWordsAreNearToKnownOnes() {
    Checked.layers("dense(4, sigmoyd) -> dense(_)")
        .only(Code.UNKNOWN_NAME, "sigmoyd", "`sigmoyd` is not a unit")
        .curedBy("did you mean `sigmoid`?");
    Checked.layers("dense(4) -> sigmoyd -> dense(_)")
        .only(Code.UNKNOWN_NAME, "sigmoyd", "`sigmoyd` is not a layer")
        .curedBy("did you mean `sigmoid`?");
    Checked.layers("dence(4) -> dense(_)")
        .only(Code.UNKNOWN_NAME, "dence", "`dence` is not a layer")
        .curedBy("did you mean `dense`?");
    Checked.layers("dense(_, init: glorod)")
        .only(Code.UNKNOWN_NAME, "glorod", "`glorod` is not an initialiser")
        .curedBy("did you mean `glorot`?");
    Checked.layers("dense(_, wobble)")
        .only(Code.UNKNOWN_NAME, "wobble", "`wobble` is not a unit")
        .helps(
            "write one of: identity, sigmoid, tanh, relu, abs, leaky_relu, prelu, maxout,"
                + " softplus, hard_tanh, softmax");
  }

  @Test
  void everyWordOfTheVocabularyCanBeRead() {
    for (Vocabulary.Word unit : Vocabulary.UNITS) {
      String form = unit.form().replace("(a)", "(0.5)").replace("(k)", "(2)");
      Checked.layersToLabels("dense(_, " + form + ")").hasNoFindings();
    }
    for (Vocabulary.Word init : Vocabulary.INITIALIZERS) {
      String form = init.form().replace(": s", ": 0.5").replace("(r)", "(0.5)");
      Checked.layers("dense(_, init: " + form + ")").hasNoFindings();
    }
  }

  @Test
  void unitsHaveDefaultsWhereTheyTakeANumber() {
    assertEquals(new Unit.LeakyRelu(0.01), Checked.layers("dense(_, leaky_relu)").dense(0).unit());
    assertEquals(new Unit.PRelu(0.25), Checked.layers("dense(_, prelu)").dense(0).unit());
    assertEquals(new Unit.PRelu(-1), Checked.layers("dense(_, prelu(a: -1))").dense(0).unit());
  }

  @Test
  void argumentsThatAWordDoesNotTakeAreErrors() {
    Checked.layers("dense(_, relu(3))")
        .only(Code.WRONG_ARGUMENTS, "3", "`relu` takes no arguments")
        .curedBy("write `relu`");
    Checked.layers("dense(_, leaky_relu(1, 2))")
        .only(Code.WRONG_ARGUMENTS, "2", "`leaky_relu` has an argument too many")
        .helps("write `leaky_relu(a)`");
    Checked.layers("dense(_, biass: true)")
        .only(Code.WRONG_ARGUMENTS, "biass", "`dense` has no argument `biass`")
        .curedBy("did you mean `bias`?");
    Checked.layers("dense(_, init: he, init: he)")
        .only(Code.WRONG_ARGUMENTS, "init: he", "`dense` has two arguments `init`");
  }

  @Test
  void argumentsThatAWordNeedsAreMissed() {
    Checked.layers("dense -> dense(_)")
        .only(Code.WRONG_ARGUMENTS, "dense", "`dense` needs a width");
    Checked.layers("scale -> dense(_)")
        .only(Code.WRONG_ARGUMENTS, "scale", "`scale` needs a range");
    Checked.layers("dropout -> dense(_)")
        .only(Code.WRONG_ARGUMENTS, "dropout", "`dropout` needs a share");
    Checked.layers("dense(_, maxout)")
        .only(Code.WRONG_ARGUMENTS, "maxout", "`maxout` needs the number of signals per unit");
    Checked.layers("dense(_, init: gaussian)")
        .only(Code.WRONG_ARGUMENTS, "gaussian", "`gaussian` needs a sigma");
    Checked.layers("dense(_, init: uniform)")
        .only(Code.WRONG_ARGUMENTS, "uniform", "`uniform` needs a radius");
  }

  @Test
  void argumentsAreOfTheRightKind() {
    Checked.layers("dense(_, 3)").only(Code.WRONG_KIND, "3", "a unit must be a name");
    Checked.layers("dense(_, bias: 1)")
        .only(Code.WRONG_KIND, "1", "`bias` of `dense` must be true or false");
    Checked.layers("scale(1) -> dense(_)").only(Code.WRONG_KIND, "1", "`scale` takes a range");
  }

  @Test
  void maxoutTakesTwoSignalsOrMore() {
    Checked.layers("dense(_, maxout(1))")
        .only(
            Code.OUT_OF_RANGE,
            "1",
            "the signals per unit of `maxout` must be within 2..2147483647");
  }

  @Test
  void dropoutTakesAShareBelowOne() {
    String message = "the share of `dropout` must be at least 0% and below 100%";
    Checked.layers("dropout(100%) -> dense(_)").only(Code.OUT_OF_RANGE, "100%", message);
    Checked.layers("dropout(-0.1) -> dense(_)").only(Code.OUT_OF_RANGE, "-0.1", message);
    Checked.layers("dropout(0) -> dense(_)").hasNoFindings();
  }

  @Test
  void softmaxNeedsLabels() {
    Checked.layers("dense(_, softmax)")
        .only(
            Code.LOSS_MISMATCH,
            "softmax",
            "`softmax` gives probabilities of labels, and `y` has none")
        .curedBy("write `identity`");
    Checked.model("input x: real in 0..1\noutput y: boolean\nlayers: dense(_) -> softmax")
        .only(
            Code.LOSS_MISMATCH,
            "softmax",
            "`softmax` gives probabilities of labels, and `y` has none")
        .curedBy("write `sigmoid`");
  }

  @Test
  void initialisersArePositiveAndFinite() {
    String sigma = "sigma must be positive and finite";
    Checked.layers("dense(_, init: gaussian(0))").only(Code.BAD_SIGMA, "0", sigma);
    Checked.layers("dense(_, init: gaussian(sigma: -1))").only(Code.BAD_SIGMA, "-1", sigma);
    Checked.layers("dense(_, init: gaussian(1e400))").only(Code.BAD_SIGMA, "1e400", sigma);
    Checked.layers("dense(_, init: uniform(0))")
        .only(Code.OUT_OF_RANGE, "0", "the radius of `uniform` must be positive and finite");
    Checked.layers("dense(_, init: gaussian(1e-60))")
        .only(Code.BAD_NUMBER, "gaussian(1e-60)", "a float cannot hold 1.0E-60");
  }

  @Test
  void aScaleHasAFactorThatThePrecisionHolds() {
    Checked.model(
            """
            input  x: real in 0..1e-300
            output y: real
            layers: scale(0..1e100) -> dense(_, identity)
            precision: double
            """)
        .only(
            Code.BAD_NUMBER,
            "0..1e100",
            "a double cannot hold the factor from the range of `x` to this one")
        .helps("write a number that is nearer to 1");
  }

  @Test
  void aLayersInitialiserGoesBeforeTheModels() {
    Checked both =
        Checked.model(
            """
            input x: real
            output y: real
            layers: dense(2, init: uniform(0.5)) -> dense(_, bias: false)
            init: he
            """);
    assertEquals(new Initializer.Uniform(0.5), both.dense(0).initializer());
    assertEquals(new Initializer.He(), both.dense(1).initializer());
    assertEquals(false, both.dense(1).bias());
    assertEquals(new Initializer.Glorot(), Checked.layers("dense(_)").dense(0).initializer());
  }

  @Test
  void softmaxIsLast() {
    Checked.layers("dense(3, softmax) -> dense(_)")
        .only(Code.SOFTMAX_NOT_LAST, "softmax", "`softmax` is not the last layer")
        .labels("", "dense(_)", "follows it");
    Checked.layersToLabels("dense(_) -> softmax").hasNoFindings();
  }

  @Test
  void preparationsOfTheInputsComeFirstAndOnce() {
    Checked.layers("dense(4) -> standardize -> dense(_)")
        .only(Code.LAYER_PLACE, "standardize", "`standardize` stands behind another layer");
    Checked.layers("relu -> scale(0..1) -> dense(_)")
        .only(Code.LAYER_PLACE, "scale(0..1)", "`scale` stands behind another layer");
    Checked.layers("standardize -> standardize -> dense(_)")
        .only(Code.LAYER_PLACE, "standardize", "`standardize` stands twice")
        .labels("again here", "standardize", "first here");
    Checked.layers("scale(0..1) -> standardize -> dense(_)").hasNoFindings();
  }

  @Test
  void dropoutDoesNotDropOutputs() {
    Checked.layers("dense(_) -> dropout(0.5)")
        .has(Code.LAYER_PLACE, "dropout(0.5)", "`dropout` stands behind the last dense layer");
    Checked.layers("dense(3) -> dropout(0.5) -> relu")
        .only(Code.LAYER_PLACE, "dropout(0.5)", "`dropout` stands behind the last dense layer");
    Checked.layers("dropout(0.5) -> dense(_)").hasNoFindings();
  }

  @Test
  void aChainHasADenseLayer() {
    Checked.layers("standardize -> tanh")
        .only(Code.MISSING_ENTRY, "layers: standardize -> tanh", "the chain has no dense layer");
  }

  @Test
  void scaleNeedsTheRangeOfEveryReal() {
    Checked.model(
            """
            input a: real in 0..1
            input b: real
            input c: boolean
            output y: real
            layers: scale(-1..1) -> dense(_)
            """)
        .only(Code.RANGE_NEEDED, "b", "`scale` needs the range of input `b`")
        .labels("has no range", "scale(-1..1)", "needs it");
    Checked.layers("standardize -> scale(0..1) -> dense(_)")
        .only(
            Code.RANGE_NEEDED,
            "scale(0..1)",
            "`scale` needs declared ranges, and `standardize` leaves none");
    Checked.layers("scale(1..0) -> dense(_)")
        .only(Code.BAD_TYPE, "1..0", "the range begins above its end")
        .curedBy("write `0..1`");
  }

  @Test
  void aChainHasAtMostAThousandLayers() {
    Checked.layers(String.join(" -> ", Collections.nCopies(1_000, "dense(3)"))).hasNoFindings();
    Checked.layers(String.join(" -> ", Collections.nCopies(1_001, "dense(3)")))
        .only(Code.TOO_MANY_LAYERS, "dense(3)", "the chain has 1001 layers");
  }

  @Test
  void labelsAreUniqueAndNotTheNameOfAnotherLayer() {
    Checked.layers("a: dense(2) -> a: dense(_)")
        .only(Code.DUPLICATE_NAME, "a", "label `a` is declared twice")
        .labels("again here", "a", "first here");
    Checked.layers("layer2: dense(2) -> dense(_)")
        .only(Code.DUPLICATE_NAME, "layer2", "label `layer2` is the name of another layer")
        .labels("", "dense(_)", "without a label, so called `layer2`");
    Checked.layers("layer1: dense(2) -> dense(_)").hasNoFindings();
  }

  @Test
  void layersWithoutALabelAreCountedOverThoseWithWeights() {
    Checked named = Checked.layers("standardize -> dense(4) -> dropout(0.1) -> out: dense(_)");
    assertEquals("layer1", named.dense(0).name());
    assertEquals("out", named.dense(1).name());
    assertEquals("layer2", Checked.layers("a: dense(4) -> tanh -> dense(_)").dense(1).name());
  }

  @Test
  void settingsAreKnownAndSetOnce() {
    String fields = "input x: real\noutput y: real\nlayers: dense(_)\n";
    Checked.model(fields + "precison: double")
        .only(Code.UNKNOWN_KEY, "precison", "`precison` is not a key of a model")
        .curedBy("did you mean `precision`?");
    Checked.model(fields + "init: he\ninit: he")
        .only(Code.DUPLICATE_KEY, "init", "`init` is set twice")
        .labels("again here", "init", "first here");
    Checked.model(fields + "init: he, glorot")
        .only(Code.WRONG_ARGUMENTS, "init: he, glorot", "`init` takes one value");
    Checked.model(fields + "precision: flota")
        .only(Code.UNKNOWN_NAME, "flota", "`flota` is not a precision")
        .curedBy("did you mean `float`?");
    Checked.model(fields + "layers: dense(_)")
        .only(Code.DUPLICATE_KEY, "layers: dense(_)", "`layers` is set twice");
  }
}
