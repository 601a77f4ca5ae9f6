package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done with weights once they are trained. */
class TrainedIrisTest {
  private static final String TWO_FLOWERS =
      "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n7.7,2.6,6.9,2.3\n";

  @TempDir static Path folder;
  static Path model = Path.of("");
  static Path weights = Path.of("");

  @BeforeAll
  static void train() throws IOException {
    model = Run.iris(folder);
    weights = folder.resolve("iris.safetensors");
    Run.nnc("train", model, "--quiet", "-o", weights).exits(0);
  }

  @Test
  void evaluateScoresEverySet() {
    Run run = Run.nnc("evaluate", model, "--weights", weights).exits(0);
    assertTrue(run.out().startsWith("training    error "), run.out());
    assertTrue(run.out().contains("\ntest        error "), run.out());
    assertTrue(run.out().contains("expect      ok     test.accuracy >= 90%"), run.out());
  }

  @Test
  void evaluateGivesTheFiguresOfTheTraining() {
    Path again = folder.resolve("again.safetensors");
    JsonObject trained = Run.nnc("train", model, "--json", "-o", again).exits(0).json();
    JsonObject scored = Run.nnc("evaluate", model, "-w", again, "--json").exits(0).json();
    assertEquals(trained.get("test"), scored.get("test"));
    assertEquals(trained.get("validation"), scored.get("validation"));
    assertEquals(trained.get("error"), scored.getAsJsonObject("train").get("error"));
  }

  @Test
  void predictWritesALabelAndItsProbabilities() {
    Run run = Run.withInput(TWO_FLOWERS, "predict", model, "--weights", weights).exits(0);
    List<String> lines = run.out().lines().toList();
    assertEquals("species,setosa,versicolor,virginica", lines.get(0));
    assertTrue(lines.get(1).startsWith("setosa,0.9"), run.out());
    assertTrue(lines.get(2).startsWith("virginica,"), run.out());
    assertEquals(3, lines.size());
  }

  @Test
  void predictReadsAndWritesFilesAndReplacesItsOwn() throws IOException {
    Path in = Files.writeString(folder.resolve("in.csv"), TWO_FLOWERS);
    Path out = folder.resolve("out.csv");
    Run.nnc("predict", model, "-w", weights, "--in", in, "--out", out).exits(0);
    String first = Files.readString(out);
    assertEquals(3, first.lines().count());
    Run.nnc("predict", model, "-w", weights, "--in", in, "--out", out).exits(0);
    assertEquals(first, Files.readString(out));
    Run refused = Run.nnc("predict", model, "-w", weights, "--in", in, "--out", in).exits(3);
    assertTrue(refused.err().startsWith("error[NN0803]: "), refused.err());
    assertEquals(TWO_FLOWERS, Files.readString(in));
  }

  @Test
  void predictRefusesARowThatIsNoFlower() {
    String rows = TWO_FLOWERS.replace("7.7", "long");
    Run run = Run.withInput(rows, "predict", model, "--weights", weights).exits(1);
    assertTrue(run.err().contains("error[NN0604]: standard input"), run.err());
  }

  @Test
  void weightsOfAnotherModelAreRefused() throws IOException {
    Path xor = Run.copy(folder, "xor.nn");
    Run run = Run.nnc("evaluate", xor, "--weights", weights).exits(1);
    assertTrue(run.err().contains("error[NN0702]: "), run.err());
  }

  @Test
  void damagedWeightsAreRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Path damaged = Files.write(folder.resolve("damaged.safetensors"), bytes);
    Run run = Run.nnc("evaluate", model, "--weights", damaged).exits(1);
    assertTrue(run.err().contains("error[NN0704]: "), run.err());
  }

  @Test
  void weightsThatAreNotThereAreAnEnvironmentError() {
    Run run = Run.nnc("evaluate", model, "--weights", folder.resolve("no")).exits(3);
    assertTrue(run.err().contains("error[NN0801]: "), run.err());
  }

  @Test
  void everyGradientIsVerified() {
    Run run = Run.nnc("verify", model).exits(0);
    assertTrue(run.out().contains("layer1.weight"), run.out());
    assertTrue(run.out().lines().toList().get(1).contains("differences"), run.out());
    JsonObject json = Run.nnc("verify", model, "--json").exits(0).json();
    assertTrue(json.get("passed").getAsBoolean());
    assertEquals(2, json.getAsJsonArray("sets").size());
    assertTrue(json.get("skipped").isJsonNull());
  }

  @Test
  void inspectShowsTheModelToPeopleAndPrograms() {
    Run text = Run.nnc("inspect", model).exits(0);
    assertTrue(text.out().contains("243"), text.out());
    Run json = Run.nnc("inspect", model, "--json").exits(0);
    JsonObject object = JsonParser.parseString(json.out()).getAsJsonObject();
    assertTrue(object.size() > 3, json.out());
  }
}
