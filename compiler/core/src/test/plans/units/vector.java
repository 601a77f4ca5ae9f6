// Made by nnc 1.2.3; do not edit.
import dev.nnlang.runtime.Checked;
import dev.nnlang.runtime.Elementary;
import dev.nnlang.runtime.Examples;
import dev.nnlang.runtime.Generated;
import dev.nnlang.runtime.Initialization;
import dev.nnlang.runtime.Initializer;
import dev.nnlang.runtime.Learner;
import dev.nnlang.runtime.Masks;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Panels;
import dev.nnlang.runtime.Parts;
import dev.nnlang.runtime.Phase;
import dev.nnlang.runtime.Precision;
import dev.nnlang.runtime.Quantity;
import dev.nnlang.runtime.Schedule;
import dev.nnlang.runtime.Shape;
import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Spares;
import dev.nnlang.runtime.StopRule;
import dev.nnlang.runtime.Tensor;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.Training;
import dev.nnlang.runtime.Version;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Every unit with its signals apart or in place, and all that stands between layers.
 *
 * <p>The network {@code Units}: 4 inputs, 3 outputs, 227 parameters, double; loss {@code
 * cross_entropy}.
 *
 * <ol>
 * <li>{@code scale(-1..1)}
 * <li>{@code standardize}
 * <li>while training: {@code dropped0 = mask0 (x) x0}, each number 0 with the chance
 * 0.19999999999999996, multiplied by 1.25 else; else {@code dropped0 = x0}
 * <li>{@code layer1: dense(4 -> 4, sigmoid)}: {@code s1 = b1 + W1^T dropped0, x1 = 1 / (1 +
 * exp(-s1))}
 * <li>{@code layer2: dense(4 -> 5, tanh)}: {@code s2 = b2 + W2^T x1, x2 = tanh(s2)}
 * <li>while training: {@code dropped2 = mask2 (x) x2}, each number 0 with the chance 0.5,
 * multiplied by 2 else; else {@code dropped2 = x2}
 * <li>{@code layer3: dense(5 -> 4, relu)}: {@code s3 = b3 + W3^T dropped2, x3 = max(0, s3)}
 * <li>{@code layer4: dense(4 -> 5, abs)}: {@code s4 = b4 + W4^T x3, x4 = |s4|}
 * <li>{@code layer5: dense(5 -> 4, leaky_relu(0.1))}: {@code s5 = b5 + W5^T x4, x5 = max(0,
 * s5) + 0.1 min(0, s5)}
 * <li>{@code layer6: dense(4 -> 5, leaky_relu(-0.1))}: {@code s6 = b6 + W6^T x5, x6 = max(0,
 * s6) + -0.1 min(0, s6)}
 * <li>{@code layer7: dense(5 -> 4, prelu(0.25))}: {@code s7 = b7 + W7^T x6, x7 = max(0, s7) +
 * slope7 (x) min(0, s7)}
 * <li>{@code layer8: dense(4 -> 2, maxout(3))}: {@code s8 = b8 + W8^T x7, x8 = max(s8[3 i],
 * ..., s8[3 i + 2])}
 * <li>{@code layer9: dense(2 -> 3, softplus)}: {@code s9 = b9 + W9^T x8, x9 = ln(1 + exp(s9))}
 * <li>{@code layer10: dense(3 -> 2, hard_tanh)}: {@code s10 = b10 + W10^T x9, x10 = max(-1,
 * min(1, s10))}
 * <li>{@code unit1: abs}: {@code s11 = x10, x11 = |s11|}
 * <li>{@code layer11: dense(2 -> 3, softmax)}: {@code s12 = b12 + W12^T x11, x12 = exp(s12) /
 * sum exp(s12)}
 * </ol>
 */
@Generated("nnc 1.2.3")
public final class Units implements Network<double[]> {
  /**
   * Names, types and labels of inputs and outputs.
   */
  public static final Signature SIGNATURE = new Signature(Version.require("Units", 1, "1.2.3"),
      "1b8f984bf07d61189cc4e1d08e5effe4", Signature.Task.CLASSIFICATION, inputs(), outputs());

  /**
   * The widest vectors of this machine.
   */
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

  /**
   * Numbers of a vector.
   */
  private static final int V = LANES.length();

  /**
   * Numbers of a panel's row.
   */
  private static final int P = 2 * V;

  /**
   * Whether there are registers for 8 rows of two vectors.
   */
  private static final boolean TALL = LANES.vectorBitSize() >= 512;

  private final double[] mean;

  private final double[] deviation;

  private final double[] w1;

  private final Panels panels1;

  private final double[] b1;

  private final double[] w2;

  private final Panels panels2;

  private final double[] b2;

  private final double[] w3;

  private final Panels panels3;

  private final double[] b3;

  private final double[] w4;

  private final Panels panels4;

  private final double[] b4;

  private final double[] w5;

  private final Panels panels5;

  private final double[] b5;

  private final double[] w6;

  private final Panels panels6;

  private final double[] b6;

  private final double[] w7;

  private final Panels panels7;

  private final double[] b7;

  private final double[] slope7;

  private final double[] w8;

  private final Panels panels8;

  private final double[] b8;

  private final double[] w9;

  private final Panels panels9;

  private final double[] b9;

  private final double[] w10;

  private final Panels panels10;

  private final double[] b10;

  private final double[] w12;

  private final Panels panels12;

  private final double[] b12;

  private final Spares<Rows> idle;

  private final Spares<Rows> idleBatch;

  /**
   * A network whose parameters are all 0, to be loaded or trained.
   */
  public Units() {
    mean = new double[4];
    deviation = new double[4];
    w1 = new double[4 * Panels.padded(4, V)];
    panels1 = new Panels(4, 4, V);
    b1 = new double[Panels.padded(4, V)];
    w2 = new double[4 * Panels.padded(5, V)];
    panels2 = new Panels(4, 5, V);
    b2 = new double[Panels.padded(5, V)];
    w3 = new double[5 * Panels.padded(4, V)];
    panels3 = new Panels(5, 4, V);
    b3 = new double[Panels.padded(4, V)];
    w4 = new double[4 * Panels.padded(5, V)];
    panels4 = new Panels(4, 5, V);
    b4 = new double[Panels.padded(5, V)];
    w5 = new double[5 * Panels.padded(4, V)];
    panels5 = new Panels(5, 4, V);
    b5 = new double[Panels.padded(4, V)];
    w6 = new double[4 * Panels.padded(5, V)];
    panels6 = new Panels(4, 5, V);
    b6 = new double[Panels.padded(5, V)];
    w7 = new double[5 * Panels.padded(4, V)];
    panels7 = new Panels(5, 4, V);
    b7 = new double[Panels.padded(4, V)];
    slope7 = new double[Panels.padded(4, V)];
    w8 = new double[4 * Panels.padded(6, V)];
    panels8 = new Panels(4, 6, V);
    b8 = new double[Panels.padded(6, V)];
    w9 = new double[2 * Panels.padded(3, V)];
    panels9 = new Panels(2, 3, V);
    b9 = new double[Panels.padded(3, V)];
    w10 = new double[3 * Panels.padded(2, V)];
    panels10 = new Panels(3, 2, V);
    b10 = new double[Panels.padded(2, V)];
    w12 = new double[2 * Panels.padded(3, V)];
    panels12 = new Panels(2, 3, V);
    b12 = new double[Panels.padded(3, V)];
    idle = new Spares<>();
    idleBatch = new Spares<>();
    Arrays.fill(deviation, 1);
  }

  private static List<Signature.Field> inputs() {
    List<Signature.Field> fields = new ArrayList<>();
    fields.add(Signature.Field.real("x", -2.0, 2.0).vector(3));
    fields.add(Signature.Field.bool("wet"));
    return fields;
  }

  private static List<Signature.Field> outputs() {
    List<Signature.Field> fields = new ArrayList<>();
    fields.add(Signature.Field.oneOf("kind", "a", "b", "c"));
    return fields;
  }

  /**
   * The declared training.
   *
   * <ol>
   * <li>train: loss cross_entropy, sgd, until epochs &gt;= 1
   * </ol>
   *
   * @return seed and phases, to train by
   */
  public static Training training() {
    return Training.of(
            1L,
            Phase.all(
                "train",
                StopRule.when(Quantity.EPOCHS, StopRule.Operator.AT_LEAST, 1.0, "epochs >= 1"))
                .batch(32)
                .rate(Schedule.constant(0.01)))
            .withSettings("70e5e5500f5a9231cb120fb5c256808e");
  }

  /**
   * A network with the weights of the resource {@code Units.safetensors} beside this class: the
   * file that {@code nnc train} writes, in the folder of the package among the resources.
   *
   * @return a new network
   * @throws IllegalStateException if there is no such resource
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Units load() {
    return Weights.load(Optional.ofNullable(Units.class.getResourceAsStream("Units.safetensors")),
        "Units.safetensors", new Units());
  }

  /**
   * A network with the weights of a file.
   *
   * @param file weights that nnc or {@link #save} wrote
   * @return a new network
   * @throws java.io.IOException if it cannot be read
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Units load(Path file) throws IOException {
    return Weights.load(file, new Units());
  }

  /**
   * A network with the weights of a stream.
   *
   * @param in read to its end, not closed; it holds weights that nnc or {@link #save} wrote
   * @return a new network
   * @throws java.io.IOException if it cannot be read
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Units load(InputStream in) throws IOException {
    return Weights.load(in, new Units());
  }

  /**
   * Saves the weights; a file of weights that was there stays until the new one is complete.
   *
   * @param file where to
   * @throws java.io.IOException if it cannot be written
   */
  public void save(Path file) throws IOException {
    Weights.save(file, this, Map.of());
  }

  /**
   * A network with the weights that a training with {@code seed} begins with, before it has seen
   * any data.
   *
   * @param seed of all that is random
   * @return a new network
   */
  public static Units initial(long seed) {
    return Initialization.draw(new Units(), seed);
  }

  /**
   * A trainer that fits this network as {@link #training()} declares: rows and listeners are
   * passed to it. Train a {@link #copy()} where this network goes on to predict meanwhile.
   *
   * @return a new trainer
   */
  public Trainer<double[]> trainer() {
    return Trainer.of(this, training());
  }

  /**
   * Predicts one input, on any number of threads at once.
   *
   * @param input as declared; scaling is the network's own affair
   * @return what the network says of it
   */
  public Prediction predict(Input input) {
    double[] y = new double[3];
    predict(toRow(input), y);
    return new Prediction(y);
  }

  /**
   * The numbers of {@code input}, in the order in which they enter.
   */
  private static double[] toRow(Input input) {
    double[] x = new double[4];
    System.arraycopy(input.x, 0, x, 0, 3);
    x[3] = input.wet ? 1 : 0;
    return x;
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public Precision<double[]> precision() {
    return Precision.DOUBLE;
  }

  @Override
  public List<Tensor> tensors() {
    List<Tensor> tensors = new ArrayList<>();
    tensors.add(Tensor.statistic("standardize.mean", mean));
    tensors.add(Tensor.statistic("standardize.deviation", deviation));
    tensors.add(Tensor.weight("layer1", w1, panels1));
    tensors.add(Tensor.bias("layer1", b1, 4));
    tensors.add(Tensor.weight("layer2", w2, panels2));
    tensors.add(Tensor.bias("layer2", b2, 5));
    tensors.add(Tensor.weight("layer3", w3, panels3));
    tensors.add(Tensor.bias("layer3", b3, 4));
    tensors.add(Tensor.weight("layer4", w4, panels4));
    tensors.add(Tensor.bias("layer4", b4, 5));
    tensors.add(Tensor.weight("layer5", w5, panels5));
    tensors.add(Tensor.bias("layer5", b5, 4));
    tensors.add(Tensor.weight("layer6", w6, panels6));
    tensors.add(Tensor.bias("layer6", b6, 5));
    tensors.add(Tensor.weight("layer7", w7, panels7));
    tensors.add(Tensor.bias("layer7", b7, 4));
    tensors.add(Tensor.slope("layer7", slope7, 4));
    tensors.add(Tensor.weight("layer8", w8, panels8));
    tensors.add(Tensor.bias("layer8", b8, 6));
    tensors.add(Tensor.weight("layer9", w9, panels9));
    tensors.add(Tensor.bias("layer9", b9, 3));
    tensors.add(Tensor.weight("layer10", w10, panels10));
    tensors.add(Tensor.bias("layer10", b10, 2));
    tensors.add(Tensor.weight("layer11", w12, panels12));
    tensors.add(Tensor.bias("layer11", b12, 3));
    return tensors;
  }

  @Override
  public List<Initialization> initializations() {
    List<Initialization> layers = new ArrayList<>();
    layers.add(new Initialization(1, "layer1.weight", Initializer.glorot()));
    layers.add(new Initialization(2, "layer2.weight", Initializer.glorot()));
    layers.add(new Initialization(3, "layer3.weight", Initializer.glorot()));
    layers.add(new Initialization(4, "layer4.weight", Initializer.glorot()));
    layers.add(new Initialization(5, "layer5.weight", Initializer.glorot()));
    layers.add(new Initialization(6, "layer6.weight", Initializer.glorot()));
    layers.add(new Initialization(7, "layer7.weight", Initializer.glorot()));
    layers.add(new Initialization(7, "layer7.slope", Initializer.constant(0.25)));
    layers.add(new Initialization(8, "layer8.weight", Initializer.glorot()));
    layers.add(new Initialization(9, "layer9.weight", Initializer.glorot()));
    layers.add(new Initialization(10, "layer10.weight", Initializer.glorot()));
    layers.add(new Initialization(12, "layer11.weight", Initializer.glorot()));
    return layers;
  }

  @Override
  public void scaleInput(double[] x) {
    Shape.require("x", x.length, 4);
    scale(x);
    standardize(x);
  }

  @Override
  public void predict(double[] x, double[] y) {
    Shape.require("x", x.length, 4);
    Shape.require("y", y.length, 3);
    // Buffers of one example; a thread that finds them taken makes its own.
    Rows found = idle.take();
    Rows rows = found == null ? new Rows(1).withInputs() : found;
    System.arraycopy(x, 0, rows.x0[0], 0, 4);
    scaleInput(rows.x0[0]);
    propagate(rows, 0, 1);
    activate12(rows.x12, 0, 1);
    System.arraycopy(rows.x12[0], 0, y, 0, 3);
    idle.give(rows);
  }

  @Override
  public void predict(double[][] x, double[][] y, int from, int to) {
    Rows found = idleBatch.take();
    Rows rows = found == null ? new Rows(64).withInputs() : found;
    for (int first = from; first < to; first += 64) {
      int count = Math.min(64, to - first);
      for (int n = 0; n < count; n++) {
        Shape.require("x", x[first + n].length, 4);
        Shape.require("y", y[first + n].length, 3);
        System.arraycopy(x[first + n], 0, rows.x0[n], 0, 4);
        scaleInput(rows.x0[n]);
      }
      propagate(rows, 0, count);
      activate12(rows.x12, 0, count);
      for (int n = 0; n < count; n++) {
        System.arraycopy(rows.x12[n], 0, y[first + n], 0, 3);
      }
    }
    idleBatch.give(rows);
  }

  @Override
  public Learner<double[]> learner(int capacity) {
    return new Backpropagation(capacity);
  }

  @Override
  public Units copy() {
    Units copy = new Units();
    List<Tensor> from = tensors();
    List<Tensor> to = copy.tensors();
    for (int i = 0; i < from.size(); i++) {
      to.get(i).write(from.get(i).values());
    }
    return copy;
  }

  /**
   * Forward propagation of rows {@code from .. to - 1}, up to the last layer's signals.
   */
  private void propagate(Rows rows, int from, int to) {
    signal1(rows.x0, rows.x1, from, to);
    activate1(rows.x1, from, to);
    signal2(rows.x1, rows.x2, from, to);
    activate2(rows.x2, from, to);
    signal3(rows.x2, rows.x3, from, to);
    activate3(rows.x3, from, to);
    signal4(rows.x3, rows.s4, from, to);
    activate4(rows.s4, rows.x4, from, to);
    signal5(rows.x4, rows.x5, from, to);
    activate5(rows.x5, from, to);
    signal6(rows.x5, rows.s6, from, to);
    activate6(rows.s6, rows.x6, from, to);
    signal7(rows.x6, rows.s7, from, to);
    activate7(rows.s7, slope7, rows.x7, from, to);
    signal8(rows.x7, rows.s8, from, to);
    activate8(rows.s8, rows.x8, from, to);
    signal9(rows.x8, rows.s9, from, to);
    activate9(rows.s9, rows.x9, from, to);
    signal10(rows.x9, rows.x10, from, to);
    activate10(rows.x10, from, to);
    activate11(rows.x10, rows.x11, from, to);
    signal12(rows.x11, rows.x12, from, to);
  }

  /**
   * Maps the declared range of each column {@code 0 .. 3} to {@code -1.0..1.0} in place; x [4].
   */
  private static void scale(double[] x) {
    for (int i = 0; i < 3; i++) {
      x[i] = Math.fma((x[i] - -2.0), 0.5, -1.0);
    }
    for (int i = 3; i < 4; i++) {
      x[i] = Math.fma(x[i], 2.0, -1.0);
    }
  }

  /**
   * {@code x = (x - mean) / deviation} in place; x [4].
   */
  private void standardize(double[] x) {
    for (int i = 0; i < 4; i++) {
      x[i] = (x[i] - mean[i]) / deviation[i];
    }
  }

  /**
   * {@code dropped0 = mask0 (x) x0}, where the mask is 0 with the chance {@code
   * 0.19999999999999996} and {@code 1.25} else; all [n x 4].
   */
  private static void drop0(double[][] x0, double[][] mask0, double[][] dropped0, long noise,
      int from, int to) {
    for (int n = from; n < to; n++) {
      double[] x = x0[n];
      double[] m = mask0[n];
      double[] d = dropped0[n];
      Masks.draw(m, 0.19999999999999996, 1.25, noise, 0, n);
      for (int j = 0; j < 4; j++) {
        d[j] = m[j] * x[j];
      }
    }
  }

  /**
   * {@code s1 = b1 + W1^T x0} for rows {@code from .. to - 1}; x0 [n x 4], s1 [n x 4]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal1(double[][] x0, double[][] s1, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 4; j += V) {
        DoubleVector.fromArray(LANES, b1, j).intoArray(s1[n], j);
      }
    }
    addProducts(x0, w1, 4, s1, 0, 4, from, to);
  }

  /**
   * {@code x1 = 1 / (1 + exp(-s1))} in place; s1 [n x 4], x1 [n x 4].
   */
  private static void activate1(double[][] x1, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] x = x1[n];
      sigmoid(x, x, 4);
    }
  }

  /**
   * {@code s2 = b2 + W2^T x1} for rows {@code from .. to - 1}; x1 [n x 4], s2 [n x 5]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal2(double[][] x1, double[][] s2, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 5; j += V) {
        DoubleVector.fromArray(LANES, b2, j).intoArray(s2[n], j);
      }
    }
    addProducts(x1, w2, 4, s2, 0, 5, from, to);
  }

  /**
   * {@code x2 = tanh(s2)} in place; s2 [n x 5], x2 [n x 5].
   */
  private static void activate2(double[][] x2, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] x = x2[n];
      tanh(x, x, 5);
    }
  }

  /**
   * {@code dropped2 = mask2 (x) x2}, where the mask is 0 with the chance {@code 0.5} and {@code
   * 2.0} else; all [n x 5].
   */
  private static void drop2(double[][] x2, double[][] mask2, double[][] dropped2, long noise,
      int from, int to) {
    for (int n = from; n < to; n++) {
      double[] x = x2[n];
      double[] m = mask2[n];
      double[] d = dropped2[n];
      Masks.draw(m, 0.5, 2.0, noise, 2, n);
      for (int j = 0; j < 5; j++) {
        d[j] = m[j] * x[j];
      }
    }
  }

  /**
   * {@code s3 = b3 + W3^T x2} for rows {@code from .. to - 1}; x2 [n x 5], s3 [n x 4]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal3(double[][] x2, double[][] s3, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 4; j += V) {
        DoubleVector.fromArray(LANES, b3, j).intoArray(s3[n], j);
      }
    }
    addProducts(x2, w3, 5, s3, 0, 4, from, to);
  }

  /**
   * {@code x3 = max(0, s3)} in place; s3 [n x 4], x3 [n x 4].
   */
  private static void activate3(double[][] x3, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] x = x3[n];
      for (int j = 0; j < 4; j += V) {
        DoubleVector signal = DoubleVector.fromArray(LANES, x, j);
        signal.blend(0, signal.compare(VectorOperators.LE, 0)).intoArray(x, j);
      }
    }
  }

  /**
   * {@code s4 = b4 + W4^T x3} for rows {@code from .. to - 1}; x3 [n x 4], s4 [n x 5]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal4(double[][] x3, double[][] s4, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 5; j += V) {
        DoubleVector.fromArray(LANES, b4, j).intoArray(s4[n], j);
      }
    }
    addProducts(x3, w4, 4, s4, 0, 5, from, to);
  }

  /**
   * {@code x4 = |s4|}; s4 [n x 5], x4 [n x 5].
   */
  private static void activate4(double[][] s4, double[][] x4, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] s = s4[n];
      double[] x = x4[n];
      for (int j = 0; j < 5; j += V) {
        DoubleVector signal = DoubleVector.fromArray(LANES, s, j);
        signal.abs().intoArray(x, j);
      }
    }
  }

  /**
   * {@code s5 = b5 + W5^T x4} for rows {@code from .. to - 1}; x4 [n x 5], s5 [n x 4]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal5(double[][] x4, double[][] s5, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 4; j += V) {
        DoubleVector.fromArray(LANES, b5, j).intoArray(s5[n], j);
      }
    }
    addProducts(x4, w5, 5, s5, 0, 4, from, to);
  }

  /**
   * {@code x5 = max(0, s5) + 0.1 min(0, s5)} in place; s5 [n x 4], x5 [n x 4].
   */
  private static void activate5(double[][] x5, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] x = x5[n];
      for (int j = 0; j < 4; j += V) {
        DoubleVector signal = DoubleVector.fromArray(LANES, x, j);
        signal.mul(0.1).blend(signal, signal.compare(VectorOperators.GT, 0)).intoArray(x, j);
      }
    }
  }

  /**
   * {@code s6 = b6 + W6^T x5} for rows {@code from .. to - 1}; x5 [n x 4], s6 [n x 5]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal6(double[][] x5, double[][] s6, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 5; j += V) {
        DoubleVector.fromArray(LANES, b6, j).intoArray(s6[n], j);
      }
    }
    addProducts(x5, w6, 4, s6, 0, 5, from, to);
  }

  /**
   * {@code x6 = max(0, s6) + -0.1 min(0, s6)}; s6 [n x 5], x6 [n x 5].
   */
  private static void activate6(double[][] s6, double[][] x6, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] s = s6[n];
      double[] x = x6[n];
      for (int j = 0; j < 5; j += V) {
        DoubleVector signal = DoubleVector.fromArray(LANES, s, j);
        signal.mul(-0.1).blend(signal, signal.compare(VectorOperators.GT, 0)).intoArray(x, j);
      }
    }
  }

  /**
   * {@code s7 = b7 + W7^T x6} for rows {@code from .. to - 1}; x6 [n x 5], s7 [n x 4]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal7(double[][] x6, double[][] s7, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 4; j += V) {
        DoubleVector.fromArray(LANES, b7, j).intoArray(s7[n], j);
      }
    }
    addProducts(x6, w7, 5, s7, 0, 4, from, to);
  }

  /**
   * {@code x7 = max(0, s7) + slope7 (x) min(0, s7)}; s7 [n x 4], x7 [n x 4].
   */
  private static void activate7(double[][] s7, double[] slope, double[][] x7, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] s = s7[n];
      double[] x = x7[n];
      for (int j = 0; j < 4; j += V) {
        DoubleVector signal = DoubleVector.fromArray(LANES, s, j);
        signal.mul(DoubleVector.fromArray(LANES, slope, j)).blend(signal, signal.compare(VectorOperators.GT, 0)).intoArray(x, j);
      }
    }
  }

  /**
   * {@code s8 = b8 + W8^T x7} for rows {@code from .. to - 1}; x7 [n x 4], s8 [n x 6]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal8(double[][] x7, double[][] s8, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 6; j += V) {
        DoubleVector.fromArray(LANES, b8, j).intoArray(s8[n], j);
      }
    }
    addProducts(x7, w8, 4, s8, 0, 6, from, to);
  }

  /**
   * {@code x8 = max(s8[3 i], ..., s8[3 i + 2])}; s8 [n x 6], x8 [n x 2].
   */
  private static void activate8(double[][] s8, double[][] x8, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] s = s8[n];
      double[] x = x8[n];
      for (int j = 0; j < 2; j++) {
        double max = s[3 * j];
        for (int p = 1; p < 3; p++) {
          max = s[3 * j + p] > max ? s[3 * j + p] : max;
        }
        x[j] = max;
      }
    }
  }

  /**
   * {@code s9 = b9 + W9^T x8} for rows {@code from .. to - 1}; x8 [n x 2], s9 [n x 3]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal9(double[][] x8, double[][] s9, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 3; j += V) {
        DoubleVector.fromArray(LANES, b9, j).intoArray(s9[n], j);
      }
    }
    addProducts(x8, w9, 2, s9, 0, 3, from, to);
  }

  /**
   * {@code x9 = ln(1 + exp(s9))}; s9 [n x 3], x9 [n x 3].
   */
  private static void activate9(double[][] s9, double[][] x9, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] s = s9[n];
      double[] x = x9[n];
      softplus(s, x, 3);
    }
  }

  /**
   * {@code s10 = b10 + W10^T x9} for rows {@code from .. to - 1}; x9 [n x 3], s10 [n x 2]; each
   * sum runs over the inputs in ascending order.
   */
  private void signal10(double[][] x9, double[][] s10, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 2; j += V) {
        DoubleVector.fromArray(LANES, b10, j).intoArray(s10[n], j);
      }
    }
    addProducts(x9, w10, 3, s10, 0, 2, from, to);
  }

  /**
   * {@code x10 = max(-1, min(1, s10))} in place; s10 [n x 2], x10 [n x 2].
   */
  private static void activate10(double[][] x10, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] x = x10[n];
      for (int j = 0; j < 2; j += V) {
        DoubleVector signal = DoubleVector.fromArray(LANES, x, j);
        signal.blend(1, signal.compare(VectorOperators.GT, 1)).blend(-1, signal.compare(VectorOperators.LT, -1)).intoArray(x, j);
      }
    }
  }

  /**
   * {@code x11 = |s11|}; s11 [n x 2], x11 [n x 2].
   */
  private static void activate11(double[][] s11, double[][] x11, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] s = s11[n];
      double[] x = x11[n];
      for (int j = 0; j < 2; j += V) {
        DoubleVector signal = DoubleVector.fromArray(LANES, s, j);
        signal.abs().intoArray(x, j);
      }
    }
  }

  /**
   * {@code s12 = b12 + W12^T x11} for rows {@code from .. to - 1}; x11 [n x 2], s12 [n x 3];
   * each sum runs over the inputs in ascending order.
   */
  private void signal12(double[][] x11, double[][] s12, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 3; j += V) {
        DoubleVector.fromArray(LANES, b12, j).intoArray(s12[n], j);
      }
    }
    addProducts(x11, w12, 2, s12, 0, 3, from, to);
  }

  /**
   * {@code x12 = exp(s12) / sum exp(s12)} in place, shifted by the largest signal; s12 [n x 3],
   * x12 [n x 3].
   */
  private static void activate12(double[][] x12, int from, int to) {
    for (int n = from; n < to; n++) {
      double[] x = x12[n];
      double max = x[0];
      for (int j = 1; j < 3; j++) {
        max = Math.max(max, x[j]);
      }
      double sum = 0;
      exp(x, max, 3);
      for (int j = 0; j < 3; j++) {
        sum += x[j];
      }
      for (int j = 0; j < 3; j += V) {
        DoubleVector.fromArray(LANES, x, j).div(sum).intoArray(x, j);
      }
    }
  }

  /**
   * {@code delta1 = theta'(s1) (x) W2 delta2}; with {@code theta' = x1 (1 - x1)}; rows {@code
   * from .. to - 1}; t2 is W2^T [5 x 4]; delta1 [n x 4]. Each sum runs over the signals above in
   * ascending order.
   */
  private static void sensitivity1(double[][] delta2, double[] t2, double[][] x1, double[][] delta1,
      int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 4; j += V) {
        DoubleVector.zero(LANES).intoArray(delta1[n], j);
      }
    }
    addProducts(delta2, t2, 5, delta1, 0, 4, from, to);
    for (int n = from; n < to; n++) {
      double[] x = x1[n];
      double[] d = delta1[n];
      for (int j = 0; j < 4; j += V) {
        DoubleVector toOutput = DoubleVector.fromArray(LANES, d, j);
        DoubleVector told = DoubleVector.fromArray(LANES, x, j);
        toOutput.mul(told.mul(DoubleVector.broadcast(LANES, 1.0).sub(told))).intoArray(d, j);
      }
    }
  }

  /**
   * {@code delta2 = theta'(s2) (x) mask2 (x) W3 delta3}; with {@code theta' = 1 - x2^2}; rows
   * {@code from .. to - 1}; t3 is W3^T [4 x 5]; delta2 [n x 5]. Each sum runs over the signals
   * above in ascending order.
   */
  private static void sensitivity2(double[][] delta3, double[] t3, double[][] x2, double[][] mask2,
      boolean dropping, double[][] delta2, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 5; j += V) {
        DoubleVector.zero(LANES).intoArray(delta2[n], j);
      }
    }
    addProducts(delta3, t3, 4, delta2, 0, 5, from, to);
    for (int n = from; dropping && n < to; n++) {
      double[] m = mask2[n];
      double[] d = delta2[n];
      for (int j = 0; j < 5; j++) {
        d[j] *= m[j];
      }
    }
    for (int n = from; n < to; n++) {
      double[] x = x2[n];
      double[] d = delta2[n];
      for (int j = 0; j < 5; j += V) {
        DoubleVector toOutput = DoubleVector.fromArray(LANES, d, j);
        DoubleVector told = DoubleVector.fromArray(LANES, x, j);
        toOutput.mul(told.neg().fma(told, DoubleVector.broadcast(LANES, 1.0))).intoArray(d, j);
      }
    }
  }

  /**
   * {@code delta3 = theta'(s3) (x) W4 delta4}; with {@code theta' = [x3 > 0]}; rows {@code from
   * .. to - 1}; t4 is W4^T [5 x 4]; delta3 [n x 4]. Each sum runs over the signals above in
   * ascending order.
   */
  private static void sensitivity3(double[][] delta4, double[] t4, double[][] x3, double[][] delta3,
      int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 4; j += V) {
        DoubleVector.zero(LANES).intoArray(delta3[n], j);
      }
    }
    addProducts(delta4, t4, 5, delta3, 0, 4, from, to);
    for (int n = from; n < to; n++) {
      double[] x = x3[n];
      double[] d = delta3[n];
      for (int j = 0; j < 4; j += V) {
        DoubleVector toOutput = DoubleVector.fromArray(LANES, d, j);
        DoubleVector told = DoubleVector.fromArray(LANES, x, j);
        DoubleVector.zero(LANES).blend(toOutput, told.compare(VectorOperators.GT, 0)).intoArray(d, j);
      }
    }
  }

  /**
   * {@code delta4 = theta'(s4) (x) W5 delta5}; with {@code theta' = sign(s4)}; rows {@code from
   * .. to - 1}; t5 is W5^T [4 x 5]; delta4 [n x 5]. Each sum runs over the signals above in
   * ascending order.
   */
  private static void sensitivity4(double[][] delta5, double[] t5, double[][] s4, double[][] delta4,
      int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 5; j += V) {
        DoubleVector.zero(LANES).intoArray(delta4[n], j);
      }
    }
    addProducts(delta5, t5, 4, delta4, 0, 5, from, to);
    for (int n = from; n < to; n++) {
      double[] s = s4[n];
      double[] d = delta4[n];
      for (int j = 0; j < 5; j += V) {
        DoubleVector toOutput = DoubleVector.fromArray(LANES, d, j);
        DoubleVector told = DoubleVector.fromArray(LANES, s, j);
        DoubleVector.zero(LANES).blend(toOutput, told.compare(VectorOperators.GT, 0)).blend(toOutput.neg(), told.compare(VectorOperators.LT, 0)).intoArray(d, j);
      }
    }
  }

  /**
   * {@code delta5 = theta'(s5) (x) W6 delta6}; with {@code theta' = 1 where x5 > 0, 0.1 else};
   * rows {@code from .. to - 1}; t6 is W6^T [5 x 4]; delta5 [n x 4]. Each sum runs over the
   * signals above in ascending order.
   */
  private static void sensitivity5(double[][] delta6, double[] t6, double[][] x5, double[][] delta5,
      int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 4; j += V) {
        DoubleVector.zero(LANES).intoArray(delta5[n], j);
      }
    }
    addProducts(delta6, t6, 5, delta5, 0, 4, from, to);
    for (int n = from; n < to; n++) {
      double[] x = x5[n];
      double[] d = delta5[n];
      for (int j = 0; j < 4; j += V) {
        DoubleVector toOutput = DoubleVector.fromArray(LANES, d, j);
        DoubleVector told = DoubleVector.fromArray(LANES, x, j);
        toOutput.mul(0.1).blend(toOutput, told.compare(VectorOperators.GT, 0)).intoArray(d, j);
      }
    }
  }

  /**
   * {@code delta6 = theta'(s6) (x) W7 delta7}; with {@code theta' = 1 where s6 > 0, -0.1 else};
   * rows {@code from .. to - 1}; t7 is W7^T [4 x 5]; delta6 [n x 5]. Each sum runs over the
   * signals above in ascending order.
   */
  private static void sensitivity6(double[][] delta7, double[] t7, double[][] s6, double[][] delta6,
      int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 5; j += V) {
        DoubleVector.zero(LANES).intoArray(delta6[n], j);
      }
    }
    addProducts(delta7, t7, 4, delta6, 0, 5, from, to);
    for (int n = from; n < to; n++) {
      double[] s = s6[n];
      double[] d = delta6[n];
      for (int j = 0; j < 5; j += V) {
        DoubleVector toOutput = DoubleVector.fromArray(LANES, d, j);
        DoubleVector told = DoubleVector.fromArray(LANES, s, j);
        toOutput.mul(-0.1).blend(toOutput, told.compare(VectorOperators.GT, 0)).intoArray(d, j);
      }
    }
  }

  /**
   * {@code delta7 = theta'(s7) (x) W8 delta8}; with {@code theta' = 1 where s7 > 0, slope7
   * else}; rows {@code from .. to - 1}; t8 is W8^T [6 x 4]; delta7 [n x 4]. Each sum runs over
   * the signals above in ascending order.
   */
  private static void sensitivity7(double[][] delta8, double[] t8, double[][] s7, double[] slope,
      double[][] dx7, double[][] delta7, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 4; j += V) {
        DoubleVector.zero(LANES).intoArray(dx7[n], j);
      }
    }
    addProducts(delta8, t8, 6, dx7, 0, 4, from, to);
    for (int n = from; n < to; n++) {
      double[] s = s7[n];
      double[] dx = dx7[n];
      double[] d = delta7[n];
      for (int j = 0; j < 4; j += V) {
        DoubleVector toOutput = DoubleVector.fromArray(LANES, dx, j);
        DoubleVector told = DoubleVector.fromArray(LANES, s, j);
        toOutput.mul(DoubleVector.fromArray(LANES, slope, j)).blend(toOutput, told.compare(VectorOperators.GT, 0)).intoArray(d, j);
      }
    }
  }

  /**
   * {@code delta8 = theta'(s8) (x) W9 delta9}; with {@code theta' = 1 at the first largest
   * signal of each unit, 0 else}; rows {@code from .. to - 1}; t9 is W9^T [3 x 2]; delta8 [n x
   * 6]. Each sum runs over the signals above in ascending order.
   */
  private static void sensitivity8(double[][] delta9, double[] t9, double[][] s8, double[][] dx8,
      double[][] delta8, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 2; j += V) {
        DoubleVector.zero(LANES).intoArray(dx8[n], j);
      }
    }
    addProducts(delta9, t9, 3, dx8, 0, 2, from, to);
    for (int n = from; n < to; n++) {
      double[] s = s8[n];
      double[] dx = dx8[n];
      double[] d = delta8[n];
      for (int j = 0; j < 2; j++) {
        int best = 3 * j;
        for (int i = 3 * j + 1; i < 3 * j + 3; i++) {
          best = s[i] > s[best] ? i : best;
        }
        for (int i = 3 * j; i < 3 * j + 3; i++) {
          d[i] = i == best ? dx[j] : 0;
        }
      }
    }
  }

  /**
   * {@code delta9 = theta'(s9) (x) W10 delta10}; with {@code theta' = 1 / (1 + exp(-s9))}; rows
   * {@code from .. to - 1}; t10 is W10^T [2 x 3]; delta9 [n x 3]. Each sum runs over the signals
   * above in ascending order.
   */
  private static void sensitivity9(double[][] delta10, double[] t10, double[][] s9,
      double[][] delta9, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 3; j += V) {
        DoubleVector.zero(LANES).intoArray(delta9[n], j);
      }
    }
    addProducts(delta10, t10, 2, delta9, 0, 3, from, to);
    for (int n = from; n < to; n++) {
      double[] s = s9[n];
      double[] d = delta9[n];
      timesSigmoid(d, s, d, 3);
    }
  }

  /**
   * {@code delta10 = theta'(s10) (x) delta11}; with {@code theta' = [-1 < x10 < 1]}; rows {@code
   * from .. to - 1}; the signals of layer 11 are x10; delta10 [n x 2].
   */
  private static void sensitivity10(double[][] delta11, double[][] x10, double[][] delta10,
      int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 2; j += V) {
        DoubleVector.fromArray(LANES, delta11[n], j).intoArray(delta10[n], j);
      }
    }
    for (int n = from; n < to; n++) {
      double[] x = x10[n];
      double[] d = delta10[n];
      for (int j = 0; j < 2; j += V) {
        DoubleVector toOutput = DoubleVector.fromArray(LANES, d, j);
        DoubleVector told = DoubleVector.fromArray(LANES, x, j);
        DoubleVector.zero(LANES).blend(toOutput, told.compare(VectorOperators.GT, -1).and(told.compare(VectorOperators.LT, 1))).intoArray(d, j);
      }
    }
  }

  /**
   * {@code delta11 = theta'(s11) (x) W12 delta12}; with {@code theta' = sign(s11)}; rows {@code
   * from .. to - 1}; t12 is W12^T [3 x 2]; delta11 [n x 2]. Each sum runs over the signals above
   * in ascending order.
   */
  private static void sensitivity11(double[][] delta12, double[] t12, double[][] s11,
      double[][] delta11, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 2; j += V) {
        DoubleVector.zero(LANES).intoArray(delta11[n], j);
      }
    }
    addProducts(delta12, t12, 3, delta11, 0, 2, from, to);
    for (int n = from; n < to; n++) {
      double[] s = s11[n];
      double[] d = delta11[n];
      for (int j = 0; j < 2; j += V) {
        DoubleVector toOutput = DoubleVector.fromArray(LANES, d, j);
        DoubleVector told = DoubleVector.fromArray(LANES, s, j);
        DoubleVector.zero(LANES).blend(toOutput, told.compare(VectorOperators.GT, 0)).blend(toOutput.neg(), told.compare(VectorOperators.LT, 0)).intoArray(d, j);
      }
    }
  }

  /**
   * {@code G1 = G1 + x0 delta1^T} over {@code rows} examples, for inputs {@code from .. to - 1};
   * x0 [rows x 4], delta1 [rows x 4], G1 [4 x 4]; each sum runs over the examples in ascending
   * order.
   */
  private static void gradient1(double[] x0, double[] delta1, int rows, int capacity, double[] g1,
      int from, int to) {
    addGradients(x0, delta1, rows, capacity, g1, 4, 0, 4, from, to);
  }

  /**
   * {@code G2 = G2 + x1 delta2^T} over {@code rows} examples, for inputs {@code from .. to - 1};
   * x1 [rows x 4], delta2 [rows x 5], G2 [4 x 5]; each sum runs over the examples in ascending
   * order.
   */
  private static void gradient2(double[] x1, double[] delta2, int rows, int capacity, double[] g2,
      int from, int to) {
    addGradients(x1, delta2, rows, capacity, g2, 4, 0, 5, from, to);
  }

  /**
   * {@code G3 = G3 + x2 delta3^T} over {@code rows} examples, for inputs {@code from .. to - 1};
   * x2 [rows x 5], delta3 [rows x 4], G3 [5 x 4]; each sum runs over the examples in ascending
   * order.
   */
  private static void gradient3(double[] x2, double[] delta3, int rows, int capacity, double[] g3,
      int from, int to) {
    addGradients(x2, delta3, rows, capacity, g3, 5, 0, 4, from, to);
  }

  /**
   * {@code G4 = G4 + x3 delta4^T} over {@code rows} examples, for inputs {@code from .. to - 1};
   * x3 [rows x 4], delta4 [rows x 5], G4 [4 x 5]; each sum runs over the examples in ascending
   * order.
   */
  private static void gradient4(double[] x3, double[] delta4, int rows, int capacity, double[] g4,
      int from, int to) {
    addGradients(x3, delta4, rows, capacity, g4, 4, 0, 5, from, to);
  }

  /**
   * {@code G5 = G5 + x4 delta5^T} over {@code rows} examples, for inputs {@code from .. to - 1};
   * x4 [rows x 5], delta5 [rows x 4], G5 [5 x 4]; each sum runs over the examples in ascending
   * order.
   */
  private static void gradient5(double[] x4, double[] delta5, int rows, int capacity, double[] g5,
      int from, int to) {
    addGradients(x4, delta5, rows, capacity, g5, 5, 0, 4, from, to);
  }

  /**
   * {@code G6 = G6 + x5 delta6^T} over {@code rows} examples, for inputs {@code from .. to - 1};
   * x5 [rows x 4], delta6 [rows x 5], G6 [4 x 5]; each sum runs over the examples in ascending
   * order.
   */
  private static void gradient6(double[] x5, double[] delta6, int rows, int capacity, double[] g6,
      int from, int to) {
    addGradients(x5, delta6, rows, capacity, g6, 4, 0, 5, from, to);
  }

  /**
   * {@code G7 = G7 + x6 delta7^T} over {@code rows} examples, for inputs {@code from .. to - 1};
   * x6 [rows x 5], delta7 [rows x 4], G7 [5 x 4]; each sum runs over the examples in ascending
   * order.
   */
  private static void gradient7(double[] x6, double[] delta7, int rows, int capacity, double[] g7,
      int from, int to) {
    addGradients(x6, delta7, rows, capacity, g7, 5, 0, 4, from, to);
  }

  /**
   * {@code G8 = G8 + x7 delta8^T} over {@code rows} examples, for inputs {@code from .. to - 1};
   * x7 [rows x 4], delta8 [rows x 6], G8 [4 x 6]; each sum runs over the examples in ascending
   * order.
   */
  private static void gradient8(double[] x7, double[] delta8, int rows, int capacity, double[] g8,
      int from, int to) {
    addGradients(x7, delta8, rows, capacity, g8, 4, 0, 6, from, to);
  }

  /**
   * {@code G9 = G9 + x8 delta9^T} over {@code rows} examples, for inputs {@code from .. to - 1};
   * x8 [rows x 2], delta9 [rows x 3], G9 [2 x 3]; each sum runs over the examples in ascending
   * order.
   */
  private static void gradient9(double[] x8, double[] delta9, int rows, int capacity, double[] g9,
      int from, int to) {
    addGradients(x8, delta9, rows, capacity, g9, 2, 0, 3, from, to);
  }

  /**
   * {@code G10 = G10 + x9 delta10^T} over {@code rows} examples, for inputs {@code from .. to -
   * 1}; x9 [rows x 3], delta10 [rows x 2], G10 [3 x 2]; each sum runs over the examples in
   * ascending order.
   */
  private static void gradient10(double[] x9, double[] delta10, int rows, int capacity,
      double[] g10, int from, int to) {
    addGradients(x9, delta10, rows, capacity, g10, 3, 0, 2, from, to);
  }

  /**
   * {@code G12 = G12 + x11 delta12^T} over {@code rows} examples, for inputs {@code from .. to -
   * 1}; x11 [rows x 2], delta12 [rows x 3], G12 [2 x 3]; each sum runs over the examples in
   * ascending order.
   */
  private static void gradient12(double[] x11, double[] delta12, int rows, int capacity,
      double[] g12, int from, int to) {
    addGradients(x11, delta12, rows, capacity, g12, 2, 0, 3, from, to);
  }

  /**
   * {@code gslope7 = gslope7 + min(0, s7) (x) de/dx7} over {@code rows} examples; s7, dx7 [rows
   * x 4]; each sum runs over the examples in ascending order.
   */
  private static void slopes7(double[][] s7, double[][] dx7, int rows, double[] g) {
    for (int n = 0; n < rows; n++) {
      double[] s = s7[n];
      double[] dx = dx7[n];
      for (int j = 0; j < 4; j++) {
        g[j] = Math.fma(s[j] > 0 ? 0 : s[j], dx[j], g[j]);
      }
    }
  }

  /**
   * {@code y = y + x M} for rows {@code from .. to - 1} and outputs {@code left .. right - 1},
   * which are whole panels or the last; x [n x terms], M in panels [terms x outputs]; each sum
   * in ascending order.
   */
  private static void addProducts(double[][] x, double[] m, int terms, double[][] y, int left,
      int right, int from, int to) {
    if (to - from == 1) {
      addProductsOfRow(x[from], m, terms, y[from], left, right);
      return;
    }
    addProductsOfRows(x, m, terms, y, left, right, from, to);
  }

  /**
   * {@code y = y + a[first] m[first] + ... + a[last - 1] m[last - 1]} for 8 rows, outputs {@code
   * j .. j + P - 1}; row 0 of the panel m begins at {@code at}.
   */
  private static void productOf8(double[] aA, double[] aB, double[] aC, double[] aD, double[] aE,
      double[] aF, double[] aG, double[] aH, double[] m, int at, int first, int last, double[] yA,
      double[] yB, double[] yC, double[] yD, double[] yE, double[] yF, double[] yG, double[] yH,
      int j) {
    DoubleVector sumA0 = DoubleVector.fromArray(LANES, yA, j);
    DoubleVector sumA1 = DoubleVector.fromArray(LANES, yA, j + V);
    DoubleVector sumB0 = DoubleVector.fromArray(LANES, yB, j);
    DoubleVector sumB1 = DoubleVector.fromArray(LANES, yB, j + V);
    DoubleVector sumC0 = DoubleVector.fromArray(LANES, yC, j);
    DoubleVector sumC1 = DoubleVector.fromArray(LANES, yC, j + V);
    DoubleVector sumD0 = DoubleVector.fromArray(LANES, yD, j);
    DoubleVector sumD1 = DoubleVector.fromArray(LANES, yD, j + V);
    DoubleVector sumE0 = DoubleVector.fromArray(LANES, yE, j);
    DoubleVector sumE1 = DoubleVector.fromArray(LANES, yE, j + V);
    DoubleVector sumF0 = DoubleVector.fromArray(LANES, yF, j);
    DoubleVector sumF1 = DoubleVector.fromArray(LANES, yF, j + V);
    DoubleVector sumG0 = DoubleVector.fromArray(LANES, yG, j);
    DoubleVector sumG1 = DoubleVector.fromArray(LANES, yG, j + V);
    DoubleVector sumH0 = DoubleVector.fromArray(LANES, yH, j);
    DoubleVector sumH1 = DoubleVector.fromArray(LANES, yH, j + V);
    for (int k = first; k < last; k++) {
      DoubleVector row0 = DoubleVector.fromArray(LANES, m, at + k * P);
      DoubleVector row1 = DoubleVector.fromArray(LANES, m, at + k * P + V);
      DoubleVector factorA = DoubleVector.broadcast(LANES, aA[k]);
      sumA0 = factorA.fma(row0, sumA0);
      sumA1 = factorA.fma(row1, sumA1);
      DoubleVector factorB = DoubleVector.broadcast(LANES, aB[k]);
      sumB0 = factorB.fma(row0, sumB0);
      sumB1 = factorB.fma(row1, sumB1);
      DoubleVector factorC = DoubleVector.broadcast(LANES, aC[k]);
      sumC0 = factorC.fma(row0, sumC0);
      sumC1 = factorC.fma(row1, sumC1);
      DoubleVector factorD = DoubleVector.broadcast(LANES, aD[k]);
      sumD0 = factorD.fma(row0, sumD0);
      sumD1 = factorD.fma(row1, sumD1);
      DoubleVector factorE = DoubleVector.broadcast(LANES, aE[k]);
      sumE0 = factorE.fma(row0, sumE0);
      sumE1 = factorE.fma(row1, sumE1);
      DoubleVector factorF = DoubleVector.broadcast(LANES, aF[k]);
      sumF0 = factorF.fma(row0, sumF0);
      sumF1 = factorF.fma(row1, sumF1);
      DoubleVector factorG = DoubleVector.broadcast(LANES, aG[k]);
      sumG0 = factorG.fma(row0, sumG0);
      sumG1 = factorG.fma(row1, sumG1);
      DoubleVector factorH = DoubleVector.broadcast(LANES, aH[k]);
      sumH0 = factorH.fma(row0, sumH0);
      sumH1 = factorH.fma(row1, sumH1);
    }
    sumA0.intoArray(yA, j);
    sumA1.intoArray(yA, j + V);
    sumB0.intoArray(yB, j);
    sumB1.intoArray(yB, j + V);
    sumC0.intoArray(yC, j);
    sumC1.intoArray(yC, j + V);
    sumD0.intoArray(yD, j);
    sumD1.intoArray(yD, j + V);
    sumE0.intoArray(yE, j);
    sumE1.intoArray(yE, j + V);
    sumF0.intoArray(yF, j);
    sumF1.intoArray(yF, j + V);
    sumG0.intoArray(yG, j);
    sumG1.intoArray(yG, j + V);
    sumH0.intoArray(yH, j);
    sumH1.intoArray(yH, j + V);
  }

  /**
   * {@code y = y + a[first] m[first] + ... + a[last - 1] m[last - 1]} for 4 rows, outputs {@code
   * j .. j + P - 1}; row 0 of the panel m begins at {@code at}.
   */
  private static void productOf4(double[] aA, double[] aB, double[] aC, double[] aD, double[] m,
      int at, int first, int last, double[] yA, double[] yB, double[] yC, double[] yD, int j) {
    DoubleVector sumA0 = DoubleVector.fromArray(LANES, yA, j);
    DoubleVector sumA1 = DoubleVector.fromArray(LANES, yA, j + V);
    DoubleVector sumB0 = DoubleVector.fromArray(LANES, yB, j);
    DoubleVector sumB1 = DoubleVector.fromArray(LANES, yB, j + V);
    DoubleVector sumC0 = DoubleVector.fromArray(LANES, yC, j);
    DoubleVector sumC1 = DoubleVector.fromArray(LANES, yC, j + V);
    DoubleVector sumD0 = DoubleVector.fromArray(LANES, yD, j);
    DoubleVector sumD1 = DoubleVector.fromArray(LANES, yD, j + V);
    for (int k = first; k < last; k++) {
      DoubleVector row0 = DoubleVector.fromArray(LANES, m, at + k * P);
      DoubleVector row1 = DoubleVector.fromArray(LANES, m, at + k * P + V);
      DoubleVector factorA = DoubleVector.broadcast(LANES, aA[k]);
      sumA0 = factorA.fma(row0, sumA0);
      sumA1 = factorA.fma(row1, sumA1);
      DoubleVector factorB = DoubleVector.broadcast(LANES, aB[k]);
      sumB0 = factorB.fma(row0, sumB0);
      sumB1 = factorB.fma(row1, sumB1);
      DoubleVector factorC = DoubleVector.broadcast(LANES, aC[k]);
      sumC0 = factorC.fma(row0, sumC0);
      sumC1 = factorC.fma(row1, sumC1);
      DoubleVector factorD = DoubleVector.broadcast(LANES, aD[k]);
      sumD0 = factorD.fma(row0, sumD0);
      sumD1 = factorD.fma(row1, sumD1);
    }
    sumA0.intoArray(yA, j);
    sumA1.intoArray(yA, j + V);
    sumB0.intoArray(yB, j);
    sumB1.intoArray(yB, j + V);
    sumC0.intoArray(yC, j);
    sumC1.intoArray(yC, j + V);
    sumD0.intoArray(yD, j);
    sumD1.intoArray(yD, j + V);
  }

  /**
   * {@code y = y + a[first] m[first] + ... + a[last - 1] m[last - 1]} for one row, outputs
   * {@code j .. j + P - 1}; row 0 of the panel m begins at {@code at}.
   */
  private static void productOf1(double[] aA, double[] m, int at, int first, int last, double[] yA,
      int j) {
    DoubleVector sumA0 = DoubleVector.fromArray(LANES, yA, j);
    DoubleVector sumA1 = DoubleVector.fromArray(LANES, yA, j + V);
    for (int k = first; k < last; k++) {
      DoubleVector row0 = DoubleVector.fromArray(LANES, m, at + k * P);
      DoubleVector row1 = DoubleVector.fromArray(LANES, m, at + k * P + V);
      DoubleVector factorA = DoubleVector.broadcast(LANES, aA[k]);
      sumA0 = factorA.fma(row0, sumA0);
      sumA1 = factorA.fma(row1, sumA1);
    }
    sumA0.intoArray(yA, j);
    sumA1.intoArray(yA, j + V);
  }

  /**
   * {@code y = y + a[first] m[first] + ... + a[last - 1] m[last - 1]} for 8 rows, outputs {@code
   * j .. j + V - 1}; row 0 of the panel m begins at {@code at}.
   */
  private static void productOf8Narrow(double[] aA, double[] aB, double[] aC, double[] aD,
      double[] aE, double[] aF, double[] aG, double[] aH, double[] m, int at, int first, int last,
      double[] yA, double[] yB, double[] yC, double[] yD, double[] yE, double[] yF, double[] yG,
      double[] yH, int j) {
    DoubleVector sumA0 = DoubleVector.fromArray(LANES, yA, j);
    DoubleVector sumB0 = DoubleVector.fromArray(LANES, yB, j);
    DoubleVector sumC0 = DoubleVector.fromArray(LANES, yC, j);
    DoubleVector sumD0 = DoubleVector.fromArray(LANES, yD, j);
    DoubleVector sumE0 = DoubleVector.fromArray(LANES, yE, j);
    DoubleVector sumF0 = DoubleVector.fromArray(LANES, yF, j);
    DoubleVector sumG0 = DoubleVector.fromArray(LANES, yG, j);
    DoubleVector sumH0 = DoubleVector.fromArray(LANES, yH, j);
    for (int k = first; k < last; k++) {
      DoubleVector row0 = DoubleVector.fromArray(LANES, m, at + k * V);
      DoubleVector factorA = DoubleVector.broadcast(LANES, aA[k]);
      sumA0 = factorA.fma(row0, sumA0);
      DoubleVector factorB = DoubleVector.broadcast(LANES, aB[k]);
      sumB0 = factorB.fma(row0, sumB0);
      DoubleVector factorC = DoubleVector.broadcast(LANES, aC[k]);
      sumC0 = factorC.fma(row0, sumC0);
      DoubleVector factorD = DoubleVector.broadcast(LANES, aD[k]);
      sumD0 = factorD.fma(row0, sumD0);
      DoubleVector factorE = DoubleVector.broadcast(LANES, aE[k]);
      sumE0 = factorE.fma(row0, sumE0);
      DoubleVector factorF = DoubleVector.broadcast(LANES, aF[k]);
      sumF0 = factorF.fma(row0, sumF0);
      DoubleVector factorG = DoubleVector.broadcast(LANES, aG[k]);
      sumG0 = factorG.fma(row0, sumG0);
      DoubleVector factorH = DoubleVector.broadcast(LANES, aH[k]);
      sumH0 = factorH.fma(row0, sumH0);
    }
    sumA0.intoArray(yA, j);
    sumB0.intoArray(yB, j);
    sumC0.intoArray(yC, j);
    sumD0.intoArray(yD, j);
    sumE0.intoArray(yE, j);
    sumF0.intoArray(yF, j);
    sumG0.intoArray(yG, j);
    sumH0.intoArray(yH, j);
  }

  /**
   * {@code y = y + a[first] m[first] + ... + a[last - 1] m[last - 1]} for 4 rows, outputs {@code
   * j .. j + V - 1}; row 0 of the panel m begins at {@code at}.
   */
  private static void productOf4Narrow(double[] aA, double[] aB, double[] aC, double[] aD,
      double[] m, int at, int first, int last, double[] yA, double[] yB, double[] yC, double[] yD,
      int j) {
    DoubleVector sumA0 = DoubleVector.fromArray(LANES, yA, j);
    DoubleVector sumB0 = DoubleVector.fromArray(LANES, yB, j);
    DoubleVector sumC0 = DoubleVector.fromArray(LANES, yC, j);
    DoubleVector sumD0 = DoubleVector.fromArray(LANES, yD, j);
    for (int k = first; k < last; k++) {
      DoubleVector row0 = DoubleVector.fromArray(LANES, m, at + k * V);
      DoubleVector factorA = DoubleVector.broadcast(LANES, aA[k]);
      sumA0 = factorA.fma(row0, sumA0);
      DoubleVector factorB = DoubleVector.broadcast(LANES, aB[k]);
      sumB0 = factorB.fma(row0, sumB0);
      DoubleVector factorC = DoubleVector.broadcast(LANES, aC[k]);
      sumC0 = factorC.fma(row0, sumC0);
      DoubleVector factorD = DoubleVector.broadcast(LANES, aD[k]);
      sumD0 = factorD.fma(row0, sumD0);
    }
    sumA0.intoArray(yA, j);
    sumB0.intoArray(yB, j);
    sumC0.intoArray(yC, j);
    sumD0.intoArray(yD, j);
  }

  /**
   * {@code y = y + a[first] m[first] + ... + a[last - 1] m[last - 1]} for one row, outputs
   * {@code j .. j + V - 1}; row 0 of the panel m begins at {@code at}.
   */
  private static void productOf1Narrow(double[] aA, double[] m, int at, int first, int last,
      double[] yA, int j) {
    DoubleVector sumA0 = DoubleVector.fromArray(LANES, yA, j);
    for (int k = first; k < last; k++) {
      DoubleVector row0 = DoubleVector.fromArray(LANES, m, at + k * V);
      DoubleVector factorA = DoubleVector.broadcast(LANES, aA[k]);
      sumA0 = factorA.fma(row0, sumA0);
    }
    sumA0.intoArray(yA, j);
  }

  /**
   * The same for one row; two panels at once where there are two.
   */
  private static void addProductsOfRow(double[] a, double[] m, int terms, double[] y, int left,
      int right) {
    int j = left;
    for (; right - j > P + V; j += 2 * P) {
      productOfRow(a, m, j * terms, (j + P) * terms, terms, y, j);
    }
    for (; j < right; j += P) {
      if (right - j <= V) {
        productOf1Narrow(a, m, j * terms, 0, terms, y, j);
      } else {
        productOf1(a, m, j * terms, 0, terms, y, j);
      }
    }
  }

  /**
   * The same for some rows.
   */
  private static void addProductsOfRows(double[][] x, double[] m, int terms, double[][] y, int left,
      int right, int from, int to) {
    // As many terms at once as stay in the first cache.
    int blocks = (terms * P + 3071) / 3072;
    int most = blocks <= 1 ? terms : (terms + blocks - 1) / blocks;
    for (int j = left; j < right; j += P) {
      boolean narrow = right - j <= V;
      int at = j * terms;
      for (int first = 0; first < terms; first += most) {
        int last = Math.min(first + most, terms);
        int n = from;
        for (; (TALL || narrow) && n + 8 <= to; n += 8) {
          if (narrow) {
            productOf8Narrow(x[n], x[n + 1], x[n + 2], x[n + 3], x[n + 4], x[n + 5], x[n + 6],
                x[n + 7], m, at, first, last, y[n], y[n + 1], y[n + 2], y[n + 3], y[n + 4],
                y[n + 5], y[n + 6], y[n + 7], j);
          } else {
            productOf8(x[n], x[n + 1], x[n + 2], x[n + 3], x[n + 4], x[n + 5], x[n + 6], x[n + 7],
                m, at, first, last, y[n], y[n + 1], y[n + 2], y[n + 3], y[n + 4], y[n + 5],
                y[n + 6], y[n + 7], j);
          }
        }
        for (; n + 4 <= to; n += 4) {
          if (narrow) {
            productOf4Narrow(x[n], x[n + 1], x[n + 2], x[n + 3], m, at, first, last, y[n], y[n + 1],
                y[n + 2], y[n + 3], j);
          } else {
            productOf4(x[n], x[n + 1], x[n + 2], x[n + 3], m, at, first, last, y[n], y[n + 1],
                y[n + 2], y[n + 3], j);
          }
        }
        for (; n < to; n++) {
          if (narrow) {
            productOf1Narrow(x[n], m, at, first, last, y[n], j);
          } else {
            productOf1(x[n], m, at, first, last, y[n], j);
          }
        }
      }
    }
  }

  /**
   * {@code y = y + a[0] m[0] + ... + a[terms - 1] m[terms - 1]}, outputs {@code j .. j + 2 P -
   * 1}; row 0 of one panel of m begins at {@code at}, of the next at {@code next}.
   */
  private static void productOfRow(double[] a, double[] m, int at, int next, int terms, double[] y,
      int j) {
    DoubleVector sumA0 = DoubleVector.fromArray(LANES, y, j);
    DoubleVector sumA1 = DoubleVector.fromArray(LANES, y, j + V);
    DoubleVector sumB0 = DoubleVector.fromArray(LANES, y, j + P);
    DoubleVector sumB1 = DoubleVector.fromArray(LANES, y, j + P + V);
    for (int k = 0; k < terms; k++) {
      DoubleVector factor = DoubleVector.broadcast(LANES, a[k]);
      sumA0 = factor.fma(DoubleVector.fromArray(LANES, m, at + k * P), sumA0);
      sumA1 = factor.fma(DoubleVector.fromArray(LANES, m, at + k * P + V), sumA1);
      sumB0 = factor.fma(DoubleVector.fromArray(LANES, m, next + k * P), sumB0);
      sumB1 = factor.fma(DoubleVector.fromArray(LANES, m, next + k * P + V), sumB1);
    }
    sumA0.intoArray(y, j);
    sumA1.intoArray(y, j + V);
    sumB0.intoArray(y, j + P);
    sumB1.intoArray(y, j + P + V);
  }

  /**
   * {@code G = G + x d^T} over {@code rows} examples, for inputs {@code from .. to - 1} and
   * outputs {@code left .. right - 1}, which are whole panels or the last; x and d packed for
   * {@code capacity} examples, G in panels [fanIn x outputs]; each sum in ascending order.
   */
  private static void addGradients(double[] x, double[] d, int rows, int capacity, double[] g,
      int fanIn, int left, int right, int from, int to) {
    for (int j = left; j < right; j += P) {
      boolean narrow = right - j <= V;
      int across = narrow ? V : P;
      int at = j * fanIn;
      int dAt = j * capacity;
      int i = from;
      for (; (TALL || narrow && P >= 8) && i + 8 <= to; i += 8) {
        int xAt = i / P * P * capacity + i % P;
        if (narrow) {
          gradientOf8Narrow(x, xAt, d, dAt, rows, g, at + i * across);
        } else {
          gradientOf8(x, xAt, d, dAt, rows, g, at + i * across);
        }
      }
      for (; i + 4 <= to; i += 4) {
        int xAt = i / P * P * capacity + i % P;
        if (narrow) {
          gradientOf4Narrow(x, xAt, d, dAt, rows, g, at + i * across);
        } else {
          gradientOf4(x, xAt, d, dAt, rows, g, at + i * across);
        }
      }
      for (; i < to; i++) {
        int xAt = i / P * P * capacity + i % P;
        if (narrow) {
          gradientOf1Narrow(x, xAt, d, dAt, rows, g, at + i * across);
        } else {
          gradientOf1(x, xAt, d, dAt, rows, g, at + i * across);
        }
      }
    }
  }

  /**
   * {@code g = g + x[0] d[0] + ... + x[rows - 1] d[rows - 1]} for 8 rows of weights that begin
   * at {@code at}, P wide; example 0 begins at {@code xAt} and {@code dAt}.
   */
  private static void gradientOf8(double[] x, int xAt, double[] d, int dAt, int rows, double[] g,
      int at) {
    DoubleVector sumA0 = DoubleVector.fromArray(LANES, g, at);
    DoubleVector sumA1 = DoubleVector.fromArray(LANES, g, at + V);
    DoubleVector sumB0 = DoubleVector.fromArray(LANES, g, at + P);
    DoubleVector sumB1 = DoubleVector.fromArray(LANES, g, at + P + V);
    DoubleVector sumC0 = DoubleVector.fromArray(LANES, g, at + 2 * P);
    DoubleVector sumC1 = DoubleVector.fromArray(LANES, g, at + 2 * P + V);
    DoubleVector sumD0 = DoubleVector.fromArray(LANES, g, at + 3 * P);
    DoubleVector sumD1 = DoubleVector.fromArray(LANES, g, at + 3 * P + V);
    DoubleVector sumE0 = DoubleVector.fromArray(LANES, g, at + 4 * P);
    DoubleVector sumE1 = DoubleVector.fromArray(LANES, g, at + 4 * P + V);
    DoubleVector sumF0 = DoubleVector.fromArray(LANES, g, at + 5 * P);
    DoubleVector sumF1 = DoubleVector.fromArray(LANES, g, at + 5 * P + V);
    DoubleVector sumG0 = DoubleVector.fromArray(LANES, g, at + 6 * P);
    DoubleVector sumG1 = DoubleVector.fromArray(LANES, g, at + 6 * P + V);
    DoubleVector sumH0 = DoubleVector.fromArray(LANES, g, at + 7 * P);
    DoubleVector sumH1 = DoubleVector.fromArray(LANES, g, at + 7 * P + V);
    for (int n = 0; n < rows; n++) {
      DoubleVector row0 = DoubleVector.fromArray(LANES, d, dAt + n * P);
      DoubleVector row1 = DoubleVector.fromArray(LANES, d, dAt + n * P + V);
      DoubleVector factorA = DoubleVector.broadcast(LANES, x[xAt + n * P]);
      sumA0 = factorA.fma(row0, sumA0);
      sumA1 = factorA.fma(row1, sumA1);
      DoubleVector factorB = DoubleVector.broadcast(LANES, x[xAt + n * P + 1]);
      sumB0 = factorB.fma(row0, sumB0);
      sumB1 = factorB.fma(row1, sumB1);
      DoubleVector factorC = DoubleVector.broadcast(LANES, x[xAt + n * P + 2]);
      sumC0 = factorC.fma(row0, sumC0);
      sumC1 = factorC.fma(row1, sumC1);
      DoubleVector factorD = DoubleVector.broadcast(LANES, x[xAt + n * P + 3]);
      sumD0 = factorD.fma(row0, sumD0);
      sumD1 = factorD.fma(row1, sumD1);
      DoubleVector factorE = DoubleVector.broadcast(LANES, x[xAt + n * P + 4]);
      sumE0 = factorE.fma(row0, sumE0);
      sumE1 = factorE.fma(row1, sumE1);
      DoubleVector factorF = DoubleVector.broadcast(LANES, x[xAt + n * P + 5]);
      sumF0 = factorF.fma(row0, sumF0);
      sumF1 = factorF.fma(row1, sumF1);
      DoubleVector factorG = DoubleVector.broadcast(LANES, x[xAt + n * P + 6]);
      sumG0 = factorG.fma(row0, sumG0);
      sumG1 = factorG.fma(row1, sumG1);
      DoubleVector factorH = DoubleVector.broadcast(LANES, x[xAt + n * P + 7]);
      sumH0 = factorH.fma(row0, sumH0);
      sumH1 = factorH.fma(row1, sumH1);
    }
    sumA0.intoArray(g, at);
    sumA1.intoArray(g, at + V);
    sumB0.intoArray(g, at + P);
    sumB1.intoArray(g, at + P + V);
    sumC0.intoArray(g, at + 2 * P);
    sumC1.intoArray(g, at + 2 * P + V);
    sumD0.intoArray(g, at + 3 * P);
    sumD1.intoArray(g, at + 3 * P + V);
    sumE0.intoArray(g, at + 4 * P);
    sumE1.intoArray(g, at + 4 * P + V);
    sumF0.intoArray(g, at + 5 * P);
    sumF1.intoArray(g, at + 5 * P + V);
    sumG0.intoArray(g, at + 6 * P);
    sumG1.intoArray(g, at + 6 * P + V);
    sumH0.intoArray(g, at + 7 * P);
    sumH1.intoArray(g, at + 7 * P + V);
  }

  /**
   * {@code g = g + x[0] d[0] + ... + x[rows - 1] d[rows - 1]} for 4 rows of weights that begin
   * at {@code at}, P wide; example 0 begins at {@code xAt} and {@code dAt}.
   */
  private static void gradientOf4(double[] x, int xAt, double[] d, int dAt, int rows, double[] g,
      int at) {
    DoubleVector sumA0 = DoubleVector.fromArray(LANES, g, at);
    DoubleVector sumA1 = DoubleVector.fromArray(LANES, g, at + V);
    DoubleVector sumB0 = DoubleVector.fromArray(LANES, g, at + P);
    DoubleVector sumB1 = DoubleVector.fromArray(LANES, g, at + P + V);
    DoubleVector sumC0 = DoubleVector.fromArray(LANES, g, at + 2 * P);
    DoubleVector sumC1 = DoubleVector.fromArray(LANES, g, at + 2 * P + V);
    DoubleVector sumD0 = DoubleVector.fromArray(LANES, g, at + 3 * P);
    DoubleVector sumD1 = DoubleVector.fromArray(LANES, g, at + 3 * P + V);
    for (int n = 0; n < rows; n++) {
      DoubleVector row0 = DoubleVector.fromArray(LANES, d, dAt + n * P);
      DoubleVector row1 = DoubleVector.fromArray(LANES, d, dAt + n * P + V);
      DoubleVector factorA = DoubleVector.broadcast(LANES, x[xAt + n * P]);
      sumA0 = factorA.fma(row0, sumA0);
      sumA1 = factorA.fma(row1, sumA1);
      DoubleVector factorB = DoubleVector.broadcast(LANES, x[xAt + n * P + 1]);
      sumB0 = factorB.fma(row0, sumB0);
      sumB1 = factorB.fma(row1, sumB1);
      DoubleVector factorC = DoubleVector.broadcast(LANES, x[xAt + n * P + 2]);
      sumC0 = factorC.fma(row0, sumC0);
      sumC1 = factorC.fma(row1, sumC1);
      DoubleVector factorD = DoubleVector.broadcast(LANES, x[xAt + n * P + 3]);
      sumD0 = factorD.fma(row0, sumD0);
      sumD1 = factorD.fma(row1, sumD1);
    }
    sumA0.intoArray(g, at);
    sumA1.intoArray(g, at + V);
    sumB0.intoArray(g, at + P);
    sumB1.intoArray(g, at + P + V);
    sumC0.intoArray(g, at + 2 * P);
    sumC1.intoArray(g, at + 2 * P + V);
    sumD0.intoArray(g, at + 3 * P);
    sumD1.intoArray(g, at + 3 * P + V);
  }

  /**
   * {@code g = g + x[0] d[0] + ... + x[rows - 1] d[rows - 1]} for one row of weights that begin
   * at {@code at}, P wide; example 0 begins at {@code xAt} and {@code dAt}.
   */
  private static void gradientOf1(double[] x, int xAt, double[] d, int dAt, int rows, double[] g,
      int at) {
    DoubleVector sumA0 = DoubleVector.fromArray(LANES, g, at);
    DoubleVector sumA1 = DoubleVector.fromArray(LANES, g, at + V);
    for (int n = 0; n < rows; n++) {
      DoubleVector row0 = DoubleVector.fromArray(LANES, d, dAt + n * P);
      DoubleVector row1 = DoubleVector.fromArray(LANES, d, dAt + n * P + V);
      DoubleVector factorA = DoubleVector.broadcast(LANES, x[xAt + n * P]);
      sumA0 = factorA.fma(row0, sumA0);
      sumA1 = factorA.fma(row1, sumA1);
    }
    sumA0.intoArray(g, at);
    sumA1.intoArray(g, at + V);
  }

  /**
   * {@code g = g + x[0] d[0] + ... + x[rows - 1] d[rows - 1]} for 8 rows of weights that begin
   * at {@code at}, V wide; example 0 begins at {@code xAt} and {@code dAt}.
   */
  private static void gradientOf8Narrow(double[] x, int xAt, double[] d, int dAt, int rows,
      double[] g, int at) {
    DoubleVector sumA0 = DoubleVector.fromArray(LANES, g, at);
    DoubleVector sumB0 = DoubleVector.fromArray(LANES, g, at + V);
    DoubleVector sumC0 = DoubleVector.fromArray(LANES, g, at + 2 * V);
    DoubleVector sumD0 = DoubleVector.fromArray(LANES, g, at + 3 * V);
    DoubleVector sumE0 = DoubleVector.fromArray(LANES, g, at + 4 * V);
    DoubleVector sumF0 = DoubleVector.fromArray(LANES, g, at + 5 * V);
    DoubleVector sumG0 = DoubleVector.fromArray(LANES, g, at + 6 * V);
    DoubleVector sumH0 = DoubleVector.fromArray(LANES, g, at + 7 * V);
    for (int n = 0; n < rows; n++) {
      DoubleVector row0 = DoubleVector.fromArray(LANES, d, dAt + n * P);
      DoubleVector factorA = DoubleVector.broadcast(LANES, x[xAt + n * P]);
      sumA0 = factorA.fma(row0, sumA0);
      DoubleVector factorB = DoubleVector.broadcast(LANES, x[xAt + n * P + 1]);
      sumB0 = factorB.fma(row0, sumB0);
      DoubleVector factorC = DoubleVector.broadcast(LANES, x[xAt + n * P + 2]);
      sumC0 = factorC.fma(row0, sumC0);
      DoubleVector factorD = DoubleVector.broadcast(LANES, x[xAt + n * P + 3]);
      sumD0 = factorD.fma(row0, sumD0);
      DoubleVector factorE = DoubleVector.broadcast(LANES, x[xAt + n * P + 4]);
      sumE0 = factorE.fma(row0, sumE0);
      DoubleVector factorF = DoubleVector.broadcast(LANES, x[xAt + n * P + 5]);
      sumF0 = factorF.fma(row0, sumF0);
      DoubleVector factorG = DoubleVector.broadcast(LANES, x[xAt + n * P + 6]);
      sumG0 = factorG.fma(row0, sumG0);
      DoubleVector factorH = DoubleVector.broadcast(LANES, x[xAt + n * P + 7]);
      sumH0 = factorH.fma(row0, sumH0);
    }
    sumA0.intoArray(g, at);
    sumB0.intoArray(g, at + V);
    sumC0.intoArray(g, at + 2 * V);
    sumD0.intoArray(g, at + 3 * V);
    sumE0.intoArray(g, at + 4 * V);
    sumF0.intoArray(g, at + 5 * V);
    sumG0.intoArray(g, at + 6 * V);
    sumH0.intoArray(g, at + 7 * V);
  }

  /**
   * {@code g = g + x[0] d[0] + ... + x[rows - 1] d[rows - 1]} for 4 rows of weights that begin
   * at {@code at}, V wide; example 0 begins at {@code xAt} and {@code dAt}.
   */
  private static void gradientOf4Narrow(double[] x, int xAt, double[] d, int dAt, int rows,
      double[] g, int at) {
    DoubleVector sumA0 = DoubleVector.fromArray(LANES, g, at);
    DoubleVector sumB0 = DoubleVector.fromArray(LANES, g, at + V);
    DoubleVector sumC0 = DoubleVector.fromArray(LANES, g, at + 2 * V);
    DoubleVector sumD0 = DoubleVector.fromArray(LANES, g, at + 3 * V);
    for (int n = 0; n < rows; n++) {
      DoubleVector row0 = DoubleVector.fromArray(LANES, d, dAt + n * P);
      DoubleVector factorA = DoubleVector.broadcast(LANES, x[xAt + n * P]);
      sumA0 = factorA.fma(row0, sumA0);
      DoubleVector factorB = DoubleVector.broadcast(LANES, x[xAt + n * P + 1]);
      sumB0 = factorB.fma(row0, sumB0);
      DoubleVector factorC = DoubleVector.broadcast(LANES, x[xAt + n * P + 2]);
      sumC0 = factorC.fma(row0, sumC0);
      DoubleVector factorD = DoubleVector.broadcast(LANES, x[xAt + n * P + 3]);
      sumD0 = factorD.fma(row0, sumD0);
    }
    sumA0.intoArray(g, at);
    sumB0.intoArray(g, at + V);
    sumC0.intoArray(g, at + 2 * V);
    sumD0.intoArray(g, at + 3 * V);
  }

  /**
   * {@code g = g + x[0] d[0] + ... + x[rows - 1] d[rows - 1]} for one row of weights that begin
   * at {@code at}, V wide; example 0 begins at {@code xAt} and {@code dAt}.
   */
  private static void gradientOf1Narrow(double[] x, int xAt, double[] d, int dAt, int rows,
      double[] g, int at) {
    DoubleVector sumA0 = DoubleVector.fromArray(LANES, g, at);
    for (int n = 0; n < rows; n++) {
      DoubleVector row0 = DoubleVector.fromArray(LANES, d, dAt + n * P);
      DoubleVector factorA = DoubleVector.broadcast(LANES, x[xAt + n * P]);
      sumA0 = factorA.fma(row0, sumA0);
    }
    sumA0.intoArray(g, at);
  }

  /**
   * Copies columns {@code 0 .. width - 1} of rows {@code from .. to - 1} into panels P wide, of
   * {@code capacity} rows each; the first {@code whole} of them vector by vector.
   */
  private static void pack(double[][] rows, int whole, int width, double[] panels, int capacity,
      int from, int to) {
    for (int n = from; n < to; n++) {
      double[] row = rows[n];
      for (int j = 0; j < whole; j += V) {
        DoubleVector.fromArray(LANES, row, j).intoArray(panels, j / P * P * capacity + n * P + j % P);
      }
      for (int j = whole; j < width; j++) {
        panels[j / P * P * capacity + n * P + j % P] = row[j];
      }
    }
  }

  /**
   * {@code g = g + d[0] + ... + d[rows - 1]}, each sum in ascending order; rows of whole
   * vectors.
   */
  private static void addAll(double[][] d, int rows, double[] g) {
    for (int j = 0; j < g.length; j += V) {
      DoubleVector sum = DoubleVector.fromArray(LANES, g, j);
      for (int n = 0; n < rows; n++) {
        sum = sum.add(DoubleVector.fromArray(LANES, d[n], j));
      }
      sum.intoArray(g, j);
    }
  }

  /**
   * {@code x[j] = e^(x[j] - most), where no x[j] is more than most,} for j below width.
   */
  private static void exp(double[] x, double most, int width) {
    for (int j = 0; j < width; j += V) {
      // e^v = 2^k e^r with v = k ln 2 + r, k an integer.
      DoubleVector v = DoubleVector.fromArray(LANES, x, j).sub(most);
      v = v.blend(-1418.0, v.compare(VectorOperators.LT, -746.0));
      DoubleVector shifted = v.fma(0x1.71547652b82fep0, 0x1.8p52);
      DoubleVector k = shifted.sub(0x1.8p52);
      DoubleVector r = k.fma(DoubleVector.broadcast(LANES, -0x1.62e42fefa38p-1), v);
      r = k.fma(DoubleVector.broadcast(LANES, -0x1.ef35793c7673p-45), r);
      DoubleVector rr = r.mul(r);
      DoubleVector q = r.fma(0x1.add7edbbe3a95p-26, 0x1.28aede66755bdp-22);
      q = rr.fma(q, r.fma(0x1.71def4456baecp-19, 0x1.a019988a1c3b3p-16));
      q = rr.fma(q, r.fma(0x1.a01a013d2b6b1p-13, 0x1.6c16c184b60fep-10));
      q = rr.fma(q, r.fma(0x1.1111111124dbdp-7, 0x1.5555555550604p-5));
      q = rr.fma(q, r.fma(0x1.5555555555503p-3, 0x1.000000000000ap-1));
      DoubleVector rest = rr.fma(q, r);
      LongVector exponent = shifted.reinterpretAsLongs().add(0xbcc80000000007feL);
      LongVector half = exponent.lanewise(VectorOperators.LSHR, 1);
      LongVector other = exponent.sub(half).lanewise(VectorOperators.LSHL, 52);
      DoubleVector power = half.lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      DoubleVector e = rest.fma(power, power).mul(other.reinterpretAsDoubles());
      e.intoArray(x, j);
    }
  }

  /**
   * {@code x[j] = tanh s[j]} for j below width.
   */
  private static void tanh(double[] s, double[] x, int width) {
    for (int j = 0; j < width; j += V) {
      DoubleVector signal = DoubleVector.fromArray(LANES, s, j);
      // sign(s) tanh a with a = |s|; for an a not too small, 1 - 2 / (e^2a + 1).
      DoubleVector a = signal.abs();
      // e^2a + 1 = 2^k (e^2r - 1) + (2^k + 1) with 2a = k ln 2 + 2r, k an integer.
      DoubleVector shifted = a.fma(0x1.71547652b82fep1, 0x1.8p52);
      DoubleVector k = shifted.sub(0x1.8p52);
      DoubleVector r = k.fma(DoubleVector.broadcast(LANES, -0x1.62e42fefa39efp-2), a);
      DoubleVector rr = r.mul(r);
      DoubleVector q = r.fma(0x1.add7edbbe3a95p-15, 0x1.28aede66755bdp-12);
      q = rr.fma(q, r.fma(0x1.71def4456baecp-10, 0x1.a019988a1c3b3p-8));
      q = rr.fma(q, r.fma(0x1.a01a013d2b6b1p-6, 0x1.6c16c184b60fep-4));
      q = rr.fma(q, r.fma(0x1.1111111124dbdp-2, 0x1.5555555550604p-1));
      q = rr.fma(q, r.fma(0x1.5555555555503p0, 0x1.000000000000ap1));
      DoubleVector rest = rr.fma(q, r.add(r));
      DoubleVector power = shifted.reinterpretAsLongs().add(0xbcc80000000003ffL).lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      DoubleVector d = rest.fma(power, power.add(1.0));
      DoubleVector large = DoubleVector.broadcast(LANES, 0x1.0p0).sub(DoubleVector.broadcast(LANES, 0x1.0p1).div(d));
      large = large.blend(1.0, a.compare(VectorOperators.GT, 22.0));
      DoubleVector z = a.mul(a);
      DoubleVector t = z.fma(-0x1.3d278e655ce2dp-16, 0x1.597238cce1777p-14);
      t = t.fma(z, DoubleVector.broadcast(LANES, -0x1.e80a82bb3c6c8p-13));
      t = t.fma(z, DoubleVector.broadcast(LANES, 0x1.3460aab02c75ap-11));
      t = t.fma(z, DoubleVector.broadcast(LANES, -0x1.7d8b95a223b23p-10));
      t = t.fma(z, DoubleVector.broadcast(LANES, 0x1.d6d2478ee08f9p-9));
      t = t.fma(z, DoubleVector.broadcast(LANES, -0x1.226e2d023df14p-7));
      t = t.fma(z, DoubleVector.broadcast(LANES, 0x1.664f48495549ap-6));
      t = t.fma(z, DoubleVector.broadcast(LANES, -0x1.ba1ba1b935de9p-5));
      t = t.fma(z, DoubleVector.broadcast(LANES, 0x1.11111111102b6p-3));
      t = t.fma(z, DoubleVector.broadcast(LANES, -0x1.555555555554bp-2));
      DoubleVector small = a.mul(z).fma(t, a);
      DoubleVector y = large.blend(small, a.compare(VectorOperators.LT, 0.5625));
      LongVector sign = signal.reinterpretAsLongs().and(0x8000000000000000L);
      y.reinterpretAsLongs().or(sign).reinterpretAsDoubles().intoArray(x, j);
    }
  }

  /**
   * {@code x[j] = 1 / (1 + e^-s[j])} for j below width.
   */
  private static void sigmoid(double[] s, double[] x, int width) {
    for (int j = 0; j < width; j += V) {
      DoubleVector signal = DoubleVector.fromArray(LANES, s, j);
      // By way of e = e^-|s|.
      // e^v = 2^k e^r with v = k ln 2 + r, k an integer.
      DoubleVector v = signal.reinterpretAsLongs().or(0x8000000000000000L).reinterpretAsDoubles();
      v = v.blend(-1418.0, v.compare(VectorOperators.LT, -746.0));
      DoubleVector shifted = v.fma(0x1.71547652b82fep0, 0x1.8p52);
      DoubleVector k = shifted.sub(0x1.8p52);
      DoubleVector r = k.fma(DoubleVector.broadcast(LANES, -0x1.62e42fefa38p-1), v);
      r = k.fma(DoubleVector.broadcast(LANES, -0x1.ef35793c7673p-45), r);
      DoubleVector rr = r.mul(r);
      DoubleVector q = r.fma(0x1.add7edbbe3a95p-26, 0x1.28aede66755bdp-22);
      q = rr.fma(q, r.fma(0x1.71def4456baecp-19, 0x1.a019988a1c3b3p-16));
      q = rr.fma(q, r.fma(0x1.a01a013d2b6b1p-13, 0x1.6c16c184b60fep-10));
      q = rr.fma(q, r.fma(0x1.1111111124dbdp-7, 0x1.5555555550604p-5));
      q = rr.fma(q, r.fma(0x1.5555555555503p-3, 0x1.000000000000ap-1));
      DoubleVector rest = rr.fma(q, r);
      LongVector exponent = shifted.reinterpretAsLongs().add(0xbcc80000000007feL);
      LongVector half = exponent.lanewise(VectorOperators.LSHR, 1);
      LongVector other = exponent.sub(half).lanewise(VectorOperators.LSHL, 52);
      DoubleVector power = half.lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      DoubleVector e = rest.fma(power, power).mul(other.reinterpretAsDoubles());
      DoubleVector base = e.blend(1.0, signal.compare(VectorOperators.GE, 0.0));
      base.neg().fma(e.div(e.add(1.0)), base).intoArray(x, j);
    }
  }

  /**
   * {@code x[j] = ln(1 + e^s[j])} for j below width.
   */
  private static void softplus(double[] s, double[] x, int width) {
    for (int j = 0; j < width; j += V) {
      DoubleVector signal = DoubleVector.fromArray(LANES, s, j);
      // max(s, 0) + ln(1 + e) with e = e^-|s|; ln(1 + e) of a tiny e, whose square may be
      // subnormal and so slow, is e.
      // e^v = 2^k e^r with v = k ln 2 + r, k an integer.
      DoubleVector v = signal.reinterpretAsLongs().or(0x8000000000000000L).reinterpretAsDoubles();
      v = v.blend(-1418.0, v.compare(VectorOperators.LT, -746.0));
      DoubleVector shifted = v.fma(0x1.71547652b82fep0, 0x1.8p52);
      DoubleVector k = shifted.sub(0x1.8p52);
      DoubleVector r = k.fma(DoubleVector.broadcast(LANES, -0x1.62e42fefa38p-1), v);
      r = k.fma(DoubleVector.broadcast(LANES, -0x1.ef35793c7673p-45), r);
      DoubleVector rr = r.mul(r);
      DoubleVector q = r.fma(0x1.add7edbbe3a95p-26, 0x1.28aede66755bdp-22);
      q = rr.fma(q, r.fma(0x1.71def4456baecp-19, 0x1.a019988a1c3b3p-16));
      q = rr.fma(q, r.fma(0x1.a01a013d2b6b1p-13, 0x1.6c16c184b60fep-10));
      q = rr.fma(q, r.fma(0x1.1111111124dbdp-7, 0x1.5555555550604p-5));
      q = rr.fma(q, r.fma(0x1.5555555555503p-3, 0x1.000000000000ap-1));
      DoubleVector rest = rr.fma(q, r);
      LongVector exponent = shifted.reinterpretAsLongs().add(0xbcc80000000007feL);
      LongVector half = exponent.lanewise(VectorOperators.LSHR, 1);
      LongVector other = exponent.sub(half).lanewise(VectorOperators.LSHL, 52);
      DoubleVector power = half.lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      DoubleVector e = rest.fma(power, power).mul(other.reinterpretAsDoubles());
      VectorMask<Double> halved = e.compare(VectorOperators.GE, 0.5);
      VectorMask<Double> tiny = e.compare(VectorOperators.LT, 0x1.0p-59);
      DoubleVector f = e.blend(e.sub(1.0).mul(0.5), halved).blend(0.0, tiny);
      DoubleVector m = DoubleVector.zero(LANES).blend(1.0, halved);
      DoubleVector w = f.div(f.add(2.0));
      DoubleVector z = w.mul(w);
      DoubleVector l = z.fma(0x1.1b87b964739aep-3, 0x1.0dcaa4b3e6509p-3);
      l = l.fma(z, DoubleVector.broadcast(LANES, 0x1.3b35cfc6eb1ep-3));
      l = l.fma(z, DoubleVector.broadcast(LANES, 0x1.745c4a5fa461fp-3));
      l = l.fma(z, DoubleVector.broadcast(LANES, 0x1.c71c7491f6208p-3));
      l = l.fma(z, DoubleVector.broadcast(LANES, 0x1.24924921e194bp-2));
      l = l.fma(z, DoubleVector.broadcast(LANES, 0x1.999999999c1acp-2));
      l = l.fma(z, DoubleVector.broadcast(LANES, 0x1.555555555554fp-1));
      DoubleVector h = f.mul(0.5).mul(f);
      DoubleVector tail = w.fma(l.fma(z, h), m.mul(0x1.ef35793c7673p-45));
      DoubleVector sum = f.sub(h.sub(tail));
      DoubleVector log = m.fma(DoubleVector.broadcast(LANES, 0x1.62e42fefa38p-1), sum);
      DoubleVector ramp = signal.blend(0.0, signal.compare(VectorOperators.LE, 0.0));
      ramp.add(log.blend(e, tiny)).intoArray(x, j);
    }
  }

  /**
   * {@code d[j] = delta[j] / (1 + e^-s[j])} for j below width.
   */
  private static void timesSigmoid(double[] delta, double[] s, double[] d, int width) {
    for (int j = 0; j < width; j += V) {
      DoubleVector signal = DoubleVector.fromArray(LANES, s, j);
      // By way of e = e^-|s|.
      // e^v = 2^k e^r with v = k ln 2 + r, k an integer.
      DoubleVector v = signal.reinterpretAsLongs().or(0x8000000000000000L).reinterpretAsDoubles();
      v = v.blend(-1418.0, v.compare(VectorOperators.LT, -746.0));
      DoubleVector shifted = v.fma(0x1.71547652b82fep0, 0x1.8p52);
      DoubleVector k = shifted.sub(0x1.8p52);
      DoubleVector r = k.fma(DoubleVector.broadcast(LANES, -0x1.62e42fefa38p-1), v);
      r = k.fma(DoubleVector.broadcast(LANES, -0x1.ef35793c7673p-45), r);
      DoubleVector rr = r.mul(r);
      DoubleVector q = r.fma(0x1.add7edbbe3a95p-26, 0x1.28aede66755bdp-22);
      q = rr.fma(q, r.fma(0x1.71def4456baecp-19, 0x1.a019988a1c3b3p-16));
      q = rr.fma(q, r.fma(0x1.a01a013d2b6b1p-13, 0x1.6c16c184b60fep-10));
      q = rr.fma(q, r.fma(0x1.1111111124dbdp-7, 0x1.5555555550604p-5));
      q = rr.fma(q, r.fma(0x1.5555555555503p-3, 0x1.000000000000ap-1));
      DoubleVector rest = rr.fma(q, r);
      LongVector exponent = shifted.reinterpretAsLongs().add(0xbcc80000000007feL);
      LongVector half = exponent.lanewise(VectorOperators.LSHR, 1);
      LongVector other = exponent.sub(half).lanewise(VectorOperators.LSHL, 52);
      DoubleVector power = half.lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
      DoubleVector e = rest.fma(power, power).mul(other.reinterpretAsDoubles());
      DoubleVector base = e.blend(1.0, signal.compare(VectorOperators.GE, 0.0));
      DoubleVector.fromArray(LANES, delta, j).mul(base.neg().fma(e.div(e.add(1.0)), base)).intoArray(d, j);
    }
  }

  /**
   * Rows of a chunk of examples: x0 their inputs, xl the outputs of layer l, and before that its
   * signals unless they are in sl.
   */
  private static final class Rows {
    private final double[][] x0;

    private final double[][] x1;

    private final double[][] x2;

    private final double[][] x3;

    private final double[][] s4;

    private final double[][] x4;

    private final double[][] x5;

    private final double[][] s6;

    private final double[][] x6;

    private final double[][] s7;

    private final double[][] x7;

    private final double[][] s8;

    private final double[][] x8;

    private final double[][] s9;

    private final double[][] x9;

    private final double[][] x10;

    private final double[][] x11;

    private final double[][] x12;

    Rows(int capacity) {
      x0 = new double[capacity][];
      x1 = new double[capacity][Panels.padded(4, V)];
      x2 = new double[capacity][Panels.padded(5, V)];
      x3 = new double[capacity][Panels.padded(4, V)];
      s4 = new double[capacity][Panels.padded(5, V)];
      x4 = new double[capacity][Panels.padded(5, V)];
      x5 = new double[capacity][Panels.padded(4, V)];
      s6 = new double[capacity][Panels.padded(5, V)];
      x6 = new double[capacity][Panels.padded(5, V)];
      s7 = new double[capacity][Panels.padded(4, V)];
      x7 = new double[capacity][Panels.padded(4, V)];
      s8 = new double[capacity][Panels.padded(6, V)];
      x8 = new double[capacity][Panels.padded(2, V)];
      s9 = new double[capacity][Panels.padded(3, V)];
      x9 = new double[capacity][Panels.padded(3, V)];
      x10 = new double[capacity][Panels.padded(2, V)];
      x11 = new double[capacity][Panels.padded(2, V)];
      x12 = new double[capacity][Panels.padded(3, V)];
    }

    /**
     * What enters layer {@code layer}, from 1.
     */
    double[][] into(int layer) {
      switch (layer) {
        case 1:
          return x0;
        case 2:
          return x1;
        case 3:
          return x2;
        case 4:
          return x3;
        case 5:
          return x4;
        case 6:
          return x5;
        case 7:
          return x6;
        case 8:
          return x7;
        case 9:
          return x8;
        case 10:
          return x9;
        case 11:
          return x10;
        case 12:
          return x11;
        default:
          throw new IllegalArgumentException("no layer " + layer);
      }
    }

    /**
     * Gives each row an input of its own.
     */
    Rows withInputs() {
      for (int n = 0; n < x0.length; n++) {
        x0[n] = new double[4];
      }
      return this;
    }

    /**
     * How many numbers enter layer {@code layer}, from 1.
     */
    int widthInto(int layer) {
      switch (layer) {
        case 1:
          return 4;
        case 2:
          return 4;
        case 3:
          return 5;
        case 4:
          return 4;
        case 5:
          return 5;
        case 6:
          return 4;
        case 7:
          return 5;
        case 8:
          return 4;
        case 9:
          return 2;
        case 10:
          return 3;
        case 11:
          return 2;
        case 12:
          return 2;
        default:
          throw new IllegalArgumentException("no layer " + layer);
      }
    }
  }

  /**
   * Backpropagation by sensitivities of {@code cross_entropy}, and the update by {@code sgd};
   * trains the weights of the network around it.
   */
  private final class Backpropagation implements Learner<double[]> {
    private int loaded;

    private long noise;

    private boolean dropping;

    private final Rows rows;

    private final double[] losses;

    private final int[] labels;

    private final double[][] mask0;

    private final double[][] dropped0;

    private final double[][] delta1;

    private final double[] g1;

    private final double[] px1;

    private final double[] pd1;

    private final double[] gb1;

    private final double[][] delta2;

    private final double[][] mask2;

    private final double[][] dropped2;

    private final double[] g2;

    private final double[] px2;

    private final double[] pd2;

    private final double[] gb2;

    private final double[] t2;

    private final double[][] delta3;

    private final double[] g3;

    private final double[] px3;

    private final double[] pd3;

    private final double[] gb3;

    private final double[] t3;

    private final double[][] delta4;

    private final double[] g4;

    private final double[] px4;

    private final double[] pd4;

    private final double[] gb4;

    private final double[] t4;

    private final double[][] delta5;

    private final double[] g5;

    private final double[] px5;

    private final double[] pd5;

    private final double[] gb5;

    private final double[] t5;

    private final double[][] delta6;

    private final double[] g6;

    private final double[] px6;

    private final double[] pd6;

    private final double[] gb6;

    private final double[] t6;

    private final double[][] delta7;

    private final double[][] dx7;

    private final double[] g7;

    private final double[] px7;

    private final double[] pd7;

    private final double[] gb7;

    private final double[] gslope7;

    private final double[] t7;

    private final double[][] delta8;

    private final double[][] dx8;

    private final double[] g8;

    private final double[] px8;

    private final double[] pd8;

    private final double[] gb8;

    private final double[] t8;

    private final double[][] delta9;

    private final double[] g9;

    private final double[] px9;

    private final double[] pd9;

    private final double[] gb9;

    private final double[] t9;

    private final double[][] delta10;

    private final double[] g10;

    private final double[] px10;

    private final double[] pd10;

    private final double[] gb10;

    private final double[] t10;

    private final double[][] delta11;

    private final double[][] delta12;

    private final double[] g12;

    private final double[] px12;

    private final double[] pd12;

    private final double[] gb12;

    private final double[] t12;

    private final double[] one;

    Backpropagation(int capacity) {
      rows = new Rows(capacity);
      losses = new double[capacity];
      labels = new int[capacity];
      mask0 = new double[capacity][Panels.padded(4, V)];
      dropped0 = new double[capacity][Panels.padded(4, V)];
      delta1 = new double[capacity][Panels.padded(4, V)];
      g1 = new double[4 * Panels.padded(4, V)];
      px1 = new double[capacity * Panels.padded(4, P)];
      pd1 = new double[capacity * Panels.padded(4, P)];
      gb1 = new double[Panels.padded(4, V)];
      delta2 = new double[capacity][Panels.padded(5, V)];
      mask2 = new double[capacity][Panels.padded(5, V)];
      dropped2 = new double[capacity][Panels.padded(5, V)];
      g2 = new double[4 * Panels.padded(5, V)];
      px2 = new double[capacity * Panels.padded(4, P)];
      pd2 = new double[capacity * Panels.padded(5, P)];
      gb2 = new double[Panels.padded(5, V)];
      t2 = new double[5 * Panels.padded(4, V)];
      delta3 = new double[capacity][Panels.padded(4, V)];
      g3 = new double[5 * Panels.padded(4, V)];
      px3 = new double[capacity * Panels.padded(5, P)];
      pd3 = new double[capacity * Panels.padded(4, P)];
      gb3 = new double[Panels.padded(4, V)];
      t3 = new double[4 * Panels.padded(5, V)];
      delta4 = new double[capacity][Panels.padded(5, V)];
      g4 = new double[4 * Panels.padded(5, V)];
      px4 = new double[capacity * Panels.padded(4, P)];
      pd4 = new double[capacity * Panels.padded(5, P)];
      gb4 = new double[Panels.padded(5, V)];
      t4 = new double[5 * Panels.padded(4, V)];
      delta5 = new double[capacity][Panels.padded(4, V)];
      g5 = new double[5 * Panels.padded(4, V)];
      px5 = new double[capacity * Panels.padded(5, P)];
      pd5 = new double[capacity * Panels.padded(4, P)];
      gb5 = new double[Panels.padded(4, V)];
      t5 = new double[4 * Panels.padded(5, V)];
      delta6 = new double[capacity][Panels.padded(5, V)];
      g6 = new double[4 * Panels.padded(5, V)];
      px6 = new double[capacity * Panels.padded(4, P)];
      pd6 = new double[capacity * Panels.padded(5, P)];
      gb6 = new double[Panels.padded(5, V)];
      t6 = new double[5 * Panels.padded(4, V)];
      delta7 = new double[capacity][Panels.padded(4, V)];
      dx7 = new double[capacity][Panels.padded(4, V)];
      g7 = new double[5 * Panels.padded(4, V)];
      px7 = new double[capacity * Panels.padded(5, P)];
      pd7 = new double[capacity * Panels.padded(4, P)];
      gb7 = new double[Panels.padded(4, V)];
      gslope7 = new double[Panels.padded(4, V)];
      t7 = new double[4 * Panels.padded(5, V)];
      delta8 = new double[capacity][Panels.padded(6, V)];
      dx8 = new double[capacity][Panels.padded(2, V)];
      g8 = new double[4 * Panels.padded(6, V)];
      px8 = new double[capacity * Panels.padded(4, P)];
      pd8 = new double[capacity * Panels.padded(6, P)];
      gb8 = new double[Panels.padded(6, V)];
      t8 = new double[6 * Panels.padded(4, V)];
      delta9 = new double[capacity][Panels.padded(3, V)];
      g9 = new double[2 * Panels.padded(3, V)];
      px9 = new double[capacity * Panels.padded(2, P)];
      pd9 = new double[capacity * Panels.padded(3, P)];
      gb9 = new double[Panels.padded(3, V)];
      t9 = new double[3 * Panels.padded(2, V)];
      delta10 = new double[capacity][Panels.padded(2, V)];
      g10 = new double[3 * Panels.padded(2, V)];
      px10 = new double[capacity * Panels.padded(3, P)];
      pd10 = new double[capacity * Panels.padded(2, P)];
      gb10 = new double[Panels.padded(2, V)];
      t10 = new double[2 * Panels.padded(3, V)];
      delta11 = new double[capacity][Panels.padded(2, V)];
      delta12 = new double[capacity][Panels.padded(3, V)];
      g12 = new double[2 * Panels.padded(3, V)];
      px12 = new double[capacity * Panels.padded(2, P)];
      pd12 = new double[capacity * Panels.padded(3, P)];
      gb12 = new double[Panels.padded(3, V)];
      t12 = new double[3 * Panels.padded(2, V)];
      one = new double[] {1};
      reset();
    }

    @Override
    public int capacity() {
      return losses.length;
    }

    @Override
    public void reset() {
      Arrays.fill(g1, 0);
      Arrays.fill(gb1, 0);
      Arrays.fill(g2, 0);
      Arrays.fill(gb2, 0);
      panels2.transpose(w2, t2, 0, 4);
      Arrays.fill(g3, 0);
      Arrays.fill(gb3, 0);
      panels3.transpose(w3, t3, 0, 5);
      Arrays.fill(g4, 0);
      Arrays.fill(gb4, 0);
      panels4.transpose(w4, t4, 0, 4);
      Arrays.fill(g5, 0);
      Arrays.fill(gb5, 0);
      panels5.transpose(w5, t5, 0, 5);
      Arrays.fill(g6, 0);
      Arrays.fill(gb6, 0);
      panels6.transpose(w6, t6, 0, 4);
      Arrays.fill(g7, 0);
      Arrays.fill(gb7, 0);
      Arrays.fill(gslope7, 0);
      panels7.transpose(w7, t7, 0, 5);
      Arrays.fill(g8, 0);
      Arrays.fill(gb8, 0);
      panels8.transpose(w8, t8, 0, 4);
      Arrays.fill(g9, 0);
      Arrays.fill(gb9, 0);
      panels9.transpose(w9, t9, 0, 2);
      Arrays.fill(g10, 0);
      Arrays.fill(gb10, 0);
      panels10.transpose(w10, t10, 0, 3);
      Arrays.fill(g12, 0);
      Arrays.fill(gb12, 0);
      panels12.transpose(w12, t12, 0, 2);
    }

    @Override
    public void load(Examples<double[]> examples, int[] order, int from, int to) {
      loaded = to - from;
      dropping = false;
      for (int n = 0; n < loaded; n++) {
        rows.x0[n] = examples.input(order[from + n]);
        labels[n] = examples.label(order[from + n]);
      }
    }

    @Override
    public void load(Examples<double[]> examples, int[] order, int from, int to, long noise) {
      load(examples, order, from, to);
      this.noise = noise;
      dropping = true;
    }

    /**
     * Forward propagation of rows {@code from .. to - 1} with what the noise drops, up to the last
     * layer's signals.
     */
    private void propagateDropping(int from, int to) {
      drop0(rows.x0, mask0, dropped0, noise, from, to);
      signal1(dropped0, rows.x1, from, to);
      activate1(rows.x1, from, to);
      signal2(rows.x1, rows.x2, from, to);
      activate2(rows.x2, from, to);
      drop2(rows.x2, mask2, dropped2, noise, from, to);
      signal3(dropped2, rows.x3, from, to);
      activate3(rows.x3, from, to);
      signal4(rows.x3, rows.s4, from, to);
      activate4(rows.s4, rows.x4, from, to);
      signal5(rows.x4, rows.x5, from, to);
      activate5(rows.x5, from, to);
      signal6(rows.x5, rows.s6, from, to);
      activate6(rows.s6, rows.x6, from, to);
      signal7(rows.x6, rows.s7, from, to);
      activate7(rows.s7, slope7, rows.x7, from, to);
      signal8(rows.x7, rows.s8, from, to);
      activate8(rows.s8, rows.x8, from, to);
      signal9(rows.x8, rows.s9, from, to);
      activate9(rows.s9, rows.x9, from, to);
      signal10(rows.x9, rows.x10, from, to);
      activate10(rows.x10, from, to);
      activate11(rows.x10, rows.x11, from, to);
      signal12(rows.x11, rows.x12, from, to);
    }

    @Override
    public void forward(int from, int to) {
      if (dropping) {
        propagateDropping(from, to);
      } else {
        propagate(rows, from, to);
      }
      loss12(rows.x12, labels, losses, from, to);
    }

    @Override
    public void backward(int from, int to) {
      sensitivity12(labels, rows.x12, delta12, from, to);
      sensitivity11(delta12, t12, rows.x10, delta11, from, to);
      sensitivity10(delta11, rows.x10, delta10, from, to);
      sensitivity9(delta10, t10, rows.s9, delta9, from, to);
      sensitivity8(delta9, t9, rows.s8, dx8, delta8, from, to);
      sensitivity7(delta8, t8, rows.s7, slope7, dx7, delta7, from, to);
      sensitivity6(delta7, t7, rows.s6, delta6, from, to);
      sensitivity5(delta6, t6, rows.x5, delta5, from, to);
      sensitivity4(delta5, t5, rows.s4, delta4, from, to);
      sensitivity3(delta4, t4, rows.x3, delta3, from, to);
      sensitivity2(delta3, t3, rows.x2, mask2, dropping, delta2, from, to);
      sensitivity1(delta2, t2, rows.x1, delta1, from, to);
      if (loaded > 1) {
        pack(dropping ? dropped0 : rows.x0, 4 / V * V, 4, px1, losses.length, from, to);
        pack(delta1, Panels.padded(4, V), 4, pd1, losses.length, from, to);
      }
      if (loaded > 1) {
        pack(rows.x1, Panels.padded(4, V), 4, px2, losses.length, from, to);
        pack(delta2, Panels.padded(5, V), 5, pd2, losses.length, from, to);
      }
      if (loaded > 1) {
        pack(dropping ? dropped2 : rows.x2, Panels.padded(5, V), 5, px3, losses.length, from, to);
        pack(delta3, Panels.padded(4, V), 4, pd3, losses.length, from, to);
      }
      if (loaded > 1) {
        pack(rows.x3, Panels.padded(4, V), 4, px4, losses.length, from, to);
        pack(delta4, Panels.padded(5, V), 5, pd4, losses.length, from, to);
      }
      if (loaded > 1) {
        pack(rows.x4, Panels.padded(5, V), 5, px5, losses.length, from, to);
        pack(delta5, Panels.padded(4, V), 4, pd5, losses.length, from, to);
      }
      if (loaded > 1) {
        pack(rows.x5, Panels.padded(4, V), 4, px6, losses.length, from, to);
        pack(delta6, Panels.padded(5, V), 5, pd6, losses.length, from, to);
      }
      if (loaded > 1) {
        pack(rows.x6, Panels.padded(5, V), 5, px7, losses.length, from, to);
        pack(delta7, Panels.padded(4, V), 4, pd7, losses.length, from, to);
      }
      if (loaded > 1) {
        pack(rows.x7, Panels.padded(4, V), 4, px8, losses.length, from, to);
        pack(delta8, Panels.padded(6, V), 6, pd8, losses.length, from, to);
      }
      if (loaded > 1) {
        pack(rows.x8, Panels.padded(2, V), 2, px9, losses.length, from, to);
        pack(delta9, Panels.padded(3, V), 3, pd9, losses.length, from, to);
      }
      if (loaded > 1) {
        pack(rows.x9, Panels.padded(3, V), 3, px10, losses.length, from, to);
        pack(delta10, Panels.padded(2, V), 2, pd10, losses.length, from, to);
      }
      if (loaded > 1) {
        pack(rows.x11, Panels.padded(2, V), 2, px12, losses.length, from, to);
        pack(delta12, Panels.padded(3, V), 3, pd12, losses.length, from, to);
      }
    }

    @Override
    public void gradient(int part, int parts) {
      gradient1(packed(dropping ? dropped0 : rows.x0, px1), packed(delta1, pd1), loaded,
          packedCapacity(), g1, Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta1, loaded, gb1);
      }
      gradient2(packed(rows.x1, px2), packed(delta2, pd2), loaded, packedCapacity(), g2,
          Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta2, loaded, gb2);
      }
      gradient3(packed(dropping ? dropped2 : rows.x2, px3), packed(delta3, pd3), loaded,
          packedCapacity(), g3, Parts.start(5, 8, part, parts), Parts.start(5, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta3, loaded, gb3);
      }
      gradient4(packed(rows.x3, px4), packed(delta4, pd4), loaded, packedCapacity(), g4,
          Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta4, loaded, gb4);
      }
      gradient5(packed(rows.x4, px5), packed(delta5, pd5), loaded, packedCapacity(), g5,
          Parts.start(5, 8, part, parts), Parts.start(5, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta5, loaded, gb5);
      }
      gradient6(packed(rows.x5, px6), packed(delta6, pd6), loaded, packedCapacity(), g6,
          Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta6, loaded, gb6);
      }
      gradient7(packed(rows.x6, px7), packed(delta7, pd7), loaded, packedCapacity(), g7,
          Parts.start(5, 8, part, parts), Parts.start(5, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta7, loaded, gb7);
      }
      if (part == 0) {
        slopes7(rows.s7, dx7, loaded, gslope7);
      }
      gradient8(packed(rows.x7, px8), packed(delta8, pd8), loaded, packedCapacity(), g8,
          Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta8, loaded, gb8);
      }
      gradient9(packed(rows.x8, px9), packed(delta9, pd9), loaded, packedCapacity(), g9,
          Parts.start(2, 8, part, parts), Parts.start(2, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta9, loaded, gb9);
      }
      gradient10(packed(rows.x9, px10), packed(delta10, pd10), loaded, packedCapacity(), g10,
          Parts.start(3, 8, part, parts), Parts.start(3, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta10, loaded, gb10);
      }
      gradient12(packed(rows.x11, px12), packed(delta12, pd12), loaded, packedCapacity(), g12,
          Parts.start(2, 8, part, parts), Parts.start(2, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta12, loaded, gb12);
      }
    }

    @Override
    public void update(int part, int parts, double rate, int examples, long step) {
      double eta = rate;
      double mean = 1.0 / examples;
      update1(eta, mean, Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts),
          part == 0);
      update2(eta, mean, Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts),
          part == 0);
      update3(eta, mean, Parts.start(5, 8, part, parts), Parts.start(5, 8, part + 1, parts),
          part == 0);
      update4(eta, mean, Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts),
          part == 0);
      update5(eta, mean, Parts.start(5, 8, part, parts), Parts.start(5, 8, part + 1, parts),
          part == 0);
      update6(eta, mean, Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts),
          part == 0);
      update7(eta, mean, Parts.start(5, 8, part, parts), Parts.start(5, 8, part + 1, parts),
          part == 0);
      update8(eta, mean, Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts),
          part == 0);
      update9(eta, mean, Parts.start(2, 8, part, parts), Parts.start(2, 8, part + 1, parts),
          part == 0);
      update10(eta, mean, Parts.start(3, 8, part, parts), Parts.start(3, 8, part + 1, parts),
          part == 0);
      update12(eta, mean, Parts.start(2, 8, part, parts), Parts.start(2, 8, part + 1, parts),
          part == 0);
    }

    @Override
    public void step(int part, int parts, double rate, int examples, long step) {
      double eta = rate;
      double mean = 1.0 / examples;
      step1(packed(dropping ? dropped0 : rows.x0, px1), packed(delta1, pd1), packedCapacity(),
          loaded, delta1, eta, mean, Parts.start(4, 8, part, parts),
          Parts.start(4, 8, part + 1, parts), part == 0);
      step2(packed(rows.x1, px2), packed(delta2, pd2), packedCapacity(), loaded, delta2, eta, mean,
          Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts), part == 0);
      step3(packed(dropping ? dropped2 : rows.x2, px3), packed(delta3, pd3), packedCapacity(),
          loaded, delta3, eta, mean, Parts.start(5, 8, part, parts),
          Parts.start(5, 8, part + 1, parts), part == 0);
      step4(packed(rows.x3, px4), packed(delta4, pd4), packedCapacity(), loaded, delta4, eta, mean,
          Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts), part == 0);
      step5(packed(rows.x4, px5), packed(delta5, pd5), packedCapacity(), loaded, delta5, eta, mean,
          Parts.start(5, 8, part, parts), Parts.start(5, 8, part + 1, parts), part == 0);
      step6(packed(rows.x5, px6), packed(delta6, pd6), packedCapacity(), loaded, delta6, eta, mean,
          Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts), part == 0);
      step7(packed(rows.x6, px7), packed(delta7, pd7), packedCapacity(), loaded, delta7, rows.s7,
          dx7, eta, mean, Parts.start(5, 8, part, parts), Parts.start(5, 8, part + 1, parts),
          part == 0);
      step8(packed(rows.x7, px8), packed(delta8, pd8), packedCapacity(), loaded, delta8, eta, mean,
          Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts), part == 0);
      step9(packed(rows.x8, px9), packed(delta9, pd9), packedCapacity(), loaded, delta9, eta, mean,
          Parts.start(2, 8, part, parts), Parts.start(2, 8, part + 1, parts), part == 0);
      step10(packed(rows.x9, px10), packed(delta10, pd10), packedCapacity(), loaded, delta10, eta,
          mean, Parts.start(3, 8, part, parts), Parts.start(3, 8, part + 1, parts), part == 0);
      step12(packed(rows.x11, px12), packed(delta12, pd12), packedCapacity(), loaded, delta12, eta,
          mean, Parts.start(2, 8, part, parts), Parts.start(2, 8, part + 1, parts), part == 0);
    }

    /**
     * The rows in panels: the panels that they were packed into, or a single row.
     */
    private double[] packed(double[][] rows, double[] panels) {
      return loaded == 1 ? rows[0] : panels;
    }

    /**
     * How many examples those panels have room for.
     */
    private int packedCapacity() {
      return loaded == 1 ? 1 : losses.length;
    }

    @Override
    public double loss(int row) {
      return losses[row];
    }

    @Override
    public boolean hit(int row) {
      double[] x = rows.x12[row];
      int best = 0;
      for (int j = 1; j < 3; j++) {
        best = x[j] > x[best] ? j : best;
      }
      return best == labels[row];
    }

    @Override
    public double[] output(int row) {
      return Arrays.copyOf(rows.x12[row], 3);
    }

    @Override
    public double[] layerInput(int layer, int row) {
      return Arrays.copyOf(rows.into(layer)[row], rows.widthInto(layer));
    }

    @Override
    public List<Tensor> gradients() {
      List<Tensor> tensors = new ArrayList<>();
      tensors.add(Tensor.weight("layer1", g1, panels1));
      tensors.add(Tensor.bias("layer1", gb1, 4));
      tensors.add(Tensor.weight("layer2", g2, panels2));
      tensors.add(Tensor.bias("layer2", gb2, 5));
      tensors.add(Tensor.weight("layer3", g3, panels3));
      tensors.add(Tensor.bias("layer3", gb3, 4));
      tensors.add(Tensor.weight("layer4", g4, panels4));
      tensors.add(Tensor.bias("layer4", gb4, 5));
      tensors.add(Tensor.weight("layer5", g5, panels5));
      tensors.add(Tensor.bias("layer5", gb5, 4));
      tensors.add(Tensor.weight("layer6", g6, panels6));
      tensors.add(Tensor.bias("layer6", gb6, 5));
      tensors.add(Tensor.weight("layer7", g7, panels7));
      tensors.add(Tensor.bias("layer7", gb7, 4));
      tensors.add(Tensor.slope("layer7", gslope7, 4));
      tensors.add(Tensor.weight("layer8", g8, panels8));
      tensors.add(Tensor.bias("layer8", gb8, 6));
      tensors.add(Tensor.weight("layer9", g9, panels9));
      tensors.add(Tensor.bias("layer9", gb9, 3));
      tensors.add(Tensor.weight("layer10", g10, panels10));
      tensors.add(Tensor.bias("layer10", gb10, 2));
      tensors.add(Tensor.weight("layer11", g12, panels12));
      tensors.add(Tensor.bias("layer11", gb12, 3));
      return tensors;
    }

    /**
     * {@code x12 = exp(s12) / sum exp(s12)}, {@code e = -ln x12[label]}; x12 [n x 3], label [n].
     */
    private static void loss12(double[][] x12, int[] label, double[] e, int from, int to) {
      for (int n = from; n < to; n++) {
        double[] x = x12[n];
        double max = x[0];
        for (int j = 1; j < 3; j++) {
          max = Math.max(max, x[j]);
        }
        double distance = x[label[n]] - max;
        double sum = 0;
        exp(x, max, 3);
        for (int j = 0; j < 3; j++) {
          sum += x[j];
        }
        for (int j = 0; j < 3; j += V) {
          DoubleVector.fromArray(LANES, x, j).div(sum).intoArray(x, j);
        }
        e[n] = Elementary.log(sum) - distance;
      }
    }

    /**
     * {@code delta12 = de/ds12 = x12 - y}; rows {@code from .. to - 1}; label [n]; delta12 [n x
     * 3].
     */
    private static void sensitivity12(int[] label, double[][] x12, double[][] delta12, int from,
        int to) {
      for (int n = from; n < to; n++) {
        double[] x = x12[n];
        double[] e = delta12[n];
        for (int j = 0; j < 3; j++) {
          e[j] = x[j] - (j == label[n] ? 1 : 0);
        }
      }
    }

    /**
     * Moves what layer 1 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}.
     */
    private void update1(double eta, double mean, int from, int to, boolean first) {
      for (int j = 0; j < 4; j += P) {
        int across = 4 - j > V ? P : V;
        int at = j * 4 + from * across;
        updateSpan(w1, g1, at, (to - from) * across, eta, mean);
      }
      if (first) {
        updateSpan(b1, gb1, 0, b1.length, eta, mean);
      }
    }

    /**
     * Moves what layer 2 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update2(double eta, double mean, int from, int to, boolean first) {
      for (int j = 0; j < 5; j += P) {
        int across = 5 - j > V ? P : V;
        int at = j * 4 + from * across;
        updateSpan(w2, g2, at, (to - from) * across, eta, mean);
      }
      panels2.transpose(w2, t2, from, to);
      if (first) {
        updateSpan(b2, gb2, 0, b2.length, eta, mean);
      }
    }

    /**
     * Moves what layer 3 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update3(double eta, double mean, int from, int to, boolean first) {
      for (int j = 0; j < 4; j += P) {
        int across = 4 - j > V ? P : V;
        int at = j * 5 + from * across;
        updateSpan(w3, g3, at, (to - from) * across, eta, mean);
      }
      panels3.transpose(w3, t3, from, to);
      if (first) {
        updateSpan(b3, gb3, 0, b3.length, eta, mean);
      }
    }

    /**
     * Moves what layer 4 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update4(double eta, double mean, int from, int to, boolean first) {
      for (int j = 0; j < 5; j += P) {
        int across = 5 - j > V ? P : V;
        int at = j * 4 + from * across;
        updateSpan(w4, g4, at, (to - from) * across, eta, mean);
      }
      panels4.transpose(w4, t4, from, to);
      if (first) {
        updateSpan(b4, gb4, 0, b4.length, eta, mean);
      }
    }

    /**
     * Moves what layer 5 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update5(double eta, double mean, int from, int to, boolean first) {
      for (int j = 0; j < 4; j += P) {
        int across = 4 - j > V ? P : V;
        int at = j * 5 + from * across;
        updateSpan(w5, g5, at, (to - from) * across, eta, mean);
      }
      panels5.transpose(w5, t5, from, to);
      if (first) {
        updateSpan(b5, gb5, 0, b5.length, eta, mean);
      }
    }

    /**
     * Moves what layer 6 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update6(double eta, double mean, int from, int to, boolean first) {
      for (int j = 0; j < 5; j += P) {
        int across = 5 - j > V ? P : V;
        int at = j * 4 + from * across;
        updateSpan(w6, g6, at, (to - from) * across, eta, mean);
      }
      panels6.transpose(w6, t6, from, to);
      if (first) {
        updateSpan(b6, gb6, 0, b6.length, eta, mean);
      }
    }

    /**
     * Moves what layer 7 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}, slopes where {@code first}; copies weights into their transpose.
     */
    private void update7(double eta, double mean, int from, int to, boolean first) {
      for (int j = 0; j < 4; j += P) {
        int across = 4 - j > V ? P : V;
        int at = j * 5 + from * across;
        updateSpan(w7, g7, at, (to - from) * across, eta, mean);
      }
      panels7.transpose(w7, t7, from, to);
      if (first) {
        updateSpan(b7, gb7, 0, b7.length, eta, mean);
        updateSpan(slope7, gslope7, 0, slope7.length, eta, mean);
      }
    }

    /**
     * Moves what layer 8 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update8(double eta, double mean, int from, int to, boolean first) {
      for (int j = 0; j < 6; j += P) {
        int across = 6 - j > V ? P : V;
        int at = j * 4 + from * across;
        updateSpan(w8, g8, at, (to - from) * across, eta, mean);
      }
      panels8.transpose(w8, t8, from, to);
      if (first) {
        updateSpan(b8, gb8, 0, b8.length, eta, mean);
      }
    }

    /**
     * Moves what layer 9 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update9(double eta, double mean, int from, int to, boolean first) {
      for (int j = 0; j < 3; j += P) {
        int across = 3 - j > V ? P : V;
        int at = j * 2 + from * across;
        updateSpan(w9, g9, at, (to - from) * across, eta, mean);
      }
      panels9.transpose(w9, t9, from, to);
      if (first) {
        updateSpan(b9, gb9, 0, b9.length, eta, mean);
      }
    }

    /**
     * Moves what layer 10 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update10(double eta, double mean, int from, int to, boolean first) {
      for (int j = 0; j < 2; j += P) {
        int across = 2 - j > V ? P : V;
        int at = j * 3 + from * across;
        updateSpan(w10, g10, at, (to - from) * across, eta, mean);
      }
      panels10.transpose(w10, t10, from, to);
      if (first) {
        updateSpan(b10, gb10, 0, b10.length, eta, mean);
      }
    }

    /**
     * Moves what layer 12 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update12(double eta, double mean, int from, int to, boolean first) {
      for (int j = 0; j < 3; j += P) {
        int across = 3 - j > V ? P : V;
        int at = j * 2 + from * across;
        updateSpan(w12, g12, at, (to - from) * across, eta, mean);
      }
      panels12.transpose(w12, t12, from, to);
      if (first) {
        updateSpan(b12, gb12, 0, b12.length, eta, mean);
      }
    }

    /**
     * Adds up the gradient of layer 1 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 1 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}.
     */
    private void step1(double[] x, double[] d, int capacity, int rows, double[][] delta, double eta,
        double mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w1, 4, 0, 4, from, to, eta, mean);
      } else {
        stepPanel(x, d, rows, capacity, w1, 4, 0, 4, from, to, eta, mean);
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b1, 1, 0, 4, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb1);
          updateSpan(b1, gb1, 0, b1.length, eta, mean);
        }
      }
    }

    /**
     * Adds up the gradient of layer 2 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 2 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}; copies weights into their transpose.
     */
    private void step2(double[] x, double[] d, int capacity, int rows, double[][] delta, double eta,
        double mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w2, 4, 0, 5, from, to, eta, mean);
        // What is not remembered moves the copy to the same bits.
        if (from == 0 && to > 0) {
          stepOne(d, x, capacity, t2, 5, 0, 4, 0, 5, eta, mean);
        }
      } else {
        stepPanel(x, d, rows, capacity, w2, 4, 0, 5, from, to, eta, mean);
        // Few examples move the copy in less time than it takes to turn it.
        if (rows <= 32 && from == 0 && to == 4) {
          stepPanel(d, x, rows, capacity, t2, 5, 0, 4, 0, 5, eta, mean);
        } else {
          panels2.transpose(w2, t2, from, to);
        }
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b2, 1, 0, 5, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb2);
          updateSpan(b2, gb2, 0, b2.length, eta, mean);
        }
      }
    }

    /**
     * Adds up the gradient of layer 3 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 3 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}; copies weights into their transpose.
     */
    private void step3(double[] x, double[] d, int capacity, int rows, double[][] delta, double eta,
        double mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w3, 5, 0, 4, from, to, eta, mean);
        // What is not remembered moves the copy to the same bits.
        if (from == 0 && to > 0) {
          stepOne(d, x, capacity, t3, 4, 0, 5, 0, 4, eta, mean);
        }
      } else {
        stepPanel(x, d, rows, capacity, w3, 5, 0, 4, from, to, eta, mean);
        // Few examples move the copy in less time than it takes to turn it.
        if (rows <= 32 && from == 0 && to == 5) {
          stepPanel(d, x, rows, capacity, t3, 4, 0, 5, 0, 4, eta, mean);
        } else {
          panels3.transpose(w3, t3, from, to);
        }
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b3, 1, 0, 4, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb3);
          updateSpan(b3, gb3, 0, b3.length, eta, mean);
        }
      }
    }

    /**
     * Adds up the gradient of layer 4 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 4 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}; copies weights into their transpose.
     */
    private void step4(double[] x, double[] d, int capacity, int rows, double[][] delta, double eta,
        double mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w4, 4, 0, 5, from, to, eta, mean);
        // What is not remembered moves the copy to the same bits.
        if (from == 0 && to > 0) {
          stepOne(d, x, capacity, t4, 5, 0, 4, 0, 5, eta, mean);
        }
      } else {
        stepPanel(x, d, rows, capacity, w4, 4, 0, 5, from, to, eta, mean);
        // Few examples move the copy in less time than it takes to turn it.
        if (rows <= 32 && from == 0 && to == 4) {
          stepPanel(d, x, rows, capacity, t4, 5, 0, 4, 0, 5, eta, mean);
        } else {
          panels4.transpose(w4, t4, from, to);
        }
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b4, 1, 0, 5, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb4);
          updateSpan(b4, gb4, 0, b4.length, eta, mean);
        }
      }
    }

    /**
     * Adds up the gradient of layer 5 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 5 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}; copies weights into their transpose.
     */
    private void step5(double[] x, double[] d, int capacity, int rows, double[][] delta, double eta,
        double mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w5, 5, 0, 4, from, to, eta, mean);
        // What is not remembered moves the copy to the same bits.
        if (from == 0 && to > 0) {
          stepOne(d, x, capacity, t5, 4, 0, 5, 0, 4, eta, mean);
        }
      } else {
        stepPanel(x, d, rows, capacity, w5, 5, 0, 4, from, to, eta, mean);
        // Few examples move the copy in less time than it takes to turn it.
        if (rows <= 32 && from == 0 && to == 5) {
          stepPanel(d, x, rows, capacity, t5, 4, 0, 5, 0, 4, eta, mean);
        } else {
          panels5.transpose(w5, t5, from, to);
        }
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b5, 1, 0, 4, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb5);
          updateSpan(b5, gb5, 0, b5.length, eta, mean);
        }
      }
    }

    /**
     * Adds up the gradient of layer 6 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 6 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}; copies weights into their transpose.
     */
    private void step6(double[] x, double[] d, int capacity, int rows, double[][] delta, double eta,
        double mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w6, 4, 0, 5, from, to, eta, mean);
        // What is not remembered moves the copy to the same bits.
        if (from == 0 && to > 0) {
          stepOne(d, x, capacity, t6, 5, 0, 4, 0, 5, eta, mean);
        }
      } else {
        stepPanel(x, d, rows, capacity, w6, 4, 0, 5, from, to, eta, mean);
        // Few examples move the copy in less time than it takes to turn it.
        if (rows <= 32 && from == 0 && to == 4) {
          stepPanel(d, x, rows, capacity, t6, 5, 0, 4, 0, 5, eta, mean);
        } else {
          panels6.transpose(w6, t6, from, to);
        }
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b6, 1, 0, 5, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb6);
          updateSpan(b6, gb6, 0, b6.length, eta, mean);
        }
      }
    }

    /**
     * Adds up the gradient of layer 7 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 7 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}, slopes where {@code first}; copies weights into their transpose.
     */
    private void step7(double[] x, double[] d, int capacity, int rows, double[][] delta,
        double[][] s, double[][] dx, double eta, double mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w7, 5, 0, 4, from, to, eta, mean);
        // What is not remembered moves the copy to the same bits.
        if (from == 0 && to > 0) {
          stepOne(d, x, capacity, t7, 4, 0, 5, 0, 4, eta, mean);
        }
      } else {
        stepPanel(x, d, rows, capacity, w7, 5, 0, 4, from, to, eta, mean);
        // Few examples move the copy in less time than it takes to turn it.
        if (rows <= 32 && from == 0 && to == 5) {
          stepPanel(d, x, rows, capacity, t7, 4, 0, 5, 0, 4, eta, mean);
        } else {
          panels7.transpose(w7, t7, from, to);
        }
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b7, 1, 0, 4, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb7);
          updateSpan(b7, gb7, 0, b7.length, eta, mean);
        }
        slopes7(s, dx, rows, gslope7);
        updateSpan(slope7, gslope7, 0, slope7.length, eta, mean);
      }
    }

    /**
     * Adds up the gradient of layer 8 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 8 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}; copies weights into their transpose.
     */
    private void step8(double[] x, double[] d, int capacity, int rows, double[][] delta, double eta,
        double mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w8, 4, 0, 6, from, to, eta, mean);
        // What is not remembered moves the copy to the same bits.
        if (from == 0 && to > 0) {
          stepOne(d, x, capacity, t8, 6, 0, 4, 0, 6, eta, mean);
        }
      } else {
        stepPanel(x, d, rows, capacity, w8, 4, 0, 6, from, to, eta, mean);
        // Few examples move the copy in less time than it takes to turn it.
        if (rows <= 32 && from == 0 && to == 4) {
          stepPanel(d, x, rows, capacity, t8, 6, 0, 4, 0, 6, eta, mean);
        } else {
          panels8.transpose(w8, t8, from, to);
        }
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b8, 1, 0, 6, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb8);
          updateSpan(b8, gb8, 0, b8.length, eta, mean);
        }
      }
    }

    /**
     * Adds up the gradient of layer 9 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 9 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}; copies weights into their transpose.
     */
    private void step9(double[] x, double[] d, int capacity, int rows, double[][] delta, double eta,
        double mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w9, 2, 0, 3, from, to, eta, mean);
        // What is not remembered moves the copy to the same bits.
        if (from == 0 && to > 0) {
          stepOne(d, x, capacity, t9, 3, 0, 2, 0, 3, eta, mean);
        }
      } else {
        stepPanel(x, d, rows, capacity, w9, 2, 0, 3, from, to, eta, mean);
        // Few examples move the copy in less time than it takes to turn it.
        if (rows <= 32 && from == 0 && to == 2) {
          stepPanel(d, x, rows, capacity, t9, 3, 0, 2, 0, 3, eta, mean);
        } else {
          panels9.transpose(w9, t9, from, to);
        }
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b9, 1, 0, 3, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb9);
          updateSpan(b9, gb9, 0, b9.length, eta, mean);
        }
      }
    }

    /**
     * Adds up the gradient of layer 10 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 10 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}; copies weights into their transpose.
     */
    private void step10(double[] x, double[] d, int capacity, int rows, double[][] delta,
        double eta, double mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w10, 3, 0, 2, from, to, eta, mean);
        // What is not remembered moves the copy to the same bits.
        if (from == 0 && to > 0) {
          stepOne(d, x, capacity, t10, 2, 0, 3, 0, 2, eta, mean);
        }
      } else {
        stepPanel(x, d, rows, capacity, w10, 3, 0, 2, from, to, eta, mean);
        // Few examples move the copy in less time than it takes to turn it.
        if (rows <= 32 && from == 0 && to == 3) {
          stepPanel(d, x, rows, capacity, t10, 2, 0, 3, 0, 2, eta, mean);
        } else {
          panels10.transpose(w10, t10, from, to);
        }
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b10, 1, 0, 2, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb10);
          updateSpan(b10, gb10, 0, b10.length, eta, mean);
        }
      }
    }

    /**
     * Adds up the gradient of layer 12 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 12 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}; copies weights into their transpose.
     */
    private void step12(double[] x, double[] d, int capacity, int rows, double[][] delta,
        double eta, double mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w12, 2, 0, 3, from, to, eta, mean);
        // What is not remembered moves the copy to the same bits.
        if (from == 0 && to > 0) {
          stepOne(d, x, capacity, t12, 3, 0, 2, 0, 3, eta, mean);
        }
      } else {
        stepPanel(x, d, rows, capacity, w12, 2, 0, 3, from, to, eta, mean);
        // Few examples move the copy in less time than it takes to turn it.
        if (rows <= 32 && from == 0 && to == 2) {
          stepPanel(d, x, rows, capacity, t12, 3, 0, 2, 0, 3, eta, mean);
        } else {
          panels12.transpose(w12, t12, from, to);
        }
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b12, 1, 0, 3, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb12);
          updateSpan(b12, gb12, 0, b12.length, eta, mean);
        }
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = g mean} for {@code count} parameters from {@code at}
     * on; clears g; whole vectors.
     */
    private static void updateSpan(double[] w, double[] g, int at, int count, double eta,
        double mean) {
      for (int j = 0; j < count; j += V) {
        DoubleVector gradient = DoubleVector.fromArray(LANES, g, at + j).mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + j)).intoArray(w, at + j);
        DoubleVector.zero(LANES).intoArray(g, at + j);
      }
    }

    /**
     * Sums up the gradients of inputs {@code from .. to - 1} and outputs {@code left .. right -
     * 1}, which are whole panels or the last, over {@code rows} examples, tile by tile, and moves
     * the weights of a tile before the next; x and d packed for {@code capacity} examples, weights
     * in panels [fanIn x outputs].
     */
    private static void stepPanel(double[] x, double[] d, int rows, int capacity, double[] w,
        int fanIn, int left, int right, int from, int to, double eta, double mean) {
      for (int j = left; j < right; j += P) {
        boolean narrow = right - j <= V;
        int across = narrow ? V : P;
        int at = j * fanIn;
        int dAt = j * capacity;
        int i = from;
        for (; (TALL || narrow && P >= 8) && i + 8 <= to; i += 8) {
          int xAt = i / P * P * capacity + i % P;
          if (narrow) {
            stepOf8Narrow(x, xAt, d, dAt, rows, w, at + i * across, eta, mean);
          } else {
            stepOf8(x, xAt, d, dAt, rows, w, at + i * across, eta, mean);
          }
        }
        for (; i + 4 <= to; i += 4) {
          int xAt = i / P * P * capacity + i % P;
          if (narrow) {
            stepOf4Narrow(x, xAt, d, dAt, rows, w, at + i * across, eta, mean);
          } else {
            stepOf4(x, xAt, d, dAt, rows, w, at + i * across, eta, mean);
          }
        }
        for (; i < to; i++) {
          int xAt = i / P * P * capacity + i % P;
          if (narrow) {
            stepOf1Narrow(x, xAt, d, dAt, rows, w, at + i * across, eta, mean);
          } else {
            stepOf1(x, xAt, d, dAt, rows, w, at + i * across, eta, mean);
          }
        }
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = (x[0] d[0] + ... + x[rows - 1] d[rows - 1]) mean} for
     * 8 rows of weights that begin at {@code at}, P wide; example 0 begins at {@code xAt} and
     * {@code dAt}.
     */
    private static void stepOf8(double[] x, int xAt, double[] d, int dAt, int rows, double[] w,
        int at, double eta, double mean) {
      DoubleVector sumA0 = DoubleVector.zero(LANES);
      DoubleVector sumA1 = DoubleVector.zero(LANES);
      DoubleVector sumB0 = DoubleVector.zero(LANES);
      DoubleVector sumB1 = DoubleVector.zero(LANES);
      DoubleVector sumC0 = DoubleVector.zero(LANES);
      DoubleVector sumC1 = DoubleVector.zero(LANES);
      DoubleVector sumD0 = DoubleVector.zero(LANES);
      DoubleVector sumD1 = DoubleVector.zero(LANES);
      DoubleVector sumE0 = DoubleVector.zero(LANES);
      DoubleVector sumE1 = DoubleVector.zero(LANES);
      DoubleVector sumF0 = DoubleVector.zero(LANES);
      DoubleVector sumF1 = DoubleVector.zero(LANES);
      DoubleVector sumG0 = DoubleVector.zero(LANES);
      DoubleVector sumG1 = DoubleVector.zero(LANES);
      DoubleVector sumH0 = DoubleVector.zero(LANES);
      DoubleVector sumH1 = DoubleVector.zero(LANES);
      for (int n = 0; n < rows; n++) {
        DoubleVector row0 = DoubleVector.fromArray(LANES, d, dAt + n * P);
        DoubleVector row1 = DoubleVector.fromArray(LANES, d, dAt + n * P + V);
        DoubleVector factorA = DoubleVector.broadcast(LANES, x[xAt + n * P]);
        sumA0 = factorA.fma(row0, sumA0);
        sumA1 = factorA.fma(row1, sumA1);
        DoubleVector factorB = DoubleVector.broadcast(LANES, x[xAt + n * P + 1]);
        sumB0 = factorB.fma(row0, sumB0);
        sumB1 = factorB.fma(row1, sumB1);
        DoubleVector factorC = DoubleVector.broadcast(LANES, x[xAt + n * P + 2]);
        sumC0 = factorC.fma(row0, sumC0);
        sumC1 = factorC.fma(row1, sumC1);
        DoubleVector factorD = DoubleVector.broadcast(LANES, x[xAt + n * P + 3]);
        sumD0 = factorD.fma(row0, sumD0);
        sumD1 = factorD.fma(row1, sumD1);
        DoubleVector factorE = DoubleVector.broadcast(LANES, x[xAt + n * P + 4]);
        sumE0 = factorE.fma(row0, sumE0);
        sumE1 = factorE.fma(row1, sumE1);
        DoubleVector factorF = DoubleVector.broadcast(LANES, x[xAt + n * P + 5]);
        sumF0 = factorF.fma(row0, sumF0);
        sumF1 = factorF.fma(row1, sumF1);
        DoubleVector factorG = DoubleVector.broadcast(LANES, x[xAt + n * P + 6]);
        sumG0 = factorG.fma(row0, sumG0);
        sumG1 = factorG.fma(row1, sumG1);
        DoubleVector factorH = DoubleVector.broadcast(LANES, x[xAt + n * P + 7]);
        sumH0 = factorH.fma(row0, sumH0);
        sumH1 = factorH.fma(row1, sumH1);
      }
      {
        DoubleVector gradient = sumA0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at)).intoArray(w, at);
      }
      {
        DoubleVector gradient = sumA1.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + V)).intoArray(w, at + V);
      }
      {
        DoubleVector gradient = sumB0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + P)).intoArray(w, at + P);
      }
      {
        DoubleVector gradient = sumB1.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + P + V)).intoArray(w, at + P + V);
      }
      {
        DoubleVector gradient = sumC0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 2 * P)).intoArray(w, at + 2 * P);
      }
      {
        DoubleVector gradient = sumC1.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 2 * P + V)).intoArray(w, at + 2 * P + V);
      }
      {
        DoubleVector gradient = sumD0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 3 * P)).intoArray(w, at + 3 * P);
      }
      {
        DoubleVector gradient = sumD1.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 3 * P + V)).intoArray(w, at + 3 * P + V);
      }
      {
        DoubleVector gradient = sumE0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 4 * P)).intoArray(w, at + 4 * P);
      }
      {
        DoubleVector gradient = sumE1.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 4 * P + V)).intoArray(w, at + 4 * P + V);
      }
      {
        DoubleVector gradient = sumF0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 5 * P)).intoArray(w, at + 5 * P);
      }
      {
        DoubleVector gradient = sumF1.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 5 * P + V)).intoArray(w, at + 5 * P + V);
      }
      {
        DoubleVector gradient = sumG0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 6 * P)).intoArray(w, at + 6 * P);
      }
      {
        DoubleVector gradient = sumG1.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 6 * P + V)).intoArray(w, at + 6 * P + V);
      }
      {
        DoubleVector gradient = sumH0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 7 * P)).intoArray(w, at + 7 * P);
      }
      {
        DoubleVector gradient = sumH1.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 7 * P + V)).intoArray(w, at + 7 * P + V);
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = (x[0] d[0] + ... + x[rows - 1] d[rows - 1]) mean} for
     * 4 rows of weights that begin at {@code at}, P wide; example 0 begins at {@code xAt} and
     * {@code dAt}.
     */
    private static void stepOf4(double[] x, int xAt, double[] d, int dAt, int rows, double[] w,
        int at, double eta, double mean) {
      DoubleVector sumA0 = DoubleVector.zero(LANES);
      DoubleVector sumA1 = DoubleVector.zero(LANES);
      DoubleVector sumB0 = DoubleVector.zero(LANES);
      DoubleVector sumB1 = DoubleVector.zero(LANES);
      DoubleVector sumC0 = DoubleVector.zero(LANES);
      DoubleVector sumC1 = DoubleVector.zero(LANES);
      DoubleVector sumD0 = DoubleVector.zero(LANES);
      DoubleVector sumD1 = DoubleVector.zero(LANES);
      for (int n = 0; n < rows; n++) {
        DoubleVector row0 = DoubleVector.fromArray(LANES, d, dAt + n * P);
        DoubleVector row1 = DoubleVector.fromArray(LANES, d, dAt + n * P + V);
        DoubleVector factorA = DoubleVector.broadcast(LANES, x[xAt + n * P]);
        sumA0 = factorA.fma(row0, sumA0);
        sumA1 = factorA.fma(row1, sumA1);
        DoubleVector factorB = DoubleVector.broadcast(LANES, x[xAt + n * P + 1]);
        sumB0 = factorB.fma(row0, sumB0);
        sumB1 = factorB.fma(row1, sumB1);
        DoubleVector factorC = DoubleVector.broadcast(LANES, x[xAt + n * P + 2]);
        sumC0 = factorC.fma(row0, sumC0);
        sumC1 = factorC.fma(row1, sumC1);
        DoubleVector factorD = DoubleVector.broadcast(LANES, x[xAt + n * P + 3]);
        sumD0 = factorD.fma(row0, sumD0);
        sumD1 = factorD.fma(row1, sumD1);
      }
      {
        DoubleVector gradient = sumA0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at)).intoArray(w, at);
      }
      {
        DoubleVector gradient = sumA1.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + V)).intoArray(w, at + V);
      }
      {
        DoubleVector gradient = sumB0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + P)).intoArray(w, at + P);
      }
      {
        DoubleVector gradient = sumB1.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + P + V)).intoArray(w, at + P + V);
      }
      {
        DoubleVector gradient = sumC0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 2 * P)).intoArray(w, at + 2 * P);
      }
      {
        DoubleVector gradient = sumC1.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 2 * P + V)).intoArray(w, at + 2 * P + V);
      }
      {
        DoubleVector gradient = sumD0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 3 * P)).intoArray(w, at + 3 * P);
      }
      {
        DoubleVector gradient = sumD1.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 3 * P + V)).intoArray(w, at + 3 * P + V);
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = (x[0] d[0] + ... + x[rows - 1] d[rows - 1]) mean} for
     * one row of weights that begin at {@code at}, P wide; example 0 begins at {@code xAt} and
     * {@code dAt}.
     */
    private static void stepOf1(double[] x, int xAt, double[] d, int dAt, int rows, double[] w,
        int at, double eta, double mean) {
      DoubleVector sumA0 = DoubleVector.zero(LANES);
      DoubleVector sumA1 = DoubleVector.zero(LANES);
      for (int n = 0; n < rows; n++) {
        DoubleVector row0 = DoubleVector.fromArray(LANES, d, dAt + n * P);
        DoubleVector row1 = DoubleVector.fromArray(LANES, d, dAt + n * P + V);
        DoubleVector factorA = DoubleVector.broadcast(LANES, x[xAt + n * P]);
        sumA0 = factorA.fma(row0, sumA0);
        sumA1 = factorA.fma(row1, sumA1);
      }
      {
        DoubleVector gradient = sumA0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at)).intoArray(w, at);
      }
      {
        DoubleVector gradient = sumA1.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + V)).intoArray(w, at + V);
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = (x[0] d[0] + ... + x[rows - 1] d[rows - 1]) mean} for
     * 8 rows of weights that begin at {@code at}, V wide; example 0 begins at {@code xAt} and
     * {@code dAt}.
     */
    private static void stepOf8Narrow(double[] x, int xAt, double[] d, int dAt, int rows,
        double[] w, int at, double eta, double mean) {
      DoubleVector sumA0 = DoubleVector.zero(LANES);
      DoubleVector sumB0 = DoubleVector.zero(LANES);
      DoubleVector sumC0 = DoubleVector.zero(LANES);
      DoubleVector sumD0 = DoubleVector.zero(LANES);
      DoubleVector sumE0 = DoubleVector.zero(LANES);
      DoubleVector sumF0 = DoubleVector.zero(LANES);
      DoubleVector sumG0 = DoubleVector.zero(LANES);
      DoubleVector sumH0 = DoubleVector.zero(LANES);
      for (int n = 0; n < rows; n++) {
        DoubleVector row0 = DoubleVector.fromArray(LANES, d, dAt + n * P);
        DoubleVector factorA = DoubleVector.broadcast(LANES, x[xAt + n * P]);
        sumA0 = factorA.fma(row0, sumA0);
        DoubleVector factorB = DoubleVector.broadcast(LANES, x[xAt + n * P + 1]);
        sumB0 = factorB.fma(row0, sumB0);
        DoubleVector factorC = DoubleVector.broadcast(LANES, x[xAt + n * P + 2]);
        sumC0 = factorC.fma(row0, sumC0);
        DoubleVector factorD = DoubleVector.broadcast(LANES, x[xAt + n * P + 3]);
        sumD0 = factorD.fma(row0, sumD0);
        DoubleVector factorE = DoubleVector.broadcast(LANES, x[xAt + n * P + 4]);
        sumE0 = factorE.fma(row0, sumE0);
        DoubleVector factorF = DoubleVector.broadcast(LANES, x[xAt + n * P + 5]);
        sumF0 = factorF.fma(row0, sumF0);
        DoubleVector factorG = DoubleVector.broadcast(LANES, x[xAt + n * P + 6]);
        sumG0 = factorG.fma(row0, sumG0);
        DoubleVector factorH = DoubleVector.broadcast(LANES, x[xAt + n * P + 7]);
        sumH0 = factorH.fma(row0, sumH0);
      }
      {
        DoubleVector gradient = sumA0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at)).intoArray(w, at);
      }
      {
        DoubleVector gradient = sumB0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + V)).intoArray(w, at + V);
      }
      {
        DoubleVector gradient = sumC0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 2 * V)).intoArray(w, at + 2 * V);
      }
      {
        DoubleVector gradient = sumD0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 3 * V)).intoArray(w, at + 3 * V);
      }
      {
        DoubleVector gradient = sumE0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 4 * V)).intoArray(w, at + 4 * V);
      }
      {
        DoubleVector gradient = sumF0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 5 * V)).intoArray(w, at + 5 * V);
      }
      {
        DoubleVector gradient = sumG0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 6 * V)).intoArray(w, at + 6 * V);
      }
      {
        DoubleVector gradient = sumH0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 7 * V)).intoArray(w, at + 7 * V);
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = (x[0] d[0] + ... + x[rows - 1] d[rows - 1]) mean} for
     * 4 rows of weights that begin at {@code at}, V wide; example 0 begins at {@code xAt} and
     * {@code dAt}.
     */
    private static void stepOf4Narrow(double[] x, int xAt, double[] d, int dAt, int rows,
        double[] w, int at, double eta, double mean) {
      DoubleVector sumA0 = DoubleVector.zero(LANES);
      DoubleVector sumB0 = DoubleVector.zero(LANES);
      DoubleVector sumC0 = DoubleVector.zero(LANES);
      DoubleVector sumD0 = DoubleVector.zero(LANES);
      for (int n = 0; n < rows; n++) {
        DoubleVector row0 = DoubleVector.fromArray(LANES, d, dAt + n * P);
        DoubleVector factorA = DoubleVector.broadcast(LANES, x[xAt + n * P]);
        sumA0 = factorA.fma(row0, sumA0);
        DoubleVector factorB = DoubleVector.broadcast(LANES, x[xAt + n * P + 1]);
        sumB0 = factorB.fma(row0, sumB0);
        DoubleVector factorC = DoubleVector.broadcast(LANES, x[xAt + n * P + 2]);
        sumC0 = factorC.fma(row0, sumC0);
        DoubleVector factorD = DoubleVector.broadcast(LANES, x[xAt + n * P + 3]);
        sumD0 = factorD.fma(row0, sumD0);
      }
      {
        DoubleVector gradient = sumA0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at)).intoArray(w, at);
      }
      {
        DoubleVector gradient = sumB0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + V)).intoArray(w, at + V);
      }
      {
        DoubleVector gradient = sumC0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 2 * V)).intoArray(w, at + 2 * V);
      }
      {
        DoubleVector gradient = sumD0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at + 3 * V)).intoArray(w, at + 3 * V);
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = (x[0] d[0] + ... + x[rows - 1] d[rows - 1]) mean} for
     * one row of weights that begin at {@code at}, V wide; example 0 begins at {@code xAt} and
     * {@code dAt}.
     */
    private static void stepOf1Narrow(double[] x, int xAt, double[] d, int dAt, int rows,
        double[] w, int at, double eta, double mean) {
      DoubleVector sumA0 = DoubleVector.zero(LANES);
      for (int n = 0; n < rows; n++) {
        DoubleVector row0 = DoubleVector.fromArray(LANES, d, dAt + n * P);
        DoubleVector factorA = DoubleVector.broadcast(LANES, x[xAt + n * P]);
        sumA0 = factorA.fma(row0, sumA0);
      }
      {
        DoubleVector gradient = sumA0.mul(DoubleVector.broadcast(LANES, mean));
        DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at)).intoArray(w, at);
      }
    }

    /**
     * As {@code stepPanel} for one example, whose gradients pass through registers alone.
     */
    private static void stepOne(double[] x, double[] d, int capacity, double[] w, int fanIn,
        int left, int right, int from, int to, double eta, double mean) {
      DoubleVector zero = DoubleVector.zero(LANES);
      for (int j = left; j < right; j += V) {
        int panel = j / P * P;
        int across = right - panel > V ? P : V;
        DoubleVector delta = DoubleVector.fromArray(LANES, d, panel * capacity + j - panel);
        int at = panel * fanIn + from * across + j - panel;
        for (int i = from; i < to; i++, at += across) {
          DoubleVector factor = DoubleVector.broadcast(LANES, x[i / P * P * capacity + i % P]);
          DoubleVector gradient = factor.fma(delta, zero).mul(DoubleVector.broadcast(LANES, mean));
          DoubleVector.broadcast(LANES, -eta).fma(gradient, DoubleVector.fromArray(LANES, w, at)).intoArray(w, at);
        }
      }
    }
  }

  /**
   * What {@code Units} takes, as it is declared: nothing is to be scaled.
   *
   * @param x {@code x}: 3 numbers in -2 to 2
   * @param wet {@code wet}: true or false
   */
  public record Input(double[] x, boolean wet) {
    /**
     * Checks the values, and copies arrays.
     *
     * @param x {@code x}
     * @param wet {@code wet}
     * @throws IllegalArgumentException naming the column whose value the model does not take
     */
    public Input {
      x = Checked.reals("x", x, 3, -2.0, 2.0);
    }

    /**
     * A copy of {@code x}: 3 numbers in -2 to 2.
     *
     * @return the values
     */
    @Override
    public double[] x() {
      return x.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Input && Arrays.equals(Units.toRow(this), Units.toRow((Input) other));
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(Units.toRow(this));
    }

    @Override
    public String toString() {
      return "Input[x=" + Arrays.toString(x) + ", wet=" + wet + "]";
    }
  }

  /**
   * What {@code Units} says of one input. Immutable.
   */
  public static final class Prediction {
    private final double[] y;

    private Prediction(double[] y) {
      this.y = y;
    }

    /**
     * The prediction that a row of outputs says, as prediction into arrays leaves it.
     *
     * @param y shape [3]; copied
     * @return what it says
     * @throws IllegalArgumentException if {@code y} has another length
     */
    public static Prediction of(double[] y) {
      Shape.require("y", y.length, 3);
      return new Prediction(y.clone());
    }

    /**
     * {@code kind}: one of 3 labels.
     *
     * @return the label with the largest probability; the first of several
     */
    public Kind kind() {
      int best = 0;
      for (int j = 1; j < 3; j++) {
        best = y[j] > y[best] ? j : best;
      }
      return Kind.values()[best];
    }

    /**
     * The probability of one label; all of them sum to 1.
     *
     * @param label as the model declares it
     * @return the number behind it
     */
    public double probability(Kind label) {
      return y[label.ordinal()];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Prediction && Arrays.equals(y, ((Prediction) other).y);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(y);
    }

    @Override
    public String toString() {
      return "Prediction[kind=" + kind().label() + ", outputs=" + Arrays.toString(y) + "]";
    }
  }

  /**
   * The labels of {@code kind}, in the order of its numbers.
   */
  public enum Kind {
    /**
     * {@code a}.
     */
    A("a"),

    /**
     * {@code b}.
     */
    B("b"),

    /**
     * {@code c}.
     */
    C("c");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /**
     * How the model and its data spell it.
     *
     * @return such as {@code a}
     */
    public String label() {
      return label;
    }
  }
}
