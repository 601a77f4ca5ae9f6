package dev.nnlang.runtime;

import dev.nnlang.runtime.Signature.Field;
import dev.nnlang.runtime.Signature.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Layers of units {@code y = s = W^T x + b} under the squared error, trained by gradient descent in
 * the phases that it is given. The signals of the first layer are shared out among the threads.
 */
final class StackedLines implements Network<double[]> {
  private final Precision<double[]> precision = Precision.DOUBLE;
  private final List<Layer> layers;
  private final List<Phase> phases;
  private final double scale;

  /** The noise of every chunk that a learner of this network was given, in order. */
  final List<Long> noises = Collections.synchronizedList(new ArrayList<>());

  /** What moved the weights, in order: {@code update} and {@code limit}. */
  final List<String> moves = Collections.synchronizedList(new ArrayList<>());

  /** All threads that have added to gradients. */
  final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** One layer; {@code w[i][j]} leads from input i to unit j. */
  static final class Layer {
    private final String name;
    private final double[][] w;
    private final double[] b;

    Layer(String name, int inputs, int units) {
      this.name = name;
      this.w = new double[inputs][units];
      this.b = new double[units];
    }

    private int fanIn() {
      return w.length;
    }

    private int fanOut() {
      return b.length;
    }

    private Layer fresh() {
      return new Layer(name, fanIn(), fanOut());
    }
  }

  /**
   * @param scale what inputs are multiplied by
   */
  StackedLines(double scale, List<Phase> phases, Layer... layers) {
    this.scale = scale;
    this.phases = phases;
    this.layers = List.of(layers);
  }

  /** The numbers of tensor {@code name}. */
  double[] values(String name) {
    return Tensor.of(this, name).values();
  }

  @Override
  public Signature signature() {
    return new Signature(
        "lines",
        "lines",
        Task.REGRESSION,
        List.of(Field.real("x").vector(layers.get(0).fanIn())),
        List.of(Field.real("y").vector(layers.get(layers.size() - 1).fanOut())));
  }

  @Override
  public Precision<double[]> precision() {
    return precision;
  }

  @Override
  public List<Tensor> tensors() {
    List<Tensor> tensors = new ArrayList<>();
    for (Layer layer : layers) {
      tensors.add(Tensor.weight(layer.name, layer.w));
      tensors.add(Tensor.bias(layer.name, layer.b));
    }
    return tensors;
  }

  @Override
  public List<Initialization> initializations() {
    List<Initialization> initializations = new ArrayList<>();
    for (Layer layer : layers) {
      initializations.add(
          new Initialization(
              initializations.size() + 1, layer.name + ".weight", Initializer.glorot()));
    }
    return initializations;
  }

  @Override
  public void scaleInput(double[] x) {
    if (scale == 1) {
      throw new IllegalStateException("what enters a layer is scaled already");
    }
    for (int i = 0; i < x.length; i++) {
      x[i] *= scale;
    }
  }

  @Override
  public void predict(double[] x, double[] y) {
    double[] output = x.clone();
    scaleInput(output);
    for (Layer layer : layers) {
      output = propagate(layer, output);
    }
    System.arraycopy(output, 0, y, 0, y.length);
  }

  private static double[] propagate(Layer layer, double[] x) {
    double[] y = layer.b.clone();
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        y[j] += layer.w[i][j] * x[i];
      }
    }
    return y;
  }

  @Override
  public Learner<double[]> learner(int capacity) {
    return new SquaredErrors(capacity, layers);
  }

  @Override
  public Learner<double[]> learner(int phase, int capacity) {
    return switch (phases.get(phase).kind()) {
      case ALL -> learner(capacity);
      case ONLY -> {
        Set<String> trained = Set.copyOf(phases.get(phase).layers());
        yield new SquaredErrors(
            capacity, layers.stream().filter(layer -> trained.contains(layer.name)).toList());
      }
      default -> throw new IllegalArgumentException("phase " + phase + " is greedy");
    };
  }

  @Override
  public StackedLines auxiliary(int phase, int round) {
    Phase greedy = phases.get(phase);
    String name = greedy.layers().get(round);
    Layer layer =
        layers.stream().filter(any -> any.name.equals(name)).findFirst().orElseThrow().fresh();
    boolean supervised = greedy.kind() == Phase.Kind.GREEDY_SUPERVISED;
    Layer last =
        supervised
            ? new Layer("output", layer.fanOut(), signature().outputWidth())
            : new Layer("decoder", layer.fanOut(), layer.fanIn());
    return new StackedLines(1, List.of(), layer, last);
  }

  @Override
  public StackedLines copy() {
    Layer[] fresh = layers.stream().map(Layer::fresh).toArray(Layer[]::new);
    StackedLines copy = new StackedLines(scale, phases, fresh);
    for (Tensor tensor : tensors()) {
      Tensor.of(copy, tensor.name()).write(tensor.values());
    }
    return copy;
  }

  /** Backpropagation of {@code ||y - target||^2}, row by row. */
  private final class SquaredErrors implements Learner<double[]> {
    private final List<Layer> trained;
    private final List<Layer> gradients;
    private final double[][][] x;
    private final double[][][] delta;
    private final double[][] targets;
    private int count;

    SquaredErrors(int capacity, List<Layer> trained) {
      this.trained = trained;
      gradients = trained.stream().map(Layer::fresh).toList();
      x = new double[layers.size() + 1][capacity][];
      for (int n = 0; n < capacity; n++) {
        x[1][n] = new double[layers.get(0).fanOut()];
      }
      delta = new double[layers.size()][capacity][];
      targets = new double[capacity][];
    }

    @Override
    public int capacity() {
      return targets.length;
    }

    @Override
    public void reset() {
      for (Tensor sum : gradients()) {
        sum.write(new double[sum.size()]);
      }
    }

    @Override
    public void load(Examples<double[]> examples, int[] order, int from, int to) {
      count = to - from;
      for (int n = 0; n < count; n++) {
        x[0][n] = examples.input(order[from + n]);
        targets[n] = examples.target(order[from + n]);
      }
    }

    @Override
    public void load(Examples<double[]> examples, int[] order, int from, int to, long noise) {
      noises.add(noise);
      load(examples, order, from, to);
    }

    @Override
    public boolean enters() {
      return true;
    }

    @Override
    public void enter(int part, int parts) {
      Layer layer = layers.get(0);
      int end = Parts.start(layer.fanOut(), part + 1, parts);
      for (int n = 0; n < count; n++) {
        for (int j = Parts.start(layer.fanOut(), part, parts); j < end; j++) {
          x[1][n][j] = layer.b[j];
          for (int i = 0; i < layer.fanIn(); i++) {
            x[1][n][j] += layer.w[i][j] * x[0][n][i];
          }
        }
      }
    }

    @Override
    public void forward(int from, int to) {
      for (int n = from; n < to; n++) {
        for (int l = 1; l < layers.size(); l++) {
          x[l + 1][n] = propagate(layers.get(l), x[l][n]);
        }
      }
    }

    @Override
    public void backward(int from, int to) {
      for (int n = from; n < to; n++) {
        double[] next = new double[targets[n].length];
        for (int j = 0; j < next.length; j++) {
          next[j] = 2 * (output(n)[j] - targets[n][j]);
        }
        for (int l = layers.size() - 1; l >= 0; l--) {
          delta[l][n] = next;
          next = back(layers.get(l), next);
        }
      }
    }

    private double[] back(Layer layer, double[] above) {
      double[] below = new double[layer.fanIn()];
      for (int i = 0; i < below.length; i++) {
        for (int j = 0; j < above.length; j++) {
          below[i] += layer.w[i][j] * above[j];
        }
      }
      return below;
    }

    @Override
    public void gradient(int part, int parts) {
      threads.add(Thread.currentThread());
      for (int t = 0; t < trained.size(); t++) {
        int l = layers.indexOf(trained.get(t));
        Layer sums = gradients.get(t);
        int end = Parts.start(sums.fanOut(), part + 1, parts);
        for (int j = Parts.start(sums.fanOut(), part, parts); j < end; j++) {
          for (int n = 0; n < count; n++) {
            sums.b[j] += delta[l][n][j];
            for (int i = 0; i < sums.fanIn(); i++) {
              sums.w[i][j] += delta[l][n][j] * x[l][n][i];
            }
          }
        }
      }
    }

    @Override
    public void update(int part, int parts, double rate, int examples, long step) {
      if (part == 0) {
        moves.add("update " + step);
      }
      for (int t = 0; t < trained.size(); t++) {
        Layer sums = gradients.get(t);
        Layer layer = trained.get(t);
        int end = Parts.start(sums.fanOut(), part + 1, parts);
        for (int j = Parts.start(sums.fanOut(), part, parts); j < end; j++) {
          layer.b[j] -= rate * sums.b[j] / examples;
          sums.b[j] = 0;
          for (int i = 0; i < sums.fanIn(); i++) {
            layer.w[i][j] -= rate * sums.w[i][j] / examples;
            sums.w[i][j] = 0;
          }
        }
      }
    }

    @Override
    public void limit(int part, int parts) {
      if (part == 0) {
        moves.add("limit");
      }
    }

    @Override
    public double loss(int row) {
      double loss = 0;
      for (int j = 0; j < targets[row].length; j++) {
        double difference = output(row)[j] - targets[row][j];
        loss += difference * difference;
      }
      return loss;
    }

    @Override
    public boolean hit(int row) {
      return false;
    }

    @Override
    public double[] output(int row) {
      return x[layers.size()][row];
    }

    @Override
    public double[] layerInput(int layer, int row) {
      return x[layer - 1][row];
    }

    @Override
    public List<Tensor> gradients() {
      List<Tensor> views = new ArrayList<>();
      for (Layer sums : gradients) {
        views.add(Tensor.weight(sums.name, sums.w));
        views.add(Tensor.bias(sums.name, sums.b));
      }
      return views;
    }
  }
}
