package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.analysis.Fingerprint;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides how a checked model becomes Java. */
public final class Planner {
  /**
   * Rows that one pass over the outputs adds. With 8, the inner loop does 8 multiply-adds for each
   * load and store of its output, and still keeps all its arrays in registers.
   */
  private static final int ROWS_PER_PASS = 8;

  private final Network network;
  private final Training.Settings settings;
  private final Set<Kernel> rows = new LinkedHashSet<>();

  private Planner(Network network, Training.Settings settings) {
    this.network = network;
    this.settings = settings;
  }

  /** The plan of {@code model}, verified. */
  public static Plan plan(CheckedModel model) {
    Training.Settings settings =
        model
            .training()
            .map(training -> training.phases().get(0).settings())
            .orElseGet(() -> UntrainedSettings.of(model.network()));
    Plan plan = new Planner(model.network(), settings).plan(model.training());
    PlanVerifier.verify(plan);
    return plan;
  }

  private Plan plan(Optional<Training> training) {
    List<Layer.Dense> layers = network.denseLayers();
    List<LayerPlan> planned = new ArrayList<>();
    for (int number = 1; number <= layers.size(); number++) {
      Optional<Layer.Dense> above =
          number < layers.size() ? Optional.of(layers.get(number)) : Optional.empty();
      planned.add(layer(number, layers.get(number - 1), above));
    }
    int last = layers.size();
    Layer.Dense top = layers.get(last - 1);
    return new Plan(
        network,
        Fingerprint.of(network),
        training,
        settings,
        inputKernels(),
        planned,
        activate("output" + last, last, top),
        new Kernel.LossOf(
            "loss" + last, last, top.fanOut(), top.unit(), settings.loss(), network.task()),
        new Kernel.OutputSensitivity(
            "sensitivity" + last, last, top.fanOut(), top.unit(), settings.loss(), network.task()),
        List.copyOf(rows));
  }

  private LayerPlan layer(int number, Layer.Dense layer, Optional<Layer.Dense> above) {
    return new LayerPlan(
        number,
        layer,
        new Kernel.Signal(
            "signal" + number,
            number,
            layer.fanIn(),
            layer.fanOut(),
            layer.bias(),
            tiling(layer.fanOut(), layer.fanIn())),
        above.isPresent() ? activate("activate" + number, number, layer) : Optional.empty(),
        above.map(
            next ->
                new Kernel.Sensitivity(
                    "sensitivity" + number,
                    number,
                    layer.fanOut(),
                    next.fanOut(),
                    layer.unit(),
                    tiling(layer.fanOut(), next.fanOut()))),
        new Kernel.Gradient(
            "gradient" + number,
            number,
            layer.fanIn(),
            layer.fanOut(),
            layer.bias(),
            tilingOfExamples(layer.fanOut())),
        update(number, layer));
  }

  private Optional<Kernel.Activate> activate(String method, int number, Layer.Dense layer) {
    return layer.unit().equals(new Unit.Identity())
        ? Optional.empty()
        : Optional.of(new Kernel.Activate(method, number, layer.fanOut(), layer.unit()));
  }

  private Kernel.Update update(int number, Layer.Dense layer) {
    int width = layer.fanOut();
    rows.add(new Kernel.UpdateRow("updateRow" + width, width, settings.optimizer()));
    return new Kernel.Update(
        "update" + number,
        number,
        layer.fanIn(),
        width,
        layer.bias(),
        number > 1,
        settings.optimizer());
  }

  /** A sum of {@code count} rows of {@code width} numbers. */
  private Tiling tiling(int width, int count) {
    Tiling tiling = new Tiling(width, count, ROWS_PER_PASS, count % ROWS_PER_PASS);
    if (tiling.passes() > 0) {
      addRows(ROWS_PER_PASS, width);
    }
    if (tiling.tail() > 0) {
      addRows(tiling.tail(), width);
    }
    return tiling;
  }

  /** A sum over the examples of a chunk, whose number is known at run time alone. */
  private Tiling tilingOfExamples(int width) {
    addRows(ROWS_PER_PASS, width);
    addRows(1, width);
    return new Tiling(width, 0, ROWS_PER_PASS, 1);
  }

  private void addRows(int count, int width) {
    rows.add(new Kernel.AddRows("add" + count + "x" + width, count, width));
  }

  private List<Kernel> inputKernels() {
    List<Kernel> kernels = new ArrayList<>();
    for (Layer layer : network.layers()) {
      if (layer instanceof Layer.Scale scale) {
        kernels.addAll(scale(scale.outputWidth(), segments(scale)));
      } else if (layer instanceof Layer.Standardize standardize) {
        kernels.add(new Kernel.Standardize("standardize", standardize.width()));
      }
    }
    return kernels;
  }

  /** One method where it holds all segments, numbered ones where it does not. */
  private static List<Kernel.Scale> scale(int width, List<Kernel.Segment> segments) {
    List<Budget.Slice> slices = Budget.split(segments.size(), Kernel.Scale.BYTECODES_OF_A_SEGMENT);
    return slices.stream()
        .map(
            slice ->
                new Kernel.Scale(
                    slices.size() == 1 ? "scale" : "scale" + (slices.indexOf(slice) + 1),
                    width,
                    segments.subList(slice.from(), slice.to())))
        .toList();
  }

  /** Neighbouring columns with one declared range become one loop. */
  private static List<Kernel.Segment> segments(Layer.Scale scale) {
    List<Kernel.Segment> segments = new ArrayList<>();
    List<Field.Range> declared = scale.declared();
    for (int from = 0, to; from < declared.size(); from = to) {
      to = from + 1;
      while (to < declared.size() && declared.get(to).equals(declared.get(from))) {
        to++;
      }
      segments.add(new Kernel.Segment(from, to, declared.get(from), scale.target()));
    }
    return segments;
  }
}
