package dev.nnlang.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.engine.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings one after the other, and what is expected of them. */
final class WeightsBuildTest {
  private static final String MODEL =
      """
      nn 1
      model And {
        input  a, b: real in 0..1
        output y: boolean
        layers: dense(_, sigmoid)
      }
      data table {
        from: csv("and.csv")
      }
      train And on table {
        loss: cross_entropy
        rate: 0.5
        stop: epochs >= 200
        seed: 1
      }
      expect And {
        accuracy >= 100%
          parameters <= 2
      }
      """;
  private static final String DATA = "a,b,y\n0,0,false\n0,1,false\n1,0,false\n1,1,true\n";

  @TempDir private Path root;
  private final RecordedLog log = new RecordedLog();
  private BuildState state = BuildState.NONE;
  private Path models;
  private WeightsFolder folder;

  @BeforeEach
  void write() throws IOException {
    models = root.resolve("nn");
    folder = WeightsFolder.of(root.resolve("classes"));
    Files.createDirectories(models.resolve("com/acme"));
    Files.writeString(models.resolve("com/acme/and.nn"), MODEL);
    Files.writeString(models.resolve("com/acme/and.csv"), DATA);
  }

  private List<LocatedModel> located() {
    List<LocatedModel> located = new ArrayList<>();
    for (ModelSource source :
        new ModelFolder(models, List.of(), List.of(), Optional.empty()).sources()) {
      ModelFile file = ModelFile.read(source.file(), Map.of()).inPackage(source.packageName());
      located.addAll(LocatedModel.all(source, file, file.compile()));
    }
    return located;
  }

  /** The first words of what is logged. */
  private List<String> train() throws IOException {
    return train("nnc");
  }

  private List<String> train(String maker) throws IOException {
    log.lines().clear();
    Findings findings = new Findings(log.log(), false);
    state =
        new WeightsBuild(folder, state, maker, WeightsBuild.threads(1), findings, log.log())
            .train(located(), false);
    return log.lines().stream()
        .filter(line -> !line.startsWith("[warn]"))
        .map(line -> line.replaceFirst(" in \\d+ epochs: .*", ""))
        .toList();
  }

  @Test
  void aModelIsTrainedAgainWhenItsFileOrItsDataChanges() throws IOException {
    List<String> trained = List.of("[info] nnc: training And", "[info] nnc: trained And");
    List<String> known = List.of("[info] nnc: And is trained already");
    assertEquals(trained, train());
    assertTrue(Files.isRegularFile(root.resolve("classes/com/acme/And.safetensors")));
    assertEquals(known, train());
    Files.writeString(models.resolve("com/acme/and.csv"), DATA + "1,1,true\n");
    assertEquals(trained, train());
    Files.writeString(models.resolve("com/acme/and.nn"), MODEL.replace("200", "100"));
    assertEquals(trained, train());
    Files.delete(root.resolve("classes/com/acme/And.safetensors"));
    assertEquals(trained, train());
    assertEquals(known, train());
  }

  /** What a failure leaves alone is still what the compiler before has made. */
  @Test
  void anotherCompilerTrainsAgainWhatAFailureHasLeftAlone() throws IOException {
    Files.writeString(
        models.resolve("com/acme/or.nn"), MODEL.replace("And", "Or").replace("and.csv", "or.csv"));
    Files.writeString(models.resolve("com/acme/or.csv"), DATA);
    train();
    Files.delete(models.resolve("com/acme/and.csv"));
    assertEquals(2, train("another").size(), "the failure alone");
    Files.writeString(models.resolve("com/acme/and.csv"), DATA);
    assertEquals(
        List.of(
            "[info] nnc: training And",
            "[info] nnc: trained And",
            "[info] nnc: training Or",
            "[info] nnc: trained Or"),
        train("another"));
  }

  /** The class of such a model is {@code AndGate}, and looks for weights of its own name. */
  @Test
  void weightsAreNamedLikeTheClass() throws IOException {
    Files.writeString(models.resolve("com/acme/and.nn"), MODEL.replace("And", "and_gate"));
    train();
    assertTrue(Files.isRegularFile(root.resolve("classes/com/acme/AndGate.safetensors")));
  }

  @Test
  void theWeightsOfAModelThatIsGoneGo() throws IOException {
    train();
    Files.delete(models.resolve("com/acme/and.nn"));
    assertEquals(List.of(), train());
    assertFalse(Files.exists(root.resolve("classes/com")));
  }

  @Test
  void whatStopsATrainingIsAnErrorOfTheModel() throws IOException {
    train();
    BuildState before = state;
    Files.delete(models.resolve("com/acme/and.csv"));
    List<String> lines = train();
    assertEquals("[info] nnc: training And", lines.get(0));
    assertTrue(
        lines.get(1).startsWith("[error] " + models.resolve("com/acme/and.nn") + ":[2,7] NN0601 "),
        lines::toString);
    assertEquals(Map.of(), state.made());
    assertEquals(1, before.made().size());
  }

  @Test
  void aTrainingThatDivergesIsToldInFullAndSavesNothing() throws IOException {
    Files.writeString(
        models.resolve("com/acme/and.nn"),
        MODEL
            .replace("sigmoid", "identity")
            .replace("cross_entropy", "squared")
            .replace("y: boolean", "y: real")
            .replace("rate: 0.5", "rate: 1e30")
            .replaceAll("(?s)expect And.*", ""));
    Files.writeString(models.resolve("com/acme/and.csv"), "a,b,y\n0,1,2\n1,1,3\n");
    List<String> lines = train();
    assertTrue(lines.get(1).contains(":[12,9] NN0805 "), lines::toString);
    assertTrue(lines.get(1).contains("\n  help: try `rate: "), lines::toString);
    assertFalse(Files.exists(root.resolve("classes/com/acme/And.safetensors")));
  }

  @Test
  void anExpectationThatIsNotMetIsAnErrorOfItsLine() throws IOException {
    Findings findings = new Findings(log.log(), false);
    Judgement judgement = new Judgement(folder, findings, log.log());
    judgement.judge(located());
    String file = "[error] " + models.resolve("com/acme/and.nn");
    assertEquals(
        file
            + ":[2,7] NN0801 there are no weights to judge: "
            + root.resolve("classes/com/acme/And.safetensors")
            + "\n  help: run the goal `train` before",
        log.lines().get(0));
    train();
    log.lines().clear();
    judgement.judge(located());
    assertEquals(
        List.of(file + ":[18,5] NN0808 expected parameters <= 2, and it is 3"), log.lines());
    assertTrue(findings.fatal());
  }
}
