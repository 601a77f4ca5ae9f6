package dev.nnlang.compiler.regions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.emit.ExampleRows;
import dev.nnlang.compiler.emit.GeneratedModel;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.regions.Section.Span;
import dev.nnlang.runtime.Trainer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regions counted exactly, against patterns seen at the points of a fine grid. */
final class LinearRegionsTest {
  private static final Span SPAN = new Span(-1, 1);

  /** Points of the grid along each side. */
  private static final int POINTS = 800;

  /** A disc of half a diagonal of the grid's squares holds a point of it, wherever it lies. */
  private static final double DISC = Math.sqrt(0.5) / POINTS;

  private static final int NETS = 2;

  private static LinearRegions square(Network network, Map<String, double[]> parameters) {
    return LinearRegions.on(
        Section.rectangle(new double[network.inputWidth()], 0, SPAN, 1, SPAN), network, parameters);
  }

  /** The distance of a region's middle from its nearest edge, where the square is 1 wide. */
  private static double discIn(Region region) {
    Convex shape = region.shape();
    double least = 1;
    for (int i = 0; i < region.corners(); i++) {
      int j = (i + 1) % region.corners();
      double du = region.u(j) - region.u(i);
      double dv = region.v(j) - region.v(i);
      double cross = du * (shape.middleV() - region.v(i)) - dv * (shape.middleU() - region.u(i));
      least = Math.min(least, cross / Math.hypot(du, dv));
    }
    return least;
  }

  private static int patternsOnGrid(Network network, Map<String, double[]> parameters) {
    Pattern pattern = new Pattern(network, parameters);
    double[] x = new double[network.inputWidth()];
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < POINTS; i++) {
      long before = 0;
      for (int j = 0; j < POINTS; j++) {
        x[0] = -1 + 2 * (i + 0.5) / POINTS;
        x[1] = -1 + 2 * (j + 0.5) / POINTS;
        long here = pattern.at(x);
        if (here != before) {
          seen.add(here);
          before = here;
        }
      }
    }
    return seen.size();
  }

  /**
   * Of the first seeds, those where a disc fits into each region that cannot miss the grid: there
   * both counts must be the same number.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dense(6, relu) -> dense(6, relu)",
        "dense(5, leaky_relu(0.1)) -> dense(5, leaky_relu(0.1))",
        "dense(5, prelu(0.25)) -> dense(5, prelu(0.25))",
        "dense(4, abs) -> dense(4, abs)",
        "dense(4, hard_tanh) -> dense(4, hard_tanh)",
        "dense(3, maxout(3)) -> dense(3, maxout(2))",
        "standardize -> dense(6, relu) -> dropout(50%) -> prelu(0.25) -> dense(3, abs)",
        "scale(0..2) -> dense(4, relu) -> dense(3, identity) -> dense(4, maxout(2))",
      })
  void asManyRegionsAsPatternsOnAFineGrid(String layers) {
    Network network = Nets.of(2, layers, 1);
    int compared = 0;
    for (long seed = 1; compared < NETS; seed++) {
      assertTrue(seed < 300, "no network whose regions are all wide enough");
      Map<String, double[]> parameters = Nets.random(network, seed);
      LinearRegions regions = square(network, parameters);
      double narrowest =
          regions.regions().stream().mapToDouble(LinearRegionsTest::discIn).min().orElseThrow();
      if (narrowest >= DISC && regions.regions().size() >= 12) {
        assertEquals(patternsOnGrid(network, parameters), regions.regions().size(), "seed " + seed);
        compared++;
      }
    }
  }

  private static final String RING =
      """
      nn 1
      model Ring {
        precision: double
        input x, y: real in -1..1
        output inside: boolean
        layers: dense(6, relu) -> dense(5, relu) -> dense(_, sigmoid)
        init: he
      }
      data points { from: csv("points.csv") }
      train Ring on points { optimizer: adam  rate: 0.02  stop: accuracy >= 97% or epochs >= 300 }
      """;

  /** Points of the square and whether they lie in a disc of radius 0.6. */
  private static ExampleRows ringRows(GeneratedModel model) {
    ExampleRows drawn = ExampleRows.random(model.model().network(), 300, new SplittableRandom(21));
    List<double[]> inside =
        drawn.inputs().stream()
            .map(x -> new double[] {Math.hypot(x[0], x[1]) < 0.6 ? 1 : 0})
            .toList();
    return new ExampleRows(drawn.inputs(), inside);
  }

  /** What training leaves, by the generated class; again the first seeds that a grid can judge. */
  @Test
  void aTrainedNetworkHasAsManyRegionsAsPatternsOnAFineGrid() {
    GeneratedModel model = GeneratedModel.of(RING);
    int compared = 0;
    for (long seed = 1; compared < NETS; seed++) {
      assertTrue(seed < 300, "no network whose regions are all wide enough");
      Map<String, double[]> parameters = trained(model, model.newNetwork(), seed);
      LinearRegions regions = square(model.model().network(), parameters);
      double narrowest =
          regions.regions().stream().mapToDouble(LinearRegionsTest::discIn).min().orElseThrow();
      if (narrowest >= DISC && regions.regions().size() >= 12) {
        assertEquals(
            patternsOnGrid(model.model().network(), parameters),
            regions.regions().size(),
            "seed " + seed);
        compared++;
      }
    }
  }

  private static <R> Map<String, double[]> trained(
      GeneratedModel model, dev.nnlang.runtime.Network<R> network, long seed) {
    double accuracy =
        Trainer.of(network, model.training().withSeed(seed))
            .train(ringRows(model))
            .training()
            .accuracy();
    assertTrue(accuracy > 0.7, () -> "seed " + seed + " learned nothing: " + accuracy);
    Map<String, double[]> parameters = new TreeMap<>();
    network.tensors().forEach(tensor -> parameters.put(tensor.name(), tensor.values()));
    return parameters;
  }

  /** The parts cover the square once: areas add up to 1, within the rounding of a few hundred. */
  @ParameterizedTest
  @ValueSource(strings = {"dense(20, relu) -> dense(20, relu)", "dense(9, maxout(4))"})
  void regionsCoverTheSquareOnceAndGiveTheOutputs(String layers) {
    Network network = Nets.of(2, layers, 2);
    Map<String, double[]> parameters = Nets.random(network, 5);
    LinearRegions regions = square(network, parameters);
    assertEquals(1, regions.regions().stream().mapToDouble(Region::size).sum(), 1e-9);
    Set<Long> patterns = new HashSet<>();
    Pattern pattern = new Pattern(network, parameters);
    for (Region region : regions.regions()) {
      double u = -1 + 2 * region.shape().middleU();
      double v = -1 + 2 * region.shape().middleV();
      patterns.add(pattern.at(u, v));
      // Two orders of summation of numbers near 1.
      assertArrayEquals(pattern.outputs(u, v), region.middle(), 1e-12);
    }
    assertEquals(regions.regions().size(), patterns.size(), "one pattern each");
  }

  /** n lines that all cross within the square cut it into 1 + n + C(n, 2) parts. */
  @Test
  void oneLayerReachesWhatTheFormulaSays() {
    Network network = Nets.of(2, "h: dense(4, relu)", 1);
    Map<String, double[]> parameters = Nets.random(network, 1);
    parameters.put("h.weight", new double[] {1, 0, 0, 1, 1, 1, 1, -1});
    parameters.put("h.bias", new double[] {0.1, 0.2, 0.05, 0.02});
    LinearRegions regions = square(network, parameters);
    assertEquals(1 + 4 + 6, regions.regions().size());
    assertEquals(RegionBounds.of(network).atMost().value().orElseThrow().intValueExact(), 11);
    assertEquals(11, regions.pieces());
  }

  /** The second layer is off everywhere, so that what bends in the first does not show. */
  @Test
  void regionsOfOneFunctionAreOnePiece() {
    Network network = Nets.of(2, "first: dense(3, relu) -> second: dense(2, relu)", 1);
    Map<String, double[]> parameters = Nets.random(network, 2);
    parameters.put("second.weight", new double[] {-1, -1, -1, -1, -1, -1});
    parameters.put("second.bias", new double[] {-1, -1});
    LinearRegions regions = square(network, parameters);
    assertTrue(regions.regions().size() >= 4, "" + regions.regions().size());
    assertEquals(1, regions.pieces());
  }

  /**
   * Two lines cross; the second layer is on in one quarter only, so that the three others are one
   * piece that is not convex.
   */
  @Test
  void aPieceNeedNotBeConvex() {
    Network network = Nets.of(2, "first: dense(2, relu) -> second: dense(1, relu)", 1);
    Map<String, double[]> parameters = Nets.random(network, 2);
    parameters.put("first.weight", new double[] {1, 0, 0, 1});
    parameters.put("first.bias", new double[2]);
    parameters.put("second.weight", new double[] {1, 1});
    parameters.put("second.bias", new double[] {-3});
    assertEquals(4, square(network, parameters).regions().size());
    assertEquals(1, square(network, parameters).pieces());
    parameters.put("second.bias", new double[] {-1});
    // Beyond x + y = 1 the output moves; what is cut off there lies in one quarter.
    assertEquals(5, square(network, parameters).regions().size());
    assertEquals(2, square(network, parameters).pieces());
  }

  /** {@code |x| + |x|} of two units that bend at the same place has two regions, not three. */
  @Test
  void unitsThatBendAtTheSamePlaceCutOnce() {
    Network network = Nets.of(2, "h: dense(2, relu) -> top: dense(2, maxout(2))", 1);
    Map<String, double[]> parameters = Nets.random(network, 3);
    parameters.put("h.weight", new double[] {1, 0, 2, 0});
    parameters.put("h.bias", new double[] {0, 0});
    parameters.put("top.weight", new double[] {1, 1, 1, 1, 1, 2, 1, 2});
    parameters.put("top.bias", new double[] {0, 0, 0, 0});
    assertEquals(2, square(network, parameters).regions().size());
  }

  /** abs(abs(2 x) - 1) on -1..1 is a W: bends at -1/2, 0 and 1/2. */
  @Test
  void anIntervalIsCutWhereTheFunctionBends() {
    Network network = Nets.of(1, "a: dense(1, abs) -> b: dense(1, abs)", 1);
    Map<String, double[]> parameters = Nets.random(network, 4);
    parameters.put("a.weight", new double[] {2});
    parameters.put("a.bias", new double[] {0});
    parameters.put("b.weight", new double[] {1});
    parameters.put("b.bias", new double[] {-1});
    LinearRegions regions =
        LinearRegions.on(Section.segment(new double[] {-1}, new double[] {1}), network, parameters);
    assertEquals(4, regions.pieces());
    TreeSet<Double> ends = new TreeSet<>();
    regions.regions().forEach(region -> ends.add(-1 + 2 * region.u(1)));
    assertEquals(Set.of(-0.5, 0.0, 0.5, 1.0), ends);
  }

  /** A plane of a 4-d network is the 2-d network of its weights, the others taken into the bias. */
  @Test
  void aPlaneOfFourInputsIsANetworkOfTwo() {
    Network four = Nets.of(4, "h: dense(9, relu) -> dense(7, relu)", 1);
    Map<String, double[]> parameters = Nets.random(four, 6);
    double[] at = {0.3, 0, -0.4, 0};
    Section plane = Section.rectangle(at, 1, SPAN, 3, SPAN);
    int inFour = LinearRegions.on(plane, four, parameters).regions().size();

    Network two = Nets.of(2, "h: dense(9, relu) -> dense(7, relu)", 1);
    double[] weight = parameters.getOrDefault("h.weight", new double[0]).clone();
    double[] bias = parameters.getOrDefault("h.bias", new double[0]).clone();
    double[] folded = new double[18];
    for (int j = 0; j < 9; j++) {
      bias[j] += 0.3 * weight[4 * j] - 0.4 * weight[4 * j + 2];
      folded[2 * j] = weight[4 * j + 1];
      folded[2 * j + 1] = weight[4 * j + 3];
    }
    parameters.put("h.weight", folded);
    parameters.put("h.bias", bias);
    assertEquals(square(two, parameters).regions().size(), inFour);
    assertTrue(inFour > 20, "" + inFour);
  }

  /** {@code |x_0| + |x_1| + |x_2|} bends once for each sign that changes on the way. */
  @Test
  void aLineIsCutOnceForEachBendThatItCrosses() {
    Network network = Nets.of(3, "h: dense(3, abs)", 1);
    Map<String, double[]> parameters = Nets.random(network, 7);
    parameters.put("h.weight", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    parameters.put("h.bias", new double[3]);
    SplittableRandom random = new SplittableRandom(8);
    for (int line = 0; line < 100; line++) {
      double[] from = random.doubles(3, -1, 1).toArray();
      double[] to = random.doubles(3, -1, 1).toArray();
      int signs = 0;
      for (int i = 0; i < 3; i++) {
        signs += from[i] * to[i] < 0 ? 1 : 0;
      }
      assertEquals(
          1 + signs,
          LinearRegions.on(Section.segment(from, to), network, parameters).regions().size());
    }
  }

  /** The squashed output has the regions of the signal before it; a rectifier there cuts. */
  @ParameterizedTest
  @CsvSource({"identity, 1", "tanh, 1", "softplus, 1", "relu, 2", "abs, 2"})
  void anOutputUnitCutsOnlyIfItBends(String unit, int regions) {
    Network network =
        Nets.parsed(
            """
            nn 1
            model Net {
              input  x[2]: real in -1..1
              output y: real
              layers: out: dense(_, %s)
            }
            """
                .formatted(unit));
    Map<String, double[]> parameters =
        Map.of("out.weight", new double[] {1, 1}, "out.bias", new double[1]);
    assertEquals(regions, square(network, parameters).regions().size());
  }

  @Test
  void aSmoothHiddenUnitIsRefused() {
    Network network = Nets.of(2, "dense(3, relu) -> h1: dense(3, tanh)", 1);
    assertEquals(
        "not piecewise linear: `h1` is tanh",
        assertThrows(IllegalArgumentException.class, () -> square(network, Nets.random(network, 1)))
            .getMessage());
  }

  /** Three layers of 64 are work for a second, not a minute. */
  @Test
  void aLargeNetworkHasTensOfThousandsOfRegions() {
    Network network = Nets.of(2, "dense(64, relu) -> dense(64, relu) -> dense(64, relu)", 1);
    LinearRegions regions = square(network, Nets.random(network, 9));
    assertTrue(regions.regions().size() > 5_000, "" + regions.regions().size());
    assertEquals(1, regions.regions().stream().mapToDouble(Region::size).sum(), 1e-9);
  }
}
