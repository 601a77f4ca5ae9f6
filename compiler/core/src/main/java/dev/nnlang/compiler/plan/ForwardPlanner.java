package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Plans what a network does with an example, whoever trains it. */
final class ForwardPlanner {
  private final Network network;
  private final boolean tied;
  private final InnerLoops loops;

  /**
   * @param tied whether the second layer with weights is the decoder of an auto-encoder, whose
   *     weights are the transpose of the first's
   */
  ForwardPlanner(Network network, boolean tied, InnerLoops loops) {
    this.network = network;
    this.tied = tied;
    this.loops = loops;
  }

  /** One plan for each layer with weights and each unit alone, for prediction. */
  List<LayerPlan> layers() {
    return layers(first -> false);
  }

  /**
   * The same where the network is trained.
   *
   * @param inputDrop what drops inputs, example by example, before they enter the first layer
   */
  List<LayerPlan> layersOfTraining(Optional<Kernel.Drop> inputDrop) {
    return !tied && inputDrop.isEmpty() ? layers(Split::isLarge) : layers();
  }

  /**
   * @param large whether a first layer leaves zeros out
   */
  private List<LayerPlan> layers(Predicate<Layer.Dense> large) {
    List<LayerPlan> planned = new ArrayList<>();
    for (Layer layer : network.layers()) {
      int number = planned.size() + 1;
      if (layer instanceof Layer.Dense dense) {
        planned.add(dense(number, dense, number == 1 && large.test(dense)));
      } else if (layer instanceof Layer.Activation alone) {
        planned.add(alone(number, alone));
      }
    }
    for (int number = 1; number <= planned.size(); number++) {
      planned.set(number - 1, dropped(planned.get(number - 1), dropBehind(number)));
    }
    return planned;
  }

  private LayerPlan dense(int number, Layer.Dense layer, boolean large) {
    LayerPlan.Storage storage = storage(layer.unit());
    return new LayerPlan(
        number,
        layer.name(),
        Optional.of(layer),
        tied && number > 1,
        layer.unit(),
        layer.fanOut(),
        layer.outputWidth(),
        storage,
        Optional.of(
            new Kernel.Signal(
                "signal" + number,
                number,
                layer.fanIn(),
                layer.fanOut(),
                layer.bias(),
                large
                    ? loops.overRowsOfZeros(layer.fanOut(), layer.fanIn())
                    : loops.overRows(layer.fanOut(), layer.fanIn()),
                large && loops.panels() ? Split.OUTPUTS : Split.EXAMPLES)),
        activate(number, layer.unit(), layer.outputWidth(), storage),
        ofRow(number, layer),
        Optional.empty());
  }

  private LayerPlan alone(int number, Layer.Activation layer) {
    return new LayerPlan(
        number,
        layer.name(),
        Optional.empty(),
        false,
        layer.unit(),
        layer.inputWidth(),
        layer.outputWidth(),
        LayerPlan.Storage.BELOW,
        Optional.empty(),
        activate(number, layer.unit(), layer.outputWidth(), LayerPlan.Storage.BELOW),
        Optional.empty(),
        Optional.empty());
  }

  /** The last layer's unit is left to whoever asks for the outputs. */
  private Optional<PanelKernel.RowLayer> ofRow(int number, Layer.Dense layer) {
    return isWaiting()
        ? Optional.of(
            new PanelKernel.RowLayer(
                "layer" + number + "OfRow",
                number,
                layer.fanIn(),
                layer.fanOut(),
                layer.bias(),
                isLast(layer) ? new Unit.Identity() : layer.unit()))
        : Optional.empty();
  }

  /** Whether the time of a prediction is mostly that of one step waiting for the one before. */
  private boolean isWaiting() {
    List<Layer.Dense> layers = network.denseLayers();
    return loops.panels()
        && layers.size() <= PanelKernel.RowLayer.MOST_LAYERS_OF_A_NETWORK
        && layers.stream().mapToLong(layer -> (long) layer.fanIn() * layer.fanOut()).sum()
            <= PanelKernel.RowLayer.MOST_WEIGHTS_OF_A_NETWORK
        && layers.stream().allMatch(layer -> isLast(layer) || staysInRegisters(layer.unit()))
        && network.layers().stream().noneMatch(Layer.Activation.class::isInstance);
  }

  private boolean isLast(Layer layer) {
    return layer.equals(network.layers().get(network.layers().size() - 1));
  }

  /** Whether outputs follow from the signals of a vector, and nobody asks for these again. */
  private static boolean staysInRegisters(Unit unit) {
    return storage(unit) == LayerPlan.Storage.IN_PLACE
        && !(unit instanceof Unit.Softmax)
        && !(unit instanceof Unit.Maxout)
        && !(unit instanceof Unit.PRelu);
  }

  private static LayerPlan.Storage storage(Unit unit) {
    return DerivativeOfUnit.toldBy(unit) == Kernel.Told.BY_SIGNAL
        ? LayerPlan.Storage.APART
        : LayerPlan.Storage.IN_PLACE;
  }

  private static Optional<Kernel.Activate> activate(
      int number, Unit unit, int width, LayerPlan.Storage storage) {
    return unit.equals(new Unit.Identity())
        ? Optional.empty()
        : Optional.of(
            new Kernel.Activate(
                "activate" + number,
                number,
                width,
                unit,
                storage != LayerPlan.Storage.IN_PLACE,
                number == 1 && storage == LayerPlan.Storage.BELOW));
  }

  private static LayerPlan dropped(LayerPlan layer, Optional<Kernel.Drop> drop) {
    return new LayerPlan(
        layer.number(),
        layer.name(),
        layer.dense(),
        layer.tied(),
        layer.unit(),
        layer.signals(),
        layer.units(),
        layer.storage(),
        layer.signal(),
        layer.activate(),
        layer.ofRow(),
        drop);
  }

  /** What drops numbers between layer {@code number}, 0 for the inputs, and the next. */
  Optional<Kernel.Drop> dropBehind(int number) {
    double kept = 1;
    int width = 0;
    int at = 0;
    for (Layer layer : network.layers()) {
      if (layer instanceof Layer.Dense || layer instanceof Layer.Activation) {
        at++;
      } else if (layer instanceof Layer.Dropout dropout && at == number) {
        // Two in a row let through what both let through.
        kept *= 1 - dropout.probability();
        width = dropout.width();
      }
    }
    return kept == 1
        ? Optional.empty()
        : Optional.of(new Kernel.Drop("drop" + number, number, width, 1 - kept, 1 / kept));
  }

  /** What sets a share of the inputs to 0 and leaves the others as they are. */
  Optional<Kernel.Drop> corrupted(double share) {
    return share == 0
        ? Optional.empty()
        : Optional.of(new Kernel.Drop("drop0", 0, network.inputWidth(), share, 1));
  }

  /** The input layers. */
  List<Kernel> input() {
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
