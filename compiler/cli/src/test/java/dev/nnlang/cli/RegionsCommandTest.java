package dev.nnlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regions as a shell sees them. */
class RegionsCommandTest {
  @TempDir Path folder;

  /** A model of {@code inputs}, which fit one line each, trained on two rows for an epoch. */
  private Path model(String inputs, String columns, String rows) throws IOException {
    return Files.writeString(
        folder.resolve("net.nn"),
        """
        nn 1
        model Net {
          input  %s
          output z: boolean
          layers: dense(8, relu) -> dense(8, relu) -> dense(8, relu) -> dense(_, sigmoid)
          init: he
        }
        data points { from: rows(%s, z) { %s } }
        train Net on points { rate: 0.1  stop: epochs >= 5 }
        """
            .formatted(inputs, columns, rows));
  }

  private Path trained(Path model) {
    Path weights = folder.resolve("net.safetensors");
    Run.nnc("train", model, "--quiet", "-o", weights).exits(0);
    return weights;
  }

  private Path two() throws IOException {
    return model("x, y: real in -1..1", "x, y", "0.5, 1, 1\n 0.1, -1, 0");
  }

  private Path four() throws IOException {
    return model("x[4]: real in -1..1", "x_0, x_1, x_2, x_3", "1, 1, 1, 1, 1\n 0, 0, 0, 0, 0");
  }

  @Test
  void twoInputsAreCountedExactlyAndDrawn() throws IOException {
    Path model = two();
    Path weights = trained(model);
    Path svg = folder.resolve("regions.svg");
    JsonObject json =
        Run.nnc("regions", model, "--weights", weights, "-o", svg, "--json").exits(0).json();
    assertEquals("exact", json.get("method").getAsString());
    int regions = json.get("regions").getAsInt();
    assertTrue(regions > 10, json.toString());
    assertEquals("9472", json.get("at_least").getAsString());
    assertEquals("50653", json.get("at_most").getAsString());
    String drawing = Files.readString(svg);
    assertEquals(regions, drawing.split("<polygon ", -1).length - 1);

    Run text = Run.nnc("regions", model, "-w", weights, "-o", svg).exits(0);
    assertTrue(text.out().startsWith("regions   " + regions + ", exact: "), text.out());
    assertTrue(text.out().contains("\noutput    the signals before sigmoid\n"), text.out());
    assertTrue(
        text.out().contains("\nwidths    some weights reach 9,472, none more than 50,653\n"),
        text.out());
    assertEquals(drawing, Files.readString(svg), "the same again, over its own");
  }

  @Test
  void aFileThatIsNoDrawingOfOursStays() throws IOException {
    Path model = two();
    Path weights = trained(model);
    Path svg = Files.writeString(folder.resolve("mine.svg"), "<svg/>");
    Run run = Run.nnc("regions", model, "-w", weights, "-o", svg).exits(3);
    assertTrue(run.err().contains("error[NN0803]: "), run.err());
    assertEquals("<svg/>", Files.readString(svg));
  }

  @Test
  void moreInputsAreSampledUnlessAPlaneIsNamed() throws IOException {
    Path model = four();
    Path weights = trained(model);
    Run sampled = Run.nnc("regions", model, "-w", weights, "--lines", "50").exits(0);
    assertTrue(
        sampled.out().startsWith("regions   sampled along 50 random lines, seed 1: "),
        sampled.out());
    JsonObject json = Run.nnc("regions", model, "-w", weights, "--json").exits(0).json();
    assertEquals("sampled", json.get("method").getAsString());
    assertEquals(100, json.getAsJsonObject("lines").get("count").getAsInt());
    assertTrue(json.get("regions").isJsonNull());

    Path svg = folder.resolve("plane.svg");
    Run plane =
        Run.nnc(
                "regions",
                model,
                "-w",
                weights,
                "--plane",
                "x_0,x_3",
                "--at",
                "x_1=0.25",
                "-o",
                svg)
            .exits(0);
    assertTrue(plane.out().contains(", exact: "), plane.out());
    assertTrue(plane.out().contains("\nat        x_1 = 0.25, x_2 = 0\n"), plane.out());
    assertTrue(Files.readString(svg).contains(">x_3</text>"));
  }

  @Test
  void namesThatMakeNoPlaneAreUsageErrors() throws IOException {
    Path model = four();
    Path weights = trained(model);
    Run name = Run.nnc("regions", model, "-w", weights, "--plane", "x_0,x_9").exits(2);
    assertTrue(
        name.err()
            .contains("error: --plane: there is no input column `x_9`, only x_0, x_1, x_2, x_3\n"),
        name.err());
    Run one = Run.nnc("regions", model, "-w", weights, "--plane", "x_0").exits(2);
    assertTrue(one.err().contains("error: --plane takes two columns, such as"), one.err());
    Run moves = Run.nnc("regions", model, "-w", weights, "--at", "x_0=1").exits(2);
    assertTrue(moves.err().contains("--at x_0: the column moves"), moves.err());
    Path svg = folder.resolve("none.svg");
    Run drawn = Run.nnc("regions", model, "-w", weights, "-o", svg).exits(2);
    assertTrue(drawn.err().contains("-o: a drawing takes a plane"), drawn.err());
    assertFalse(Files.exists(svg));
  }

  @Test
  void aSmoothNetworkIsRefused() throws IOException {
    Path iris = Run.iris(folder);
    Run run = Run.nnc("regions", iris, "-w", folder.resolve("any")).exits(1);
    assertTrue(
        run.err().contains("error[NN0811]: the network is not piecewise linear: `layer1` is tanh"),
        run.err());
  }

  @Test
  void inspectShowsTheBounds() throws IOException {
    Path model = two();
    Run text = Run.nnc("inspect", model).exits(0);
    assertTrue(text.out().contains("\nat least        9,472 "), text.out());
    assertTrue(text.out().contains("\none layer       301 "), text.out());
    Run json = Run.nnc("inspect", model, "--json").exits(0);
    JsonObject regions =
        JsonParser.parseString(json.out()).getAsJsonObject().getAsJsonObject("linear_regions");
    assertEquals("301", regions.getAsJsonObject("one_layer").get("value").getAsString());
  }
}
