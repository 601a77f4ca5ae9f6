package com.example.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A network as an ONNX file: Gemm, unit, Gemm, ... Softmax, for any number of rows.
 *
 * @see "onnx.proto of ONNX 1.8, whose field numbers these are; opset 13"
 */
final class OnnxModel {
  static final String INPUT = "x";
  static final String OUTPUT = "y";

  private static final int IR_VERSION = 7;
  private static final int OPSET = 13;
  private static final int FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;

  private OnnxModel() {}

  static byte[] of(Weights weights) {
    return new ProtobufMessage()
        .number(1, IR_VERSION)
        .message(7, graph(weights))
        .message(8, new ProtobufMessage().text(1, "").number(2, OPSET))
        .bytes();
  }

  private static ProtobufMessage graph(Weights weights) {
    ProtobufMessage graph = new ProtobufMessage();
    String x = INPUT;
    int last = weights.layers().size() - 1;
    for (int l = 0; l <= last; l++) {
      graph.message(1, gemm(l, x));
      x = l == last ? OUTPUT : "x" + (l + 1);
      String unit = weights.hidden() == Weights.Hidden.RELU ? "Relu" : "Tanh";
      graph.message(1, node(l == last ? "Softmax" : unit, x, "s" + l));
    }
    graph.text(2, "network");
    for (int l = 0; l <= last; l++) {
      DenseLayer layer = weights.layer(l);
      graph.message(5, tensor("w" + l, layer.weight(), layer.fanOut(), layer.fanIn()));
      graph.message(5, tensor("b" + l, layer.bias(), layer.fanOut()));
    }
    return graph
        .message(11, value(INPUT, weights.layer(0).fanIn()))
        .message(12, value(OUTPUT, weights.outputs()));
  }

  /** {@code s = x W^T + b}, with W as [fanOut x fanIn]. */
  private static ProtobufMessage gemm(int l, String x) {
    ProtobufMessage transposed =
        new ProtobufMessage().text(1, "transB").number(3, 1).number(20, ATTRIBUTE_INT);
    return node("Gemm", "s" + l, x, "w" + l, "b" + l).message(5, transposed);
  }

  private static ProtobufMessage node(String operator, String output, String... inputs) {
    ProtobufMessage node = new ProtobufMessage();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output)
        .text(3, operator.toLowerCase(Locale.ROOT) + "_" + output)
        .text(4, operator);
  }

  private static ProtobufMessage tensor(String name, float[] values, int... shape) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES);
    raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    ProtobufMessage tensor = new ProtobufMessage();
    for (int size : shape) {
      tensor.number(1, size);
    }
    return tensor.number(2, FLOAT).text(8, name).data(9, raw.array());
  }

  private static ProtobufMessage value(String name, int width) {
    ProtobufMessage rows = new ProtobufMessage().text(2, "n");
    ProtobufMessage shape =
        new ProtobufMessage().message(1, rows).message(1, new ProtobufMessage().number(1, width));
    ProtobufMessage tensor = new ProtobufMessage().number(1, FLOAT).message(2, shape);
    return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
  }

  /** Fields of one message, in the order in which they are added. */
  private static final class ProtobufMessage {
    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ProtobufMessage number(int field, long value) {
      varint((field << 3) | VARINT);
      varint(value);
      return this;
    }

    ProtobufMessage text(int field, String value) {
      return data(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtobufMessage message(int field, ProtobufMessage value) {
      return data(field, value.bytes());
    }

    ProtobufMessage data(int field, byte[] value) {
      varint((field << 3) | LENGTH_DELIMITED);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    /** Seven bits a byte, the lowest first; the eighth says that more follow. */
    private void varint(long value) {
      long rest = value;
      while (rest >= 0x80) {
        out.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
