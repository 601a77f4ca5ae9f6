package com.example.bench;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

import dev.nnlang.runtime.Elementary;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Forward propagation, backpropagation by sensitivities and gradient descent, all products by
 * OpenBLAS. Numbers live outside of the heap, where a call takes them without a copy.
 */
final class OpenBlasNetwork implements AutoCloseable {
  private final Weights.Hidden hidden;
  private final Layer[] layers;

  /** Parameters and buffers of one layer; {@code w} is [fanIn x fanOut]. */
  private static final class Layer {
    final int fanIn;
    final int fanOut;
    final FloatPointer w;
    final float[] b;
    final FloatPointer x;
    final FloatBuffer xs;
    final FloatPointer delta;
    final FloatBuffer deltas;

    Layer(DenseLayer layer, int capacity) {
      fanIn = layer.fanIn();
      fanOut = layer.fanOut();
      w = new FloatPointer(layer.byInputs());
      b = layer.bias().clone();
      x = new FloatPointer((long) capacity * fanOut);
      xs = x.asBuffer();
      delta = new FloatPointer((long) capacity * fanOut);
      deltas = delta.asBuffer();
    }
  }

  /** A copy of {@code weights}, with buffers for {@code capacity} examples at once. */
  OpenBlasNetwork(Weights weights, int capacity) {
    hidden = weights.hidden();
    layers =
        weights.layers().stream().map(layer -> new Layer(layer, capacity)).toArray(Layer[]::new);
  }

  /** All inputs one after the other, [size x width]. */
  static FloatPointer pack(Dataset data) {
    FloatPointer packed = new FloatPointer((long) data.size() * data.width());
    for (int n = 0; n < data.size(); n++) {
      packed.position((long) n * data.width()).put(data.inputs()[n], 0, data.width());
    }
    return packed.position(0);
  }

  /** Outputs of examples {@code from .. from + rows - 1} of {@code packed}. */
  void forward(FloatPointer packed, int from, int rows) {
    FloatPointer x = packed.position((long) from * layers[0].fanIn);
    for (Layer layer : layers) {
      product(x, layer, rows);
      if (layer != layers[layers.length - 1]) {
        activate(layer, rows);
      } else {
        softmax(layer, rows);
      }
      x = layer.x;
    }
  }

  /** {@code s = x W}, without the bias. */
  private static void product(FloatPointer x, Layer layer, int rows) {
    int in = layer.fanIn;
    int out = layer.fanOut;
    if (rows == 1) {
      cblas_sgemv(CblasRowMajor, CblasTrans, in, out, 1, layer.w, out, x, 1, 0, layer.x, 1);
    } else {
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          rows,
          out,
          in,
          1,
          x,
          in,
          layer.w,
          out,
          0,
          layer.x,
          out);
    }
  }

  private void activate(Layer layer, int rows) {
    FloatBuffer xs = layer.xs;
    for (int n = 0, k = 0; n < rows; n++) {
      for (int j = 0; j < layer.fanOut; j++, k++) {
        float s = xs.get(k) + layer.b[j];
        xs.put(k, hidden == Weights.Hidden.RELU ? (s > 0 ? s : 0) : Elementary.tanh(s));
      }
    }
  }

  private static void softmax(Layer layer, int rows) {
    FloatBuffer xs = layer.xs;
    for (int row = 0; row < rows * layer.fanOut; row += layer.fanOut) {
      float max = Float.NEGATIVE_INFINITY;
      for (int j = 0; j < layer.fanOut; j++) {
        float s = xs.get(row + j) + layer.b[j];
        xs.put(row + j, s);
        max = s > max ? s : max;
      }
      float sum = 0;
      for (int j = 0; j < layer.fanOut; j++) {
        float e = Elementary.exp(xs.get(row + j) - max);
        xs.put(row + j, e);
        sum += e;
      }
      for (int j = 0; j < layer.fanOut; j++) {
        xs.put(row + j, xs.get(row + j) / sum);
      }
    }
  }

  /**
   * One step of gradient descent with examples {@code from .. from + rows - 1} of {@code packed}.
   *
   * @param label of all examples
   */
  void update(FloatPointer packed, int from, int[] label, int rows, float rate) {
    forward(packed, from, rows);
    outputSensitivity(label, from, rows);
    for (int l = layers.length - 1; l > 0; l--) {
      sensitivity(layers[l], layers[l - 1], rows);
      descend(layers[l - 1].x, layers[l], rows, rate);
    }
    descend(packed.position((long) from * layers[0].fanIn), layers[0], rows, rate);
  }

  private void outputSensitivity(int[] label, int from, int rows) {
    Layer last = layers[layers.length - 1];
    for (int n = 0, k = 0; n < rows; n++) {
      for (int j = 0; j < last.fanOut; j++, k++) {
        last.deltas.put(k, last.xs.get(k) - (j == label[from + n] ? 1 : 0));
      }
    }
  }

  /** {@code delta(l-1) = theta'(s) (x) delta(l) W(l)^T}. */
  private void sensitivity(Layer above, Layer below, int rows) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        rows,
        below.fanOut,
        above.fanOut,
        1,
        above.delta,
        above.fanOut,
        above.w,
        above.fanOut,
        0,
        below.delta,
        below.fanOut);
    FloatBuffer xs = below.xs;
    FloatBuffer deltas = below.deltas;
    for (int k = 0; k < rows * below.fanOut; k++) {
      float x = xs.get(k);
      float slope = hidden == Weights.Hidden.RELU ? (x > 0 ? 1 : 0) : 1 - x * x;
      deltas.put(k, deltas.get(k) * slope);
    }
  }

  /** {@code W = W - rate / rows x^T delta} in one product, and the same for the biases. */
  private static void descend(FloatPointer x, Layer layer, int rows, float rate) {
    int in = layer.fanIn;
    int out = layer.fanOut;
    float step = -rate / rows;
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        in,
        out,
        rows,
        step,
        x,
        in,
        layer.delta,
        out,
        1,
        layer.w,
        out);
    for (int n = 0, k = 0; n < rows; n++) {
      for (int j = 0; j < out; j++, k++) {
        layer.b[j] += step * layer.deltas.get(k);
      }
    }
  }

  /** Overwrites {@code outputs} with the probabilities of row {@code row}, and returns it. */
  float[] outputs(int row, float[] outputs) {
    layers[layers.length - 1].xs.get(row * outputs.length, outputs);
    return outputs;
  }

  /** A copy of the parameters. */
  Weights weights() {
    List<DenseLayer> copies = new ArrayList<>();
    for (Layer layer : layers) {
      float[] w = new float[layer.fanIn * layer.fanOut];
      layer.w.get(w, 0, w.length);
      copies.add(DenseLayer.ofByInputs(layer.fanIn, layer.fanOut, w, layer.b.clone()));
    }
    return new Weights(copies, hidden);
  }

  @Override
  public void close() {
    Arrays.stream(layers)
        .forEach(
            layer -> {
              layer.w.close();
              layer.x.close();
              layer.delta.close();
            });
  }
}
