package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

  private Run train(Path model, int epochs, Object... options) {
    Stream<Object> arguments =
        Stream.of("train", model, "--quiet", "--max-epochs", epochs, "-o", weights());
    return Run.nnc(Stream.concat(arguments, Stream.of(options)).toArray());
  }

  private Path weights() {
    return folder.resolve("out.safetensors");
  }

  private Path checkpoints() {
    return folder.resolve("out.checkpoints");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(checkpoints())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("checkpoint-"))
          .sorted()
          .toList();
    }
  }

  /** The names of checkpoints after {@code epochs}, of seven updates each. */
  private static List<String> after(int... epochs) {
    return Arrays.stream(epochs)
        .mapToObj(epoch -> String.format(Locale.ROOT, "checkpoint-%09d.safetensors", 7 * epoch))
        .toList();
  }

  @Test
  void theLastOnesStayAndTheReportSaysWhere() throws IOException {
    Run run = train(model("every 2 epochs, keep 3"), 15).exits(0);
    List<String> kept = after(12, 14, 15);
    assertEquals(kept, files());
    assertTrue(
        run.out().contains("\ncheckpoints " + checkpoints().resolve(kept.get(0)) + "\n"),
        run.out());
    assertTrue(
        run.out().contains("\n            " + checkpoints().resolve(kept.get(2)) + "\n"),
        run.out());
  }

  @Test
  void aFractionOfEpochsIsDueAtTheNextEnd() throws IOException {
    train(model("every 2.5 epochs, keep 9"), 10).exits(0);
    assertEquals(after(3, 5, 8, 10), files());
  }

  @Test
  void updatesAreCountedToo() throws IOException {
    train(model("every 10 updates, keep 2"), 5).exits(0);
    assertEquals(
        List.of("checkpoint-000000030.safetensors", "checkpoint-000000035.safetensors"), files());
  }

  @Test
  void itIsAWeightsFileOfThatEpoch() throws IOException {
    Path model = model("every 5 epochs, keep 2");
    train(model, 7, "--json").exits(0);
    assertEquals(after(5, 7), files());
    Path checkpoint = checkpoints().resolve(after(5).get(0));
    JsonObject then = Run.nnc("evaluate", model, "-w", checkpoint, "--json").exits(0).json();
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
  void epochsAreCountedOverAllPhases() throws IOException {
    Run.copy(folder, "iris.csv");
    JsonObject json =
        Run.nnc("train", Run.copy(folder, "pretrained.nn"), "--json", "-o", weights())
            .exits(0)
            .json();
    assertTrue(json.get("epochs").getAsInt() >= 20, json.toString());
    assertEquals(2, files().size());
  }

  @Test
  void aTrainingGoesOnToTheSameWeights() throws IOException {
    Path model = model("every 10 epochs");
    String whole = train(model, 1000, "--json").exits(0).json().get("fingerprint").getAsString();
    Path elsewhere = folder.resolve("elsewhere");
    train(model, 1000, "--checkpoint", elsewhere, "--max-updates", 33).exits(0);
    Run resumed = train(model, 1000, "--checkpoint", elsewhere, "--resume", "--json").exits(0);
    assertEquals(whole, resumed.json().get("fingerprint").getAsString());
  }

  @Test
  void withoutADeclarationTheFolderIsEnough() throws IOException {
    Path model = Run.iris(folder);
    Path place = folder.resolve("place");
    train(model, 3, "--checkpoint", place).exits(0);
    assertTrue(Files.exists(place.resolve(after(3).get(0))), "saved at the limit");
    Run run = train(model, 3, "--resume").exits(2);
    assertTrue(run.err().contains("`--resume` needs `--checkpoint DIR`"), run.err());
  }

  @Test
  void anEndedTrainingMakesRoomAndAnotherOneDoesNot() throws IOException {
    Path model = model("every 1 epochs");
    train(model, 5).exits(0);
    train(model, 4).exits(0);
    assertEquals(after(4), files());
    Files.delete(checkpoints().resolve(".nnc-checkpoints"));
    Run run = train(model, 4).exits(3);
    assertTrue(run.err().startsWith("error[NN0707]: "), run.err());
    assertTrue(run.err().contains("\nhelp: go on with `--resume`"), run.err());
    train(model, 6, "--resume").exits(0);
    assertEquals(after(6), files());
  }

  @Test
  void otherSettingsSeedAndDataAreRefused() throws IOException {
    Path model = model("every 1 epochs");
    String text = Files.readString(model);
    train(model, 10).exits(0);
    refuses("other settings", model, text.replace("0.05", "0.04"));
    refuses("another seed", model, text.replace("seed:      42", "seed:      43"));
    refuses("other data", model, text.replace("seed 7", "seed 8"));
    Files.writeString(model, text);
    train(model, 11, "--resume").exits(0);
  }

  private void refuses(String what, Path model, String text) throws IOException {
    Run run = train(Files.writeString(model, text), 11, "--resume").exits(1);
    assertTrue(run.err().contains("error[NN0706]: "), run.err());
    assertTrue(run.err().contains(what), run.err());
    assertTrue(run.err().contains("\nhelp: go on with the model, settings"), run.err());
  }

  @Test
  void aDamagedOneIsPassedOverForTheOneBefore() throws IOException {
    Path model = model("every 1 epochs, keep 2");
    train(model, 4).exits(0);
    Path newest = checkpoints().resolve(after(4).get(0));
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length - 1] ^= 1;
    Files.write(newest, bytes);
    Run run = train(model, 5, "--resume", "--json").exits(0);
    assertTrue(run.err().contains("warning: " + newest), run.err());
    assertEquals(
        train(model, 5, "--json").exits(0).json().get("fingerprint"),
        run.json().get("fingerprint"));
  }

  @Test
  void aFileThatNncDidNotMakeStays() throws IOException {
    Path model = model("every 2 epochs");
    Path mine =
        Files.writeString(Files.createDirectory(checkpoints()).resolve(after(2).get(0)), "mine");
    Run run = train(model, 5, "--resume").exits(1);
    assertTrue(run.err().contains("error[NN0701]: "), run.err());
    assertEquals("mine", Files.readString(mine));
    Files.move(
        mine, checkpoints().resolve(".nnc-checkpoints"), StandardCopyOption.REPLACE_EXISTING);
    run = train(model, 5).exits(3);
    assertTrue(run.err().contains("error[NN0803]: "), run.err());
    assertEquals("mine", Files.readString(checkpoints().resolve(".nnc-checkpoints")));
    assertFalse(Files.exists(weights()), "training ended there");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaid() throws IOException {
    Files.createFile(checkpoints());
    Run run = train(model("every 2 epochs"), 5).exits(3);
    assertTrue(run.err().contains("error[NN0802]: "), run.err());
  }
}
