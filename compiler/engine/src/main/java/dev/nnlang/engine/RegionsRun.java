package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.regions.LinearRegions;
import dev.nnlang.compiler.regions.RegionBounds;
import dev.nnlang.compiler.regions.Section;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Counts the linear regions of a trained network: exactly where one or two columns move, along
 * random lines where more do.
 */
public final class RegionsRun {
  private final CheckedModel model;
  private final RegionsOptions options;
  private final List<InputColumn> columns;
  private final Map<String, double[]> parameters;

  private RegionsRun(
      CheckedModel model,
      RegionsOptions options,
      List<InputColumn> columns,
      Map<String, double[]> parameters) {
    this.model = model;
    this.options = options;
    this.columns = columns;
    this.parameters = parameters;
  }

  /** The names of a model's input columns, of which {@link RegionsOptions} speaks. */
  public static List<String> columns(CheckedModel model) {
    return InputColumns.names(model.network());
  }

  /**
   * Loads {@code weights} and counts.
   *
   * @param locations where the training set is; read only where an input has no declared range
   * @param warnings told if it cannot be read
   * @throws FileProblem NN0811 if a hidden unit is smooth
   * @throws dev.nnlang.runtime.WeightsException if the weights do not fit the model
   */
  public static RegionsOutcome run(
      LoadedModel loaded,
      Path weights,
      DataLocations locations,
      RegionsOptions options,
      Consumer<Warning> warnings)
      throws IOException {
    CheckedModel model = loaded.model();
    Optional<String> refusal = RegionBounds.refusal(model.network());
    if (refusal.isPresent()) {
      throw new FileProblem(
          Code.NOT_PIECEWISE_LINEAR,
          "the network is " + refusal.get(),
          "only a network of relu, leaky_relu, prelu, abs, hard_tanh and maxout has linear regions");
    }
    Network<?> network = Weights.load(weights, loaded.newNetwork());
    Map<String, double[]> parameters = new HashMap<>();
    for (Tensor tensor : network.tensors()) {
      parameters.put(tensor.name(), tensor.values());
    }
    List<InputColumn> columns =
        InputColumns.of(model, network.signature(), parameters, locations, warnings);
    return new RegionsRun(model, options, columns, parameters).count();
  }

  private RegionsOutcome count() {
    if (!options.plane().isEmpty()) {
      return plane(index(options.plane().get(0)), index(options.plane().get(1)));
    }
    return switch (columns.size()) {
      case 1 -> interval();
      case 2 -> plane(0, 1);
      default -> lines();
    };
  }

  private int index(String name) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no column " + name));
  }

  private RegionsOutcome interval() {
    Section.Span span = columns.get(0).span();
    Section all = Section.segment(new double[] {span.low()}, new double[] {span.high()});
    return exact(all, columns, Map.of());
  }

  private RegionsOutcome plane(int across, int up) {
    double[] point = new double[columns.size()];
    Map<String, Double> standing = new LinkedHashMap<>();
    for (int i = 0; i < point.length; i++) {
      InputColumn column = columns.get(i);
      point[i] = options.at().getOrDefault(column.name(), column.middle());
      if (i != across && i != up) {
        standing.put(column.name(), point[i]);
      }
    }
    InputColumn first = columns.get(across);
    InputColumn second = columns.get(up);
    Section section = Section.rectangle(point, across, first.span(), up, second.span());
    return exact(section, List.of(first, second), Collections.unmodifiableMap(standing));
  }

  private RegionsOutcome exact(
      Section section, List<InputColumn> moving, Map<String, Double> standing) {
    LinearRegions regions = LinearRegions.on(section, model.network(), parameters);
    RegionBounds bounds = RegionBounds.on(moving.size(), model.network());
    return new RegionsOutcome(moving, standing, bounds, Optional.of(regions), List.of());
  }

  private RegionsOutcome lines() {
    List<Integer> counts =
        IntStream.range(0, options.lines())
            .mapToObj(number -> RandomLines.draw(columns, options.seed(), number))
            .map(line -> LinearRegions.on(line, model.network(), parameters).regions().size())
            .toList();
    RegionBounds bounds = RegionBounds.on(1, model.network());
    return new RegionsOutcome(columns, Map.of(), bounds, Optional.empty(), counts);
  }
}
