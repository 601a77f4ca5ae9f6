package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @TempDir Path folder;

  private Path model(String checkpoint) throws IOException {
    Path model = Run.iris(folder);
    String text = Files.readString(model);
    return Files.writeString(
        model, text.replace("seed:      42", "seed:      42\n  checkpoint: " + checkpoint));
  }

  private Run train(Path model, int epochs, String... options) {
    Stream<Object> arguments =
        Stream.of("train", model, "--quiet", "--max-epochs", epochs, "-o", weights());
    return Run.nnc(Stream.concat(arguments, Stream.of(options)).toArray());
  }

  private Path weights() {
    return folder.resolve("out.safetensors");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("out-"))
          .sorted()
          .toList();
    }
  }

  @Test
  void theLastOnesStayAndTheReportSaysWhere() throws IOException {
    Run run = train(model("every 2 epochs, keep 3"), 15).exits(0);
    List<String> kept =
        List.of("out-epoch010.safetensors", "out-epoch012.safetensors", "out-epoch014.safetensors");
    assertEquals(kept, files());
    assertTrue(
        run.out().contains("\ncheckpoints " + folder.resolve(kept.get(0)) + "\n"), run.out());
    assertTrue(
        run.out().contains("\n            " + folder.resolve(kept.get(2)) + "\n"), run.out());
  }

  @Test
  void aFractionOfEpochsIsDueAtTheNextEnd() throws IOException {
    train(model("every 2.5 epochs, keep 9"), 10).exits(0);
    assertEquals(
        List.of(
            "out-epoch003.safetensors",
            "out-epoch005.safetensors",
            "out-epoch008.safetensors",
            "out-epoch010.safetensors"),
        files());
  }

  @Test
  void itIsAnOrdinaryWeightsFileOfThatEpoch() throws IOException {
    Path model = model("every 5 epochs");
    train(model, 7, "--json").exits(0);
    assertEquals(List.of("out-epoch005.safetensors"), files());
    Path checkpoint = folder.resolve("out-epoch005.safetensors");
    JsonObject then = Run.nnc("evaluate", model, "-w", checkpoint, "--json").json();
    Files.writeString(model, Files.readString(model).replace("best(validation.error)", "last"));
    JsonObject stopped = train(model, 5, "--json").json();
    assertEquals(stopped.get("error"), then.getAsJsonObject("train").get("error"));
    assertEquals(
        List.of(checkpoint.toString()),
        stopped.getAsJsonArray("checkpoints").asList().stream()
            .map(path -> path.getAsString())
            .toList());
  }

  @Test
  void epochsAreCountedOverAllPhasesButNotFromScratch() throws IOException {
    Run.copy(folder, "iris.csv");
    JsonObject json =
        Run.nnc("train", Run.copy(folder, "pretrained.nn"), "--json", "-o", weights())
            .exits(0)
            .json();
    int tens = json.get("epochs").getAsInt() / 10;
    assertTrue(tens >= 2, json.toString());
    assertEquals(
        List.of("out-epoch0" + (tens - 1) + "0.safetensors", "out-epoch0" + tens + "0.safetensors"),
        files());
  }

  @Test
  void aFileThatNncDidNotMakeStays() throws IOException {
    Path mine = Files.writeString(folder.resolve("out-epoch002.safetensors"), "mine");
    Run run = train(model("every 2 epochs"), 5).exits(3);
    assertTrue(run.err().contains("error[NN0803]: "), run.err());
    assertEquals("mine", Files.readString(mine));
    assertFalse(Files.exists(weights()), "training ended there");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaid() throws IOException {
    Files.createDirectory(folder.resolve("out-epoch002.safetensors"));
    Run run = train(model("every 2 epochs"), 5).exits(3);
    assertTrue(run.err().contains("error[NN0802]: "), run.err());
  }
}
