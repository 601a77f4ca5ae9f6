// Made by nnc 0.1.0; do not edit.
import dev.nnlang.runtime.Checked;
import dev.nnlang.runtime.Elementary;
import dev.nnlang.runtime.Examples;
import dev.nnlang.runtime.Generated;
import dev.nnlang.runtime.Initialization;
import dev.nnlang.runtime.Initializer;
import dev.nnlang.runtime.Learner;
import dev.nnlang.runtime.Network;
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

/**
 * Names an iris flower from the size of a petal in centimetres.
 *
 * <p>The network {@code Iris}: 2 inputs, 3 outputs, 51 parameters, float; loss {@code
 * cross_entropy}.
 *
 * <ol>
 * <li>{@code standardize}
 * <li>{@code hidden: dense(2 -> 8, tanh)}: {@code s1 = b1 + W1^T x0, x1 = tanh(s1)}
 * <li>{@code out: dense(8 -> 3, softmax)}: {@code s2 = b2 + W2^T x1, x2 = exp(s2) / sum
 * exp(s2)}
 * </ol>
 */
@Generated("nnc 0.1.0")
public final class Iris implements Network<float[]> {
  /**
   * Names, types and labels of inputs and outputs.
   */
  public static final Signature SIGNATURE = new Signature(Version.require("Iris", 1, "0.1.0"),
      "aefad934178bf7edf2161d95b71d76b2", Signature.Task.CLASSIFICATION, inputs(), outputs());

  private final float[] mean;

  private final float[] deviation;

  private final float[][] w1;

  private final float[] b1;

  private final float[][] w2;

  private final float[] b2;

  private final Spares<Rows> idle;

  private final Spares<Rows> idleBatch;

  /**
   * A network whose parameters are all 0, to be loaded or trained.
   */
  public Iris() {
    mean = new float[2];
    deviation = new float[2];
    w1 = new float[2][8];
    b1 = new float[8];
    w2 = new float[8][3];
    b2 = new float[3];
    idle = new Spares<>();
    idleBatch = new Spares<>();
    Arrays.fill(deviation, 1);
  }

  private static List<Signature.Field> inputs() {
    List<Signature.Field> fields = new ArrayList<>();
    fields.add(Signature.Field.real("petal_length", 0.0, 10.0));
    fields.add(Signature.Field.real("petal_width", 0.0, 10.0));
    return fields;
  }

  private static List<Signature.Field> outputs() {
    List<Signature.Field> fields = new ArrayList<>();
    fields.add(Signature.Field.oneOf("species", "setosa", "versicolor", "virginica"));
    return fields;
  }

  /**
   * A network with the weights of the resource {@code Iris.safetensors} beside this class: the
   * file that {@code nnc train} writes, in the folder of the package among the resources.
   *
   * @return a new network
   * @throws IllegalStateException if there is no such resource
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Iris load() {
    return Weights.load(Optional.ofNullable(Iris.class.getResourceAsStream("Iris.safetensors")),
        "Iris.safetensors", new Iris());
  }

  /**
   * A network with the weights of a file.
   *
   * @param file weights that nnc or {@link #save} wrote
   * @return a new network
   * @throws java.io.IOException if it cannot be read
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Iris load(Path file) throws IOException {
    return Weights.load(file, new Iris());
  }

  /**
   * A network with the weights of a stream.
   *
   * @param in read to its end, not closed; it holds weights that nnc or {@link #save} wrote
   * @return a new network
   * @throws java.io.IOException if it cannot be read
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Iris load(InputStream in) throws IOException {
    return Weights.load(in, new Iris());
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
  public static Iris initial(long seed) {
    return Initialization.draw(new Iris(), seed);
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
   * Predicts one input by its values, as {@link #predict(Input)}.
   *
   * @param petalLength {@code petal_length}: a number in 0 to 10
   * @param petalWidth {@code petal_width}: a number in 0 to 10
   * @return what the network says of it
   * @throws IllegalArgumentException naming the column whose value the model does not take
   */
  public Prediction predict(float petalLength, float petalWidth) {
    return predict(new Input(petalLength, petalWidth));
  }

  /**
   * The numbers of {@code input}, in the order in which they enter.
   */
  private static float[] toRow(Input input) {
    float[] x = new float[2];
    x[0] = input.petalLength;
    x[1] = input.petalWidth;
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
    tensors.add(Tensor.statistic("standardize.mean", mean));
    tensors.add(Tensor.statistic("standardize.deviation", deviation));
    tensors.add(Tensor.weight("hidden", w1));
    tensors.add(Tensor.bias("hidden", b1));
    tensors.add(Tensor.weight("out", w2));
    tensors.add(Tensor.bias("out", b2));
    return tensors;
  }

  @Override
  public List<Initialization> initializations() {
    List<Initialization> layers = new ArrayList<>();
    layers.add(new Initialization(1, "hidden.weight", Initializer.glorot()));
    layers.add(new Initialization(2, "out.weight", Initializer.glorot()));
    return layers;
  }

  @Override
  public void scaleInput(float[] x) {
    Shape.require("x", x.length, 2);
    standardize(x);
  }

  @Override
  public void predict(float[] x, float[] y) {
    Shape.require("x", x.length, 2);
    Shape.require("y", y.length, 3);
    // Buffers of one example; a thread that finds them taken makes its own.
    Rows found = idle.take();
    Rows rows = found == null ? new Rows(1).withInputs() : found;
    System.arraycopy(x, 0, rows.x0[0], 0, 2);
    scaleInput(rows.x0[0]);
    propagate(rows, 0, 1);
    activate2(rows.x2, 0, 1);
    System.arraycopy(rows.x2[0], 0, y, 0, 3);
    idle.give(rows);
  }

  @Override
  public void predict(float[][] x, float[][] y, int from, int to) {
    Rows found = idleBatch.take();
    Rows rows = found == null ? new Rows(64).withInputs() : found;
    for (int first = from; first < to; first += 64) {
      int count = Math.min(64, to - first);
      for (int n = 0; n < count; n++) {
        Shape.require("x", x[first + n].length, 2);
        Shape.require("y", y[first + n].length, 3);
        System.arraycopy(x[first + n], 0, rows.x0[n], 0, 2);
        scaleInput(rows.x0[n]);
      }
      propagate(rows, 0, count);
      activate2(rows.x2, 0, count);
      for (int n = 0; n < count; n++) {
        System.arraycopy(rows.x2[n], 0, y[first + n], 0, 3);
      }
    }
    idleBatch.give(rows);
  }

  @Override
  public Learner<float[]> learner(int capacity) {
    return new Backpropagation(capacity);
  }

  @Override
  public Iris copy() {
    Iris copy = new Iris();
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
  }

  /**
   * {@code x = (x - mean) / deviation} in place; x [2].
   */
  private void standardize(float[] x) {
    for (int i = 0; i < 2; i++) {
      x[i] = (x[i] - mean[i]) / deviation[i];
    }
  }

  /**
   * {@code s1 = b1 + W1^T x0} for rows {@code from .. to - 1}; x0 [n x 2], s1 [n x 8]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal1(float[][] x0, float[][] s1, int from, int to) {
    for (int n = from; n < to; n++) {
      System.arraycopy(b1, 0, s1[n], 0, 8);
    }
    for (int n = from; n < to; n++) {
      float[] a = x0[n];
      add2x8(a[0], a[1], w1[0], w1[1], s1[n]);
    }
  }

  /**
   * {@code x1 = tanh(s1)} in place; s1 [n x 8], x1 [n x 8].
   */
  private static void activate1(float[][] x1, int from, int to) {
    for (int n = from; n < to; n++) {
      float[] x = x1[n];
      for (int j = 0; j < 8; j++) {
        x[j] = Elementary.tanh(x[j]);
      }
    }
  }

  /**
   * {@code s2 = b2 + W2^T x1} for rows {@code from .. to - 1}; x1 [n x 8], s2 [n x 3]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal2(float[][] x1, float[][] s2, int from, int to) {
    for (int n = from; n < to; n++) {
      System.arraycopy(b2, 0, s2[n], 0, 3);
    }
    for (int n = from; n < to; n++) {
      float[] a = x1[n];
      add8x3(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], w2[0], w2[1], w2[2], w2[3], w2[4],
          w2[5], w2[6], w2[7], s2[n]);
    }
  }

  /**
   * {@code x2 = exp(s2) / sum exp(s2)} in place, shifted by the largest signal; s2 [n x 3], x2
   * [n x 3].
   */
  private static void activate2(float[][] x2, int from, int to) {
    for (int n = from; n < to; n++) {
      float[] x = x2[n];
      float max = x[0];
      for (int j = 1; j < 3; j++) {
        max = Math.max(max, x[j]);
      }
      float sum = 0;
      for (int j = 0; j < 3; j++) {
        x[j] = Elementary.exp(x[j] - max);
        sum += x[j];
      }
      for (int j = 0; j < 3; j++) {
        x[j] /= sum;
      }
    }
  }

  /**
   * {@code delta1 = theta'(s1) (x) W2 delta2}; with {@code theta' = 1 - x1^2}; rows {@code from
   * .. to - 1}; t2 is W2^T [3 x 8]; delta1 [n x 8]. Each sum runs over the signals above in
   * ascending order.
   */
  private static void sensitivity1(float[][] delta2, float[][] t2, float[][] x1, float[][] delta1,
      int from, int to) {
    for (int n = from; n < to; n++) {
      Arrays.fill(delta1[n], 0);
    }
    for (int n = from; n < to; n++) {
      float[] a = delta2[n];
      add3x8(a[0], a[1], a[2], t2[0], t2[1], t2[2], delta1[n]);
    }
    for (int n = from; n < to; n++) {
      float[] x = x1[n];
      float[] d = delta1[n];
      for (int j = 0; j < 8; j++) {
        d[j] = d[j] * Math.fma(-x[j], x[j], 1f);
      }
    }
  }

  /**
   * {@code G1 = G1 + x0 delta1^T} over {@code rows} examples, for inputs {@code from .. to - 1},
   * whose sums lie {@code shift} rows further up; x0 [rows x 2], delta1 [rows x 8], G1 [2 x 8];
   * each sum runs over the examples in ascending order.
   */
  private static void gradient1(float[][] x0, float[][] delta1, int rows, float[][] g1, int shift,
      int from, int to) {
    int n = 0;
    for (; n + 8 <= rows; n += 8) {
      float[] xA = x0[n];
      float[] xB = x0[n + 1];
      float[] xC = x0[n + 2];
      float[] xD = x0[n + 3];
      float[] xE = x0[n + 4];
      float[] xF = x0[n + 5];
      float[] xG = x0[n + 6];
      float[] xH = x0[n + 7];
      float[] dA = delta1[n];
      float[] dB = delta1[n + 1];
      float[] dC = delta1[n + 2];
      float[] dD = delta1[n + 3];
      float[] dE = delta1[n + 4];
      float[] dF = delta1[n + 5];
      float[] dG = delta1[n + 6];
      float[] dH = delta1[n + 7];
      for (int i = from; i < to; i++) {
        add8x8(xA[i], xB[i], xC[i], xD[i], xE[i], xF[i], xG[i], xH[i], dA, dB, dC, dD, dE, dF, dG,
            dH, g1[i - shift]);
      }
    }
    for (; n < rows; n++) {
      for (int i = from; i < to; i++) {
        add1x8(x0[n][i], delta1[n], g1[i - shift]);
      }
    }
  }

  /**
   * {@code G2 = G2 + x1 delta2^T} over {@code rows} examples, for inputs {@code from .. to - 1},
   * whose sums lie {@code shift} rows further up; x1 [rows x 8], delta2 [rows x 3], G2 [8 x 3];
   * each sum runs over the examples in ascending order.
   */
  private static void gradient2(float[][] x1, float[][] delta2, int rows, float[][] g2, int shift,
      int from, int to) {
    int n = 0;
    for (; n + 8 <= rows; n += 8) {
      float[] xA = x1[n];
      float[] xB = x1[n + 1];
      float[] xC = x1[n + 2];
      float[] xD = x1[n + 3];
      float[] xE = x1[n + 4];
      float[] xF = x1[n + 5];
      float[] xG = x1[n + 6];
      float[] xH = x1[n + 7];
      float[] dA = delta2[n];
      float[] dB = delta2[n + 1];
      float[] dC = delta2[n + 2];
      float[] dD = delta2[n + 3];
      float[] dE = delta2[n + 4];
      float[] dF = delta2[n + 5];
      float[] dG = delta2[n + 6];
      float[] dH = delta2[n + 7];
      for (int i = from; i < to; i++) {
        add8x3(xA[i], xB[i], xC[i], xD[i], xE[i], xF[i], xG[i], xH[i], dA, dB, dC, dD, dE, dF, dG,
            dH, g2[i - shift]);
      }
    }
    for (; n < rows; n++) {
      for (int i = from; i < to; i++) {
        add1x3(x1[n][i], delta2[n], g2[i - shift]);
      }
    }
  }

  /**
   * {@code y = y + a0 v0 + ... + a1 v1}, added in this order; rows of 8.
   */
  private static void add2x8(float a0, float a1, float[] v0, float[] v1, float[] y) {
    for (int j = 0; j < 8; j++) {
      y[j] = Math.fma(a1, v1[j], Math.fma(a0, v0[j], y[j]));
    }
  }

  /**
   * {@code y = y + a0 v0 + ... + a7 v7}, added in this order; rows of 3.
   */
  private static void add8x3(float a0, float a1, float a2, float a3, float a4, float a5, float a6,
      float a7, float[] v0, float[] v1, float[] v2, float[] v3, float[] v4, float[] v5, float[] v6,
      float[] v7, float[] y) {
    for (int j = 0; j < 3; j++) {
      y[j] = Math.fma(a7, v7[j], Math.fma(a6, v6[j], Math.fma(a5, v5[j], Math.fma(a4, v4[j],
          Math.fma(a3, v3[j], Math.fma(a2, v2[j], Math.fma(a1, v1[j], Math.fma(a0, v0[j],
          y[j]))))))));
    }
  }

  /**
   * {@code y = y + a0 v0 + ... + a7 v7}, added in this order; rows of 8.
   */
  private static void add8x8(float a0, float a1, float a2, float a3, float a4, float a5, float a6,
      float a7, float[] v0, float[] v1, float[] v2, float[] v3, float[] v4, float[] v5, float[] v6,
      float[] v7, float[] y) {
    for (int j = 0; j < 8; j++) {
      y[j] = Math.fma(a7, v7[j], Math.fma(a6, v6[j], Math.fma(a5, v5[j], Math.fma(a4, v4[j],
          Math.fma(a3, v3[j], Math.fma(a2, v2[j], Math.fma(a1, v1[j], Math.fma(a0, v0[j],
          y[j]))))))));
    }
  }

  /**
   * {@code y = y + a0 v0}, added in this order; rows of 8.
   */
  private static void add1x8(float a0, float[] v0, float[] y) {
    for (int j = 0; j < 8; j++) {
      y[j] = Math.fma(a0, v0[j], y[j]);
    }
  }

  /**
   * {@code y = y + a0 v0 + ... + a2 v2}, added in this order; rows of 8.
   */
  private static void add3x8(float a0, float a1, float a2, float[] v0, float[] v1, float[] v2,
      float[] y) {
    for (int j = 0; j < 8; j++) {
      y[j] = Math.fma(a2, v2[j], Math.fma(a1, v1[j], Math.fma(a0, v0[j], y[j])));
    }
  }

  /**
   * {@code y = y + a0 v0}, added in this order; rows of 3.
   */
  private static void add1x3(float a0, float[] v0, float[] y) {
    for (int j = 0; j < 3; j++) {
      y[j] = Math.fma(a0, v0[j], y[j]);
    }
  }

  /**
   * {@code t = w^T} for rows {@code from .. to - 1} of w.
   */
  private static void transpose(float[][] w, float[][] t, int from, int to) {
    for (int j = 0; j < t.length; j++) {
      float[] row = t[j];
      for (int i = from; i < to; i++) {
        row[i] = w[i][j];
      }
    }
  }

  /**
   * {@code m = 0}.
   */
  private static void clear(float[][] m) {
    for (float[] row : m) {
      Arrays.fill(row, 0);
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

    Rows(int capacity) {
      x0 = new float[capacity][];
      x1 = new float[capacity][8];
      x2 = new float[capacity][3];
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
        default:
          throw new IllegalArgumentException("no layer " + layer);
      }
    }

    /**
     * Gives each row an input of its own.
     */
    Rows withInputs() {
      for (int n = 0; n < x0.length; n++) {
        x0[n] = new float[2];
      }
      return this;
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

    private final float[][] g1;

    private final float[] gb1;

    private final float[][] delta2;

    private final float[][] g2;

    private final float[] gb2;

    private final float[][] t2;

    Backpropagation(int capacity) {
      rows = new Rows(capacity);
      losses = new double[capacity];
      labels = new int[capacity];
      delta1 = new float[capacity][8];
      g1 = new float[2][8];
      gb1 = new float[8];
      delta2 = new float[capacity][3];
      g2 = new float[8][3];
      gb2 = new float[3];
      t2 = new float[3][8];
      reset();
    }

    @Override
    public int capacity() {
      return losses.length;
    }

    @Override
    public void reset() {
      clear(g1);
      Arrays.fill(gb1, 0);
      clear(g2);
      Arrays.fill(gb2, 0);
      transpose(w2, t2, 0, 8);
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
      loss2(rows.x2, labels, losses, from, to);
    }

    @Override
    public void backward(int from, int to) {
      sensitivity2(labels, rows.x2, delta2, from, to);
      sensitivity1(delta2, t2, rows.x1, delta1, from, to);
    }

    @Override
    public void gradient(int part, int parts) {
      gradient1(rows.x0, delta1, loaded, g1, 0, Parts.start(2, part, parts),
          Parts.start(2, part + 1, parts));
      if (part == 0) {
        for (int n = 0; n < loaded; n++) {
          add1x8(1, delta1[n], gb1);
        }
      }
      gradient2(rows.x1, delta2, loaded, g2, 0, Parts.start(8, part, parts),
          Parts.start(8, part + 1, parts));
      if (part == 0) {
        for (int n = 0; n < loaded; n++) {
          add1x3(1, delta2[n], gb2);
        }
      }
    }

    @Override
    public void update(int part, int parts, double rate, int examples, long step) {
      float eta = (float) rate;
      float mean = 1f / examples;
      update1(eta, mean, Parts.start(2, part, parts), Parts.start(2, part + 1, parts), part == 0);
      update2(eta, mean, Parts.start(8, part, parts), Parts.start(8, part + 1, parts), part == 0);
    }

    @Override
    public void step(int part, int parts, double rate, int examples, long step) {
      float eta = (float) rate;
      float mean = 1f / examples;
      step1(rows.x0, loaded, delta1, eta, mean, Parts.start(2, part, parts),
          Parts.start(2, part + 1, parts), part == 0);
      step2(rows.x1, loaded, delta2, eta, mean, Parts.start(8, part, parts),
          Parts.start(8, part + 1, parts), part == 0);
    }

    @Override
    public double loss(int row) {
      return losses[row];
    }

    @Override
    public boolean hit(int row) {
      float[] x = rows.x2[row];
      int best = 0;
      for (int j = 1; j < 3; j++) {
        best = x[j] > x[best] ? j : best;
      }
      return best == labels[row];
    }

    @Override
    public float[] output(int row) {
      return rows.x2[row];
    }

    @Override
    public float[] layerInput(int layer, int row) {
      return rows.into(layer)[row];
    }

    @Override
    public List<Tensor> gradients() {
      List<Tensor> tensors = new ArrayList<>();
      tensors.add(Tensor.weight("hidden", g1));
      tensors.add(Tensor.bias("hidden", gb1));
      tensors.add(Tensor.weight("out", g2));
      tensors.add(Tensor.bias("out", gb2));
      return tensors;
    }

    /**
     * {@code x2 = exp(s2) / sum exp(s2)}, {@code e = -ln x2[label]}; x2 [n x 3], label [n].
     */
    private static void loss2(float[][] x2, int[] label, double[] e, int from, int to) {
      for (int n = from; n < to; n++) {
        float[] x = x2[n];
        float max = x[0];
        for (int j = 1; j < 3; j++) {
          max = Math.max(max, x[j]);
        }
        float distance = x[label[n]] - max;
        float sum = 0;
        for (int j = 0; j < 3; j++) {
          x[j] = Elementary.exp(x[j] - max);
          sum += x[j];
        }
        for (int j = 0; j < 3; j++) {
          x[j] /= sum;
        }
        e[n] = Elementary.log(sum) - distance;
      }
    }

    /**
     * {@code delta2 = de/ds2 = x2 - y}; rows {@code from .. to - 1}; label [n]; delta2 [n x 3].
     */
    private static void sensitivity2(int[] label, float[][] x2, float[][] delta2, int from,
        int to) {
      for (int n = from; n < to; n++) {
        float[] x = x2[n];
        float[] e = delta2[n];
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
      for (int i = from; i < to; i++) {
        updateRow8(w1[i], g1[i], eta, mean);
      }
      if (first) {
        updateRow8(b1, gb1, eta, mean);
      }
    }

    /**
     * Moves what layer 2 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update2(float eta, float mean, int from, int to, boolean first) {
      for (int i = from; i < to; i++) {
        updateRow3(w2[i], g2[i], eta, mean);
      }
      transpose(w2, t2, from, to);
      if (first) {
        updateRow3(b2, gb2, eta, mean);
      }
    }

    /**
     * Adds up the gradient of layer 1 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 1 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}.
     */
    private void step1(float[][] x, int rows, float[][] delta, float eta, float mean, int from,
        int to, boolean first) {
      // The sums of some inputs at a time, in the rows of this part's first.
      for (int block = from; block < to; block += 16) {
        int end = Math.min(block + 16, to);
        gradient1(x, delta, rows, g1, block - from, block, end);
        for (int i = block; i < end; i++) {
          updateRow8(w1[i], g1[from + i - block], eta, mean);
        }
      }
      if (first) {
        for (int n = 0; n < rows; n++) {
          add1x8(1, delta[n], gb1);
        }
        updateRow8(b1, gb1, eta, mean);
      }
    }

    /**
     * Adds up the gradient of layer 2 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 2 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}; copies weights into their transpose.
     */
    private void step2(float[][] x, int rows, float[][] delta, float eta, float mean, int from,
        int to, boolean first) {
      // The sums of some inputs at a time, in the rows of this part's first.
      for (int block = from; block < to; block += 16) {
        int end = Math.min(block + 16, to);
        gradient2(x, delta, rows, g2, block - from, block, end);
        for (int i = block; i < end; i++) {
          updateRow3(w2[i], g2[from + i - block], eta, mean);
        }
      }
      transpose(w2, t2, from, to);
      if (first) {
        for (int n = 0; n < rows; n++) {
          add1x3(1, delta[n], gb2);
        }
        updateRow3(b2, gb2, eta, mean);
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = g mean}; clears g; rows of 8.
     */
    private static void updateRow8(float[] w, float[] g, float eta, float mean) {
      for (int j = 0; j < 8; j++) {
        float gradient = g[j] * mean;
        w[j] = Math.fma(-eta, gradient, w[j]);
        g[j] = 0;
      }
    }

    /**
     * {@code w = w - eta G} with {@code G = g mean}; clears g; rows of 3.
     */
    private static void updateRow3(float[] w, float[] g, float eta, float mean) {
      for (int j = 0; j < 3; j++) {
        float gradient = g[j] * mean;
        w[j] = Math.fma(-eta, gradient, w[j]);
        g[j] = 0;
      }
    }
  }

  /**
   * What {@code Iris} takes, as it is declared: nothing is to be scaled.
   *
   * @param petalLength {@code petal_length}: a number in 0 to 10
   * @param petalWidth {@code petal_width}: a number in 0 to 10
   */
  public record Input(float petalLength, float petalWidth) {
    /**
     * Checks the values.
     *
     * @param petalLength {@code petal_length}
     * @param petalWidth {@code petal_width}
     * @throws IllegalArgumentException naming the column whose value the model does not take
     */
    public Input {
      Checked.real("petal_length", petalLength, 0f, 10f);
      Checked.real("petal_width", petalWidth, 0f, 10f);
    }
  }

  /**
   * What {@code Iris} says of one input. Immutable.
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
     * {@code species}: one of 3 labels.
     *
     * @return the label with the largest probability; the first of several
     */
    public Species species() {
      int best = 0;
      for (int j = 1; j < 3; j++) {
        best = y[j] > y[best] ? j : best;
      }
      return Species.values()[best];
    }

    /**
     * The probability of one label; all of them sum to 1.
     *
     * @param label as the model declares it
     * @return the number behind it
     */
    public float probability(Species label) {
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
      return "Prediction[species=" + species().label() + ", outputs=" + Arrays.toString(y) + "]";
    }
  }

  /**
   * The labels of {@code species}, in the order of its numbers.
   */
  public enum Species {
    /**
     * {@code setosa}.
     */
    SETOSA("setosa"),

    /**
     * {@code versicolor}.
     */
    VERSICOLOR("versicolor"),

    /**
     * {@code virginica}.
     */
    VIRGINICA("virginica");

    private final String label;

    Species(String label) {
      this.label = label;
    }

    /**
     * How the model and its data spell it.
     *
     * @return such as {@code setosa}
     */
    public String label() {
      return label;
    }
  }
}
