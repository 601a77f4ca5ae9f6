package com.example.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.ParameterList;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Networks as chains of DJL's blocks, and numbers into them and out again. */
final class TorchBlocks {
  private TorchBlocks() {}

  /** All layers but the softmax, which DJL's loss brings along. */
  static SequentialBlock signals(Weights weights) {
    SequentialBlock block = new SequentialBlock();
    for (DenseLayer layer : weights.layers()) {
      block.add(Linear.builder().setUnits(layer.fanOut()).build());
      if (layer != weights.layer(weights.layers().size() - 1)) {
        block.add(
            weights.hidden() == Weights.Hidden.RELU
                ? Activation.reluBlock()
                : Activation.tanhBlock());
      }
    }
    return block;
  }

  /** Overwrites the parameters of {@code block}, which is initialized. */
  static void write(Weights weights, Block block) {
    ParameterList parameters = block.getParameters();
    for (int l = 0; l < weights.layers().size(); l++) {
      DenseLayer layer = weights.layer(l);
      parameters.valueAt(2 * l).getArray().set(FloatBuffer.wrap(layer.weight()));
      parameters.valueAt(2 * l + 1).getArray().set(FloatBuffer.wrap(layer.bias()));
    }
  }

  /** A copy of the parameters of {@code block}. */
  static Weights read(Block block, Weights.Hidden hidden) {
    ParameterList parameters = block.getParameters();
    List<DenseLayer> layers = new ArrayList<>();
    for (int p = 0; p < parameters.size(); p += 2) {
      NDArray weight = parameters.valueAt(p).getArray();
      NDArray bias = parameters.valueAt(p + 1).getArray();
      Shape shape = weight.getShape();
      layers.add(
          new DenseLayer(
              (int) shape.get(1), (int) shape.get(0), weight.toFloatArray(), bias.toFloatArray()));
    }
    return new Weights(layers, hidden);
  }

  /** Inputs {@code from .. to - 1} as one array, [to - from x width]. */
  static NDArray packed(NDManager manager, Dataset data, int from, int to) {
    FloatBuffer numbers =
        ByteBuffer.allocateDirect((to - from) * data.width() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int n = from; n < to; n++) {
      numbers.put(data.inputs()[n]);
    }
    numbers.rewind();
    return manager.create(numbers, new Shape(to - from, data.width()));
  }
}
