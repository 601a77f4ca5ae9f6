package com.example.bench;

import static org.bytedeco.pytorch.global.torch.addmm_out;
import static org.bytedeco.pytorch.global.torch.addmv_out;
import static org.bytedeco.pytorch.global.torch.mm_out;
import static org.bytedeco.pytorch.global.torch.softmax_out;
import static org.bytedeco.pytorch.global.torch.sub_out;
import static org.bytedeco.pytorch.global.torch.tanh_backward_outf;
import static org.bytedeco.pytorch.global.torch.threshold_backward_outf;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Forward propagation, backpropagation by sensitivities and gradient descent in those operations of
 * libtorch that write into tensors which are there already. To be called in inference mode, so that
 * nothing is recorded for derivatives. Memory off the heap goes with the objects that hold it.
 */
final class CppTorchNetwork {
  private final Weights.Hidden hidden;
  private final Layer[] layers;
  private final Scalar one = new Scalar(1f);
  private final Scalar zero = new Scalar(0f);

  /** Parameters as libtorch has them; {@code byInputs} is the transpose, over the same numbers. */
  private record Layer(int fanIn, int fanOut, Tensor weight, Tensor byInputs, Tensor bias) {
    static Layer of(DenseLayer layer) {
      Tensor weight = Tensor.create(layer.weight(), layer.fanOut(), layer.fanIn());
      Tensor bias = Tensor.create(layer.bias(), layer.fanOut());
      return new Layer(layer.fanIn(), layer.fanOut(), weight, weight.t(), bias);
    }

    DenseLayer copy() {
      return new DenseLayer(fanIn, fanOut, numbers(weight), numbers(bias));
    }
  }

  /** What stands at each layer for some number of examples, overwritten by each pass. */
  final class Buffers {
    private final int rows;
    private final Tensor ones;
    private final Tensor[] x = new Tensor[layers.length];
    private final Tensor[] delta = new Tensor[layers.length];
    private final Tensor[] deltaByUnits = new Tensor[layers.length];
    private final Tensor[] single = new Tensor[layers.length];
    private final FloatBuffer outputs;

    Buffers(int rows) {
      this.rows = rows;
      float[] filled = new float[rows];
      Arrays.fill(filled, 1);
      ones = Tensor.create(filled, rows);
      for (int l = 0; l < layers.length; l++) {
        x[l] = empty(l);
        single[l] = x[l].select(0, 0);
        delta[l] = empty(l);
        deltaByUnits[l] = delta[l].t();
      }
      outputs = x[layers.length - 1].createBuffer();
    }

    private Tensor empty(int l) {
      return Tensor.create(new float[rows * layers[l].fanOut], rows, layers[l].fanOut);
    }

    /** Overwrites {@code row} with the probabilities of example {@code n}, and returns it. */
    float[] outputs(int n, float[] row) {
      outputs.get(n * row.length, row);
      return row;
    }
  }

  /** A copy of {@code weights}. */
  CppTorchNetwork(Weights weights) {
    hidden = weights.hidden();
    layers = weights.layers().stream().map(Layer::of).toArray(Layer[]::new);
  }

  /** Inputs {@code from .. to - 1}, [to - from x width]. */
  static Tensor packed(Dataset data, int from, int to) {
    float[] numbers = new float[(to - from) * data.width()];
    for (int n = from; n < to; n++) {
      System.arraycopy(data.inputs()[n], 0, numbers, (n - from) * data.width(), data.width());
    }
    return Tensor.create(numbers, to - from, data.width());
  }

  /** Labels {@code from .. to - 1} as probabilities, [to - from x classes]. */
  static Tensor targets(Dataset data, int from, int to, int classes) {
    float[] numbers = new float[(to - from) * classes];
    for (int n = from; n < to; n++) {
      numbers[(n - from) * classes + data.labels()[n]] = 1;
    }
    return Tensor.create(numbers, to - from, classes);
  }

  /** Outputs of {@code inputs}, which has as many rows as {@code at}. */
  void forward(Tensor inputs, Buffers at) {
    Tensor x = inputs;
    for (int l = 0; l < layers.length; l++) {
      Layer layer = layers[l];
      addmm_out(at.x[l], layer.bias, x, layer.byInputs);
      activate(at.x[l], l);
      x = at.x[l];
    }
  }

  /** Outputs of the one example {@code input}, [width], by products of a matrix and a vector. */
  void forwardSingle(Tensor input, Buffers at) {
    Tensor x = input;
    for (int l = 0; l < layers.length; l++) {
      Layer layer = layers[l];
      addmv_out(at.single[l], layer.bias, layer.weight, x);
      activate(at.single[l], l);
      x = at.single[l];
    }
  }

  private void activate(Tensor signals, int l) {
    if (l == layers.length - 1) {
      softmax_out(signals, signals, -1);
    } else if (hidden == Weights.Hidden.RELU) {
      signals.relu_();
    } else {
      signals.tanh_();
    }
  }

  /**
   * One step of gradient descent.
   *
   * @param step less the rate, for each example of the batch
   */
  void update(Tensor inputs, Tensor targets, Buffers at, Scalar step) {
    int last = layers.length - 1;
    forward(inputs, at);
    sub_out(at.delta[last], at.x[last], targets);
    for (int l = last; l > 0; l--) {
      sensitivity(l, at);
      descend(l, at.x[l - 1], at, step);
    }
    descend(0, inputs, at, step);
  }

  /** {@code delta(l-1) = theta'(s) (x) delta(l) W(l)^T}. */
  private void sensitivity(int l, Buffers at) {
    Tensor below = at.delta[l - 1];
    mm_out(below, at.delta[l], layers[l].weight);
    if (hidden == Weights.Hidden.RELU) {
      threshold_backward_outf(below, at.x[l - 1], zero, below);
    } else {
      tanh_backward_outf(below, at.x[l - 1], below);
    }
  }

  /** {@code W = W - rate / rows delta^T x} in one product, and the same for the biases. */
  private void descend(int l, Tensor x, Buffers at, Scalar step) {
    layers[l].weight.addmm_(at.deltaByUnits[l], x, one, step);
    layers[l].bias.addmv_(at.deltaByUnits[l], at.ones, one, step);
  }

  /** A copy of the parameters. */
  Weights weights() {
    List<DenseLayer> copies = new ArrayList<>();
    for (Layer layer : layers) {
      copies.add(layer.copy());
    }
    return new Weights(copies, hidden);
  }

  static float[] numbers(Tensor tensor) {
    FloatBuffer buffer = tensor.createBuffer();
    float[] numbers = new float[buffer.remaining()];
    buffer.get(numbers);
    return numbers;
  }
}
