package dev.nnlang.compiler.regions;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Turns layers and their parameters into stages; a smooth unit at the output is left out. */
final class ReadStages implements Layer.Visitor<List<Stage>> {
  private final Map<String, double[]> parameters;

  private ReadStages(Map<String, double[]> parameters) {
    this.parameters = parameters;
  }

  static List<Stage> of(Network network, Map<String, double[]> parameters) {
    ReadStages read = new ReadStages(parameters);
    List<Stage> stages = new ArrayList<>();
    network.layers().forEach(layer -> stages.addAll(layer.accept(read)));
    return stages;
  }

  @Override
  public List<Stage> standardize(Layer.Standardize layer) {
    double[] mean = parameter("standardize.mean", layer.width());
    double[] times = parameter("standardize.deviation", layer.width()).clone();
    for (int i = 0; i < times.length; i++) {
      times[i] = 1 / times[i];
    }
    return List.of(new PerColumn(mean, times, 0));
  }

  @Override
  public List<Stage> scale(Layer.Scale layer) {
    Field.Range target = layer.target();
    double[] minus = new double[layer.inputWidth()];
    double[] times = new double[layer.inputWidth()];
    for (int i = 0; i < minus.length; i++) {
      Field.Range from = layer.declared().get(i);
      minus[i] = from.low();
      times[i] = (target.high() - target.low()) / (from.high() - from.low());
    }
    return List.of(new PerColumn(minus, times, target.low()));
  }

  @Override
  public List<Stage> dense(Layer.Dense layer) {
    double[] weight =
        parameter(layer.name() + ".weight", Math.multiplyExact(layer.fanIn(), layer.fanOut()));
    double[] bias =
        layer.bias()
            ? parameter(layer.name() + ".bias", layer.fanOut())
            : new double[layer.fanOut()];
    List<Stage> stages = new ArrayList<>(List.of(new Weighted(weight, bias)));
    stages.addAll(unit(layer.name(), layer.fanOut(), layer.unit()));
    return stages;
  }

  @Override
  public List<Stage> activation(Layer.Activation layer) {
    return unit(layer.name(), layer.inputWidth(), layer.unit());
  }

  /** Predictions drop nothing. */
  @Override
  public List<Stage> dropout(Layer.Dropout layer) {
    return List.of();
  }

  private List<Stage> unit(String name, int signals, Unit unit) {
    return unit.accept(new OfUnit(name, signals));
  }

  private double[] parameter(String name, int size) {
    double[] values = parameters.get(name);
    if (values == null || values.length != size) {
      throw new IllegalArgumentException("no parameter " + name + " of " + size + " numbers");
    }
    return values;
  }

  /** The stage of a unit; none where it is linear or, at the output, smooth. */
  private final class OfUnit implements Unit.Visitor<List<Stage>> {
    private final String name;
    private final int signals;

    OfUnit(String name, int signals) {
      this.name = name;
      this.signals = signals;
    }

    private List<Stage> all(Piecewise function) {
      return List.of(new Bending(Collections.nCopies(signals, function)));
    }

    @Override
    public List<Stage> identity() {
      return List.of();
    }

    @Override
    public List<Stage> sigmoid() {
      return List.of();
    }

    @Override
    public List<Stage> tanh() {
      return List.of();
    }

    @Override
    public List<Stage> relu() {
      return all(Piecewise.atZero(0));
    }

    @Override
    public List<Stage> abs() {
      return all(Piecewise.atZero(-1));
    }

    @Override
    public List<Stage> leakyRelu(Unit.LeakyRelu unit) {
      return all(Piecewise.atZero(unit.slope()));
    }

    @Override
    public List<Stage> prelu(Unit.PRelu unit) {
      double[] slopes = parameter(name + ".slope", signals);
      return List.of(new Bending(Arrays.stream(slopes).mapToObj(Piecewise::atZero).toList()));
    }

    @Override
    public List<Stage> maxout(Unit.Maxout unit) {
      return List.of(new Largest(unit.pieces()));
    }

    @Override
    public List<Stage> softplus() {
      return List.of();
    }

    @Override
    public List<Stage> hardTanh() {
      return all(Piecewise.HARD_TANH);
    }

    @Override
    public List<Stage> softmax() {
      return List.of();
    }
  }
}
