package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.regions.LinearRegions;
import dev.nnlang.compiler.regions.Section.Span;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.RandomStream;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where regions are counted, and which kind of count that gives. */
class RegionsRunTest {
  private static final RegionsOptions ALL = new RegionsOptions(List.of(), Map.of(), 20, 1);

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  /** Draws weights for the model of {@code text} and counts. */
  private RegionsOutcome count(String text, RegionsOptions options) throws IOException {
    ModelFile file = Models.written(folder, text);
    LoadedModel loaded = Models.loaded(file);
    Network<?> network = loaded.newNetwork();
    RandomParameters.draw(network, new RandomStream(4));
    Path weights = folder.resolve("model.safetensors");
    Weights.save(weights, network, Map.of());
    return RegionsRun.run(
        loaded, weights, file.locations(), options, warning -> warnings.add(warning.toString()));
  }

  private static String model(String inputs, String layers) {
    return """
        nn 1
        model Net {
          input  %s
          output z: real
          layers: %s -> dense(_)
        }
        """
        .formatted(inputs, layers);
  }

  private static int regions(RegionsOutcome outcome) {
    return outcome.exact().map(LinearRegions::regions).orElseThrow().size();
  }

  @Test
  void twoInputsAreCountedExactlyOverTheirDeclaredRanges() throws IOException {
    RegionsOutcome outcome =
        count(model("x: real in -2..3 input y: real in 0..1", "dense(20, relu)"), ALL);
    assertTrue(regions(outcome) > 10, "" + regions(outcome));
    assertEquals(
        List.of(
            new InputColumn("x", new Span(-2, 3), 0.5, "declared"),
            new InputColumn("y", new Span(0, 1), 0.5, "declared")),
        outcome.moving());
    assertEquals(Map.of(), outcome.standing());
    assertEquals(List.of(), outcome.sampled());
  }

  /** n units bend at most n times on a line. */
  @Test
  void oneInputIsCutIntoIntervals() throws IOException {
    RegionsOutcome outcome = count(model("x: real", "dense(12, relu)"), ALL);
    assertTrue(regions(outcome) > 2 && regions(outcome) <= 13, "" + regions(outcome));
    assertEquals(13, outcome.bounds().atMost().value().orElseThrow().intValueExact());
    assertEquals(
        List.of(new InputColumn("x", new Span(-1, 1), 0, "nothing declared")), outcome.moving());
  }

  @Test
  void moreInputsAreSampledAlongLinesThatTheSeedGives() throws IOException {
    String four = model("x[4]: real in -1..1", "dense(30, relu)");
    RegionsOutcome outcome = count(four, ALL);
    assertTrue(outcome.exact().isEmpty());
    assertEquals(20, outcome.sampled().size());
    assertTrue(outcome.sampled().stream().allMatch(n -> n >= 1 && n <= 31));
    assertTrue(outcome.sampled().stream().distinct().count() > 3, "" + outcome.sampled());
    assertEquals(outcome.sampled(), count(four, ALL).sampled());
    RegionsOptions other = new RegionsOptions(List.of(), Map.of(), 20, 2);
    assertTrue(!outcome.sampled().equals(count(four, other).sampled()));
  }

  @Test
  void aPlaneHoldsTheOtherColumnsInTheirMiddleOrWhereTheyAreSaidToBe() throws IOException {
    String model =
        model("x[3]: real in 0..4 input on: boolean input c: one_of(red, blue)", "dense(30, relu)");
    assertEquals(
        List.of("x_0", "x_1", "x_2", "on", "c.red", "c.blue"),
        RegionsRun.columns(Models.loaded(Models.written(folder, model)).model()));
    RegionsOutcome outcome =
        count(model, new RegionsOptions(List.of("x_2", "x_0"), Map.of("on", 1.0), 1, 1));
    assertEquals(List.of("x_2", "x_0"), outcome.moving().stream().map(InputColumn::name).toList());
    assertEquals(Map.of("x_1", 2.0, "on", 1.0, "c.red", 0.5, "c.blue", 0.5), outcome.standing());
    assertTrue(regions(outcome) > 10, "" + regions(outcome));
  }

  private static String withData(String rows) {
    return model("x, y, unused: real", "standardize -> dense(20, relu)")
        + "data points { from: "
        + rows
        + " }\ntrain Net on points { stop: epochs >= 1 }\n";
  }

  /** The statistics that are drawn here say nothing of the rows, but the rows are there. */
  @Test
  void withoutRangesTheTrainingSetIsTheBox() throws IOException {
    RegionsOutcome outcome =
        count(
            withData("rows(x, y, unused, z) { 1, 5, 7, 0\n 3, 4, 7, 1\n 2, 9, 7, 0 }"),
            new RegionsOptions(List.of("x", "y"), Map.of(), 1, 1));
    assertEquals(new Span(1, 3), outcome.moving().get(0).span());
    assertEquals(new Span(4, 9), outcome.moving().get(1).span());
    assertEquals("training set", outcome.moving().get(0).origin());
    assertEquals(List.of(), warnings);
  }

  @Test
  void withoutTheTrainingSetTheBoxIsThreeDeviationsWide() throws IOException {
    RegionsOutcome outcome =
        count(withData("csv(\"gone.csv\")"), new RegionsOptions(List.of("x", "y"), Map.of(), 1, 1));
    InputColumn x = outcome.moving().get(0);
    assertEquals("3 deviations", x.origin());
    assertEquals(x.middle(), (x.span().low() + x.span().high()) / 2, 1e-6, "floats");
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).startsWith("NN0601 the training set is not looked at"));
  }

  @Test
  void aSmoothNetworkIsRefused() {
    FileProblem refused =
        assertThrows(FileProblem.class, () -> count(model("x, y: real", "dense(3, tanh)"), ALL));
    assertEquals(Code.NOT_PIECEWISE_LINEAR, refused.code());
    assertEquals("the network is not piecewise linear: `layer1` is tanh", refused.getMessage());
  }
}
