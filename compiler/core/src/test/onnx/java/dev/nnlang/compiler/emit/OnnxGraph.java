package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A network that predicts, as a file of ONNX in {@code float}: for any number of rows, from raw
 * inputs to outputs.
 *
 * @see "onnx.proto of ONNX 1.8, whose field numbers these are; operators of opset 13"
 */
final class OnnxGraph implements Layer.Visitor<String> {
  static final String INPUT = "x";
  static final String OUTPUT = "y";

  private static final int IR_VERSION = 7;
  private static final int OPSET = 13;
  private static final int FLOATS = 1;
  private static final int LONGS = 7;

  private final Map<String, double[]> parameters;
  private final Protobuf nodes = new Protobuf();
  private final Protobuf tensors = new Protobuf();
  private String at = INPUT;
  private int count;

  private OnnxGraph(Map<String, double[]> parameters) {
    this.parameters = parameters;
  }

  /**
   * The file.
   *
   * @param parameters by name, in the order and shapes of the weights file
   */
  static byte[] of(Network network, Map<String, double[]> parameters) {
    OnnxGraph graph = new OnnxGraph(parameters);
    for (Layer layer : network.layers()) {
      graph.at = layer.accept(graph);
    }
    graph.node(OUTPUT, new Protobuf(), "Identity", graph.at);
    Protobuf whole =
        new Protobuf()
            .data(2, new byte[] {'n'})
            .message(11, value(INPUT, network.inputWidth()))
            .message(12, value(OUTPUT, network.outputWidth()));
    byte[] body = concat(graph.nodes.bytes(), concat(graph.tensors.bytes(), whole.bytes()));
    return new Protobuf()
        .number(1, IR_VERSION)
        .data(7, body)
        .message(8, new Protobuf().text(1, "").number(2, OPSET))
        .bytes();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  @Override
  public String standardize(Layer.Standardize layer) {
    String centred = node("Sub", at, floats(parameter("standardize.mean"), layer.width()));
    return node("Div", centred, floats(parameter("standardize.deviation"), layer.width()));
  }

  @Override
  public String scale(Layer.Scale layer) {
    Field.Range to = layer.target();
    List<Field.Range> from = layer.declared();
    double[] low = from.stream().mapToDouble(Field.Range::low).toArray();
    double[] factor =
        from.stream()
            .mapToDouble(range -> (to.high() - to.low()) / (range.high() - range.low()))
            .toArray();
    String moved = node("Sub", at, floats(low, low.length));
    String scaled = node("Mul", moved, floats(factor, factor.length));
    return node("Add", scaled, floats(new double[] {to.low()}, 1));
  }

  @Override
  public String dense(Layer.Dense layer) {
    String weight = floats(parameter(layer.name() + ".weight"), layer.fanOut(), layer.fanIn());
    Protobuf transposed = attribute("transB", 2).number(3, 1);
    String signals =
        layer.bias()
            ? node(fresh(), transposed, "Gemm", at, weight, bias(layer))
            : node(fresh(), transposed, "Gemm", at, weight);
    return layer.unit().accept(new Units(signals, layer.name()));
  }

  private String bias(Layer.Dense layer) {
    return floats(parameter(layer.name() + ".bias"), layer.fanOut());
  }

  @Override
  public String activation(Layer.Activation layer) {
    return layer.unit().accept(new Units(at, layer.name()));
  }

  /** A prediction drops nothing. */
  @Override
  public String dropout(Layer.Dropout layer) {
    return at;
  }

  private double[] parameter(String name) {
    double[] values = parameters.get(name);
    if (values == null) {
      throw new IllegalStateException("no parameter " + name);
    }
    return values;
  }

  private String fresh() {
    count++;
    return "t" + count;
  }

  private String node(String operator, String... inputs) {
    return node(fresh(), new Protobuf(), operator, inputs);
  }

  /** One node; an attribute without fields is none. */
  private String node(String output, Protobuf attribute, String operator, String... inputs) {
    Protobuf node = new Protobuf();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output).text(3, "to_" + output).text(4, operator);
    if (attribute.bytes().length > 0) {
      node.message(5, attribute);
    }
    nodes.message(1, node);
    return output;
  }

  private static Protobuf attribute(String name, int type) {
    return new Protobuf().text(1, name).number(20, type);
  }

  private String floats(double[] values, int... shape) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      raw.putFloat((float) value);
    }
    return tensor(FLOATS, raw.array(), shape);
  }

  private String longs(long... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      raw.putLong(value);
    }
    return tensor(LONGS, raw.array(), values.length);
  }

  private String tensor(int type, byte[] raw, int... shape) {
    String name = fresh();
    Protobuf tensor = new Protobuf();
    IntStream.of(shape).forEach(size -> tensor.number(1, size));
    tensors.message(5, tensor.number(2, type).text(8, name).data(9, raw));
    return name;
  }

  private static Protobuf value(String name, int width) {
    Protobuf shape =
        new Protobuf()
            .message(1, new Protobuf().text(2, "rows"))
            .message(1, new Protobuf().number(1, width));
    Protobuf type = new Protobuf().message(1, new Protobuf().number(1, FLOATS).message(2, shape));
    return new Protobuf().text(1, name).message(2, type);
  }

  /** Units as operators. */
  private final class Units implements Unit.Visitor<String> {
    private final String signals;
    private final String layer;

    Units(String signals, String layer) {
      this.signals = signals;
      this.layer = layer;
    }

    @Override
    public String identity() {
      return signals;
    }

    @Override
    public String sigmoid() {
      return node("Sigmoid", signals);
    }

    @Override
    public String tanh() {
      return node("Tanh", signals);
    }

    @Override
    public String relu() {
      return node("Relu", signals);
    }

    @Override
    public String abs() {
      return node("Abs", signals);
    }

    @Override
    public String leakyRelu(Unit.LeakyRelu unit) {
      Protobuf alpha = attribute("alpha", 1).real(2, (float) unit.slope());
      return node(fresh(), alpha, "LeakyRelu", signals);
    }

    @Override
    public String prelu(Unit.PRelu unit) {
      double[] slopes = parameter(layer + ".slope");
      return node("PRelu", signals, floats(slopes, slopes.length));
    }

    @Override
    public String maxout(Unit.Maxout unit) {
      String groups = node("Reshape", signals, longs(0, -1, unit.pieces()));
      // Of the last axis; the attribute keepdims would be a second one, so a reshape takes it away.
      String largest = node(fresh(), attribute("axes", 7).number(8, 2), "ReduceMax", groups);
      return node("Reshape", largest, longs(0, -1));
    }

    @Override
    public String softplus() {
      return node("Softplus", signals);
    }

    @Override
    public String hardTanh() {
      return node("Clip", signals, floats(new double[] {-1}), floats(new double[] {1}));
    }

    @Override
    public String softmax() {
      return node("Softmax", signals);
    }
  }
}
