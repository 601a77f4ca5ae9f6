package com.example.bench;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * A static graph and its session: the forward pass, its gradients as TensorFlow derives them, and
 * the step that they make. Nothing but what is asked for is run of it.
 */
final class TensorFlowNetwork implements AutoCloseable {
  private final Weights.Hidden hidden;
  private final List<DenseLayer> shapes;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Placeholder<TFloat32> inputs;
  private final Placeholder<TFloat32> targets;
  private final Placeholder<TFloat32> rate;

  /** Weights as [fanIn x fanOut] and biases, in turns. */
  private final List<VarHandleOp> variables = new ArrayList<>();

  private final List<Output<TFloat32>> parameters = new ArrayList<>();
  private final Operand<TFloat32> outputs;
  private final Op step;
  private final Session session;

  /** A copy of {@code weights}, which uses {@code threads} threads. */
  TensorFlowNetwork(Weights weights, int threads) {
    hidden = weights.hidden();
    shapes = weights.layers();
    inputs = rows(shapes.get(0).fanIn());
    targets = rows(weights.outputs());
    rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    List<Op> first = new ArrayList<>();
    for (DenseLayer layer : shapes) {
      Shape shape = Shape.of(layer.fanIn(), layer.fanOut());
      first.add(variable(shape, layer.byInputs()));
      first.add(variable(Shape.of(layer.fanOut()), layer.bias()));
    }
    Operand<TFloat32> signals = signals();
    outputs = tf.nn.softmax(signals);
    step = step(tf.nn.softmaxCrossEntropyWithLogits(signals, targets).loss());
    session = new Session(graph, config(threads));
    first.forEach(session::run);
  }

  private Placeholder<TFloat32> rows(int width) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, width)));
  }

  /** Adds a variable, and returns what gives it its first value. */
  private Op variable(Shape shape, float[] numbers) {
    VarHandleOp variable =
        tf.varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName("v" + variables.size()));
    variables.add(variable);
    parameters.add(tf.readVariableOp(variable, TFloat32.class).asOutput());
    try (TFloat32 value = TensorFlowPeer.tensor(shape, numbers)) {
      return tf.assignVariableOp(variable, tf.constant(value));
    }
  }

  /** What enters the softmax. */
  private Operand<TFloat32> signals() {
    Operand<TFloat32> x = inputs;
    for (int l = 0; l < shapes.size(); l++) {
      Operand<TFloat32> product = tf.linalg.matMul(x, parameters.get(2 * l));
      Operand<TFloat32> signals = tf.nn.biasAdd(product, parameters.get(2 * l + 1));
      if (l == shapes.size() - 1) {
        x = signals;
      } else {
        x = hidden == Weights.Hidden.RELU ? tf.nn.relu(signals) : tf.math.tanh(signals);
      }
    }
    return x;
  }

  /**
   * Moves all variables once all gradients of the sum of {@code losses} are there: a variable that
   * somebody has yet to read would be copied.
   */
  private Op step(Output<TFloat32> losses) {
    Output<?>[] gradients = graph.addGradients(losses, parameters.toArray(new Output<?>[0]));
    Ops then = tf.withControlDependencies(gradients);
    List<Op> moves = new ArrayList<>();
    for (int p = 0; p < gradients.length; p++) {
      Operand<TFloat32> gradient = gradients[p].expect(TFloat32.class);
      moves.add(then.train.resourceApplyGradientDescent(variables.get(p), rate, gradient));
    }
    return tf.withControlDependencies(moves).noOp();
  }

  /** Operations run on the thread that calls; those that can be divided, on {@code threads}. */
  private static ConfigProto config(int threads) {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(-1)
        .setExperimental(
            ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR"))
        .build();
  }

  /**
   * One step of gradient descent.
   *
   * @param rates the rate, for each example of the batch
   */
  void update(TFloat32 x, TFloat32 y, TFloat32 rates) {
    session
        .runner()
        .feed(inputs, x)
        .feed(targets, y)
        .feed(rate, rates)
        .addTarget(step)
        .run()
        .close();
  }

  /** Overwrites {@code row} with the probabilities of row {@code n} of {@code x}. */
  void predict(TFloat32 x, int n, float[] row) {
    try (Result result = session.runner().feed(inputs, x).fetch(outputs).run()) {
      TensorFlowPeer.read(result.get(0), n * row.length, row);
    }
  }

  /** A copy of the parameters. */
  Weights weights() {
    List<DenseLayer> layers = new ArrayList<>();
    for (int l = 0; l < shapes.size(); l++) {
      DenseLayer shape = shapes.get(l);
      float[] weight = parameter(2 * l, shape.fanIn() * shape.fanOut());
      float[] bias = parameter(2 * l + 1, shape.fanOut());
      layers.add(DenseLayer.ofByInputs(shape.fanIn(), shape.fanOut(), weight, bias));
    }
    return new Weights(layers, hidden);
  }

  private float[] parameter(int p, int size) {
    float[] numbers = new float[size];
    try (Result result = session.runner().fetch(parameters.get(p)).run()) {
      TensorFlowPeer.read(result.get(0), 0, numbers);
    }
    return numbers;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
