package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir Path folder;

  @Test
  void modelsWithoutFaultAreNamedOneByOne() throws IOException {
    Path iris = Run.iris(folder);
    Path units = Run.copy(folder, "units.nn");
    Run run = Run.nnc("check", iris, units).exits(0);
    assertEquals(List.of(iris + ": Iris ok", units + ": Units ok"), run.out().lines().toList());
    assertEquals("", run.err());
  }

  @Test
  void aWarningIsShownAndIsNoFault() throws IOException {
    Path xor = Run.copy(folder, "xor.nn");
    Run run = Run.nnc("check", xor).exits(0);
    assertEquals(List.of(xor + ": Xor ok"), run.out().lines().toList());
    assertTrue(run.err().contains("warning[NN0504]"), run.err());
  }

  @Test
  void faultsOfAllFilesAreShownBeforeTheExit() throws IOException {
    Path first = Files.writeString(folder.resolve("first.nn"), "nn 1\nmodl A {}\n");
    Path second = Files.writeString(folder.resolve("second.nn"), "");
    Run run = Run.nnc("check", first, second).exits(1);
    assertTrue(run.err().contains("first.nn:2:"), run.err());
    assertTrue(run.err().contains("error[NN0107]"), run.err());
    assertEquals("", run.out());
  }

  @Test
  void columnsThatTheDataLacksAreShown() throws IOException {
    Path iris = Run.copy(folder, "iris.nn");
    Files.writeString(folder.resolve("iris.csv"), "sepal_length,species\n1,setosa\n");
    Run run = Run.nnc("check", iris).exits(1);
    assertTrue(run.err().contains("error[NN0602]"), run.err());
  }

  @Test
  void aLinkOutOfTheFolderIsAFaultOfItsModelAlone() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.csv"), "a,b\n1,2\n");
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("rows.csv"), outside);
    String model =
        """
        nn 1
        model M {
          input a: real
          output b: real
          layers: dense(_, identity)
        }
        """;
    String training =
        """
        data d { from: csv("rows.csv") }
        train M on d { loss: squared rate: 0.1 stop: epochs >= 1 seed: 1 }
        """;
    Path linked = Files.writeString(inside.resolve("a.nn"), model + training);
    Path plain = Files.writeString(inside.resolve("b.nn"), model);
    Run run = Run.nnc("check", linked, plain).exits(1);
    assertTrue(run.err().contains("error[NN0612]"), run.err());
    assertTrue(run.err().contains("a.nn:7:16"), run.err());
    assertEquals(List.of(plain + ": M ok"), run.out().lines().toList());
  }

  @Test
  void jsonDiagnosticsAreOneObjectOnALineAndNothingElse() throws IOException {
    Path model = Files.writeString(folder.resolve("faulty.nn"), "nn 1\nmodl A {}\n");
    Run run = Run.nnc("check", "--diagnostics", "json", model, folder.resolve("no.nn")).exits(3);
    List<JsonObject> found =
        run.err().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    assertEquals(2, found.size());
    assertEquals(model.toString(), found.get(0).get("file").getAsString());
    assertEquals("NN0801", found.get(1).get("code").getAsString());
    assertEquals("", run.out());
  }

  @Test
  void fileThatIsNotThereIsAnEnvironmentError() {
    Run run = Run.nnc("check", folder.resolve("nothing.nn")).exits(3);
    assertTrue(run.err().startsWith("error[NN0801]: "), run.err());
    assertTrue(run.err().contains("there is no such file"), run.err());
  }

  @Test
  void folderIsNoModel() {
    Run run = Run.nnc("check", folder).exits(3);
    assertTrue(run.err().contains("error[NN0801]"), run.err());
  }

  @Test
  void bytesThatAreNotTextAreRefused() throws IOException {
    Path model = Files.write(folder.resolve("bytes.nn"), new byte[] {'n', 'n', (byte) 0xFF});
    Run run = Run.nnc("check", model).exits(1);
    assertTrue(run.err().contains("error[NN0104]"), run.err());
  }
}
