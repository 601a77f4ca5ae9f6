// Made by nnc 1.2.3; do not edit.
import dev.nnlang.runtime.Checked;
import dev.nnlang.runtime.Elementary;
import dev.nnlang.runtime.Examples;
import dev.nnlang.runtime.Generated;
import dev.nnlang.runtime.Initialization;
import dev.nnlang.runtime.Initializer;
import dev.nnlang.runtime.Learner;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Panels;
import dev.nnlang.runtime.Parts;
import dev.nnlang.runtime.Precision;
import dev.nnlang.runtime.Shape;
import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Spares;
import dev.nnlang.runtime.Tensor;
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
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Too small for its weights to matter: a single row has a road of its own.
 *
 * <p>The network {@code Tiny}: 4 inputs, 3 outputs, 60 parameters, float; loss {@code
 * cross_entropy}.
 *
 * <ol>
 * <li>{@code layer1: dense(4 -> 5, leaky_relu(0.1))}: {@code s1 = b1 + W1^T x0, x1 = max(0,
 * s1) + 0.1 min(0, s1)}
 * <li>{@code layer2: dense(5 -> 4, identity, bias: false)}: {@code s2 = W2^T x1, x2 = s2}
 * <li>{@code layer3: dense(4 -> 3, softmax)}: {@code s3 = b3 + W3^T x2, x3 = exp(s3) / sum
 * exp(s3)}
 * </ol>
 */
@Generated("nnc 1.2.3")
public final class Tiny implements Network<float[]> {
  /**
   * Names, types and labels of inputs and outputs.
   */
  public static final Signature SIGNATURE = new Signature(Version.require("Tiny", 1, "1.2.3"),
      "65abced5819e25ff2dbe22cc0a8c982a", Signature.Task.CLASSIFICATION, inputs(), outputs());

  /**
   * The widest vectors of this machine.
   */
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

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

  private final float[] w1;

  private final Panels panels1;

  private final float[] b1;

  private final float[] w2;

  private final Panels panels2;

  private final float[] w3;

  private final Panels panels3;

  private final float[] b3;

  private final Spares<Rows> idle;

  private final Spares<Rows> idleBatch;

  /**
   * A network whose parameters are all 0, to be loaded or trained.
   */
  public Tiny() {
    w1 = new float[4 * Panels.padded(5, V)];
    panels1 = new Panels(4, 5, V);
    b1 = new float[Panels.padded(5, V)];
    w2 = new float[5 * Panels.padded(4, V)];
    panels2 = new Panels(5, 4, V);
    w3 = new float[4 * Panels.padded(3, V)];
    panels3 = new Panels(4, 3, V);
    b3 = new float[Panels.padded(3, V)];
    idle = new Spares<>();
    idleBatch = new Spares<>();
  }

  private static List<Signature.Field> inputs() {
    List<Signature.Field> fields = new ArrayList<>();
    fields.add(Signature.Field.real("x").vector(4));
    return fields;
  }

  private static List<Signature.Field> outputs() {
    List<Signature.Field> fields = new ArrayList<>();
    fields.add(Signature.Field.oneOf("kind", "a", "b", "c"));
    return fields;
  }

  /**
   * A network with the weights of the resource {@code Tiny.safetensors} beside this class: the
   * file that {@code nnc train} writes, in the folder of the package among the resources.
   *
   * @return a new network
   * @throws IllegalStateException if there is no such resource
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Tiny load() {
    return Weights.load(Optional.ofNullable(Tiny.class.getResourceAsStream("Tiny.safetensors")),
        "Tiny.safetensors", new Tiny());
  }

  /**
   * A network with the weights of a file.
   *
   * @param file weights that nnc or {@link #save} wrote
   * @return a new network
   * @throws java.io.IOException if it cannot be read
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Tiny load(Path file) throws IOException {
    return Weights.load(file, new Tiny());
  }

  /**
   * A network with the weights of a stream.
   *
   * @param in read to its end, not closed; it holds weights that nnc or {@link #save} wrote
   * @return a new network
   * @throws java.io.IOException if it cannot be read
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Tiny load(InputStream in) throws IOException {
    return Weights.load(in, new Tiny());
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
  public static Tiny initial(long seed) {
    return Initialization.draw(new Tiny(), seed);
  }

  /**
   * Predicts one input, on any number of threads at once.
   *
   * @param input as declared; scaling is the network's own affair
   * @return what the network says of it
   */
  public Prediction predict(Input input) {
    float[] y = new float[3];
    predict(toRow(input), y);
    return new Prediction(y);
  }

  /**
   * The numbers of {@code input}, in the order in which they enter.
   */
  private static float[] toRow(Input input) {
    float[] x = new float[4];
    System.arraycopy(input.x, 0, x, 0, 4);
    return x;
  }

  @Override
  public Signature signature() {
    return SIGNATURE;
  }

  @Override
  public Precision<float[]> precision() {
    return Precision.FLOAT;
  }

  @Override
  public List<Tensor> tensors() {
    List<Tensor> tensors = new ArrayList<>();
    tensors.add(Tensor.weight("layer1", w1, panels1));
    tensors.add(Tensor.bias("layer1", b1, 5));
    tensors.add(Tensor.weight("layer2", w2, panels2));
    tensors.add(Tensor.weight("layer3", w3, panels3));
    tensors.add(Tensor.bias("layer3", b3, 3));
    return tensors;
  }

  @Override
  public List<Initialization> initializations() {
    List<Initialization> layers = new ArrayList<>();
    layers.add(new Initialization(1, "layer1.weight", Initializer.glorot()));
    layers.add(new Initialization(2, "layer2.weight", Initializer.glorot()));
    layers.add(new Initialization(3, "layer3.weight", Initializer.glorot()));
    return layers;
  }

  @Override
  public void scaleInput(float[] x) {
    Shape.require("x", x.length, 4);
  }

  @Override
  public void predict(float[] x, float[] y) {
    Shape.require("x", x.length, 4);
    Shape.require("y", y.length, 3);
    // Buffers of one example; a thread that finds them taken makes its own.
    Rows found = idle.take();
    Rows rows = found == null ? new Rows(1) : found;
    propagateOne(rows, x, 0);
    activate3(rows.x3, 0, 1);
    System.arraycopy(rows.x3[0], 0, y, 0, 3);
    idle.give(rows);
  }

  @Override
  public void predict(float[][] x, float[][] y, int from, int to) {
    Rows found = idleBatch.take();
    Rows rows = found == null ? new Rows(64) : found;
    for (int first = from; first < to; first += 64) {
      int count = Math.min(64, to - first);
      for (int n = 0; n < count; n++) {
        Shape.require("x", x[first + n].length, 4);
        Shape.require("y", y[first + n].length, 3);
      }
      System.arraycopy(x, first, rows.x0, 0, count);
      propagate(rows, 0, count);
      activate3(rows.x3, 0, count);
      for (int n = 0; n < count; n++) {
        System.arraycopy(rows.x3[n], 0, y[first + n], 0, 3);
      }
    }
    idleBatch.give(rows);
  }

  @Override
  public Learner<float[]> learner(int capacity) {
    return new Backpropagation(capacity);
  }

  @Override
  public Tiny copy() {
    Tiny copy = new Tiny();
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
    if (to - from == 1) {
      propagateOne(rows, rows.x0[from], from);
      return;
    }
    signal1(rows.x0, rows.x1, from, to);
    activate1(rows.x1, from, to);
    signal2(rows.x1, rows.x2, from, to);
    signal3(rows.x2, rows.x3, from, to);
  }

  /**
   * The same for row {@code n} alone, whose inputs are {@code x0}.
   */
  private void propagateOne(Rows rows, float[] x0, int n) {
    layer1OfRow(x0, rows.x1[n]);
    layer2OfRow(rows.x1[n], rows.x2[n]);
    layer3OfRow(rows.x2[n], rows.x3[n]);
  }

  /**
   * {@code s1 = b1 + W1^T x0} for rows {@code from .. to - 1}; x0 [n x 4], s1 [n x 5]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal1(float[][] x0, float[][] s1, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 5; j += V) {
        FloatVector.fromArray(LANES, b1, j).intoArray(s1[n], j);
      }
    }
    addProducts(x0, w1, 4, s1, 0, 5, from, to);
  }

  /**
   * {@code x1 = max(0, s1) + 0.1 min(0, s1)} in place; s1 [n x 5], x1 [n x 5].
   */
  private static void activate1(float[][] x1, int from, int to) {
    for (int n = from; n < to; n++) {
      float[] x = x1[n];
      for (int j = 0; j < 5; j += V) {
        FloatVector signal = FloatVector.fromArray(LANES, x, j);
        signal.mul(0.1f).blend(signal, signal.compare(VectorOperators.GT, 0)).intoArray(x, j);
      }
    }
  }

  /**
   * {@code s1 = b1 + W1^T x0} and {@code x1 = max(0, s1) + 0.1 min(0, s1)} of one row; x0 [4],
   * x1 [5]. All of it is in registers.
   */
  private void layer1OfRow(float[] x0, float[] x1) {
    for (int j = 0; j < 5; j += V) {
      // The last panel is one vector wide where that is enough.
      int panel = j - j % P;
      int across = 5 - panel <= V ? V : P;
      int at = panel * 4 + (j - panel);
      FloatVector signal = FloatVector.fromArray(LANES, b1, j);
      for (int i = 0; i < 4; i++) {
        signal = FloatVector.broadcast(LANES, x0[i]).fma(FloatVector.fromArray(LANES, w1, at + i * across),
            signal);
      }
      signal.mul(0.1f).blend(signal, signal.compare(VectorOperators.GT, 0)).intoArray(x1, j);
    }
  }

  /**
   * {@code s2 = W2^T x1} for rows {@code from .. to - 1}; x1 [n x 5], s2 [n x 4]; each sum runs
   * over the inputs in ascending order.
   */
  private void signal2(float[][] x1, float[][] s2, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 4; j += V) {
        FloatVector.zero(LANES).intoArray(s2[n], j);
      }
    }
    addProducts(x1, w2, 5, s2, 0, 4, from, to);
  }

  /**
   * {@code s2 = W2^T x1} of one row; x1 [5], s2 [4]. All of it is in registers.
   */
  private void layer2OfRow(float[] x1, float[] s2) {
    for (int j = 0; j < 4; j += V) {
      // The last panel is one vector wide where that is enough.
      int panel = j - j % P;
      int across = 4 - panel <= V ? V : P;
      int at = panel * 5 + (j - panel);
      FloatVector signal = FloatVector.zero(LANES);
      for (int i = 0; i < 5; i++) {
        signal = FloatVector.broadcast(LANES, x1[i]).fma(FloatVector.fromArray(LANES, w2, at + i * across),
            signal);
      }
      signal.intoArray(s2, j);
    }
  }

  /**
   * {@code s3 = b3 + W3^T x2} for rows {@code from .. to - 1}; x2 [n x 4], s3 [n x 3]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal3(float[][] x2, float[][] s3, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 3; j += V) {
        FloatVector.fromArray(LANES, b3, j).intoArray(s3[n], j);
      }
    }
    addProducts(x2, w3, 4, s3, 0, 3, from, to);
  }

  /**
   * {@code x3 = exp(s3) / sum exp(s3)} in place, shifted by the largest signal; s3 [n x 3], x3
   * [n x 3].
   */
  private static void activate3(float[][] x3, int from, int to) {
    for (int n = from; n < to; n++) {
      float[] x = x3[n];
      float max = x[0];
      for (int j = 1; j < 3; j++) {
        max = Math.max(max, x[j]);
      }
      float sum = 0;
      exp(x, max, 3);
      for (int j = 0; j < 3; j++) {
        sum += x[j];
      }
      for (int j = 0; j < 3; j += V) {
        FloatVector.fromArray(LANES, x, j).div(sum).intoArray(x, j);
      }
    }
  }

  /**
   * {@code s3 = b3 + W3^T x2} of one row; x2 [4], s3 [3]. All of it is in registers.
   */
  private void layer3OfRow(float[] x2, float[] s3) {
    for (int j = 0; j < 3; j += V) {
      // The last panel is one vector wide where that is enough.
      int panel = j - j % P;
      int across = 3 - panel <= V ? V : P;
      int at = panel * 4 + (j - panel);
      FloatVector signal = FloatVector.fromArray(LANES, b3, j);
      for (int i = 0; i < 4; i++) {
        signal = FloatVector.broadcast(LANES, x2[i]).fma(FloatVector.fromArray(LANES, w3, at + i * across),
            signal);
      }
      signal.intoArray(s3, j);
    }
  }

  /**
   * {@code delta1 = theta'(s1) (x) W2 delta2}; with {@code theta' = 1 where x1 > 0, 0.1 else};
   * rows {@code from .. to - 1}; t2 is W2^T [4 x 5]; delta1 [n x 5]. Each sum runs over the
   * signals above in ascending order.
   */
  private static void sensitivity1(float[][] delta2, float[] t2, float[][] x1, float[][] delta1,
      int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 5; j += V) {
        FloatVector.zero(LANES).intoArray(delta1[n], j);
      }
    }
    addProducts(delta2, t2, 4, delta1, 0, 5, from, to);
    for (int n = from; n < to; n++) {
      float[] x = x1[n];
      float[] d = delta1[n];
      for (int j = 0; j < 5; j += V) {
        FloatVector toOutput = FloatVector.fromArray(LANES, d, j);
        FloatVector told = FloatVector.fromArray(LANES, x, j);
        toOutput.mul(0.1f).blend(toOutput, told.compare(VectorOperators.GT, 0)).intoArray(d, j);
      }
    }
  }

  /**
   * {@code delta2 = W3 delta3}; rows {@code from .. to - 1}; t3 is W3^T [3 x 4]; delta2 [n x 4].
   * Each sum runs over the signals above in ascending order.
   */
  private static void sensitivity2(float[][] delta3, float[] t3, float[][] delta2, int from,
      int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 4; j += V) {
        FloatVector.zero(LANES).intoArray(delta2[n], j);
      }
    }
    addProducts(delta3, t3, 3, delta2, 0, 4, from, to);
  }

  /**
   * {@code G1 = G1 + x0 delta1^T} over {@code rows} examples, for inputs {@code from .. to - 1};
   * x0 [rows x 4], delta1 [rows x 5], G1 [4 x 5]; each sum runs over the examples in ascending
   * order.
   */
  private static void gradient1(float[] x0, float[] delta1, int rows, int capacity, float[] g1,
      int from, int to) {
    addGradients(x0, delta1, rows, capacity, g1, 4, 0, 5, from, to);
  }

  /**
   * {@code G2 = G2 + x1 delta2^T} over {@code rows} examples, for inputs {@code from .. to - 1};
   * x1 [rows x 5], delta2 [rows x 4], G2 [5 x 4]; each sum runs over the examples in ascending
   * order.
   */
  private static void gradient2(float[] x1, float[] delta2, int rows, int capacity, float[] g2,
      int from, int to) {
    addGradients(x1, delta2, rows, capacity, g2, 5, 0, 4, from, to);
  }

  /**
   * {@code G3 = G3 + x2 delta3^T} over {@code rows} examples, for inputs {@code from .. to - 1};
   * x2 [rows x 4], delta3 [rows x 3], G3 [4 x 3]; each sum runs over the examples in ascending
   * order.
   */
  private static void gradient3(float[] x2, float[] delta3, int rows, int capacity, float[] g3,
      int from, int to) {
    addGradients(x2, delta3, rows, capacity, g3, 4, 0, 3, from, to);
  }

  /**
   * {@code y = y + x M} for rows {@code from .. to - 1} and outputs {@code left .. right - 1},
   * which are whole panels or the last; x [n x terms], M in panels [terms x outputs]; each sum
   * in ascending order.
   */
  private static void addProducts(float[][] x, float[] m, int terms, float[][] y, int left,
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
  private static void productOf8(float[] aA, float[] aB, float[] aC, float[] aD, float[] aE,
      float[] aF, float[] aG, float[] aH, float[] m, int at, int first, int last, float[] yA,
      float[] yB, float[] yC, float[] yD, float[] yE, float[] yF, float[] yG, float[] yH, int j) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, yA, j);
    FloatVector sumA1 = FloatVector.fromArray(LANES, yA, j + V);
    FloatVector sumB0 = FloatVector.fromArray(LANES, yB, j);
    FloatVector sumB1 = FloatVector.fromArray(LANES, yB, j + V);
    FloatVector sumC0 = FloatVector.fromArray(LANES, yC, j);
    FloatVector sumC1 = FloatVector.fromArray(LANES, yC, j + V);
    FloatVector sumD0 = FloatVector.fromArray(LANES, yD, j);
    FloatVector sumD1 = FloatVector.fromArray(LANES, yD, j + V);
    FloatVector sumE0 = FloatVector.fromArray(LANES, yE, j);
    FloatVector sumE1 = FloatVector.fromArray(LANES, yE, j + V);
    FloatVector sumF0 = FloatVector.fromArray(LANES, yF, j);
    FloatVector sumF1 = FloatVector.fromArray(LANES, yF, j + V);
    FloatVector sumG0 = FloatVector.fromArray(LANES, yG, j);
    FloatVector sumG1 = FloatVector.fromArray(LANES, yG, j + V);
    FloatVector sumH0 = FloatVector.fromArray(LANES, yH, j);
    FloatVector sumH1 = FloatVector.fromArray(LANES, yH, j + V);
    for (int k = first; k < last; k++) {
      FloatVector row0 = FloatVector.fromArray(LANES, m, at + k * P);
      FloatVector row1 = FloatVector.fromArray(LANES, m, at + k * P + V);
      FloatVector factorA = FloatVector.broadcast(LANES, aA[k]);
      sumA0 = factorA.fma(row0, sumA0);
      sumA1 = factorA.fma(row1, sumA1);
      FloatVector factorB = FloatVector.broadcast(LANES, aB[k]);
      sumB0 = factorB.fma(row0, sumB0);
      sumB1 = factorB.fma(row1, sumB1);
      FloatVector factorC = FloatVector.broadcast(LANES, aC[k]);
      sumC0 = factorC.fma(row0, sumC0);
      sumC1 = factorC.fma(row1, sumC1);
      FloatVector factorD = FloatVector.broadcast(LANES, aD[k]);
      sumD0 = factorD.fma(row0, sumD0);
      sumD1 = factorD.fma(row1, sumD1);
      FloatVector factorE = FloatVector.broadcast(LANES, aE[k]);
      sumE0 = factorE.fma(row0, sumE0);
      sumE1 = factorE.fma(row1, sumE1);
      FloatVector factorF = FloatVector.broadcast(LANES, aF[k]);
      sumF0 = factorF.fma(row0, sumF0);
      sumF1 = factorF.fma(row1, sumF1);
      FloatVector factorG = FloatVector.broadcast(LANES, aG[k]);
      sumG0 = factorG.fma(row0, sumG0);
      sumG1 = factorG.fma(row1, sumG1);
      FloatVector factorH = FloatVector.broadcast(LANES, aH[k]);
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
  private static void productOf4(float[] aA, float[] aB, float[] aC, float[] aD, float[] m, int at,
      int first, int last, float[] yA, float[] yB, float[] yC, float[] yD, int j) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, yA, j);
    FloatVector sumA1 = FloatVector.fromArray(LANES, yA, j + V);
    FloatVector sumB0 = FloatVector.fromArray(LANES, yB, j);
    FloatVector sumB1 = FloatVector.fromArray(LANES, yB, j + V);
    FloatVector sumC0 = FloatVector.fromArray(LANES, yC, j);
    FloatVector sumC1 = FloatVector.fromArray(LANES, yC, j + V);
    FloatVector sumD0 = FloatVector.fromArray(LANES, yD, j);
    FloatVector sumD1 = FloatVector.fromArray(LANES, yD, j + V);
    for (int k = first; k < last; k++) {
      FloatVector row0 = FloatVector.fromArray(LANES, m, at + k * P);
      FloatVector row1 = FloatVector.fromArray(LANES, m, at + k * P + V);
      FloatVector factorA = FloatVector.broadcast(LANES, aA[k]);
      sumA0 = factorA.fma(row0, sumA0);
      sumA1 = factorA.fma(row1, sumA1);
      FloatVector factorB = FloatVector.broadcast(LANES, aB[k]);
      sumB0 = factorB.fma(row0, sumB0);
      sumB1 = factorB.fma(row1, sumB1);
      FloatVector factorC = FloatVector.broadcast(LANES, aC[k]);
      sumC0 = factorC.fma(row0, sumC0);
      sumC1 = factorC.fma(row1, sumC1);
      FloatVector factorD = FloatVector.broadcast(LANES, aD[k]);
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
  private static void productOf1(float[] aA, float[] m, int at, int first, int last, float[] yA,
      int j) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, yA, j);
    FloatVector sumA1 = FloatVector.fromArray(LANES, yA, j + V);
    for (int k = first; k < last; k++) {
      FloatVector row0 = FloatVector.fromArray(LANES, m, at + k * P);
      FloatVector row1 = FloatVector.fromArray(LANES, m, at + k * P + V);
      FloatVector factorA = FloatVector.broadcast(LANES, aA[k]);
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
  private static void productOf8Narrow(float[] aA, float[] aB, float[] aC, float[] aD, float[] aE,
      float[] aF, float[] aG, float[] aH, float[] m, int at, int first, int last, float[] yA,
      float[] yB, float[] yC, float[] yD, float[] yE, float[] yF, float[] yG, float[] yH, int j) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, yA, j);
    FloatVector sumB0 = FloatVector.fromArray(LANES, yB, j);
    FloatVector sumC0 = FloatVector.fromArray(LANES, yC, j);
    FloatVector sumD0 = FloatVector.fromArray(LANES, yD, j);
    FloatVector sumE0 = FloatVector.fromArray(LANES, yE, j);
    FloatVector sumF0 = FloatVector.fromArray(LANES, yF, j);
    FloatVector sumG0 = FloatVector.fromArray(LANES, yG, j);
    FloatVector sumH0 = FloatVector.fromArray(LANES, yH, j);
    for (int k = first; k < last; k++) {
      FloatVector row0 = FloatVector.fromArray(LANES, m, at + k * V);
      FloatVector factorA = FloatVector.broadcast(LANES, aA[k]);
      sumA0 = factorA.fma(row0, sumA0);
      FloatVector factorB = FloatVector.broadcast(LANES, aB[k]);
      sumB0 = factorB.fma(row0, sumB0);
      FloatVector factorC = FloatVector.broadcast(LANES, aC[k]);
      sumC0 = factorC.fma(row0, sumC0);
      FloatVector factorD = FloatVector.broadcast(LANES, aD[k]);
      sumD0 = factorD.fma(row0, sumD0);
      FloatVector factorE = FloatVector.broadcast(LANES, aE[k]);
      sumE0 = factorE.fma(row0, sumE0);
      FloatVector factorF = FloatVector.broadcast(LANES, aF[k]);
      sumF0 = factorF.fma(row0, sumF0);
      FloatVector factorG = FloatVector.broadcast(LANES, aG[k]);
      sumG0 = factorG.fma(row0, sumG0);
      FloatVector factorH = FloatVector.broadcast(LANES, aH[k]);
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
  private static void productOf4Narrow(float[] aA, float[] aB, float[] aC, float[] aD, float[] m,
      int at, int first, int last, float[] yA, float[] yB, float[] yC, float[] yD, int j) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, yA, j);
    FloatVector sumB0 = FloatVector.fromArray(LANES, yB, j);
    FloatVector sumC0 = FloatVector.fromArray(LANES, yC, j);
    FloatVector sumD0 = FloatVector.fromArray(LANES, yD, j);
    for (int k = first; k < last; k++) {
      FloatVector row0 = FloatVector.fromArray(LANES, m, at + k * V);
      FloatVector factorA = FloatVector.broadcast(LANES, aA[k]);
      sumA0 = factorA.fma(row0, sumA0);
      FloatVector factorB = FloatVector.broadcast(LANES, aB[k]);
      sumB0 = factorB.fma(row0, sumB0);
      FloatVector factorC = FloatVector.broadcast(LANES, aC[k]);
      sumC0 = factorC.fma(row0, sumC0);
      FloatVector factorD = FloatVector.broadcast(LANES, aD[k]);
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
  private static void productOf1Narrow(float[] aA, float[] m, int at, int first, int last,
      float[] yA, int j) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, yA, j);
    for (int k = first; k < last; k++) {
      FloatVector row0 = FloatVector.fromArray(LANES, m, at + k * V);
      FloatVector factorA = FloatVector.broadcast(LANES, aA[k]);
      sumA0 = factorA.fma(row0, sumA0);
    }
    sumA0.intoArray(yA, j);
  }

  /**
   * The same for one row; two panels at once where there are two.
   */
  private static void addProductsOfRow(float[] a, float[] m, int terms, float[] y, int left,
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
  private static void addProductsOfRows(float[][] x, float[] m, int terms, float[][] y, int left,
      int right, int from, int to) {
    // As many terms at once as stay in the first cache.
    int blocks = (terms * P + 6143) / 6144;
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
  private static void productOfRow(float[] a, float[] m, int at, int next, int terms, float[] y,
      int j) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, y, j);
    FloatVector sumA1 = FloatVector.fromArray(LANES, y, j + V);
    FloatVector sumB0 = FloatVector.fromArray(LANES, y, j + P);
    FloatVector sumB1 = FloatVector.fromArray(LANES, y, j + P + V);
    for (int k = 0; k < terms; k++) {
      FloatVector factor = FloatVector.broadcast(LANES, a[k]);
      sumA0 = factor.fma(FloatVector.fromArray(LANES, m, at + k * P), sumA0);
      sumA1 = factor.fma(FloatVector.fromArray(LANES, m, at + k * P + V), sumA1);
      sumB0 = factor.fma(FloatVector.fromArray(LANES, m, next + k * P), sumB0);
      sumB1 = factor.fma(FloatVector.fromArray(LANES, m, next + k * P + V), sumB1);
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
  private static void addGradients(float[] x, float[] d, int rows, int capacity, float[] g,
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
  private static void gradientOf8(float[] x, int xAt, float[] d, int dAt, int rows, float[] g,
      int at) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, g, at);
    FloatVector sumA1 = FloatVector.fromArray(LANES, g, at + V);
    FloatVector sumB0 = FloatVector.fromArray(LANES, g, at + P);
    FloatVector sumB1 = FloatVector.fromArray(LANES, g, at + P + V);
    FloatVector sumC0 = FloatVector.fromArray(LANES, g, at + 2 * P);
    FloatVector sumC1 = FloatVector.fromArray(LANES, g, at + 2 * P + V);
    FloatVector sumD0 = FloatVector.fromArray(LANES, g, at + 3 * P);
    FloatVector sumD1 = FloatVector.fromArray(LANES, g, at + 3 * P + V);
    FloatVector sumE0 = FloatVector.fromArray(LANES, g, at + 4 * P);
    FloatVector sumE1 = FloatVector.fromArray(LANES, g, at + 4 * P + V);
    FloatVector sumF0 = FloatVector.fromArray(LANES, g, at + 5 * P);
    FloatVector sumF1 = FloatVector.fromArray(LANES, g, at + 5 * P + V);
    FloatVector sumG0 = FloatVector.fromArray(LANES, g, at + 6 * P);
    FloatVector sumG1 = FloatVector.fromArray(LANES, g, at + 6 * P + V);
    FloatVector sumH0 = FloatVector.fromArray(LANES, g, at + 7 * P);
    FloatVector sumH1 = FloatVector.fromArray(LANES, g, at + 7 * P + V);
    for (int n = 0; n < rows; n++) {
      FloatVector row0 = FloatVector.fromArray(LANES, d, dAt + n * P);
      FloatVector row1 = FloatVector.fromArray(LANES, d, dAt + n * P + V);
      FloatVector factorA = FloatVector.broadcast(LANES, x[xAt + n * P]);
      sumA0 = factorA.fma(row0, sumA0);
      sumA1 = factorA.fma(row1, sumA1);
      FloatVector factorB = FloatVector.broadcast(LANES, x[xAt + n * P + 1]);
      sumB0 = factorB.fma(row0, sumB0);
      sumB1 = factorB.fma(row1, sumB1);
      FloatVector factorC = FloatVector.broadcast(LANES, x[xAt + n * P + 2]);
      sumC0 = factorC.fma(row0, sumC0);
      sumC1 = factorC.fma(row1, sumC1);
      FloatVector factorD = FloatVector.broadcast(LANES, x[xAt + n * P + 3]);
      sumD0 = factorD.fma(row0, sumD0);
      sumD1 = factorD.fma(row1, sumD1);
      FloatVector factorE = FloatVector.broadcast(LANES, x[xAt + n * P + 4]);
      sumE0 = factorE.fma(row0, sumE0);
      sumE1 = factorE.fma(row1, sumE1);
      FloatVector factorF = FloatVector.broadcast(LANES, x[xAt + n * P + 5]);
      sumF0 = factorF.fma(row0, sumF0);
      sumF1 = factorF.fma(row1, sumF1);
      FloatVector factorG = FloatVector.broadcast(LANES, x[xAt + n * P + 6]);
      sumG0 = factorG.fma(row0, sumG0);
      sumG1 = factorG.fma(row1, sumG1);
      FloatVector factorH = FloatVector.broadcast(LANES, x[xAt + n * P + 7]);
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
  private static void gradientOf4(float[] x, int xAt, float[] d, int dAt, int rows, float[] g,
      int at) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, g, at);
    FloatVector sumA1 = FloatVector.fromArray(LANES, g, at + V);
    FloatVector sumB0 = FloatVector.fromArray(LANES, g, at + P);
    FloatVector sumB1 = FloatVector.fromArray(LANES, g, at + P + V);
    FloatVector sumC0 = FloatVector.fromArray(LANES, g, at + 2 * P);
    FloatVector sumC1 = FloatVector.fromArray(LANES, g, at + 2 * P + V);
    FloatVector sumD0 = FloatVector.fromArray(LANES, g, at + 3 * P);
    FloatVector sumD1 = FloatVector.fromArray(LANES, g, at + 3 * P + V);
    for (int n = 0; n < rows; n++) {
      FloatVector row0 = FloatVector.fromArray(LANES, d, dAt + n * P);
      FloatVector row1 = FloatVector.fromArray(LANES, d, dAt + n * P + V);
      FloatVector factorA = FloatVector.broadcast(LANES, x[xAt + n * P]);
      sumA0 = factorA.fma(row0, sumA0);
      sumA1 = factorA.fma(row1, sumA1);
      FloatVector factorB = FloatVector.broadcast(LANES, x[xAt + n * P + 1]);
      sumB0 = factorB.fma(row0, sumB0);
      sumB1 = factorB.fma(row1, sumB1);
      FloatVector factorC = FloatVector.broadcast(LANES, x[xAt + n * P + 2]);
      sumC0 = factorC.fma(row0, sumC0);
      sumC1 = factorC.fma(row1, sumC1);
      FloatVector factorD = FloatVector.broadcast(LANES, x[xAt + n * P + 3]);
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
  private static void gradientOf1(float[] x, int xAt, float[] d, int dAt, int rows, float[] g,
      int at) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, g, at);
    FloatVector sumA1 = FloatVector.fromArray(LANES, g, at + V);
    for (int n = 0; n < rows; n++) {
      FloatVector row0 = FloatVector.fromArray(LANES, d, dAt + n * P);
      FloatVector row1 = FloatVector.fromArray(LANES, d, dAt + n * P + V);
      FloatVector factorA = FloatVector.broadcast(LANES, x[xAt + n * P]);
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
  private static void gradientOf8Narrow(float[] x, int xAt, float[] d, int dAt, int rows, float[] g,
      int at) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, g, at);
    FloatVector sumB0 = FloatVector.fromArray(LANES, g, at + V);
    FloatVector sumC0 = FloatVector.fromArray(LANES, g, at + 2 * V);
    FloatVector sumD0 = FloatVector.fromArray(LANES, g, at + 3 * V);
    FloatVector sumE0 = FloatVector.fromArray(LANES, g, at + 4 * V);
    FloatVector sumF0 = FloatVector.fromArray(LANES, g, at + 5 * V);
    FloatVector sumG0 = FloatVector.fromArray(LANES, g, at + 6 * V);
    FloatVector sumH0 = FloatVector.fromArray(LANES, g, at + 7 * V);
    for (int n = 0; n < rows; n++) {
      FloatVector row0 = FloatVector.fromArray(LANES, d, dAt + n * P);
      FloatVector factorA = FloatVector.broadcast(LANES, x[xAt + n * P]);
      sumA0 = factorA.fma(row0, sumA0);
      FloatVector factorB = FloatVector.broadcast(LANES, x[xAt + n * P + 1]);
      sumB0 = factorB.fma(row0, sumB0);
      FloatVector factorC = FloatVector.broadcast(LANES, x[xAt + n * P + 2]);
      sumC0 = factorC.fma(row0, sumC0);
      FloatVector factorD = FloatVector.broadcast(LANES, x[xAt + n * P + 3]);
      sumD0 = factorD.fma(row0, sumD0);
      FloatVector factorE = FloatVector.broadcast(LANES, x[xAt + n * P + 4]);
      sumE0 = factorE.fma(row0, sumE0);
      FloatVector factorF = FloatVector.broadcast(LANES, x[xAt + n * P + 5]);
      sumF0 = factorF.fma(row0, sumF0);
      FloatVector factorG = FloatVector.broadcast(LANES, x[xAt + n * P + 6]);
      sumG0 = factorG.fma(row0, sumG0);
      FloatVector factorH = FloatVector.broadcast(LANES, x[xAt + n * P + 7]);
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
  private static void gradientOf4Narrow(float[] x, int xAt, float[] d, int dAt, int rows, float[] g,
      int at) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, g, at);
    FloatVector sumB0 = FloatVector.fromArray(LANES, g, at + V);
    FloatVector sumC0 = FloatVector.fromArray(LANES, g, at + 2 * V);
    FloatVector sumD0 = FloatVector.fromArray(LANES, g, at + 3 * V);
    for (int n = 0; n < rows; n++) {
      FloatVector row0 = FloatVector.fromArray(LANES, d, dAt + n * P);
      FloatVector factorA = FloatVector.broadcast(LANES, x[xAt + n * P]);
      sumA0 = factorA.fma(row0, sumA0);
      FloatVector factorB = FloatVector.broadcast(LANES, x[xAt + n * P + 1]);
      sumB0 = factorB.fma(row0, sumB0);
      FloatVector factorC = FloatVector.broadcast(LANES, x[xAt + n * P + 2]);
      sumC0 = factorC.fma(row0, sumC0);
      FloatVector factorD = FloatVector.broadcast(LANES, x[xAt + n * P + 3]);
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
  private static void gradientOf1Narrow(float[] x, int xAt, float[] d, int dAt, int rows, float[] g,
      int at) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, g, at);
    for (int n = 0; n < rows; n++) {
      FloatVector row0 = FloatVector.fromArray(LANES, d, dAt + n * P);
      FloatVector factorA = FloatVector.broadcast(LANES, x[xAt + n * P]);
      sumA0 = factorA.fma(row0, sumA0);
    }
    sumA0.intoArray(g, at);
  }

  /**
   * Copies columns {@code 0 .. width - 1} of rows {@code from .. to - 1} into panels P wide, of
   * {@code capacity} rows each; the first {@code whole} of them vector by vector.
   */
  private static void pack(float[][] rows, int whole, int width, float[] panels, int capacity,
      int from, int to) {
    for (int n = from; n < to; n++) {
      float[] row = rows[n];
      for (int j = 0; j < whole; j += V) {
        FloatVector.fromArray(LANES, row, j).intoArray(panels, j / P * P * capacity + n * P + j % P);
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
  private static void addAll(float[][] d, int rows, float[] g) {
    for (int j = 0; j < g.length; j += V) {
      FloatVector sum = FloatVector.fromArray(LANES, g, j);
      for (int n = 0; n < rows; n++) {
        sum = sum.add(FloatVector.fromArray(LANES, d[n], j));
      }
      sum.intoArray(g, j);
    }
  }

  /**
   * {@code x[j] = e^(x[j] - most), where no x[j] is more than most,} for j below width.
   */
  private static void exp(float[] x, float most, int width) {
    for (int j = 0; j < width; j += V) {
      // e^v = 2^k e^r with v = k ln 2 + r, k an integer.
      FloatVector v = FloatVector.fromArray(LANES, x, j).sub(most);
      v = v.blend(-176f, v.compare(VectorOperators.LT, -104f));
      FloatVector shifted = v.fma(0x1.715476p0f, 0x1.8p23f);
      FloatVector k = shifted.sub(0x1.8p23f);
      FloatVector r = k.fma(FloatVector.broadcast(LANES, -0x1.62e4p-1f), v);
      r = k.fma(FloatVector.broadcast(LANES, -0x1.7f7d1cp-20f), r);
      FloatVector rr = r.mul(r);
      FloatVector q = FloatVector.broadcast(LANES, 0x1.6ac958p-10f);
      q = rr.fma(q, r.fma(0x1.123ddap-7f, 0x1.555858p-5f));
      q = rr.fma(q, r.fma(0x1.55548cp-3f, 0x1.fffffcp-2f));
      FloatVector rest = rr.fma(q, r);
      IntVector exponent = shifted.reinterpretAsInts().add(0xb4c000fe);
      IntVector half = exponent.lanewise(VectorOperators.LSHR, 1);
      IntVector other = exponent.sub(half).lanewise(VectorOperators.LSHL, 23);
      FloatVector power = half.lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
      FloatVector e = rest.fma(power, power).mul(other.reinterpretAsFloats());
      e.intoArray(x, j);
    }
  }

  /**
   * Rows of a chunk of examples: x0 their inputs, xl the outputs of layer l, and before that its
   * signals unless they are in sl.
   */
  private static final class Rows {
    private final float[][] x0;

    private final float[][] x1;

    private final float[][] x2;

    private final float[][] x3;

    Rows(int capacity) {
      x0 = new float[capacity][];
      x1 = new float[capacity][Panels.padded(5, V)];
      x2 = new float[capacity][Panels.padded(4, V)];
      x3 = new float[capacity][Panels.padded(3, V)];
    }

    /**
     * What enters layer {@code layer}, from 1.
     */
    float[][] into(int layer) {
      switch (layer) {
        case 1:
          return x0;
        case 2:
          return x1;
        case 3:
          return x2;
        default:
          throw new IllegalArgumentException("no layer " + layer);
      }
    }

    /**
     * How many numbers enter layer {@code layer}, from 1.
     */
    int widthInto(int layer) {
      switch (layer) {
        case 1:
          return 4;
        case 2:
          return 5;
        case 3:
          return 4;
        default:
          throw new IllegalArgumentException("no layer " + layer);
      }
    }
  }

  /**
   * Backpropagation by sensitivities of {@code cross_entropy}, and the update by {@code sgd};
   * trains the weights of the network around it.
   */
  private final class Backpropagation implements Learner<float[]> {
    private int loaded;

    private final Rows rows;

    private final double[] losses;

    private final int[] labels;

    private final float[][] delta1;

    private final float[] g1;

    private final float[] px1;

    private final float[] pd1;

    private final float[] gb1;

    private final float[][] delta2;

    private final float[] g2;

    private final float[] px2;

    private final float[] pd2;

    private final float[] t2;

    private final float[][] delta3;

    private final float[] g3;

    private final float[] px3;

    private final float[] pd3;

    private final float[] gb3;

    private final float[] t3;

    private final float[] one;

    Backpropagation(int capacity) {
      rows = new Rows(capacity);
      losses = new double[capacity];
      labels = new int[capacity];
      delta1 = new float[capacity][Panels.padded(5, V)];
      g1 = new float[4 * Panels.padded(5, V)];
      px1 = new float[capacity * Panels.padded(4, P)];
      pd1 = new float[capacity * Panels.padded(5, P)];
      gb1 = new float[Panels.padded(5, V)];
      delta2 = new float[capacity][Panels.padded(4, V)];
      g2 = new float[5 * Panels.padded(4, V)];
      px2 = new float[capacity * Panels.padded(5, P)];
      pd2 = new float[capacity * Panels.padded(4, P)];
      t2 = new float[4 * Panels.padded(5, V)];
      delta3 = new float[capacity][Panels.padded(3, V)];
      g3 = new float[4 * Panels.padded(3, V)];
      px3 = new float[capacity * Panels.padded(4, P)];
      pd3 = new float[capacity * Panels.padded(3, P)];
      gb3 = new float[Panels.padded(3, V)];
      t3 = new float[3 * Panels.padded(4, V)];
      one = new float[] {1};
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
      panels2.transpose(w2, t2, 0, 5);
      Arrays.fill(g3, 0);
      Arrays.fill(gb3, 0);
      panels3.transpose(w3, t3, 0, 4);
    }

    @Override
    public void load(Examples<float[]> examples, int[] order, int from, int to) {
      loaded = to - from;
      for (int n = 0; n < loaded; n++) {
        rows.x0[n] = examples.input(order[from + n]);
        labels[n] = examples.label(order[from + n]);
      }
    }

    @Override
    public void forward(int from, int to) {
      propagate(rows, from, to);
      loss3(rows.x3, labels, losses, from, to);
    }

    @Override
    public void backward(int from, int to) {
      sensitivity3(labels, rows.x3, delta3, from, to);
      sensitivity2(delta3, t3, delta2, from, to);
      sensitivity1(delta2, t2, rows.x1, delta1, from, to);
      if (loaded > 1) {
        pack(rows.x0, 4 / V * V, 4, px1, losses.length, from, to);
        pack(delta1, Panels.padded(5, V), 5, pd1, losses.length, from, to);
      }
      if (loaded > 1) {
        pack(rows.x1, Panels.padded(5, V), 5, px2, losses.length, from, to);
        pack(delta2, Panels.padded(4, V), 4, pd2, losses.length, from, to);
      }
      if (loaded > 1) {
        pack(rows.x2, Panels.padded(4, V), 4, px3, losses.length, from, to);
        pack(delta3, Panels.padded(3, V), 3, pd3, losses.length, from, to);
      }
    }

    @Override
    public void gradient(int part, int parts) {
      gradient1(packed(rows.x0, px1), packed(delta1, pd1), loaded, packedCapacity(), g1,
          Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta1, loaded, gb1);
      }
      gradient2(packed(rows.x1, px2), packed(delta2, pd2), loaded, packedCapacity(), g2,
          Parts.start(5, 8, part, parts), Parts.start(5, 8, part + 1, parts));
      gradient3(packed(rows.x2, px3), packed(delta3, pd3), loaded, packedCapacity(), g3,
          Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta3, loaded, gb3);
      }
    }

    @Override
    public void update(int part, int parts, double rate, int examples, long step) {
      float eta = (float) rate;
      float mean = 1f / examples;
      update1(eta, mean, Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts),
          part == 0);
      update2(eta, mean, Parts.start(5, 8, part, parts), Parts.start(5, 8, part + 1, parts));
      update3(eta, mean, Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts),
          part == 0);
    }

    @Override
    public void step(int part, int parts, double rate, int examples, long step) {
      float eta = (float) rate;
      float mean = 1f / examples;
      step1(packed(rows.x0, px1), packed(delta1, pd1), packedCapacity(), loaded, delta1, eta, mean,
          Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts), part == 0);
      step2(packed(rows.x1, px2), packed(delta2, pd2), packedCapacity(), loaded, eta, mean,
          Parts.start(5, 8, part, parts), Parts.start(5, 8, part + 1, parts));
      step3(packed(rows.x2, px3), packed(delta3, pd3), packedCapacity(), loaded, delta3, eta, mean,
          Parts.start(4, 8, part, parts), Parts.start(4, 8, part + 1, parts), part == 0);
    }

    /**
     * The rows in panels: the panels that they were packed into, or a single row.
     */
    private float[] packed(float[][] rows, float[] panels) {
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
      float[] x = rows.x3[row];
      int best = 0;
      for (int j = 1; j < 3; j++) {
        best = x[j] > x[best] ? j : best;
      }
      return best == labels[row];
    }

    @Override
    public float[] output(int row) {
      return Arrays.copyOf(rows.x3[row], 3);
    }

    @Override
    public float[] layerInput(int layer, int row) {
      return Arrays.copyOf(rows.into(layer)[row], rows.widthInto(layer));
    }

    @Override
    public List<Tensor> gradients() {
      List<Tensor> tensors = new ArrayList<>();
      tensors.add(Tensor.weight("layer1", g1, panels1));
      tensors.add(Tensor.bias("layer1", gb1, 5));
      tensors.add(Tensor.weight("layer2", g2, panels2));
      tensors.add(Tensor.weight("layer3", g3, panels3));
      tensors.add(Tensor.bias("layer3", gb3, 3));
      return tensors;
    }

    /**
     * {@code x3 = exp(s3) / sum exp(s3)}, {@code e = -ln x3[label]}; x3 [n x 3], label [n].
     */
    private static void loss3(float[][] x3, int[] label, double[] e, int from, int to) {
      for (int n = from; n < to; n++) {
        float[] x = x3[n];
        float max = x[0];
        for (int j = 1; j < 3; j++) {
          max = Math.max(max, x[j]);
        }
        float distance = x[label[n]] - max;
        float sum = 0;
        exp(x, max, 3);
        for (int j = 0; j < 3; j++) {
          sum += x[j];
        }
        for (int j = 0; j < 3; j += V) {
          FloatVector.fromArray(LANES, x, j).div(sum).intoArray(x, j);
        }
        e[n] = Elementary.log(sum) - distance;
      }
    }

    /**
     * {@code delta3 = de/ds3 = x3 - y}; rows {@code from .. to - 1}; label [n]; delta3 [n x 3].
     */
    private static void sensitivity3(int[] label, float[][] x3, float[][] delta3, int from,
        int to) {
      for (int n = from; n < to; n++) {
        float[] x = x3[n];
        float[] e = delta3[n];
        for (int j = 0; j < 3; j++) {
          e[j] = x[j] - (j == label[n] ? 1 : 0);
        }
      }
    }

    /**
     * Moves what layer 1 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}.
     */
    private void update1(float eta, float mean, int from, int to, boolean first) {
      for (int j = 0; j < 5; j += P) {
        int across = 5 - j > V ? P : V;
        int at = j * 4 + from * across;
        updateSpan(w1, g1, at, (to - from) * across, eta, mean);
      }
      if (first) {
        updateSpan(b1, gb1, 0, b1.length, eta, mean);
      }
    }

    /**
     * Moves what layer 2 learns: weights of inputs {@code from .. to - 1}; copies weights into
     * their transpose.
     */
    private void update2(float eta, float mean, int from, int to) {
      for (int j = 0; j < 4; j += P) {
        int across = 4 - j > V ? P : V;
        int at = j * 5 + from * across;
        updateSpan(w2, g2, at, (to - from) * across, eta, mean);
      }
      panels2.transpose(w2, t2, from, to);
    }

    /**
     * Moves what layer 3 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update3(float eta, float mean, int from, int to, boolean first) {
      for (int j = 0; j < 3; j += P) {
        int across = 3 - j > V ? P : V;
        int at = j * 4 + from * across;
        updateSpan(w3, g3, at, (to - from) * across, eta, mean);
      }
      panels3.transpose(w3, t3, from, to);
      if (first) {
        updateSpan(b3, gb3, 0, b3.length, eta, mean);
      }
    }

    /**
     * Adds up the gradient of layer 1 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 1 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}.
     */
    private void step1(float[] x, float[] d, int capacity, int rows, float[][] delta, float eta,
        float mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w1, 4, 0, 5, from, to, eta, mean);
      } else {
        stepPanel(x, d, rows, capacity, w1, 4, 0, 5, from, to, eta, mean);
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b1, 1, 0, 5, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb1);
          updateSpan(b1, gb1, 0, b1.length, eta, mean);
        }
      }
    }

    /**
     * Adds up the gradient of layer 2 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 2 learns: weights of inputs {@code from .. to - 1}; copies
     * weights into their transpose.
     */
    private void step2(float[] x, float[] d, int capacity, int rows, float eta, float mean,
        int from, int to) {
      if (rows == 1) {
        stepOne(x, d, capacity, w2, 5, 0, 4, from, to, eta, mean);
        // What is not remembered moves the copy to the same bits.
        if (from == 0 && to > 0) {
          stepOne(d, x, capacity, t2, 4, 0, 5, 0, 4, eta, mean);
        }
      } else {
        stepPanel(x, d, rows, capacity, w2, 5, 0, 4, from, to, eta, mean);
        // Few examples move the copy in less time than it takes to turn it.
        if (rows <= 32 && from == 0 && to == 5) {
          stepPanel(d, x, rows, capacity, t2, 4, 0, 5, 0, 4, eta, mean);
        } else {
          panels2.transpose(w2, t2, from, to);
        }
      }
    }

    /**
     * Adds up the gradient of layer 3 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 3 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}; copies weights into their transpose.
     */
    private void step3(float[] x, float[] d, int capacity, int rows, float[][] delta, float eta,
        float mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w3, 4, 0, 3, from, to, eta, mean);
        // What is not remembered moves the copy to the same bits.
        if (from == 0 && to > 0) {
          stepOne(d, x, capacity, t3, 3, 0, 4, 0, 3, eta, mean);
        }
      } else {
        stepPanel(x, d, rows, capacity, w3, 4, 0, 3, from, to, eta, mean);
        // Few examples move the copy in less time than it takes to turn it.
        if (rows <= 32 && from == 0 && to == 4) {
          stepPanel(d, x, rows, capacity, t3, 3, 0, 4, 0, 3, eta, mean);
        } else {
          panels3.transpose(w3, t3, from, to);
        }
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b3, 1, 0, 3, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb3);
          updateSpan(b3, gb3, 0, b3.length, eta, mean);
        }
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = g mean} for {@code count} parameters from {@code at}
     * on; clears g; whole vectors.
     */
    private static void updateSpan(float[] w, float[] g, int at, int count, float eta, float mean) {
      for (int j = 0; j < count; j += V) {
        FloatVector gradient = FloatVector.fromArray(LANES, g, at + j).mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + j)).intoArray(w, at + j);
        FloatVector.zero(LANES).intoArray(g, at + j);
      }
    }

    /**
     * Sums up the gradients of inputs {@code from .. to - 1} and outputs {@code left .. right -
     * 1}, which are whole panels or the last, over {@code rows} examples, tile by tile, and moves
     * the weights of a tile before the next; x and d packed for {@code capacity} examples, weights
     * in panels [fanIn x outputs].
     */
    private static void stepPanel(float[] x, float[] d, int rows, int capacity, float[] w,
        int fanIn, int left, int right, int from, int to, float eta, float mean) {
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
    private static void stepOf8(float[] x, int xAt, float[] d, int dAt, int rows, float[] w, int at,
        float eta, float mean) {
      FloatVector sumA0 = FloatVector.zero(LANES);
      FloatVector sumA1 = FloatVector.zero(LANES);
      FloatVector sumB0 = FloatVector.zero(LANES);
      FloatVector sumB1 = FloatVector.zero(LANES);
      FloatVector sumC0 = FloatVector.zero(LANES);
      FloatVector sumC1 = FloatVector.zero(LANES);
      FloatVector sumD0 = FloatVector.zero(LANES);
      FloatVector sumD1 = FloatVector.zero(LANES);
      FloatVector sumE0 = FloatVector.zero(LANES);
      FloatVector sumE1 = FloatVector.zero(LANES);
      FloatVector sumF0 = FloatVector.zero(LANES);
      FloatVector sumF1 = FloatVector.zero(LANES);
      FloatVector sumG0 = FloatVector.zero(LANES);
      FloatVector sumG1 = FloatVector.zero(LANES);
      FloatVector sumH0 = FloatVector.zero(LANES);
      FloatVector sumH1 = FloatVector.zero(LANES);
      for (int n = 0; n < rows; n++) {
        FloatVector row0 = FloatVector.fromArray(LANES, d, dAt + n * P);
        FloatVector row1 = FloatVector.fromArray(LANES, d, dAt + n * P + V);
        FloatVector factorA = FloatVector.broadcast(LANES, x[xAt + n * P]);
        sumA0 = factorA.fma(row0, sumA0);
        sumA1 = factorA.fma(row1, sumA1);
        FloatVector factorB = FloatVector.broadcast(LANES, x[xAt + n * P + 1]);
        sumB0 = factorB.fma(row0, sumB0);
        sumB1 = factorB.fma(row1, sumB1);
        FloatVector factorC = FloatVector.broadcast(LANES, x[xAt + n * P + 2]);
        sumC0 = factorC.fma(row0, sumC0);
        sumC1 = factorC.fma(row1, sumC1);
        FloatVector factorD = FloatVector.broadcast(LANES, x[xAt + n * P + 3]);
        sumD0 = factorD.fma(row0, sumD0);
        sumD1 = factorD.fma(row1, sumD1);
        FloatVector factorE = FloatVector.broadcast(LANES, x[xAt + n * P + 4]);
        sumE0 = factorE.fma(row0, sumE0);
        sumE1 = factorE.fma(row1, sumE1);
        FloatVector factorF = FloatVector.broadcast(LANES, x[xAt + n * P + 5]);
        sumF0 = factorF.fma(row0, sumF0);
        sumF1 = factorF.fma(row1, sumF1);
        FloatVector factorG = FloatVector.broadcast(LANES, x[xAt + n * P + 6]);
        sumG0 = factorG.fma(row0, sumG0);
        sumG1 = factorG.fma(row1, sumG1);
        FloatVector factorH = FloatVector.broadcast(LANES, x[xAt + n * P + 7]);
        sumH0 = factorH.fma(row0, sumH0);
        sumH1 = factorH.fma(row1, sumH1);
      }
      {
        FloatVector gradient = sumA0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at)).intoArray(w, at);
      }
      {
        FloatVector gradient = sumA1.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + V)).intoArray(w, at + V);
      }
      {
        FloatVector gradient = sumB0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + P)).intoArray(w, at + P);
      }
      {
        FloatVector gradient = sumB1.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + P + V)).intoArray(w, at + P + V);
      }
      {
        FloatVector gradient = sumC0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 2 * P)).intoArray(w, at + 2 * P);
      }
      {
        FloatVector gradient = sumC1.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 2 * P + V)).intoArray(w, at + 2 * P + V);
      }
      {
        FloatVector gradient = sumD0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 3 * P)).intoArray(w, at + 3 * P);
      }
      {
        FloatVector gradient = sumD1.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 3 * P + V)).intoArray(w, at + 3 * P + V);
      }
      {
        FloatVector gradient = sumE0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 4 * P)).intoArray(w, at + 4 * P);
      }
      {
        FloatVector gradient = sumE1.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 4 * P + V)).intoArray(w, at + 4 * P + V);
      }
      {
        FloatVector gradient = sumF0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 5 * P)).intoArray(w, at + 5 * P);
      }
      {
        FloatVector gradient = sumF1.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 5 * P + V)).intoArray(w, at + 5 * P + V);
      }
      {
        FloatVector gradient = sumG0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 6 * P)).intoArray(w, at + 6 * P);
      }
      {
        FloatVector gradient = sumG1.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 6 * P + V)).intoArray(w, at + 6 * P + V);
      }
      {
        FloatVector gradient = sumH0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 7 * P)).intoArray(w, at + 7 * P);
      }
      {
        FloatVector gradient = sumH1.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 7 * P + V)).intoArray(w, at + 7 * P + V);
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = (x[0] d[0] + ... + x[rows - 1] d[rows - 1]) mean} for
     * 4 rows of weights that begin at {@code at}, P wide; example 0 begins at {@code xAt} and
     * {@code dAt}.
     */
    private static void stepOf4(float[] x, int xAt, float[] d, int dAt, int rows, float[] w, int at,
        float eta, float mean) {
      FloatVector sumA0 = FloatVector.zero(LANES);
      FloatVector sumA1 = FloatVector.zero(LANES);
      FloatVector sumB0 = FloatVector.zero(LANES);
      FloatVector sumB1 = FloatVector.zero(LANES);
      FloatVector sumC0 = FloatVector.zero(LANES);
      FloatVector sumC1 = FloatVector.zero(LANES);
      FloatVector sumD0 = FloatVector.zero(LANES);
      FloatVector sumD1 = FloatVector.zero(LANES);
      for (int n = 0; n < rows; n++) {
        FloatVector row0 = FloatVector.fromArray(LANES, d, dAt + n * P);
        FloatVector row1 = FloatVector.fromArray(LANES, d, dAt + n * P + V);
        FloatVector factorA = FloatVector.broadcast(LANES, x[xAt + n * P]);
        sumA0 = factorA.fma(row0, sumA0);
        sumA1 = factorA.fma(row1, sumA1);
        FloatVector factorB = FloatVector.broadcast(LANES, x[xAt + n * P + 1]);
        sumB0 = factorB.fma(row0, sumB0);
        sumB1 = factorB.fma(row1, sumB1);
        FloatVector factorC = FloatVector.broadcast(LANES, x[xAt + n * P + 2]);
        sumC0 = factorC.fma(row0, sumC0);
        sumC1 = factorC.fma(row1, sumC1);
        FloatVector factorD = FloatVector.broadcast(LANES, x[xAt + n * P + 3]);
        sumD0 = factorD.fma(row0, sumD0);
        sumD1 = factorD.fma(row1, sumD1);
      }
      {
        FloatVector gradient = sumA0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at)).intoArray(w, at);
      }
      {
        FloatVector gradient = sumA1.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + V)).intoArray(w, at + V);
      }
      {
        FloatVector gradient = sumB0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + P)).intoArray(w, at + P);
      }
      {
        FloatVector gradient = sumB1.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + P + V)).intoArray(w, at + P + V);
      }
      {
        FloatVector gradient = sumC0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 2 * P)).intoArray(w, at + 2 * P);
      }
      {
        FloatVector gradient = sumC1.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 2 * P + V)).intoArray(w, at + 2 * P + V);
      }
      {
        FloatVector gradient = sumD0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 3 * P)).intoArray(w, at + 3 * P);
      }
      {
        FloatVector gradient = sumD1.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 3 * P + V)).intoArray(w, at + 3 * P + V);
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = (x[0] d[0] + ... + x[rows - 1] d[rows - 1]) mean} for
     * one row of weights that begin at {@code at}, P wide; example 0 begins at {@code xAt} and
     * {@code dAt}.
     */
    private static void stepOf1(float[] x, int xAt, float[] d, int dAt, int rows, float[] w, int at,
        float eta, float mean) {
      FloatVector sumA0 = FloatVector.zero(LANES);
      FloatVector sumA1 = FloatVector.zero(LANES);
      for (int n = 0; n < rows; n++) {
        FloatVector row0 = FloatVector.fromArray(LANES, d, dAt + n * P);
        FloatVector row1 = FloatVector.fromArray(LANES, d, dAt + n * P + V);
        FloatVector factorA = FloatVector.broadcast(LANES, x[xAt + n * P]);
        sumA0 = factorA.fma(row0, sumA0);
        sumA1 = factorA.fma(row1, sumA1);
      }
      {
        FloatVector gradient = sumA0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at)).intoArray(w, at);
      }
      {
        FloatVector gradient = sumA1.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + V)).intoArray(w, at + V);
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = (x[0] d[0] + ... + x[rows - 1] d[rows - 1]) mean} for
     * 8 rows of weights that begin at {@code at}, V wide; example 0 begins at {@code xAt} and
     * {@code dAt}.
     */
    private static void stepOf8Narrow(float[] x, int xAt, float[] d, int dAt, int rows, float[] w,
        int at, float eta, float mean) {
      FloatVector sumA0 = FloatVector.zero(LANES);
      FloatVector sumB0 = FloatVector.zero(LANES);
      FloatVector sumC0 = FloatVector.zero(LANES);
      FloatVector sumD0 = FloatVector.zero(LANES);
      FloatVector sumE0 = FloatVector.zero(LANES);
      FloatVector sumF0 = FloatVector.zero(LANES);
      FloatVector sumG0 = FloatVector.zero(LANES);
      FloatVector sumH0 = FloatVector.zero(LANES);
      for (int n = 0; n < rows; n++) {
        FloatVector row0 = FloatVector.fromArray(LANES, d, dAt + n * P);
        FloatVector factorA = FloatVector.broadcast(LANES, x[xAt + n * P]);
        sumA0 = factorA.fma(row0, sumA0);
        FloatVector factorB = FloatVector.broadcast(LANES, x[xAt + n * P + 1]);
        sumB0 = factorB.fma(row0, sumB0);
        FloatVector factorC = FloatVector.broadcast(LANES, x[xAt + n * P + 2]);
        sumC0 = factorC.fma(row0, sumC0);
        FloatVector factorD = FloatVector.broadcast(LANES, x[xAt + n * P + 3]);
        sumD0 = factorD.fma(row0, sumD0);
        FloatVector factorE = FloatVector.broadcast(LANES, x[xAt + n * P + 4]);
        sumE0 = factorE.fma(row0, sumE0);
        FloatVector factorF = FloatVector.broadcast(LANES, x[xAt + n * P + 5]);
        sumF0 = factorF.fma(row0, sumF0);
        FloatVector factorG = FloatVector.broadcast(LANES, x[xAt + n * P + 6]);
        sumG0 = factorG.fma(row0, sumG0);
        FloatVector factorH = FloatVector.broadcast(LANES, x[xAt + n * P + 7]);
        sumH0 = factorH.fma(row0, sumH0);
      }
      {
        FloatVector gradient = sumA0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at)).intoArray(w, at);
      }
      {
        FloatVector gradient = sumB0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + V)).intoArray(w, at + V);
      }
      {
        FloatVector gradient = sumC0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 2 * V)).intoArray(w, at + 2 * V);
      }
      {
        FloatVector gradient = sumD0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 3 * V)).intoArray(w, at + 3 * V);
      }
      {
        FloatVector gradient = sumE0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 4 * V)).intoArray(w, at + 4 * V);
      }
      {
        FloatVector gradient = sumF0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 5 * V)).intoArray(w, at + 5 * V);
      }
      {
        FloatVector gradient = sumG0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 6 * V)).intoArray(w, at + 6 * V);
      }
      {
        FloatVector gradient = sumH0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 7 * V)).intoArray(w, at + 7 * V);
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = (x[0] d[0] + ... + x[rows - 1] d[rows - 1]) mean} for
     * 4 rows of weights that begin at {@code at}, V wide; example 0 begins at {@code xAt} and
     * {@code dAt}.
     */
    private static void stepOf4Narrow(float[] x, int xAt, float[] d, int dAt, int rows, float[] w,
        int at, float eta, float mean) {
      FloatVector sumA0 = FloatVector.zero(LANES);
      FloatVector sumB0 = FloatVector.zero(LANES);
      FloatVector sumC0 = FloatVector.zero(LANES);
      FloatVector sumD0 = FloatVector.zero(LANES);
      for (int n = 0; n < rows; n++) {
        FloatVector row0 = FloatVector.fromArray(LANES, d, dAt + n * P);
        FloatVector factorA = FloatVector.broadcast(LANES, x[xAt + n * P]);
        sumA0 = factorA.fma(row0, sumA0);
        FloatVector factorB = FloatVector.broadcast(LANES, x[xAt + n * P + 1]);
        sumB0 = factorB.fma(row0, sumB0);
        FloatVector factorC = FloatVector.broadcast(LANES, x[xAt + n * P + 2]);
        sumC0 = factorC.fma(row0, sumC0);
        FloatVector factorD = FloatVector.broadcast(LANES, x[xAt + n * P + 3]);
        sumD0 = factorD.fma(row0, sumD0);
      }
      {
        FloatVector gradient = sumA0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at)).intoArray(w, at);
      }
      {
        FloatVector gradient = sumB0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + V)).intoArray(w, at + V);
      }
      {
        FloatVector gradient = sumC0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 2 * V)).intoArray(w, at + 2 * V);
      }
      {
        FloatVector gradient = sumD0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at + 3 * V)).intoArray(w, at + 3 * V);
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = (x[0] d[0] + ... + x[rows - 1] d[rows - 1]) mean} for
     * one row of weights that begin at {@code at}, V wide; example 0 begins at {@code xAt} and
     * {@code dAt}.
     */
    private static void stepOf1Narrow(float[] x, int xAt, float[] d, int dAt, int rows, float[] w,
        int at, float eta, float mean) {
      FloatVector sumA0 = FloatVector.zero(LANES);
      for (int n = 0; n < rows; n++) {
        FloatVector row0 = FloatVector.fromArray(LANES, d, dAt + n * P);
        FloatVector factorA = FloatVector.broadcast(LANES, x[xAt + n * P]);
        sumA0 = factorA.fma(row0, sumA0);
      }
      {
        FloatVector gradient = sumA0.mul(FloatVector.broadcast(LANES, mean));
        FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at)).intoArray(w, at);
      }
    }

    /**
     * As {@code stepPanel} for one example, whose gradients pass through registers alone.
     */
    private static void stepOne(float[] x, float[] d, int capacity, float[] w, int fanIn, int left,
        int right, int from, int to, float eta, float mean) {
      FloatVector zero = FloatVector.zero(LANES);
      for (int j = left; j < right; j += V) {
        int panel = j / P * P;
        int across = right - panel > V ? P : V;
        FloatVector delta = FloatVector.fromArray(LANES, d, panel * capacity + j - panel);
        int at = panel * fanIn + from * across + j - panel;
        for (int i = from; i < to; i++, at += across) {
          FloatVector factor = FloatVector.broadcast(LANES, x[i / P * P * capacity + i % P]);
          FloatVector gradient = factor.fma(delta, zero).mul(FloatVector.broadcast(LANES, mean));
          FloatVector.broadcast(LANES, -eta).fma(gradient, FloatVector.fromArray(LANES, w, at)).intoArray(w, at);
        }
      }
    }
  }

  /**
   * What {@code Tiny} takes, as it is declared: nothing is to be scaled.
   *
   * @param x {@code x}: 4 numbers
   */
  public record Input(float[] x) {
    /**
     * Checks the values, and copies arrays.
     *
     * @param x {@code x}
     * @throws IllegalArgumentException naming the column whose value the model does not take
     */
    public Input {
      x = Checked.reals("x", x, 4);
    }

    /**
     * A copy of {@code x}: 4 numbers.
     *
     * @return the values
     */
    @Override
    public float[] x() {
      return x.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Input && Arrays.equals(Tiny.toRow(this), Tiny.toRow((Input) other));
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(Tiny.toRow(this));
    }

    @Override
    public String toString() {
      return "Input[x=" + Arrays.toString(x) + "]";
    }
  }

  /**
   * What {@code Tiny} says of one input. Immutable.
   */
  public static final class Prediction {
    private final float[] y;

    private Prediction(float[] y) {
      this.y = y;
    }

    /**
     * The prediction that a row of outputs says, as prediction into arrays leaves it.
     *
     * @param y shape [3]; copied
     * @return what it says
     * @throws IllegalArgumentException if {@code y} has another length
     */
    public static Prediction of(float[] y) {
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
    public float probability(Kind label) {
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
