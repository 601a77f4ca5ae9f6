// Made by nnc 1.2.3; do not edit.
import dev.nnlang.runtime.Checked;
import dev.nnlang.runtime.Examples;
import dev.nnlang.runtime.Generated;
import dev.nnlang.runtime.Initialization;
import dev.nnlang.runtime.Initializer;
import dev.nnlang.runtime.Learner;
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
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A first layer that leaves zeros out.
 *
 * <p>The network {@code Large}: 256 inputs, 1 outputs, 33025 parameters, float; loss {@code
 * squared}.
 *
 * <ol>
 * <li>{@code layer1: dense(256 -> 128, relu)}: {@code s1 = b1 + W1^T x0, x1 = max(0, s1)}
 * <li>{@code layer2: dense(128 -> 1, identity)}: {@code s2 = b2 + W2^T x1, x2 = s2}
 * </ol>
 */
@Generated("nnc 1.2.3")
public final class Large implements Network<float[]> {
  /**
   * Names, types and labels of inputs and outputs.
   */
  public static final Signature SIGNATURE = new Signature(Version.require("Large", 1, "1.2.3"),
      "c73f384ba0fa4d49f517487cd39351c3", Signature.Task.REGRESSION, inputs(), outputs());

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

  /**
   * The numbers of a vector that belong to the first tile.
   */
  private static final VectorMask<Float> LOW = LANES.indexInRange(0, TALL ? 8 : 4);

  /**
   * Those of the second, if there is one.
   */
  private static final VectorMask<Float> HIGH = LOW.not();

  private final float[] w1;

  private final Panels panels1;

  private final float[] b1;

  private final float[] w2;

  private final Panels panels2;

  private final float[] b2;

  private final Spares<Rows> idle;

  private final Spares<Rows> idleBatch;

  /**
   * A network whose parameters are all 0, to be loaded or trained.
   */
  public Large() {
    w1 = new float[256 * Panels.padded(128, V)];
    panels1 = new Panels(256, 128, V);
    b1 = new float[Panels.padded(128, V)];
    w2 = new float[128 * Panels.padded(1, V)];
    panels2 = new Panels(128, 1, V);
    b2 = new float[Panels.padded(1, V)];
    idle = new Spares<>();
    idleBatch = new Spares<>();
  }

  private static List<Signature.Field> inputs() {
    List<Signature.Field> fields = new ArrayList<>();
    fields.add(Signature.Field.real("x").vector(256));
    return fields;
  }

  private static List<Signature.Field> outputs() {
    List<Signature.Field> fields = new ArrayList<>();
    fields.add(Signature.Field.real("y"));
    return fields;
  }

  /**
   * The declared training.
   *
   * <ol>
   * <li>train: loss squared, sgd, until epochs &gt;= 1
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
                .batch(8)
                .rate(Schedule.constant(0.1)))
            .withSettings("8b84ceaf2be4fd4689ff9dfd74b68621");
  }

  /**
   * A network with the weights of the resource {@code Large.safetensors} beside this class: the
   * file that {@code nnc train} writes, in the folder of the package among the resources.
   *
   * @return a new network
   * @throws IllegalStateException if there is no such resource
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Large load() {
    return Weights.load(Optional.ofNullable(Large.class.getResourceAsStream("Large.safetensors")),
        "Large.safetensors", new Large());
  }

  /**
   * A network with the weights of a file.
   *
   * @param file weights that nnc or {@link #save} wrote
   * @return a new network
   * @throws java.io.IOException if it cannot be read
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Large load(Path file) throws IOException {
    return Weights.load(file, new Large());
  }

  /**
   * A network with the weights of a stream.
   *
   * @param in read to its end, not closed; it holds weights that nnc or {@link #save} wrote
   * @return a new network
   * @throws java.io.IOException if it cannot be read
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Large load(InputStream in) throws IOException {
    return Weights.load(in, new Large());
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
  public static Large initial(long seed) {
    return Initialization.draw(new Large(), seed);
  }

  /**
   * A trainer that fits this network as {@link #training()} declares: rows and listeners are
   * passed to it. Train a {@link #copy()} where this network goes on to predict meanwhile.
   *
   * @return a new trainer
   */
  public Trainer<float[]> trainer() {
    return Trainer.of(this, training());
  }

  /**
   * Predicts one input, on any number of threads at once.
   *
   * @param input as declared; scaling is the network's own affair
   * @return what the network says of it
   */
  public Prediction predict(Input input) {
    float[] y = new float[1];
    predict(toRow(input), y);
    return new Prediction(y);
  }

  /**
   * The numbers of {@code input}, in the order in which they enter.
   */
  private static float[] toRow(Input input) {
    float[] x = new float[256];
    System.arraycopy(input.x, 0, x, 0, 256);
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
    tensors.add(Tensor.bias("layer1", b1, 128));
    tensors.add(Tensor.weight("layer2", w2, panels2));
    tensors.add(Tensor.bias("layer2", b2, 1));
    return tensors;
  }

  @Override
  public List<Initialization> initializations() {
    List<Initialization> layers = new ArrayList<>();
    layers.add(new Initialization(1, "layer1.weight", Initializer.glorot()));
    layers.add(new Initialization(2, "layer2.weight", Initializer.glorot()));
    return layers;
  }

  @Override
  public void scaleInput(float[] x) {
    Shape.require("x", x.length, 256);
  }

  @Override
  public void predict(float[] x, float[] y) {
    Shape.require("x", x.length, 256);
    Shape.require("y", y.length, 1);
    // Buffers of one example; a thread that finds them taken makes its own.
    Rows found = idle.take();
    Rows rows = found == null ? new Rows(1) : found;
    rows.x0[0] = x;
    propagate(rows, 0, 1);
    System.arraycopy(rows.x2[0], 0, y, 0, 1);
    idle.give(rows);
  }

  @Override
  public void predict(float[][] x, float[][] y, int from, int to) {
    Rows found = idleBatch.take();
    Rows rows = found == null ? new Rows(64) : found;
    for (int first = from; first < to; first += 64) {
      int count = Math.min(64, to - first);
      for (int n = 0; n < count; n++) {
        Shape.require("x", x[first + n].length, 256);
        Shape.require("y", y[first + n].length, 1);
      }
      System.arraycopy(x, first, rows.x0, 0, count);
      propagate(rows, 0, count);
      for (int n = 0; n < count; n++) {
        System.arraycopy(rows.x2[n], 0, y[first + n], 0, 1);
      }
    }
    idleBatch.give(rows);
  }

  @Override
  public Learner<float[]> learner(int capacity) {
    return new Backpropagation(capacity);
  }

  @Override
  public Large copy() {
    Large copy = new Large();
    List<Tensor> from = tensors();
    List<Tensor> to = copy.tensors();
    for (int i = 0; i < from.size(); i++) {
      to.get(i).write(from.get(i).values());
    }
    return copy;
  }

  /**
   * The same from the signals of the first layer on.
   */
  private void propagateSignals(Rows rows, int from, int to) {
    activate1(rows.x1, from, to);
    signal2(rows.x1, rows.x2, from, to);
  }

  /**
   * Forward propagation of rows {@code from .. to - 1}, up to the last layer's signals.
   */
  private void propagate(Rows rows, int from, int to) {
    signal1(rows, rows.x0, rows.x1, 0, 128, from, to);
    propagateSignals(rows, from, to);
  }

  /**
   * {@code s1 = b1 + W1^T x0} for rows {@code from .. to - 1}, outputs {@code left .. right -
   * 1}; x0 [n x 256], s1 [n x 128]; each sum runs over the inputs in ascending order.
   */
  private void signal1(Rows rows, float[][] x0, float[][] s1, int left, int right, int from,
      int to) {
    for (int n = from; n < to; n++) {
      for (int j = left; j < right; j += V) {
        FloatVector.fromArray(LANES, b1, j).intoArray(s1[n], j);
      }
    }
    addListedProducts(x0, w1, 256, s1, left, right, from, to, rows.places(left));
  }

  /**
   * {@code x1 = max(0, s1)} in place; s1 [n x 128], x1 [n x 128].
   */
  private static void activate1(float[][] x1, int from, int to) {
    for (int n = from; n < to; n++) {
      float[] x = x1[n];
      for (int j = 0; j < 128; j += V) {
        FloatVector signal = FloatVector.fromArray(LANES, x, j);
        signal.blend(0, signal.compare(VectorOperators.LE, 0)).intoArray(x, j);
      }
    }
  }

  /**
   * {@code s2 = b2 + W2^T x1} for rows {@code from .. to - 1}; x1 [n x 128], s2 [n x 1]; each
   * sum runs over the inputs in ascending order.
   */
  private void signal2(float[][] x1, float[][] s2, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 1; j += V) {
        FloatVector.fromArray(LANES, b2, j).intoArray(s2[n], j);
      }
    }
    addProducts(x1, w2, 128, s2, 0, 1, from, to);
  }

  /**
   * {@code delta1 = theta'(s1) (x) W2 delta2}; with {@code theta' = [x1 > 0]}; rows {@code from
   * .. to - 1}; t2 is W2^T [1 x 128]; delta1 [n x 128]. Each sum runs over the signals above in
   * ascending order.
   */
  private static void sensitivity1(float[][] delta2, float[] t2, float[][] x1, float[][] delta1,
      int from, int to) {
    for (int n = from; n < to; n++) {
      for (int j = 0; j < 128; j += V) {
        FloatVector.zero(LANES).intoArray(delta1[n], j);
      }
    }
    addProducts(delta2, t2, 1, delta1, 0, 128, from, to);
    for (int n = from; n < to; n++) {
      float[] x = x1[n];
      float[] d = delta1[n];
      for (int j = 0; j < 128; j += V) {
        FloatVector toOutput = FloatVector.fromArray(LANES, d, j);
        FloatVector told = FloatVector.fromArray(LANES, x, j);
        FloatVector.zero(LANES).blend(toOutput, told.compare(VectorOperators.GT, 0)).intoArray(d, j);
      }
    }
  }

  /**
   * {@code G1 = G1 + x0 delta1^T} over {@code rows} examples, for outputs {@code from .. to -
   * 1}; x0 [rows x 256], delta1 [rows x 128], G1 [256 x 128]; each sum runs over the examples in
   * ascending order.
   */
  private static void gradient1(float[] x0, float[] delta1, int rows, int capacity, float[] g1,
      int from, int to) {
    addGradients(x0, delta1, rows, capacity, g1, 256, from, to, 0, 256);
  }

  /**
   * {@code G2 = G2 + x1 delta2^T} over {@code rows} examples, for inputs {@code from .. to - 1};
   * x1 [rows x 128], delta2 [rows x 1], G2 [128 x 1]; each sum runs over the examples in
   * ascending order.
   */
  private static void gradient2(float[] x1, float[] delta2, int rows, int capacity, float[] g2,
      int from, int to) {
    addGradients(x1, delta2, rows, capacity, g2, 128, 0, 1, from, to);
  }

  /**
   * As {@code addProducts}, without the terms that are 0 in all rows of a tile, where that is
   * worth it and 0 times each weight is 0.
   */
  private static void addListedProducts(float[][] x, float[] m, int terms, float[][] y, int left,
      int right, int from, int to, Places places) {
    int tile = TALL ? 8 : 4;
    int whole = from + (to - from) / tile * tile;
    places.used = whole > from && V >= tile && !places.spares();
    if (places.used) {
      long found = 0;
      for (int n = from, t = 0; n < whole; n += tile, t++) {
        places.counts[t] = findTerms(x, n, n + tile, terms, places.sizes, places.list, t * terms);
        found += places.counts[t];
      }
      places.judge(found, (long) (whole - from) / tile * terms);
    }
    if (!places.used) {
      addProducts(x, m, terms, y, left, right, from, to);
      return;
    }
    for (int j = left; j < right; j += P) {
      int at = j * terms;
      int end = Math.min(j + P, right);
      if (right - j <= V || !allFinite(m, at, terms * P)) {
        addProducts(x, m, terms, y, j, end, from, whole);
        continue;
      }
      for (int n = from, t = 0; n < whole; n += tile, t++) {
        int first = t * terms;
        int last = first + places.counts[t];
        if (TALL) {
          productOf8Listed(x[n], x[n + 1], x[n + 2], x[n + 3], x[n + 4], x[n + 5], x[n + 6],
              x[n + 7], m, at, places.list, first, last, y[n], y[n + 1], y[n + 2], y[n + 3],
              y[n + 4], y[n + 5], y[n + 6], y[n + 7], j);
        } else {
          productOf4Listed(x[n], x[n + 1], x[n + 2], x[n + 3], m, at, places.list, first, last,
              y[n], y[n + 1], y[n + 2], y[n + 3], j);
        }
      }
    }
    if (whole < to) {
      addProducts(x, m, terms, y, left, right, whole, to);
    }
  }

  /**
   * Lists from {@code list[first]} on the terms that are not 0 in all of rows {@code from .. to
   * - 1}, and returns how many they are; {@code sizes} is for its own use.
   */
  private static int findTerms(float[][] x, int from, int to, int terms, float[] sizes, int[] list,
      int first) {
    int whole = terms / V * V;
    for (int k = 0; k < whole; k += V) {
      FloatVector sum = FloatVector.zero(LANES);
      for (int n = from; n < to; n++) {
        sum = sum.add(FloatVector.fromArray(LANES, x[n], k).abs());
      }
      sum.intoArray(sizes, k);
    }
    for (int k = whole; k < terms; k++) {
      sizes[k] = 0;
      for (int n = from; n < to; n++) {
        sizes[k] += Math.abs(x[n][k]);
      }
    }
    int end = first;
    for (int k = 0; k < terms; k++) {
      // Overwritten by the next if it is 0.
      list[end] = k;
      end += sizes[k] != 0 ? 1 : 0;
    }
    return end - first;
  }

  /**
   * Whether {@code count} numbers from {@code at} on are finite, as 0 times each is 0 then;
   * {@code count} is a multiple of P.
   */
  private static boolean allFinite(float[] m, int at, int count) {
    FloatVector zero = FloatVector.zero(LANES);
    FloatVector sumA = zero;
    FloatVector sumB = zero;
    FloatVector sumC = zero;
    FloatVector sumD = zero;
    int i = at;
    int end = at + count;
    for (; i + 2 * P <= end; i += 2 * P) {
      sumA = FloatVector.fromArray(LANES, m, i).fma(zero, sumA);
      sumB = FloatVector.fromArray(LANES, m, i + V).fma(zero, sumB);
      sumC = FloatVector.fromArray(LANES, m, i + P).fma(zero, sumC);
      sumD = FloatVector.fromArray(LANES, m, i + P + V).fma(zero, sumD);
    }
    for (; i < end; i += V) {
      sumA = FloatVector.fromArray(LANES, m, i).fma(zero, sumA);
    }
    return sumA.add(sumB).add(sumC.add(sumD)).reduceLanes(VectorOperators.ADD) == 0;
  }

  /**
   * {@code y = y + a[k] m[k]}, k from {@code list[first]} to {@code list[last - 1]} for 8 rows,
   * outputs {@code j .. j + P - 1}; row 0 of the panel m begins at {@code at}.
   */
  private static void productOf8Listed(float[] aA, float[] aB, float[] aC, float[] aD, float[] aE,
      float[] aF, float[] aG, float[] aH, float[] m, int at, int[] list, int first, int last,
      float[] yA, float[] yB, float[] yC, float[] yD, float[] yE, float[] yF, float[] yG,
      float[] yH, int j) {
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
    for (int place = first; place < last; place++) {
      int k = list[place];
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
   * {@code y = y + a[k] m[k]}, k from {@code list[first]} to {@code list[last - 1]} for 4 rows,
   * outputs {@code j .. j + P - 1}; row 0 of the panel m begins at {@code at}.
   */
  private static void productOf4Listed(float[] aA, float[] aB, float[] aC, float[] aD, float[] m,
      int at, int[] list, int first, int last, float[] yA, float[] yB, float[] yC, float[] yD,
      int j) {
    FloatVector sumA0 = FloatVector.fromArray(LANES, yA, j);
    FloatVector sumA1 = FloatVector.fromArray(LANES, yA, j + V);
    FloatVector sumB0 = FloatVector.fromArray(LANES, yB, j);
    FloatVector sumB1 = FloatVector.fromArray(LANES, yB, j + V);
    FloatVector sumC0 = FloatVector.fromArray(LANES, yC, j);
    FloatVector sumC1 = FloatVector.fromArray(LANES, yC, j + V);
    FloatVector sumD0 = FloatVector.fromArray(LANES, yD, j);
    FloatVector sumD1 = FloatVector.fromArray(LANES, yD, j + V);
    for (int place = first; place < last; place++) {
      int k = list[place];
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
   * Rows of a chunk of examples: x0 their inputs, xl the outputs of layer l, and before that its
   * signals unless they are in sl.
   */
  private static final class Rows {
    private final float[][] x0;

    private final float[][] x1;

    private final float[][] x2;

    private final Places[] places;

    Rows(int capacity) {
      x0 = new float[capacity][];
      x1 = new float[capacity][Panels.padded(128, V)];
      x2 = new float[capacity][Panels.padded(1, V)];
      places = new Places[Panels.padded(128, P) / P + 1];
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
     * How many numbers enter layer {@code layer}, from 1.
     */
    int widthInto(int layer) {
      switch (layer) {
        case 1:
          return 256;
        case 2:
          return 128;
        default:
          throw new IllegalArgumentException("no layer " + layer);
      }
    }

    /**
     * Of the thread whose outputs begin at {@code left}; nobody else's.
     */
    Places places(int left) {
      Places mine = places[left / P];
      if (mine == null) {
        mine = new Places(x0.length, 256);
        places[left / P] = mine;
      }
      return mine;
    }
  }

  /**
   * Where the inputs of a chunk are not 0, for one thread: a list for each tile, one behind the
   * other.
   */
  private static final class Places {
    final int[] list;

    final int[] counts;

    final float[] sizes;

    boolean used;

    int spared;

    Places(int capacity, int terms) {
      int tile = TALL ? 8 : 4;
      // Lists of terms for tiles of rows, or of rows for tiles of terms.
      list = new int[Math.max(capacity / tile * terms, terms / tile * capacity) + 1];
      counts = new int[Math.max(capacity, terms) / tile];
      sizes = new float[terms];
    }

    /**
     * Whether the next chunk goes without a search, as one before had too few zeros.
     */
    boolean spares() {
      spared = Math.max(0, spared - 1);
      return spared > 0;
    }

    /**
     * Uses the lists of {@code found} of {@code all} terms unless that is more than three
     * quarters.
     */
    void judge(long found, long all) {
      if (4 * found > 3 * all) {
        used = false;
        spared = 31;
      }
    }
  }

  /**
   * Backpropagation by sensitivities of {@code squared}, and the update by {@code sgd}; trains
   * the weights of the network around it.
   */
  private final class Backpropagation implements Learner<float[]> {
    private int loaded;

    private final Rows rows;

    private final double[] losses;

    private final float[][] targets;

    private final float[][] delta1;

    private final float[] g1;

    private final float[] px1;

    private final float[] pd1;

    private final float[] gb1;

    private final float[][] delta2;

    private final float[] g2;

    private final float[] px2;

    private final float[] pd2;

    private final float[] gb2;

    private final float[] t2;

    private final float[] one;

    Backpropagation(int capacity) {
      rows = new Rows(capacity);
      losses = new double[capacity];
      targets = new float[capacity][];
      delta1 = new float[capacity][Panels.padded(128, V)];
      g1 = new float[256 * Panels.padded(128, V)];
      px1 = new float[capacity * Panels.padded(256, P)];
      pd1 = new float[capacity * Panels.padded(128, P)];
      gb1 = new float[Panels.padded(128, V)];
      delta2 = new float[capacity][Panels.padded(1, V)];
      g2 = new float[128 * Panels.padded(1, V)];
      px2 = new float[capacity * Panels.padded(128, P)];
      pd2 = new float[capacity * Panels.padded(1, P)];
      gb2 = new float[Panels.padded(1, V)];
      t2 = new float[1 * Panels.padded(128, V)];
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
      Arrays.fill(gb2, 0);
      panels2.transpose(w2, t2, 0, 128);
    }

    @Override
    public void load(Examples<float[]> examples, int[] order, int from, int to) {
      loaded = to - from;
      for (int n = 0; n < loaded; n++) {
        rows.x0[n] = examples.input(order[from + n]);
        targets[n] = examples.target(order[from + n]);
      }
    }

    @Override
    public boolean enters() {
      return true;
    }

    @Override
    public void enter(int part, int parts) {
      signal1(rows, rows.x0, rows.x1, Parts.start(128, P, part, parts),
          Parts.start(128, P, part + 1, parts), 0, loaded);
    }

    @Override
    public void forward(int from, int to) {
      propagateSignals(rows, from, to);
      loss2(rows.x2, targets, losses, from, to);
    }

    @Override
    public void backward(int from, int to) {
      sensitivity2(targets, rows.x2, delta2, from, to);
      sensitivity1(delta2, t2, rows.x1, delta1, from, to);
      if (loaded > 1) {
        pack(rows.x0, 256 / V * V, 256, px1, losses.length, from, to);
        pack(delta1, Panels.padded(128, V), 128, pd1, losses.length, from, to);
      }
      if (loaded > 1) {
        pack(rows.x1, Panels.padded(128, V), 128, px2, losses.length, from, to);
        pack(delta2, Panels.padded(1, V), 1, pd2, losses.length, from, to);
      }
    }

    @Override
    public void gradient(int part, int parts) {
      gradient1(packed(rows.x0, px1), packed(delta1, pd1), loaded, packedCapacity(), g1,
          Parts.start(128, P, part, parts), Parts.start(128, P, part + 1, parts));
      if (part == 0) {
        addAll(delta1, loaded, gb1);
      }
      gradient2(packed(rows.x1, px2), packed(delta2, pd2), loaded, packedCapacity(), g2,
          Parts.start(128, 8, part, parts), Parts.start(128, 8, part + 1, parts));
      if (part == 0) {
        addAll(delta2, loaded, gb2);
      }
    }

    @Override
    public void update(int part, int parts, double rate, int examples, long step) {
      float eta = (float) rate;
      float mean = 1f / examples;
      update1(eta, mean, Parts.start(128, P, part, parts), Parts.start(128, P, part + 1, parts),
          part == 0);
      update2(eta, mean, Parts.start(128, 8, part, parts), Parts.start(128, 8, part + 1, parts),
          part == 0);
    }

    @Override
    public void step(int part, int parts, double rate, int examples, long step) {
      float eta = (float) rate;
      float mean = 1f / examples;
      step1(packed(rows.x0, px1), packed(delta1, pd1), packedCapacity(), loaded, delta1, eta, mean,
          Parts.start(128, P, part, parts), Parts.start(128, P, part + 1, parts), part == 0);
      step2(packed(rows.x1, px2), packed(delta2, pd2), packedCapacity(), loaded, delta2, eta, mean,
          Parts.start(128, 8, part, parts), Parts.start(128, 8, part + 1, parts), part == 0);
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
      return false;
    }

    @Override
    public float[] output(int row) {
      return Arrays.copyOf(rows.x2[row], 1);
    }

    @Override
    public float[] layerInput(int layer, int row) {
      return Arrays.copyOf(rows.into(layer)[row], rows.widthInto(layer));
    }

    @Override
    public List<Tensor> gradients() {
      List<Tensor> tensors = new ArrayList<>();
      tensors.add(Tensor.weight("layer1", g1, panels1));
      tensors.add(Tensor.bias("layer1", gb1, 128));
      tensors.add(Tensor.weight("layer2", g2, panels2));
      tensors.add(Tensor.bias("layer2", gb2, 1));
      return tensors;
    }

    /**
     * {@code e = sum (x2 - y)^2}; x2 [n x 1], y [n x 1].
     */
    private static void loss2(float[][] x2, float[][] y, double[] e, int from, int to) {
      for (int n = from; n < to; n++) {
        float[] x = x2[n];
        float[] t = y[n];
        float loss = 0;
        for (int j = 0; j < 1; j++) {
          float difference = x[j] - t[j];
          loss = Math.fma(difference, difference, loss);
        }
        e[n] = loss;
      }
    }

    /**
     * {@code delta2 = de/ds2 = 2 (x2 - y)}; rows {@code from .. to - 1}; y [n x 1]; delta2 [n x
     * 1].
     */
    private static void sensitivity2(float[][] y, float[][] x2, float[][] delta2, int from,
        int to) {
      for (int n = from; n < to; n++) {
        float[] x = x2[n];
        float[] e = delta2[n];
        float[] t = y[n];
        for (int j = 0; j < 1; j++) {
          e[j] = 2 * (x[j] - t[j]);
        }
      }
    }

    /**
     * Moves what layer 1 learns: weights of outputs {@code from .. to - 1}, biases where {@code
     * first}.
     */
    private void update1(float eta, float mean, int from, int to, boolean first) {
      for (int j = from; j < to; j += P) {
        int across = to - j > V ? P : V;
        int at = j * 256;
        updateSpan(w1, g1, at, 256 * across, eta, mean);
      }
      if (first) {
        updateSpan(b1, gb1, 0, b1.length, eta, mean);
      }
    }

    /**
     * Moves what layer 2 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update2(float eta, float mean, int from, int to, boolean first) {
      for (int j = 0; j < 1; j += P) {
        int across = 1 - j > V ? P : V;
        int at = j * 128 + from * across;
        updateSpan(w2, g2, at, (to - from) * across, eta, mean);
      }
      panels2.transpose(w2, t2, from, to);
      if (first) {
        updateSpan(b2, gb2, 0, b2.length, eta, mean);
      }
    }

    /**
     * Adds up the gradient of layer 1 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 1 learns: weights of outputs {@code from .. to - 1}, biases where
     * {@code first}.
     */
    private void step1(float[] x, float[] d, int capacity, int rows, float[][] delta, float eta,
        float mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w1, 256, from, to, 0, 256, eta, mean);
      } else {
        stepListedPanel(x, d, rows, capacity, w1, 256, from, to, 0, 256, eta, mean,
            this.rows.places(from));
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b1, 1, 0, 128, 0, 1, eta, mean);
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
    private void step2(float[] x, float[] d, int capacity, int rows, float[][] delta, float eta,
        float mean, int from, int to, boolean first) {
      if (rows == 1) {
        stepOne(x, d, capacity, w2, 128, 0, 1, from, to, eta, mean);
        // What is not remembered moves the copy to the same bits.
        if (from == 0 && to > 0) {
          stepOne(d, x, capacity, t2, 1, 0, 128, 0, 1, eta, mean);
        }
      } else {
        stepPanel(x, d, rows, capacity, w2, 128, 0, 1, from, to, eta, mean);
        // Few examples move the copy in less time than it takes to turn it.
        if (rows <= 32 && from == 0 && to == 128) {
          stepPanel(d, x, rows, capacity, t2, 1, 0, 128, 0, 1, eta, mean);
        } else {
          panels2.transpose(w2, t2, from, to);
        }
      }
      if (first) {
        if (rows == 1) {
          stepOne(one, d, capacity, b2, 1, 0, 1, 0, 1, eta, mean);
        } else {
          addAll(delta, rows, gb2);
          updateSpan(b2, gb2, 0, b2.length, eta, mean);
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

    /**
     * As {@code stepPanel}, without the examples whose inputs are 0 in a tile, where that is worth
     * it and 0 times each sensitivity is 0.
     */
    private static void stepListedPanel(float[] x, float[] d, int rows, int capacity, float[] w,
        int fanIn, int left, int right, int from, int to, float eta, float mean, Places places) {
      if (!places.used) {
        stepPanel(x, d, rows, capacity, w, fanIn, left, right, from, to, eta, mean);
        return;
      }
      int tile = TALL ? 8 : 4;
      int whole = from + (to - from) / tile * tile;
      for (int i = from, t = 0; i < whole; i += tile, t++) {
        places.counts[t] = findExamples(x, i / P * P * capacity + i % P, rows, places.list,
            t * rows);
      }
      for (int j = left; j < right; j += P) {
        int end = Math.min(j + P, right);
        int dAt = j * capacity;
        if (right - j <= V || !allFinite(d, dAt, rows * P)) {
          stepPanel(x, d, rows, capacity, w, fanIn, j, end, from, to, eta, mean);
          continue;
        }
        int at = j * fanIn;
        for (int i = from, t = 0; i < whole; i += tile, t++) {
          int first = t * rows;
          int last = first + places.counts[t];
          if (first == last) {
            continue;
          }
          int xAt = i / P * P * capacity + i % P;
          if (TALL) {
            stepOf8Listed(x, xAt, d, dAt, places.list, first, last, w, at + i * P, eta, mean);
          } else {
            stepOf4Listed(x, xAt, d, dAt, places.list, first, last, w, at + i * P, eta, mean);
          }
        }
        stepPanel(x, d, rows, capacity, w, fanIn, j, end, whole, to, eta, mean);
      }
    }

    /**
     * Lists from {@code list[first]} on the examples that are not 0 in all inputs of a tile, which
     * begins at {@code at} and is the first or the second of a vector, of {@code rows} examples;
     * returns how many they are.
     */
    private static int findExamples(float[] x, int at, int rows, int[] list, int first) {
      int start = at / V * V;
      VectorMask<Float> lanes = at == start ? LOW : HIGH;
      FloatVector zero = FloatVector.zero(LANES);
      int end = first;
      for (int n = 0; n < rows; n++) {
        list[end] = n;
        FloatVector inputs = FloatVector.fromArray(LANES, x, start + n * P);
        end += inputs.compare(VectorOperators.NE, zero).and(lanes).anyTrue() ? 1 : 0;
      }
      return end - first;
    }

    /**
     * {@code w = w - eta G} with {@code G = (sum of x[n] d[n], n from list[first] to list[last -
     * 1]) mean} for 8 rows of weights that begin at {@code at}, P wide; example 0 begins at {@code
     * xAt} and {@code dAt}.
     */
    private static void stepOf8Listed(float[] x, int xAt, float[] d, int dAt, int[] list, int first,
        int last, float[] w, int at, float eta, float mean) {
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
      for (int place = first; place < last; place++) {
        int n = list[place];
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
     * {@code w = w - eta G} with {@code G = (sum of x[n] d[n], n from list[first] to list[last -
     * 1]) mean} for 4 rows of weights that begin at {@code at}, P wide; example 0 begins at {@code
     * xAt} and {@code dAt}.
     */
    private static void stepOf4Listed(float[] x, int xAt, float[] d, int dAt, int[] list, int first,
        int last, float[] w, int at, float eta, float mean) {
      FloatVector sumA0 = FloatVector.zero(LANES);
      FloatVector sumA1 = FloatVector.zero(LANES);
      FloatVector sumB0 = FloatVector.zero(LANES);
      FloatVector sumB1 = FloatVector.zero(LANES);
      FloatVector sumC0 = FloatVector.zero(LANES);
      FloatVector sumC1 = FloatVector.zero(LANES);
      FloatVector sumD0 = FloatVector.zero(LANES);
      FloatVector sumD1 = FloatVector.zero(LANES);
      for (int place = first; place < last; place++) {
        int n = list[place];
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
  }

  /**
   * What {@code Large} takes, as it is declared: nothing is to be scaled.
   *
   * @param x {@code x}: 256 numbers
   */
  public record Input(float[] x) {
    /**
     * Checks the values, and copies arrays.
     *
     * @param x {@code x}
     * @throws IllegalArgumentException naming the column whose value the model does not take
     */
    public Input {
      x = Checked.reals("x", x, 256);
    }

    /**
     * A copy of {@code x}: 256 numbers.
     *
     * @return the values
     */
    @Override
    public float[] x() {
      return x.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Input && Arrays.equals(Large.toRow(this), Large.toRow((Input) other));
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(Large.toRow(this));
    }

    @Override
    public String toString() {
      return "Input[x=" + Arrays.toString(x) + "]";
    }
  }

  /**
   * What {@code Large} says of one input. Immutable.
   */
  public static final class Prediction {
    private final float[] y;

    private Prediction(float[] y) {
      this.y = y;
    }

    /**
     * The prediction that a row of outputs says, as prediction into arrays leaves it.
     *
     * @param y shape [1]; copied
     * @return what it says
     * @throws IllegalArgumentException if {@code y} has another length
     */
    public static Prediction of(float[] y) {
      Shape.require("y", y.length, 1);
      return new Prediction(y.clone());
    }

    /**
     * {@code y}: a number.
     *
     * @return the value
     */
    public float y() {
      return y[0];
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
      return "Prediction[y=" + y() + "]";
    }
  }
}
