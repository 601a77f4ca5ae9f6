package dev.nnlang.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Training.Kind;
import dev.nnlang.compiler.model.Training.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainPhasesTest {
  private static TrainTrial<Training> stacked(String settings) {
    return TrainTrial.train(settings, TrainNetworks.stacked());
  }

  @Test
  void settingsBeforeThePhasesAreDefaultsForEach() {
    List<Phase> phases =
        stacked(
                """
                batch: 16  rate: 0.5  stop: epochs >= 3
                on plateau(error, 2 epochs): rate * 0.5
                phase one: only h1, out { }
                phase two: all { batch: 64 on plateau(error, 9 epochs): rate * 0.1 }
                """)
            .accepted()
            .phases();
    assertEquals(Kind.ONLY, phases.get(0).kind());
    assertEquals(List.of("h1", "out"), phases.get(0).layers());
    assertEquals(16, phases.get(0).settings().batch());
    assertEquals(2, phases.get(0).settings().plateau().orElseThrow().epochs());
    assertEquals(64, phases.get(1).settings().batch());
    assertEquals(9, phases.get(1).settings().plateau().orElseThrow().epochs());
    assertEquals(phases.get(0).settings().rate(), phases.get(1).settings().rate());
    assertEquals("epochs >= 3", phases.get(1).settings().stop().spelling());
  }

  @Test
  void eachKindHasItsDefaultLoss() {
    List<Phase> phases =
        stacked(
                """
                stop: epochs >= 3
                phase one: greedy autoencoder over h1 { }
                phase two: greedy supervised over h2, h3 { }
                """)
            .accepted()
            .phases();
    assertEquals(new Loss.Squared(), phases.get(0).settings().loss());
    assertEquals(Kind.GREEDY_SUPERVISED, phases.get(1).kind());
    assertEquals(new Loss.CrossEntropy(), phases.get(1).settings().loss());
  }

  @Test
  void eachPhaseNeedsAStopRule() {
    stacked("phase one: all { stop: epochs >= 3 } phase two: all { batch: 5 }")
        .refused(Code.MISSING_ENTRY, "two", "phase `two` has no `stop`");
  }

  @Test
  void aDefaultThatEveryPhaseOverridesIsReadAllTheSame() {
    stacked("loss: hige phase one: all { loss: cross_entropy stop: epochs >= 3 }")
        .says(Code.UNKNOWN_NAME, "hige", "no loss is called `hige`");
    stacked("stop: error < 1 phase one: all { stop: epochs >= 3 }")
        .says(
            Code.UNBOUNDED_STOP,
            "error < 1",
            "the stop rule has no cap of `epochs`, `updates` or `elapsed` that ends it");
  }

  @Test
  void aWrongDefaultIsSaidOnce() {
    stacked("batch: 0 stop: epochs >= 3 phase one: all { } phase two: all { }")
        .refused(Code.OUT_OF_RANGE, "0", "`batch` must be within 1..2147483647");
  }

  @Test
  void theSeedBelongsToTheBlock() {
    stacked("stop: epochs >= 3 phase one: all { seed: 5 }")
        .refused(Code.UNKNOWN_KEY, "seed", "`seed` belongs to the train block, not to a phase");
  }

  @Test
  void comparingBelongsToTheBlock() {
    stacked("stop: epochs >= 3 phase one: all { compare: scratch }")
        .refused(
            Code.UNKNOWN_KEY, "compare", "`compare` belongs to the train block, not to a phase");
  }

  @Test
  void onlyAnAutoencoderIsCorrupted() {
    stacked("stop: epochs >= 3 phase one: greedy supervised over h1 { corrupt: 20% }")
        .refused(Code.UNKNOWN_KEY, "corrupt", "`corrupt` belongs to a phase `greedy autoencoder`");
    stacked("stop: epochs >= 3 phase one: greedy autoencoder over h1 { corrupt: 100% }")
        .refused(Code.OUT_OF_RANGE, "100%", "`corrupt` must be at least 0 and less than 1");
  }

  @Test
  void anUnknownKeyOfAPhaseIsNamedWithTheNearest() {
    stacked("stop: epochs >= 3 phase one: all { btach: 5 }")
        .refused(Code.UNKNOWN_KEY, "btach", "a phase has no key `btach`");
  }

  @Test
  void phasesHaveNamesOfTheirOwn() {
    stacked("stop: epochs >= 3 phase one: all { } phase one: all { }")
        .refused(Code.DUPLICATE_NAME, "one", "two phases are called `one`");
  }

  @Test
  void anUnknownLayerIsNamedWithTheNearest() {
    TrainTrial<Training> trial = stacked("stop: epochs >= 3 phase one: only h1, uot { }");
    var finding = trial.refused(Code.UNKNOWN_LAYER, "uot", "no layer is called `uot`");
    assertEquals(
        "train M on mnist { stop: epochs >= 3 phase one: only h1, out { } }", trial.cured(finding));
  }

  @Test
  void aLayerIsNamedOnce() {
    stacked("stop: epochs >= 3 phase one: only h1, h1 { }")
        .refused(Code.DUPLICATE_NAME, "h1", "layer `h1` is named twice");
  }

  @Test
  void aGreedyPhaseLeavesTheLastLayerAlone() {
    stacked("stop: epochs >= 3 phase one: greedy supervised over h1, out { }")
        .refused(
            Code.LAYER_PLACE,
            "out",
            "`out` is the last layer, and a greedy phase trains hidden ones");
  }

  @Test
  void aGreedyPhaseFollowsTheNetwork() {
    stacked("stop: epochs >= 3 phase one: greedy autoencoder over h2, h1 { }")
        .refused(Code.LAYER_PLACE, "h1", "layer `h1` comes before `h2` in the network");
  }

  @Test
  void comparingNeedsAnEarlierPhase() {
    TrainTrial.iris("compare: scratch")
        .refused(
            Code.MISSING_ENTRY, "scratch", "`compare: scratch` has no earlier phase to leave out");
  }

  @Test
  void comparingKnowsScratchAlone() {
    String phases = " stop: epochs >= 3 phase one: all { } phase two: all { }";
    stacked("compare: scrathc" + phases)
        .refused(Code.UNKNOWN_NAME, "scrathc", "`compare` has no choice `scrathc`");
    stacked("compare: 5" + phases).refused(Code.WRONG_KIND, "5", "`compare` must be a name");
  }

  @Test
  void anAutoencoderHasNoAccuracy() {
    stacked("stop: accuracy > 90% or epochs >= 3 phase one: greedy autoencoder over h1 { }")
        .refused(
            Code.NO_ACCURACY,
            "accuracy",
            "an auto-encoder has no accuracy: its targets are its inputs");
  }
}
