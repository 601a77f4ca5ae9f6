package dev.nnlang.engine;

import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.plan.Planner;
import dev.nnlang.compiler.reference.ReferenceExample;
import dev.nnlang.compiler.reference.ReferenceNetwork;
import dev.nnlang.compiler.reference.ReferenceSchedule;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Tensor;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Walks one training row through a network: forward propagation, backpropagation and one update of
 * gradient descent, in {@code double} by the reference.
 */
public final class WalkRun {
  private static final double UNSAID_RATE = 0.01;

  private final CheckedModel model;
  private final ExampleSource rows;
  private final Map<String, double[]> parameters;

  /**
   * Walks rows of {@code rows} through {@code model}.
   *
   * @param parameters by the names of the weights file; kept and left as they are
   */
  public WalkRun(CheckedModel model, ExampleSource rows, Map<String, double[]> parameters) {
    this.model = model;
    this.rows = rows;
    this.parameters = parameters;
  }

  /**
   * Reads weights and the training rows.
   *
   * @throws dev.nnlang.runtime.WeightsException if the weights do not fit the model
   * @throws dev.nnlang.data.DataException if the data does not
   * @throws FileProblem if the model has no train block, which names the data
   */
  public static WalkRun read(LoadedModel loaded, Path weights, DataLocations locations)
      throws IOException {
    Network<?> network = Weights.load(weights, loaded.newNetwork());
    ExampleSource train =
        DataParts.read(TrainBlock.data(loaded.model()), network.signature(), locations).train();
    Map<String, double[]> parameters = new LinkedHashMap<>();
    for (Tensor tensor : network.tensors()) {
      parameters.put(tensor.name(), tensor.values());
    }
    return new WalkRun(loaded.model(), train, parameters);
  }

  /** How many training rows there are. */
  public int rows() {
    return rows.size();
  }

  /**
   * Walks one row: the loss is that of the last phase that trains the network itself, the rate that
   * of the first update of the last phase; without a train block they are the defaults.
   *
   * @param row from 1
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Outcome walk(int row) {
    if (row < 1 || row > rows.size()) {
      throw new IndexOutOfBoundsException("row " + row + " of " + rows.size());
    }
    double[] raw = new double[model.network().inputWidth()];
    double[] target = new double[model.network().outputWidth()];
    rows.read(row - 1, raw, target);
    Loss loss = Planner.plan(model).loss();
    double rate = rate();
    ReferenceExample example =
        new ReferenceNetwork(model.network(), parameters).example(raw, target, loss);
    Map<String, double[]> updated = updated(example, rate);
    double after = new ReferenceNetwork(model.network(), updated).loss(raw, target, loss);
    return new Outcome(this, row, raw, target, loss, rate, example, updated, after);
  }

  private double rate() {
    return model
        .training()
        .map(Training::phases)
        .map(phases -> phases.get(phases.size() - 1).settings().rate())
        .map(schedule -> ReferenceSchedule.rate(schedule, 0))
        .orElse(UNSAID_RATE);
  }

  /** {@code W <- W - eta G}, whatever the optimizer, and so for biases and slopes. */
  private Map<String, double[]> updated(ReferenceExample example, double rate) {
    Map<String, double[]> updated = new LinkedHashMap<>(parameters);
    for (ReferenceExample.Stage stage : example.stages()) {
      stage
          .gradients()
          .forEach(
              (name, gradient) ->
                  updated.computeIfPresent(name, (same, w) -> moved(w, rate, gradient)));
    }
    return updated;
  }

  private static double[] moved(double[] w, double rate, double[] gradient) {
    double[] moved = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      moved[i] = w[i] - rate * gradient[i];
    }
    return moved;
  }

  /** All numbers of one walk. Arrays are its own; nobody may write them. */
  public static final class Outcome {
    private final WalkRun run;
    private final int row;
    private final double[] raw;
    private final double[] target;
    private final Loss loss;
    private final double rate;
    private final ReferenceExample example;
    private final Map<String, double[]> updated;
    private final double lossAfter;

    private Outcome(
        WalkRun run,
        int row,
        double[] raw,
        double[] target,
        Loss loss,
        double rate,
        ReferenceExample example,
        Map<String, double[]> updated,
        double lossAfter) {
      this.run = run;
      this.row = row;
      this.raw = raw;
      this.target = target;
      this.loss = loss;
      this.rate = rate;
      this.example = example;
      this.updated = updated;
      this.lossAfter = lossAfter;
    }

    /** The network that was walked through. */
    public dev.nnlang.compiler.model.Network network() {
      return run.model.network();
    }

    /** Which training row, from 1. */
    public int row() {
      return row;
    }

    /** How many training rows there are. */
    public int rows() {
      return run.rows();
    }

    /** The row's input as declared, before the input layers, shape [inputWidth]. */
    public double[] rawInput() {
      return raw;
    }

    /** y, shape [outputWidth]; a 1 among 0s for a one_of. */
    public double[] target() {
      return target;
    }

    /** Which loss. */
    public Loss loss() {
      return loss;
    }

    /** eta. */
    public double rate() {
      return rate;
    }

    /** Every stage, and the loss before the update. */
    public ReferenceExample example() {
      return example;
    }

    /**
     * The parameter {@code name} of the weights file before the update.
     *
     * @throws IllegalArgumentException if there is none
     */
    public double[] before(String name) {
      return tensor(run.parameters, name);
    }

    /**
     * The parameter {@code name} of the weights file after the update.
     *
     * @throws IllegalArgumentException if there is none
     */
    public double[] after(String name) {
      return tensor(updated, name);
    }

    /** The loss of the same row after the update. */
    public double lossAfter() {
      return lossAfter;
    }

    private static double[] tensor(Map<String, double[]> tensors, String name) {
      double[] values = tensors.get(name);
      if (values == null) {
        throw new IllegalArgumentException("no parameter " + name);
      }
      return values;
    }
  }
}
