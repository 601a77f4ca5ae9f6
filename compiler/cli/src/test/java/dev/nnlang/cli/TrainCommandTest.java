package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir Path folder;
  Path weights = Path.of("");

  @BeforeEach
  void nameWeights() {
    weights = folder.resolve("out.safetensors");
  }

  @Test
  void irisIsLearnedToItsExpectations() throws IOException {
    Run run = Run.nnc("train", Run.iris(folder), "-o", weights).exits(0);
    assertTrue(run.out().startsWith("epoch 1/500  rate 0.05  error "), run.out());
    assertTrue(run.out().contains("\nstopped by  "), run.out());
    assertTrue(run.out().contains("\nexpect      ok     test.accuracy >= 90%"), run.out());
    assertTrue(run.out().contains("\nweights     " + weights + "\n"), run.out());
    assertTrue(run.out().endsWith("\nseed        42\n"), run.out());
    assertTrue(Files.size(weights) > 0);
  }

  @Test
  void jsonIsOneObjectWithAllItsKeys() throws IOException {
    Run run = Run.nnc("train", Run.iris(folder), "--json", "-o", weights).exits(0);
    assertEquals(1, run.out().lines().count());
    JsonObject json = run.json();
    assertEquals(
        List.of(
            "model",
            "epochs",
            "updates",
            "error",
            "accuracy",
            "validation",
            "test",
            "stopped_by",
            "stop_epoch",
            "clauses",
            "seconds",
            "epoch_seconds",
            "weights",
            "checkpoints",
            "fingerprint",
            "seed",
            "expectations",
            "phases",
            "scratch"),
        List.copyOf(json.keySet()));
    assertEquals("Iris", json.get("model").getAsString());
    assertEquals(json.get("epochs").getAsInt(), json.getAsJsonArray("epoch_seconds").size());
    assertTrue(json.getAsJsonObject("test").get("accuracy").getAsDouble() >= 0.9);
    JsonObject first = json.getAsJsonArray("expectations").get(0).getAsJsonObject();
    assertEquals(List.of("text", "actual", "met"), List.copyOf(first.keySet()));
    assertTrue(first.get("met").getAsBoolean());
    assertTrue(run.err().contains("\nepoch 1/500"), run.err());
  }

  @Test
  void whatIsNotThereIsNullInJson() throws IOException {
    Path xor = Run.copy(folder, "xor.nn");
    JsonObject json =
        Run.nnc("train", xor, "--json", "--max-epochs", 3, "-o", weights).exits(0).json();
    assertTrue(json.get("accuracy").isJsonNull());
    assertTrue(json.get("validation").isJsonNull());
    assertTrue(json.get("test").isJsonNull());
    assertEquals(3, json.get("epochs").getAsInt());
    assertTrue(json.getAsJsonArray("expectations").isEmpty());
  }

  @Test
  void noUpdatesSaveTheFirstWeights() throws IOException {
    Path xor = Run.copy(folder, "xor.nn");
    JsonObject json =
        Run.nnc("train", xor, "--json", "--max-updates", 0, "-o", weights).exits(0).json();
    assertEquals(0, json.get("updates").getAsLong());
    assertTrue(Files.size(weights) > 0);
  }

  @Test
  void sameSeedGivesTheSameFileInAnyLocaleAndOnTwoThreads() throws IOException {
    Path model = Run.iris(folder);
    Path other = folder.resolve("other.safetensors");
    Run one = Run.nnc("train", model, "--seed", 9, "--max-epochs", 5, "-o", weights);
    Locale before = Locale.getDefault();
    Run two;
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      two = Run.nnc("train", model, "--seed", 9, "--max-epochs", 5, "--threads", 2, "-o", other);
    } finally {
      Locale.setDefault(before);
    }
    assertArrayEquals(Files.readAllBytes(weights), Files.readAllBytes(other));
    assertTrue(one.out().endsWith("seed        9 (--seed)\n"), one.out());
    assertTrue(two.out().chars().allMatch(c -> c < 128), two.out());
  }

  @Test
  void seedThatNobodyChoseIsSaid() throws IOException {
    Path xor = Run.copy(folder, "xor.nn");
    Files.writeString(xor, Files.readString(xor).replace("seed:      7", ""));
    Run run = Run.nnc("train", xor, "--quiet", "--max-epochs", 1, "-o", weights).exits(0);
    assertTrue(run.out().endsWith("seed        1 (no seed: in the file)\n"), run.out());
    assertTrue(run.out().startsWith("stopped by  "), run.out());
  }

  @Test
  void expectationThatIsNotMetIsItsOwnExitCode() throws IOException {
    Path model = Run.iris(folder);
    Files.writeString(model, Files.readString(model).replace("<= 300", "<= 30"));
    Run run = Run.nnc("train", model, "--max-epochs", 20, "-o", weights).exits(4);
    assertTrue(run.out().contains("expect      FAILED parameters <= 30"), run.out());
    assertTrue(run.err().contains("error[NN0808]: " + model + ":"), run.err());
    assertTrue(Files.exists(weights));
  }

  @Test
  void divergenceIsSaidAndLeavesNoWeights() throws IOException {
    Path xor = Run.copy(folder, "xor.nn");
    String text = Files.readString(xor);
    Files.writeString(
        xor,
        text.replace("tanh) -> dense(_, tanh)", "relu) -> dense(_, identity)")
            .replace("rate:      0.1", "rate:      1e30"));
    Run run = Run.nnc("train", xor, "-o", weights).exits(4);
    assertTrue(run.err().contains("error[NN0805]: "), run.err());
    assertFalse(Files.exists(weights));
  }

  @Test
  void dataThatIsNotThereIsSaid() throws IOException {
    Run run = Run.nnc("train", Run.copy(folder, "iris.nn"), "-o", weights).exits(1);
    assertTrue(run.err().contains("error[NN0601]: "), run.err());
  }

  @Test
  void dataIsFoundInAnotherFolderOrByItsName() throws IOException {
    Path model = Run.copy(folder, "iris.nn");
    Path data = Files.createDirectory(folder.resolve("data"));
    Path file = Run.copy(data, "iris.csv");
    Run.nnc("train", model, "--data-dir", data, "--max-epochs", 20, "-o", weights).exits(0);
    Run.nnc("train", model, "--data", "iris=" + file, "--max-epochs", 20, "-o", weights).exits(0);
  }

  @Test
  void fileThatIsNoWeightsFileStaysAndNothingIsTrained() throws IOException {
    Files.writeString(weights, "mine");
    Run run = Run.nnc("train", Run.iris(folder), "-o", weights).exits(3);
    assertTrue(run.err().startsWith("error[NN0803]: "), run.err());
    assertEquals("mine", Files.readString(weights));
    assertEquals("", run.out());
  }

  @Test
  void folderThatDoesNotExistIsSaidBeforeTraining() throws IOException {
    Path nowhere = folder.resolve("no").resolve("out.safetensors");
    Run run = Run.nnc("train", Run.iris(folder), "-o", nowhere).exits(3);
    assertTrue(run.err().startsWith("error[NN0802]: "), run.err());
    assertEquals("", run.out());
  }

  @Test
  void modelWithoutTrainBlockHasNothingToTrain() throws IOException {
    Path model = Run.copy(folder, "xor.nn");
    String text = Files.readString(model);
    Files.writeString(model, text.substring(0, text.indexOf("data truth")));
    Run run = Run.nnc("train", model, "-o", weights).exits(1);
    assertTrue(run.err().startsWith("error[NN0807]: "), run.err());
  }

  @Test
  void oneOfSeveralModelsMustBeNamed() throws IOException {
    Path model = Run.copy(folder, "xor.nn");
    String text = Files.readString(model);
    String second =
        text.substring(text.indexOf("model Xor"), text.indexOf("data truth"))
            .replace("Xor", "Other");
    Files.writeString(model, text + second);
    Run refused = Run.nnc("train", model, "-o", weights).exits(2);
    assertTrue(refused.err().contains("error[NN0806]: "), refused.err());
    assertTrue(refused.err().contains("`Xor`, `Other`"), refused.err());
    Run.nnc("train", model, "--model", "Xor", "--max-epochs", 1, "-o", weights).exits(0);
  }
}
