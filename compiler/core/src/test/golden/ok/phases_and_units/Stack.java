// Made by nnc 0.1.0; do not edit.
package com.example.stack;

import dev.nnlang.runtime.Checked;
import dev.nnlang.runtime.Elementary;
import dev.nnlang.runtime.Examples;
import dev.nnlang.runtime.Generated;
import dev.nnlang.runtime.Initialization;
import dev.nnlang.runtime.Initializer;
import dev.nnlang.runtime.Learner;
import dev.nnlang.runtime.Masks;
import dev.nnlang.runtime.Measure;
import dev.nnlang.runtime.Network;
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

/**
 * Greedy deep learning, dropout, a maxout layer and learned slopes.
 *
 * <p>The network {@code Stack}: 4 inputs, 2 outputs, 39 parameters, float; loss {@code
 * cross_entropy}.
 *
 * <ol>
 * <li>{@code h1: dense(4 -> 3, sigmoid)}: {@code s1 = b1 + W1^T x0, x1 = 1 / (1 + exp(-s1))}
 * <li>while training: {@code dropped1 = mask1 (x) x1}, each number 0 with the chance 0.25,
 * multiplied by 1.3333333333333333 else; else {@code dropped1 = x1}
 * <li>{@code h2: dense(3 -> 2, maxout(2))}: {@code s2 = b2 + W2^T dropped1, x2 = max(s2[2 i],
 * ..., s2[2 i + 1])}
 * <li>{@code unit1: prelu(0.1)}: {@code s3 = x2, x3 = max(0, s3) + slope3 (x) min(0, s3)}
 * <li>{@code out: dense(2 -> 2, softmax)}: {@code s4 = b4 + W4^T x3, x4 = exp(s4) / sum
 * exp(s4)}
 * </ol>
 */
@Generated("nnc 0.1.0")
public final class Stack implements Network<float[]> {
  /**
   * Names, types and labels of inputs and outputs.
   */
  public static final Signature SIGNATURE = new Signature(Version.require("Stack", 1, "0.1.0"),
      "b74e930eebce73fc8f48612bb4719c48", Signature.Task.CLASSIFICATION, inputs(), outputs());

  private final float[][] w1;

  private final float[] b1;

  private final float[][] w2;

  private final float[] b2;

  private final float[] slope3;

  private final float[][] w4;

  private final float[] b4;

  private final Spares<Rows> idle;

  private final Spares<Rows> idleBatch;

  /**
   * A network whose parameters are all 0, to be loaded or trained.
   */
  public Stack() {
    w1 = new float[4][3];
    b1 = new float[3];
    w2 = new float[3][4];
    b2 = new float[4];
    slope3 = new float[2];
    w4 = new float[2][2];
    b4 = new float[2];
    idle = new Spares<>();
    idleBatch = new Spares<>();
  }

  private static List<Signature.Field> inputs() {
    List<Signature.Field> fields = new ArrayList<>();
    fields.add(Signature.Field.real("x", 0.0, 1.0).vector(4));
    return fields;
  }

  private static List<Signature.Field> outputs() {
    List<Signature.Field> fields = new ArrayList<>();
    fields.add(Signature.Field.oneOf("kind", "plus", "minus"));
    return fields;
  }

  /**
   * The declared training.
   *
   * <ol>
   * <li>reconstruct (h1): loss squared, sgd, until improvement(error, 3 epochs) &lt; 1% or
   * epochs &gt;= 10
   * <li>hint (h2): loss cross_entropy, adagrad, until epochs &gt;= 2
   * <li>top (out): loss cross_entropy, adamw, until epochs &gt;= 2
   * <li>finetune: loss cross_entropy, nesterov, until improvement(validation.error, 5 epochs)
   * &lt; 0.1% and validation.error &lt; 0.2 or epochs &gt;= 20
   * </ol>
   *
   * @return seed and phases, to train by
   */
  public static Training training() {
    return Training.of(
            3L,
            Phase.greedyAutoencoder(
                "reconstruct",
                List.of("h1"),
                StopRule.or(
                    StopRule.when(new Measure.Improvement(Quantity.ERROR, 3),
                        StopRule.Operator.LESS, 0.01, "improvement(error, 3 epochs) < 1%"),
                    StopRule.when(Quantity.EPOCHS, StopRule.Operator.AT_LEAST, 10.0,
                        "epochs >= 10")))
                .batch(32)
                .rate(Schedule.exponential(0.1, 0.5, 10.0)),
            Phase.greedySupervised(
                "hint",
                List.of("h2"),
                StopRule.when(Quantity.EPOCHS, StopRule.Operator.AT_LEAST, 2.0, "epochs >= 2"))
                .batch(32)
                .rate(Schedule.constant(0.01)),
            Phase.only(
                "top",
                List.of("out"),
                StopRule.when(Quantity.EPOCHS, StopRule.Operator.AT_LEAST, 2.0, "epochs >= 2"))
                .batch(32)
                .rate(Schedule.constant(0.001)),
            Phase.all(
                "finetune",
                StopRule.or(
                    StopRule.and(
                        StopRule.when(new Measure.Improvement(Quantity.VALIDATION_ERROR, 5),
                            StopRule.Operator.LESS, 0.001,
                            "improvement(validation.error, 5 epochs) < 0.1%"),
                        StopRule.when(Quantity.VALIDATION_ERROR, StopRule.Operator.LESS, 0.2,
                            "validation.error < 0.2")),
                    StopRule.when(Quantity.EPOCHS, StopRule.Operator.AT_LEAST, 20.0,
                        "epochs >= 20")))
                .batch(32)
                .rate(Schedule.sequence(
                    List.of(
                        new Schedule.Piece(Schedule.ramp(0.0, 0.05, 1.0), 1.0)),
                    Schedule.step(0.05, 0.5, 4.0)))
                .onPlateau(Quantity.VALIDATION_ERROR, 3, 0.5, 4)
                .keepBest(Quantity.VALIDATION_ERROR))
            .withSettings("6cc2053e40116a7ee77f189a238d272e")
            .comparedToScratch();
  }

  /**
   * A network with the weights of the resource {@code Stack.safetensors} beside this class: the
   * file that {@code nnc train} writes, in the folder of the package among the resources.
   *
   * @return a new network
   * @throws IllegalStateException if there is no such resource
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Stack load() {
    return Weights.load(Optional.ofNullable(Stack.class.getResourceAsStream("Stack.safetensors")),
        "Stack.safetensors", new Stack());
  }

  /**
   * A network with the weights of a file.
   *
   * @param file weights that nnc or {@link #save} wrote
   * @return a new network
   * @throws java.io.IOException if it cannot be read
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Stack load(Path file) throws IOException {
    return Weights.load(file, new Stack());
  }

  /**
   * A network with the weights of a stream.
   *
   * @param in read to its end, not closed; it holds weights that nnc or {@link #save} wrote
   * @return a new network
   * @throws java.io.IOException if it cannot be read
   * @throws dev.nnlang.runtime.WeightsException if it holds no weights of this model
   */
  public static Stack load(InputStream in) throws IOException {
    return Weights.load(in, new Stack());
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
  public static Stack initial(long seed) {
    return Initialization.draw(new Stack(), seed);
  }

  /**
   * A trainer that fits this network as {@link #training()} declares, from first weights that it
   * draws, whatever the network has: rows and listeners are passed to it. Train a {@link
   * #copy()} where this network goes on to predict meanwhile.
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
    float[] y = new float[2];
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
    tensors.add(Tensor.weight("h1", w1));
    tensors.add(Tensor.bias("h1", b1));
    tensors.add(Tensor.weight("h2", w2));
    tensors.add(Tensor.bias("h2", b2));
    tensors.add(Tensor.slope("unit1", slope3));
    tensors.add(Tensor.weight("out", w4));
    tensors.add(Tensor.bias("out", b4));
    return tensors;
  }

  @Override
  public List<Initialization> initializations() {
    List<Initialization> layers = new ArrayList<>();
    layers.add(new Initialization(1, "h1.weight", Initializer.glorot()));
    layers.add(new Initialization(2, "h2.weight", Initializer.glorot()));
    layers.add(new Initialization(3, "unit1.slope", Initializer.constant(0.1)));
    layers.add(new Initialization(4, "out.weight", Initializer.glorot()));
    return layers;
  }

  @Override
  public void scaleInput(float[] x) {
    Shape.require("x", x.length, 4);
  }

  @Override
  public void predict(float[] x, float[] y) {
    Shape.require("x", x.length, 4);
    Shape.require("y", y.length, 2);
    // Buffers of one example; a thread that finds them taken makes its own.
    Rows found = idle.take();
    Rows rows = found == null ? new Rows(1) : found;
    rows.x0[0] = x;
    propagate(rows, 0, 1);
    activate4(rows.x4, 0, 1);
    System.arraycopy(rows.x4[0], 0, y, 0, 2);
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
        Shape.require("y", y[first + n].length, 2);
      }
      System.arraycopy(x, first, rows.x0, 0, count);
      propagate(rows, 0, count);
      activate4(rows.x4, 0, count);
      for (int n = 0; n < count; n++) {
        System.arraycopy(rows.x4[n], 0, y[first + n], 0, 2);
      }
    }
    idleBatch.give(rows);
  }

  @Override
  public Learner<float[]> learner(int capacity) {
    return new Backpropagation2(capacity);
  }

  @Override
  public Learner<float[]> learner(int phase, int capacity) {
    switch (phase) {
      case 2:
        return new Backpropagation1(capacity);
      case 3:
        return new Backpropagation2(capacity);
      default:
        throw new IllegalArgumentException("no learner of phase " + phase);
    }
  }

  private static Network<float[]> auxiliaryOfPhase1(int round) {
    switch (round) {
      case 0:
        return new Phase1Round1();
      default:
        throw new IllegalArgumentException("no round " + round);
    }
  }

  private static Network<float[]> auxiliaryOfPhase2(int round) {
    switch (round) {
      case 0:
        return new Phase2Round1();
      default:
        throw new IllegalArgumentException("no round " + round);
    }
  }

  @Override
  public Network<float[]> auxiliary(int phase, int round) {
    switch (phase) {
      case 0:
        return auxiliaryOfPhase1(round);
      case 1:
        return auxiliaryOfPhase2(round);
      default:
        throw new IllegalArgumentException("no rounds of phase " + phase);
    }
  }

  @Override
  public Stack copy() {
    Stack copy = new Stack();
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
    signal2(rows.x1, rows.s2, from, to);
    activate2(rows.s2, rows.x2, from, to);
    activate3(rows.x2, slope3, rows.x3, from, to);
    signal4(rows.x3, rows.x4, from, to);
  }

  /**
   * {@code s1 = b1 + W1^T x0} for rows {@code from .. to - 1}; x0 [n x 4], s1 [n x 3]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal1(float[][] x0, float[][] s1, int from, int to) {
    for (int n = from; n < to; n++) {
      System.arraycopy(b1, 0, s1[n], 0, 3);
    }
    for (int n = from; n < to; n++) {
      float[] a = x0[n];
      add4x3(a[0], a[1], a[2], a[3], w1[0], w1[1], w1[2], w1[3], s1[n]);
    }
  }

  /**
   * {@code x1 = 1 / (1 + exp(-s1))} in place; s1 [n x 3], x1 [n x 3].
   */
  private static void activate1(float[][] x1, int from, int to) {
    for (int n = from; n < to; n++) {
      float[] x = x1[n];
      for (int j = 0; j < 3; j++) {
        x[j] = Elementary.sigmoid(x[j]);
      }
    }
  }

  /**
   * {@code dropped1 = mask1 (x) x1}, where the mask is 0 with the chance {@code 0.25} and {@code
   * 1.3333334f} else; all [n x 3].
   */
  private static void drop1(float[][] x1, float[][] mask1, float[][] dropped1, long noise, int from,
      int to) {
    for (int n = from; n < to; n++) {
      float[] x = x1[n];
      float[] m = mask1[n];
      float[] d = dropped1[n];
      Masks.draw(m, 0.25, 1.3333334f, noise, 1, n);
      for (int j = 0; j < 3; j++) {
        d[j] = m[j] * x[j];
      }
    }
  }

  /**
   * {@code s2 = b2 + W2^T x1} for rows {@code from .. to - 1}; x1 [n x 3], s2 [n x 4]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal2(float[][] x1, float[][] s2, int from, int to) {
    for (int n = from; n < to; n++) {
      System.arraycopy(b2, 0, s2[n], 0, 4);
    }
    for (int n = from; n < to; n++) {
      float[] a = x1[n];
      add3x4(a[0], a[1], a[2], w2[0], w2[1], w2[2], s2[n]);
    }
  }

  /**
   * {@code x2 = max(s2[2 i], ..., s2[2 i + 1])}; s2 [n x 4], x2 [n x 2].
   */
  private static void activate2(float[][] s2, float[][] x2, int from, int to) {
    for (int n = from; n < to; n++) {
      float[] s = s2[n];
      float[] x = x2[n];
      for (int j = 0; j < 2; j++) {
        float max = s[2 * j];
        for (int p = 1; p < 2; p++) {
          max = s[2 * j + p] > max ? s[2 * j + p] : max;
        }
        x[j] = max;
      }
    }
  }

  /**
   * {@code x3 = max(0, s3) + slope3 (x) min(0, s3)}; s3 [n x 2], x3 [n x 2].
   */
  private static void activate3(float[][] s3, float[] slope, float[][] x3, int from, int to) {
    for (int n = from; n < to; n++) {
      float[] s = s3[n];
      float[] x = x3[n];
      for (int j = 0; j < 2; j++) {
        x[j] = s[j] > 0 ? s[j] : slope[j] * s[j];
      }
    }
  }

  /**
   * {@code s4 = b4 + W4^T x3} for rows {@code from .. to - 1}; x3 [n x 2], s4 [n x 2]; each sum
   * runs over the inputs in ascending order.
   */
  private void signal4(float[][] x3, float[][] s4, int from, int to) {
    for (int n = from; n < to; n++) {
      System.arraycopy(b4, 0, s4[n], 0, 2);
    }
    for (int n = from; n < to; n++) {
      float[] a = x3[n];
      add2x2(a[0], a[1], w4[0], w4[1], s4[n]);
    }
  }

  /**
   * {@code x4 = exp(s4) / sum exp(s4)} in place, shifted by the largest signal; s4 [n x 2], x4
   * [n x 2].
   */
  private static void activate4(float[][] x4, int from, int to) {
    for (int n = from; n < to; n++) {
      float[] x = x4[n];
      float max = x[0];
      for (int j = 1; j < 2; j++) {
        max = Math.max(max, x[j]);
      }
      float sum = 0;
      for (int j = 0; j < 2; j++) {
        x[j] = Elementary.exp(x[j] - max);
        sum += x[j];
      }
      for (int j = 0; j < 2; j++) {
        x[j] /= sum;
      }
    }
  }

  /**
   * {@code G4 = G4 + x3 delta4^T} over {@code rows} examples, for inputs {@code from .. to - 1},
   * whose sums lie {@code shift} rows further up; x3 [rows x 2], delta4 [rows x 2], G4 [2 x 2];
   * each sum runs over the examples in ascending order.
   */
  private static void gradient4(float[][] x3, float[][] delta4, int rows, float[][] g4, int shift,
      int from, int to) {
    int n = 0;
    for (; n + 8 <= rows; n += 8) {
      float[] xA = x3[n];
      float[] xB = x3[n + 1];
      float[] xC = x3[n + 2];
      float[] xD = x3[n + 3];
      float[] xE = x3[n + 4];
      float[] xF = x3[n + 5];
      float[] xG = x3[n + 6];
      float[] xH = x3[n + 7];
      float[] dA = delta4[n];
      float[] dB = delta4[n + 1];
      float[] dC = delta4[n + 2];
      float[] dD = delta4[n + 3];
      float[] dE = delta4[n + 4];
      float[] dF = delta4[n + 5];
      float[] dG = delta4[n + 6];
      float[] dH = delta4[n + 7];
      for (int i = from; i < to; i++) {
        add8x2(xA[i], xB[i], xC[i], xD[i], xE[i], xF[i], xG[i], xH[i], dA, dB, dC, dD, dE, dF, dG,
            dH, g4[i - shift]);
      }
    }
    for (; n < rows; n++) {
      for (int i = from; i < to; i++) {
        add1x2(x3[n][i], delta4[n], g4[i - shift]);
      }
    }
  }

  /**
   * {@code delta1 = theta'(s1) (x) mask1 (x) W2 delta2}; with {@code theta' = x1 (1 - x1)}; rows
   * {@code from .. to - 1}; t2 is W2^T [4 x 3]; delta1 [n x 3]. Each sum runs over the signals
   * above in ascending order.
   */
  private static void sensitivity1(float[][] delta2, float[][] t2, float[][] x1, float[][] mask1,
      boolean dropping, float[][] delta1, int from, int to) {
    for (int n = from; n < to; n++) {
      Arrays.fill(delta1[n], 0);
    }
    for (int n = from; n < to; n++) {
      float[] a = delta2[n];
      add4x3(a[0], a[1], a[2], a[3], t2[0], t2[1], t2[2], t2[3], delta1[n]);
    }
    for (int n = from; dropping && n < to; n++) {
      float[] m = mask1[n];
      float[] d = delta1[n];
      for (int j = 0; j < 3; j++) {
        d[j] *= m[j];
      }
    }
    for (int n = from; n < to; n++) {
      float[] x = x1[n];
      float[] d = delta1[n];
      for (int j = 0; j < 3; j++) {
        d[j] = d[j] * (x[j] * (1f - x[j]));
      }
    }
  }

  /**
   * {@code delta2 = theta'(s2) (x) delta3}; with {@code theta' = 1 at the first largest signal
   * of each unit, 0 else}; rows {@code from .. to - 1}; the signals of layer 3 are x2; delta2 [n
   * x 4].
   */
  private static void sensitivity2(float[][] delta3, float[][] s2, float[][] dx2, float[][] delta2,
      int from, int to) {
    for (int n = from; n < to; n++) {
      System.arraycopy(delta3[n], 0, dx2[n], 0, 2);
    }
    for (int n = from; n < to; n++) {
      float[] s = s2[n];
      float[] dx = dx2[n];
      float[] d = delta2[n];
      for (int j = 0; j < 2; j++) {
        int best = 2 * j;
        for (int i = 2 * j + 1; i < 2 * j + 2; i++) {
          best = s[i] > s[best] ? i : best;
        }
        for (int i = 2 * j; i < 2 * j + 2; i++) {
          d[i] = i == best ? dx[j] : 0;
        }
      }
    }
  }

  /**
   * {@code delta3 = theta'(s3) (x) W4 delta4}; with {@code theta' = 1 where s3 > 0, slope3
   * else}; rows {@code from .. to - 1}; t4 is W4^T [2 x 2]; delta3 [n x 2]. Each sum runs over
   * the signals above in ascending order.
   */
  private static void sensitivity3(float[][] delta4, float[][] t4, float[][] s3, float[] slope,
      float[][] dx3, float[][] delta3, int from, int to) {
    for (int n = from; n < to; n++) {
      Arrays.fill(dx3[n], 0);
    }
    for (int n = from; n < to; n++) {
      float[] a = delta4[n];
      add2x2(a[0], a[1], t4[0], t4[1], dx3[n]);
    }
    for (int n = from; n < to; n++) {
      float[] s = s3[n];
      float[] dx = dx3[n];
      float[] d = delta3[n];
      for (int j = 0; j < 2; j++) {
        d[j] = s[j] > 0 ? dx[j] : slope[j] * dx[j];
      }
    }
  }

  /**
   * {@code G1 = G1 + x0 delta1^T} over {@code rows} examples, for inputs {@code from .. to - 1},
   * whose sums lie {@code shift} rows further up; x0 [rows x 4], delta1 [rows x 3], G1 [4 x 3];
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
        add8x3(xA[i], xB[i], xC[i], xD[i], xE[i], xF[i], xG[i], xH[i], dA, dB, dC, dD, dE, dF, dG,
            dH, g1[i - shift]);
      }
    }
    for (; n < rows; n++) {
      for (int i = from; i < to; i++) {
        add1x3(x0[n][i], delta1[n], g1[i - shift]);
      }
    }
  }

  /**
   * {@code G2 = G2 + x1 delta2^T} over {@code rows} examples, for inputs {@code from .. to - 1},
   * whose sums lie {@code shift} rows further up; x1 [rows x 3], delta2 [rows x 4], G2 [3 x 4];
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
        add8x4(xA[i], xB[i], xC[i], xD[i], xE[i], xF[i], xG[i], xH[i], dA, dB, dC, dD, dE, dF, dG,
            dH, g2[i - shift]);
      }
    }
    for (; n < rows; n++) {
      for (int i = from; i < to; i++) {
        add1x4(x1[n][i], delta2[n], g2[i - shift]);
      }
    }
  }

  /**
   * {@code gslope3 = gslope3 + min(0, s3) (x) de/dx3} over {@code rows} examples; s3, dx3 [rows
   * x 2]; each sum runs over the examples in ascending order.
   */
  private static void slopes3(float[][] s3, float[][] dx3, int rows, float[] g) {
    for (int n = 0; n < rows; n++) {
      float[] s = s3[n];
      float[] dx = dx3[n];
      for (int j = 0; j < 2; j++) {
        g[j] = Math.fma(s[j] > 0 ? 0 : s[j], dx[j], g[j]);
      }
    }
  }

  /**
   * {@code y = y + a0 v0 + ... + a3 v3}, added in this order; rows of 3.
   */
  private static void add4x3(float a0, float a1, float a2, float a3, float[] v0, float[] v1,
      float[] v2, float[] v3, float[] y) {
    for (int j = 0; j < 3; j++) {
      y[j] = Math.fma(a3, v3[j], Math.fma(a2, v2[j], Math.fma(a1, v1[j], Math.fma(a0, v0[j],
          y[j]))));
    }
  }

  /**
   * {@code y = y + a0 v0 + ... + a2 v2}, added in this order; rows of 4.
   */
  private static void add3x4(float a0, float a1, float a2, float[] v0, float[] v1, float[] v2,
      float[] y) {
    for (int j = 0; j < 4; j++) {
      y[j] = Math.fma(a2, v2[j], Math.fma(a1, v1[j], Math.fma(a0, v0[j], y[j])));
    }
  }

  /**
   * {@code y = y + a0 v0 + ... + a1 v1}, added in this order; rows of 2.
   */
  private static void add2x2(float a0, float a1, float[] v0, float[] v1, float[] y) {
    for (int j = 0; j < 2; j++) {
      y[j] = Math.fma(a1, v1[j], Math.fma(a0, v0[j], y[j]));
    }
  }

  /**
   * {@code y = y + a0 v0 + ... + a7 v7}, added in this order; rows of 2.
   */
  private static void add8x2(float a0, float a1, float a2, float a3, float a4, float a5, float a6,
      float a7, float[] v0, float[] v1, float[] v2, float[] v3, float[] v4, float[] v5, float[] v6,
      float[] v7, float[] y) {
    for (int j = 0; j < 2; j++) {
      y[j] = Math.fma(a7, v7[j], Math.fma(a6, v6[j], Math.fma(a5, v5[j], Math.fma(a4, v4[j],
          Math.fma(a3, v3[j], Math.fma(a2, v2[j], Math.fma(a1, v1[j], Math.fma(a0, v0[j],
          y[j]))))))));
    }
  }

  /**
   * {@code y = y + a0 v0}, added in this order; rows of 2.
   */
  private static void add1x2(float a0, float[] v0, float[] y) {
    for (int j = 0; j < 2; j++) {
      y[j] = Math.fma(a0, v0[j], y[j]);
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
   * {@code y = y + a0 v0}, added in this order; rows of 3.
   */
  private static void add1x3(float a0, float[] v0, float[] y) {
    for (int j = 0; j < 3; j++) {
      y[j] = Math.fma(a0, v0[j], y[j]);
    }
  }

  /**
   * {@code y = y + a0 v0 + ... + a7 v7}, added in this order; rows of 4.
   */
  private static void add8x4(float a0, float a1, float a2, float a3, float a4, float a5, float a6,
      float a7, float[] v0, float[] v1, float[] v2, float[] v3, float[] v4, float[] v5, float[] v6,
      float[] v7, float[] y) {
    for (int j = 0; j < 4; j++) {
      y[j] = Math.fma(a7, v7[j], Math.fma(a6, v6[j], Math.fma(a5, v5[j], Math.fma(a4, v4[j],
          Math.fma(a3, v3[j], Math.fma(a2, v2[j], Math.fma(a1, v1[j], Math.fma(a0, v0[j],
          y[j]))))))));
    }
  }

  /**
   * {@code y = y + a0 v0}, added in this order; rows of 4.
   */
  private static void add1x4(float a0, float[] v0, float[] y) {
    for (int j = 0; j < 4; j++) {
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

    private final float[][] s2;

    private final float[][] x2;

    private final float[][] x3;

    private final float[][] x4;

    Rows(int capacity) {
      x0 = new float[capacity][];
      x1 = new float[capacity][3];
      s2 = new float[capacity][4];
      x2 = new float[capacity][2];
      x3 = new float[capacity][2];
      x4 = new float[capacity][2];
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
        case 4:
          return x3;
        default:
          throw new IllegalArgumentException("no layer " + layer);
      }
    }
  }

  /**
   * Backpropagation by sensitivities of {@code cross_entropy}, and the update by {@code adamw};
   * trains the layers {@code out} of the network around it.
   */
  private final class Backpropagation1 implements Learner<float[]> {
    private int loaded;

    private long noise;

    private boolean dropping;

    private final Rows rows;

    private final double[] losses;

    private final int[] labels;

    private final float[][] mask1;

    private final float[][] dropped1;

    private final float[][] delta4;

    private final float[][] g4;

    private final float[][] m4;

    private final float[][] v4;

    private final float[] gb4;

    private final float[] mb4;

    private final float[] vb4;

    Backpropagation1(int capacity) {
      rows = new Rows(capacity);
      losses = new double[capacity];
      labels = new int[capacity];
      mask1 = new float[capacity][3];
      dropped1 = new float[capacity][3];
      delta4 = new float[capacity][2];
      g4 = new float[2][2];
      m4 = new float[2][2];
      v4 = new float[2][2];
      gb4 = new float[2];
      mb4 = new float[2];
      vb4 = new float[2];
      reset();
    }

    @Override
    public int capacity() {
      return losses.length;
    }

    @Override
    public void reset() {
      clear(g4);
      clear(m4);
      clear(v4);
      Arrays.fill(gb4, 0);
      Arrays.fill(mb4, 0);
      Arrays.fill(vb4, 0);
    }

    @Override
    public void load(Examples<float[]> examples, int[] order, int from, int to) {
      loaded = to - from;
      dropping = false;
      for (int n = 0; n < loaded; n++) {
        rows.x0[n] = examples.input(order[from + n]);
        labels[n] = examples.label(order[from + n]);
      }
    }

    @Override
    public void load(Examples<float[]> examples, int[] order, int from, int to, long noise) {
      load(examples, order, from, to);
      this.noise = noise;
      dropping = true;
    }

    /**
     * Forward propagation of rows {@code from .. to - 1} with what the noise drops, up to the last
     * layer's signals.
     */
    private void propagateDropping(int from, int to) {
      signal1(rows.x0, rows.x1, from, to);
      activate1(rows.x1, from, to);
      drop1(rows.x1, mask1, dropped1, noise, from, to);
      signal2(dropped1, rows.s2, from, to);
      activate2(rows.s2, rows.x2, from, to);
      activate3(rows.x2, slope3, rows.x3, from, to);
      signal4(rows.x3, rows.x4, from, to);
    }

    @Override
    public void forward(int from, int to) {
      if (dropping) {
        propagateDropping(from, to);
      } else {
        propagate(rows, from, to);
      }
      loss4(rows.x4, labels, losses, from, to);
    }

    @Override
    public void backward(int from, int to) {
      sensitivity4(labels, rows.x4, delta4, from, to);
    }

    @Override
    public void gradient(int part, int parts) {
      gradient4(rows.x3, delta4, loaded, g4, 0, Parts.start(2, part, parts),
          Parts.start(2, part + 1, parts));
      if (part == 0) {
        for (int n = 0; n < loaded; n++) {
          add1x2(1, delta4[n], gb4);
        }
      }
    }

    @Override
    public void update(int part, int parts, double rate, int examples, long step) {
      float eta = (float) (rate / (1 - StrictMath.pow(0.9, step)));
      float root = (float) (Math.sqrt(1 - StrictMath.pow(0.999, step)));
      float kept = (float) (1 - rate * 0.01);
      float mean = 1f / examples;
      update4(eta, mean, root, kept, Parts.start(2, part, parts), Parts.start(2, part + 1, parts),
          part == 0);
    }

    @Override
    public void step(int part, int parts, double rate, int examples, long step) {
      float eta = (float) (rate / (1 - StrictMath.pow(0.9, step)));
      float root = (float) (Math.sqrt(1 - StrictMath.pow(0.999, step)));
      float kept = (float) (1 - rate * 0.01);
      float mean = 1f / examples;
      step4(rows.x3, loaded, delta4, eta, mean, root, kept, Parts.start(2, part, parts),
          Parts.start(2, part + 1, parts), part == 0);
    }

    @Override
    public double loss(int row) {
      return losses[row];
    }

    @Override
    public boolean hit(int row) {
      float[] x = rows.x4[row];
      int best = 0;
      for (int j = 1; j < 2; j++) {
        best = x[j] > x[best] ? j : best;
      }
      return best == labels[row];
    }

    @Override
    public float[] output(int row) {
      return rows.x4[row];
    }

    @Override
    public float[] layerInput(int layer, int row) {
      return rows.into(layer)[row];
    }

    @Override
    public List<Tensor> gradients() {
      List<Tensor> tensors = new ArrayList<>();
      tensors.add(Tensor.weight("out", g4));
      tensors.add(Tensor.bias("out", gb4));
      return tensors;
    }

    @Override
    public List<Tensor> memory() {
      List<Tensor> tensors = new ArrayList<>();
      tensors.add(Tensor.weight("out", m4));
      tensors.add(Tensor.bias("out", mb4));
      tensors.add(Tensor.weight("out", v4));
      tensors.add(Tensor.bias("out", vb4));
      return tensors;
    }

    /**
     * {@code x4 = exp(s4) / sum exp(s4)}, {@code e = -ln x4[label]}; x4 [n x 2], label [n].
     */
    private static void loss4(float[][] x4, int[] label, double[] e, int from, int to) {
      for (int n = from; n < to; n++) {
        float[] x = x4[n];
        float max = x[0];
        for (int j = 1; j < 2; j++) {
          max = Math.max(max, x[j]);
        }
        float distance = x[label[n]] - max;
        float sum = 0;
        for (int j = 0; j < 2; j++) {
          x[j] = Elementary.exp(x[j] - max);
          sum += x[j];
        }
        for (int j = 0; j < 2; j++) {
          x[j] /= sum;
        }
        e[n] = Elementary.log(sum) - distance;
      }
    }

    /**
     * {@code delta4 = de/ds4 = x4 - y}; rows {@code from .. to - 1}; label [n]; delta4 [n x 2].
     */
    private static void sensitivity4(int[] label, float[][] x4, float[][] delta4, int from,
        int to) {
      for (int n = from; n < to; n++) {
        float[] x = x4[n];
        float[] e = delta4[n];
        for (int j = 0; j < 2; j++) {
          e[j] = x[j] - (j == label[n] ? 1 : 0);
        }
      }
    }

    /**
     * Moves what layer 4 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}.
     */
    private void update4(float eta, float mean, float root, float kept, int from, int to,
        boolean first) {
      for (int i = from; i < to; i++) {
        updateRow2(w4[i], g4[i], m4[i], v4[i], eta, mean, root, kept);
      }
      if (first) {
        updateRow2(b4, gb4, mb4, vb4, eta, mean, root, kept);
      }
    }

    /**
     * Adds up the gradient of layer 4 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 4 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}.
     */
    private void step4(float[][] x, int rows, float[][] delta, float eta, float mean, float root,
        float kept, int from, int to, boolean first) {
      // The sums of some inputs at a time, in the rows of this part's first.
      for (int block = from; block < to; block += 16) {
        int end = Math.min(block + 16, to);
        gradient4(x, delta, rows, g4, block - from, block, end);
        for (int i = block; i < end; i++) {
          updateRow2(w4[i], g4[from + i - block], m4[i], v4[i], eta, mean, root, kept);
        }
      }
      if (first) {
        for (int n = 0; n < rows; n++) {
          add1x2(1, delta[n], gb4);
        }
        updateRow2(b4, gb4, mb4, vb4, eta, mean, root, kept);
      }
    }

    /**
     * {@code m = 0.9f m + 0.1f G, v = 0.999f v + 0.001f G^2, w = kept w - eta m / (sqrt(v) / root
     * + 1e-8f)} with {@code G = g mean}; clears g; rows of 2.
     */
    private static void updateRow2(float[] w, float[] g, float[] m, float[] v, float eta,
        float mean, float root, float kept) {
      for (int j = 0; j < 2; j++) {
        float gradient = g[j] * mean;
        float mean1 = Math.fma(0.1f, gradient, 0.9f * m[j]);
        float mean2 = Math.fma(0.001f * gradient, gradient, 0.999f * v[j]);
        m[j] = mean1;
        v[j] = mean2;
        w[j] = kept * w[j] - eta * (mean1 / ((float) Math.sqrt(mean2) / root + 1e-8f));
        g[j] = 0;
      }
    }
  }

  /**
   * Backpropagation by sensitivities of {@code cross_entropy}, and the update by {@code
   * nesterov}; trains the weights of the network around it.
   */
  private final class Backpropagation2 implements Learner<float[]> {
    private int loaded;

    private long noise;

    private boolean dropping;

    private final Rows rows;

    private final double[] losses;

    private final int[] labels;

    private final float[][] delta1;

    private final float[][] mask1;

    private final float[][] dropped1;

    private final float[][] g1;

    private final float[][] v1;

    private final float[] gb1;

    private final float[] vb1;

    private final float[] scale1;

    private final float[][] delta2;

    private final float[][] dx2;

    private final float[][] g2;

    private final float[][] v2;

    private final float[] gb2;

    private final float[] vb2;

    private final float[] scale2;

    private final float[][] t2;

    private final float[][] delta3;

    private final float[][] dx3;

    private final float[] gslope3;

    private final float[] vslope3;

    private final float[][] delta4;

    private final float[][] g4;

    private final float[][] v4;

    private final float[] gb4;

    private final float[] vb4;

    private final float[] scale4;

    private final float[][] t4;

    Backpropagation2(int capacity) {
      rows = new Rows(capacity);
      losses = new double[capacity];
      labels = new int[capacity];
      delta1 = new float[capacity][3];
      mask1 = new float[capacity][3];
      dropped1 = new float[capacity][3];
      g1 = new float[4][3];
      v1 = new float[4][3];
      gb1 = new float[3];
      vb1 = new float[3];
      scale1 = new float[3];
      delta2 = new float[capacity][4];
      dx2 = new float[capacity][2];
      g2 = new float[3][4];
      v2 = new float[3][4];
      gb2 = new float[4];
      vb2 = new float[4];
      scale2 = new float[4];
      t2 = new float[4][3];
      delta3 = new float[capacity][2];
      dx3 = new float[capacity][2];
      gslope3 = new float[2];
      vslope3 = new float[2];
      delta4 = new float[capacity][2];
      g4 = new float[2][2];
      v4 = new float[2][2];
      gb4 = new float[2];
      vb4 = new float[2];
      scale4 = new float[2];
      t4 = new float[2][2];
      reset();
    }

    @Override
    public int capacity() {
      return losses.length;
    }

    @Override
    public void reset() {
      clear(g1);
      clear(v1);
      Arrays.fill(gb1, 0);
      Arrays.fill(vb1, 0);
      clear(g2);
      clear(v2);
      Arrays.fill(gb2, 0);
      Arrays.fill(vb2, 0);
      transpose(w2, t2, 0, 3);
      Arrays.fill(gslope3, 0);
      Arrays.fill(vslope3, 0);
      clear(g4);
      clear(v4);
      Arrays.fill(gb4, 0);
      Arrays.fill(vb4, 0);
      transpose(w4, t4, 0, 2);
    }

    @Override
    public void load(Examples<float[]> examples, int[] order, int from, int to) {
      loaded = to - from;
      dropping = false;
      for (int n = 0; n < loaded; n++) {
        rows.x0[n] = examples.input(order[from + n]);
        labels[n] = examples.label(order[from + n]);
      }
    }

    @Override
    public void load(Examples<float[]> examples, int[] order, int from, int to, long noise) {
      load(examples, order, from, to);
      this.noise = noise;
      dropping = true;
    }

    /**
     * Forward propagation of rows {@code from .. to - 1} with what the noise drops, up to the last
     * layer's signals.
     */
    private void propagateDropping(int from, int to) {
      signal1(rows.x0, rows.x1, from, to);
      activate1(rows.x1, from, to);
      drop1(rows.x1, mask1, dropped1, noise, from, to);
      signal2(dropped1, rows.s2, from, to);
      activate2(rows.s2, rows.x2, from, to);
      activate3(rows.x2, slope3, rows.x3, from, to);
      signal4(rows.x3, rows.x4, from, to);
    }

    @Override
    public void forward(int from, int to) {
      if (dropping) {
        propagateDropping(from, to);
      } else {
        propagate(rows, from, to);
      }
      loss4(rows.x4, labels, losses, from, to);
    }

    @Override
    public void backward(int from, int to) {
      sensitivity4(labels, rows.x4, delta4, from, to);
      sensitivity3(delta4, t4, rows.x2, slope3, dx3, delta3, from, to);
      sensitivity2(delta3, rows.s2, dx2, delta2, from, to);
      sensitivity1(delta2, t2, rows.x1, mask1, dropping, delta1, from, to);
    }

    @Override
    public void gradient(int part, int parts) {
      gradient1(rows.x0, delta1, loaded, g1, 0, Parts.start(4, part, parts),
          Parts.start(4, part + 1, parts));
      if (part == 0) {
        for (int n = 0; n < loaded; n++) {
          add1x3(1, delta1[n], gb1);
        }
      }
      gradient2(dropping ? dropped1 : rows.x1, delta2, loaded, g2, 0, Parts.start(3, part, parts),
          Parts.start(3, part + 1, parts));
      if (part == 0) {
        for (int n = 0; n < loaded; n++) {
          add1x4(1, delta2[n], gb2);
        }
      }
      if (part == 0) {
        slopes3(rows.x2, dx3, loaded, gslope3);
      }
      gradient4(rows.x3, delta4, loaded, g4, 0, Parts.start(2, part, parts),
          Parts.start(2, part + 1, parts));
      if (part == 0) {
        for (int n = 0; n < loaded; n++) {
          add1x2(1, delta4[n], gb4);
        }
      }
    }

    @Override
    public void update(int part, int parts, double rate, int examples, long step) {
      float eta = (float) rate;
      float mean = 1f / examples;
      update1(eta, mean, Parts.start(4, part, parts), Parts.start(4, part + 1, parts), part == 0);
      update2(eta, mean, Parts.start(3, part, parts), Parts.start(3, part + 1, parts), part == 0);
      update3(eta, mean, part == 0);
      update4(eta, mean, Parts.start(2, part, parts), Parts.start(2, part + 1, parts), part == 0);
    }

    @Override
    public void step(int part, int parts, double rate, int examples, long step) {
      float eta = (float) rate;
      float mean = 1f / examples;
      step1(rows.x0, loaded, delta1, eta, mean, Parts.start(4, part, parts),
          Parts.start(4, part + 1, parts), part == 0);
      step2(dropping ? dropped1 : rows.x1, loaded, delta2, eta, mean, Parts.start(3, part, parts),
          Parts.start(3, part + 1, parts), part == 0);
      step3(loaded, rows.x2, dx3, eta, mean, part == 0);
      step4(rows.x3, loaded, delta4, eta, mean, Parts.start(2, part, parts),
          Parts.start(2, part + 1, parts), part == 0);
    }

    @Override
    public void limit(int part, int parts) {
      limit1(Parts.start(3, part, parts), Parts.start(3, part + 1, parts));
      limit2(Parts.start(4, part, parts), Parts.start(4, part + 1, parts));
      limit4(Parts.start(2, part, parts), Parts.start(2, part + 1, parts));
    }

    @Override
    public double loss(int row) {
      return losses[row];
    }

    @Override
    public boolean hit(int row) {
      float[] x = rows.x4[row];
      int best = 0;
      for (int j = 1; j < 2; j++) {
        best = x[j] > x[best] ? j : best;
      }
      return best == labels[row];
    }

    @Override
    public float[] output(int row) {
      return rows.x4[row];
    }

    @Override
    public float[] layerInput(int layer, int row) {
      return rows.into(layer)[row];
    }

    @Override
    public List<Tensor> gradients() {
      List<Tensor> tensors = new ArrayList<>();
      tensors.add(Tensor.weight("h1", g1));
      tensors.add(Tensor.bias("h1", gb1));
      tensors.add(Tensor.weight("h2", g2));
      tensors.add(Tensor.bias("h2", gb2));
      tensors.add(Tensor.slope("unit1", gslope3));
      tensors.add(Tensor.weight("out", g4));
      tensors.add(Tensor.bias("out", gb4));
      return tensors;
    }

    @Override
    public List<Tensor> memory() {
      List<Tensor> tensors = new ArrayList<>();
      tensors.add(Tensor.weight("h1", v1));
      tensors.add(Tensor.bias("h1", vb1));
      tensors.add(Tensor.weight("h2", v2));
      tensors.add(Tensor.bias("h2", vb2));
      tensors.add(Tensor.slope("unit1", vslope3));
      tensors.add(Tensor.weight("out", v4));
      tensors.add(Tensor.bias("out", vb4));
      return tensors;
    }

    /**
     * {@code x4 = exp(s4) / sum exp(s4)}, {@code e = -ln x4[label]}; x4 [n x 2], label [n].
     */
    private static void loss4(float[][] x4, int[] label, double[] e, int from, int to) {
      for (int n = from; n < to; n++) {
        float[] x = x4[n];
        float max = x[0];
        for (int j = 1; j < 2; j++) {
          max = Math.max(max, x[j]);
        }
        float distance = x[label[n]] - max;
        float sum = 0;
        for (int j = 0; j < 2; j++) {
          x[j] = Elementary.exp(x[j] - max);
          sum += x[j];
        }
        for (int j = 0; j < 2; j++) {
          x[j] /= sum;
        }
        e[n] = Elementary.log(sum) - distance;
      }
    }

    /**
     * {@code delta4 = de/ds4 = x4 - y}; rows {@code from .. to - 1}; label [n]; delta4 [n x 2].
     */
    private static void sensitivity4(int[] label, float[][] x4, float[][] delta4, int from,
        int to) {
      for (int n = from; n < to; n++) {
        float[] x = x4[n];
        float[] e = delta4[n];
        for (int j = 0; j < 2; j++) {
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
        updatePenalized3(w1[i], g1[i], v1[i], eta, mean);
      }
      if (first) {
        updateRow3(b1, gb1, vb1, eta, mean);
      }
    }

    /**
     * Moves what layer 2 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update2(float eta, float mean, int from, int to, boolean first) {
      for (int i = from; i < to; i++) {
        updatePenalized4(w2[i], g2[i], v2[i], eta, mean);
      }
      transpose(w2, t2, from, to);
      if (first) {
        updateRow4(b2, gb2, vb2, eta, mean);
      }
    }

    /**
     * Moves what layer 3 learns: slopes where {@code first}.
     */
    private void update3(float eta, float mean, boolean first) {
      if (first) {
        updateRow2(slope3, gslope3, vslope3, eta, mean);
      }
    }

    /**
     * Moves what layer 4 learns: weights of inputs {@code from .. to - 1}, biases where {@code
     * first}; copies weights into their transpose.
     */
    private void update4(float eta, float mean, int from, int to, boolean first) {
      for (int i = from; i < to; i++) {
        updatePenalized2(w4[i], g4[i], v4[i], eta, mean);
      }
      transpose(w4, t4, from, to);
      if (first) {
        updateRow2(b4, gb4, vb4, eta, mean);
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
          updatePenalized3(w1[i], g1[from + i - block], v1[i], eta, mean);
        }
      }
      if (first) {
        for (int n = 0; n < rows; n++) {
          add1x3(1, delta[n], gb1);
        }
        updateRow3(b1, gb1, vb1, eta, mean);
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
          updatePenalized4(w2[i], g2[from + i - block], v2[i], eta, mean);
        }
      }
      transpose(w2, t2, from, to);
      if (first) {
        for (int n = 0; n < rows; n++) {
          add1x4(1, delta[n], gb2);
        }
        updateRow4(b2, gb2, vb2, eta, mean);
      }
    }

    /**
     * Adds up the gradient of layer 3 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 3 learns: slopes where {@code first}.
     */
    private void step3(int rows, float[][] s, float[][] dx, float eta, float mean, boolean first) {
      if (first) {
        slopes3(s, dx, rows, gslope3);
        updateRow2(slope3, gslope3, vslope3, eta, mean);
      }
    }

    /**
     * Adds up the gradient of layer 4 over {@code rows} examples, and as soon as a sum is
     * complete: moves what layer 4 learns: weights of inputs {@code from .. to - 1}, biases where
     * {@code first}; copies weights into their transpose.
     */
    private void step4(float[][] x, int rows, float[][] delta, float eta, float mean, int from,
        int to, boolean first) {
      // The sums of some inputs at a time, in the rows of this part's first.
      for (int block = from; block < to; block += 16) {
        int end = Math.min(block + 16, to);
        gradient4(x, delta, rows, g4, block - from, block, end);
        for (int i = block; i < end; i++) {
          updatePenalized2(w4[i], g4[from + i - block], v4[i], eta, mean);
        }
      }
      transpose(w4, t4, from, to);
      if (first) {
        for (int n = 0; n < rows; n++) {
          add1x2(1, delta[n], gb4);
        }
        updateRow2(b4, gb4, vb4, eta, mean);
      }
    }

    /**
     * Scales the weights into each of the signals {@code from .. to - 1} of layer 1 down to a norm
     * of {@code 3f}, where they are longer; W1 [4 x 3].
     */
    private void limit1(int from, int to) {
      Arrays.fill(scale1, from, to, 0);
      for (float[] w : w1) {
        for (int j = from; j < to; j++) {
          scale1[j] = Math.fma(w[j], w[j], scale1[j]);
        }
      }
      boolean longer = false;
      for (int j = from; j < to; j++) {
        float norm = (float) Math.sqrt(scale1[j]);
        longer |= norm > 3f;
        scale1[j] = norm > 3f ? 3f / norm : 1f;
      }
      if (!longer) {
        return;
      }
      for (float[] w : w1) {
        for (int j = from; j < to; j++) {
          w[j] *= scale1[j];
        }
      }
    }

    /**
     * Scales the weights into each of the signals {@code from .. to - 1} of layer 2 down to a norm
     * of {@code 3f}, where they are longer; W2 [3 x 4].
     */
    private void limit2(int from, int to) {
      Arrays.fill(scale2, from, to, 0);
      for (float[] w : w2) {
        for (int j = from; j < to; j++) {
          scale2[j] = Math.fma(w[j], w[j], scale2[j]);
        }
      }
      boolean longer = false;
      for (int j = from; j < to; j++) {
        float norm = (float) Math.sqrt(scale2[j]);
        longer |= norm > 3f;
        scale2[j] = norm > 3f ? 3f / norm : 1f;
      }
      if (!longer) {
        return;
      }
      for (float[] w : w2) {
        for (int j = from; j < to; j++) {
          w[j] *= scale2[j];
        }
      }
      for (int j = from; j < to; j++) {
        float[] t = t2[j];
        for (int i = 0; i < 3; i++) {
          t[i] *= scale2[j];
        }
      }
    }

    /**
     * Scales the weights into each of the signals {@code from .. to - 1} of layer 4 down to a norm
     * of {@code 3f}, where they are longer; W4 [2 x 2].
     */
    private void limit4(int from, int to) {
      Arrays.fill(scale4, from, to, 0);
      for (float[] w : w4) {
        for (int j = from; j < to; j++) {
          scale4[j] = Math.fma(w[j], w[j], scale4[j]);
        }
      }
      boolean longer = false;
      for (int j = from; j < to; j++) {
        float norm = (float) Math.sqrt(scale4[j]);
        longer |= norm > 3f;
        scale4[j] = norm > 3f ? 3f / norm : 1f;
      }
      if (!longer) {
        return;
      }
      for (float[] w : w4) {
        for (int j = from; j < to; j++) {
          w[j] *= scale4[j];
        }
      }
      for (int j = from; j < to; j++) {
        float[] t = t4[j];
        for (int i = 0; i < 2; i++) {
          t[i] *= scale4[j];
        }
      }
    }

    /**
     * {@code v = 0.9f v + G, w = w - eta (G + 0.9f v)} with {@code G = g mean + 0.0002f w +
     * 0.00001f sign(w)}; clears g; rows of 3.
     */
    private static void updatePenalized3(float[] w, float[] g, float[] v, float eta, float mean) {
      for (int j = 0; j < 3; j++) {
        float gradient = Math.fma(0.0002f, w[j], g[j] * mean) + (w[j] > 0 ? 0.00001f : w[j] < 0 ? -0.00001f : 0);
        float velocity = Math.fma(0.9f, v[j], gradient);
        v[j] = velocity;
        w[j] = Math.fma(-eta, Math.fma(0.9f, velocity, gradient), w[j]);
        g[j] = 0;
      }
    }

    /**
     * {@code v = 0.9f v + G, w = w - eta (G + 0.9f v)} with {@code G = g mean}; clears g; rows of
     * 3.
     */
    private static void updateRow3(float[] w, float[] g, float[] v, float eta, float mean) {
      for (int j = 0; j < 3; j++) {
        float gradient = g[j] * mean;
        float velocity = Math.fma(0.9f, v[j], gradient);
        v[j] = velocity;
        w[j] = Math.fma(-eta, Math.fma(0.9f, velocity, gradient), w[j]);
        g[j] = 0;
      }
    }

    /**
     * {@code v = 0.9f v + G, w = w - eta (G + 0.9f v)} with {@code G = g mean + 0.0002f w +
     * 0.00001f sign(w)}; clears g; rows of 4.
     */
    private static void updatePenalized4(float[] w, float[] g, float[] v, float eta, float mean) {
      for (int j = 0; j < 4; j++) {
        float gradient = Math.fma(0.0002f, w[j], g[j] * mean) + (w[j] > 0 ? 0.00001f : w[j] < 0 ? -0.00001f : 0);
        float velocity = Math.fma(0.9f, v[j], gradient);
        v[j] = velocity;
        w[j] = Math.fma(-eta, Math.fma(0.9f, velocity, gradient), w[j]);
        g[j] = 0;
      }
    }

    /**
     * {@code v = 0.9f v + G, w = w - eta (G + 0.9f v)} with {@code G = g mean}; clears g; rows of
     * 4.
     */
    private static void updateRow4(float[] w, float[] g, float[] v, float eta, float mean) {
      for (int j = 0; j < 4; j++) {
        float gradient = g[j] * mean;
        float velocity = Math.fma(0.9f, v[j], gradient);
        v[j] = velocity;
        w[j] = Math.fma(-eta, Math.fma(0.9f, velocity, gradient), w[j]);
        g[j] = 0;
      }
    }

    /**
     * {@code v = 0.9f v + G, w = w - eta (G + 0.9f v)} with {@code G = g mean}; clears g; rows of
     * 2.
     */
    private static void updateRow2(float[] w, float[] g, float[] v, float eta, float mean) {
      for (int j = 0; j < 2; j++) {
        float gradient = g[j] * mean;
        float velocity = Math.fma(0.9f, v[j], gradient);
        v[j] = velocity;
        w[j] = Math.fma(-eta, Math.fma(0.9f, velocity, gradient), w[j]);
        g[j] = 0;
      }
    }

    /**
     * {@code v = 0.9f v + G, w = w - eta (G + 0.9f v)} with {@code G = g mean + 0.0002f w +
     * 0.00001f sign(w)}; clears g; rows of 2.
     */
    private static void updatePenalized2(float[] w, float[] g, float[] v, float eta, float mean) {
      for (int j = 0; j < 2; j++) {
        float gradient = Math.fma(0.0002f, w[j], g[j] * mean) + (w[j] > 0 ? 0.00001f : w[j] < 0 ? -0.00001f : 0);
        float velocity = Math.fma(0.9f, v[j], gradient);
        v[j] = velocity;
        w[j] = Math.fma(-eta, Math.fma(0.9f, velocity, gradient), w[j]);
        g[j] = 0;
      }
    }
  }

  /**
   * Auto-encoder of one hidden layer, in which `h1` is trained alone; its last layer is thrown
   * away.
   *
   * <p>The network {@code Phase1Round1}: 4 inputs, 4 outputs, 19 parameters, float; loss {@code
   * squared}.
   *
   * <ol>
   * <li>while training: {@code dropped0 = mask0 (x) x0}, each number 0 with the chance 0.2; else
   * {@code dropped0 = x0}
   * <li>{@code h1: dense(4 -> 3, sigmoid)}: {@code s1 = b1 + W1^T dropped0, x1 = 1 / (1 +
   * exp(-s1))}
   * <li>{@code decoder: dense(3 -> 4, sigmoid)}: {@code s2 = b2 + W1 x1, x2 = 1 / (1 +
   * exp(-s2))}
   * </ol>
   */
  private static final class Phase1Round1 implements Network<float[]> {
    /**
     * Names, types and labels of inputs and outputs.
     */
    public static final Signature SIGNATURE = new Signature("Phase1Round1",
        "0cd1455230bb278e228a2ae76350da3c", Signature.Task.REGRESSION, inputs(), outputs());

    private final float[][] w1;

    private final float[] b1;

    private final float[][] w2;

    private final float[] b2;

    private final Spares<Rows> idle;

    private final Spares<Rows> idleBatch;

    /**
     * A network whose parameters are all 0, to be loaded or trained.
     */
    public Phase1Round1() {
      w1 = new float[4][3];
      b1 = new float[3];
      w2 = new float[3][4];
      b2 = new float[4];
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
      fields.add(Signature.Field.real("y").vector(4));
      return fields;
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
      tensors.add(Tensor.weight("h1", w1));
      tensors.add(Tensor.bias("h1", b1));
      tensors.add(Tensor.bias("decoder", b2));
      return tensors;
    }

    @Override
    public List<Initialization> initializations() {
      List<Initialization> layers = new ArrayList<>();
      layers.add(new Initialization(1, "h1.weight", Initializer.glorot()));
      return layers;
    }

    @Override
    public void scaleInput(float[] x) {
      Shape.require("x", x.length, 4);
    }

    @Override
    public void predict(float[] x, float[] y) {
      Shape.require("x", x.length, 4);
      Shape.require("y", y.length, 4);
      // Buffers of one example; a thread that finds them taken makes its own.
      Rows found = idle.take();
      Rows rows = found == null ? new Rows(1) : found;
      rows.x0[0] = x;
      propagate(rows, 0, 1);
      activate2(rows.x2, 0, 1);
      System.arraycopy(rows.x2[0], 0, y, 0, 4);
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
          Shape.require("y", y[first + n].length, 4);
        }
        System.arraycopy(x, first, rows.x0, 0, count);
        propagate(rows, 0, count);
        activate2(rows.x2, 0, count);
        for (int n = 0; n < count; n++) {
          System.arraycopy(rows.x2[n], 0, y[first + n], 0, 4);
        }
      }
      idleBatch.give(rows);
    }

    @Override
    public Learner<float[]> learner(int capacity) {
      return new Backpropagation(capacity);
    }

    @Override
    public Phase1Round1 copy() {
      Phase1Round1 copy = new Phase1Round1();
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
     * {@code dropped0 = mask0 (x) x0}, where the mask is 0 with the chance {@code 0.2} and {@code
     * 1f} else; all [n x 4].
     */
    private static void drop0(float[][] x0, float[][] mask0, float[][] dropped0, long noise,
        int from, int to) {
      for (int n = from; n < to; n++) {
        float[] x = x0[n];
        float[] m = mask0[n];
        float[] d = dropped0[n];
        Masks.draw(m, 0.2, 1f, noise, 0, n);
        for (int j = 0; j < 4; j++) {
          d[j] = m[j] * x[j];
        }
      }
    }

    /**
     * {@code s1 = b1 + W1^T x0} for rows {@code from .. to - 1}; x0 [n x 4], s1 [n x 3]; each sum
     * runs over the inputs in ascending order.
     */
    private void signal1(float[][] x0, float[][] s1, int from, int to) {
      for (int n = from; n < to; n++) {
        System.arraycopy(b1, 0, s1[n], 0, 3);
      }
      for (int n = from; n < to; n++) {
        float[] a = x0[n];
        add4x3(a[0], a[1], a[2], a[3], w1[0], w1[1], w1[2], w1[3], s1[n]);
      }
    }

    /**
     * {@code x1 = 1 / (1 + exp(-s1))} in place; s1 [n x 3], x1 [n x 3].
     */
    private static void activate1(float[][] x1, int from, int to) {
      for (int n = from; n < to; n++) {
        float[] x = x1[n];
        for (int j = 0; j < 3; j++) {
          x[j] = Elementary.sigmoid(x[j]);
        }
      }
    }

    /**
     * {@code s2 = b2 + W2^T x1} for rows {@code from .. to - 1}; x1 [n x 3], s2 [n x 4]; each sum
     * runs over the inputs in ascending order.
     */
    private void signal2(float[][] x1, float[][] s2, int from, int to) {
      for (int n = from; n < to; n++) {
        System.arraycopy(b2, 0, s2[n], 0, 4);
      }
      for (int n = from; n < to; n++) {
        float[] a = x1[n];
        add3x4(a[0], a[1], a[2], w2[0], w2[1], w2[2], s2[n]);
      }
    }

    /**
     * {@code x2 = 1 / (1 + exp(-s2))} in place; s2 [n x 4], x2 [n x 4].
     */
    private static void activate2(float[][] x2, int from, int to) {
      for (int n = from; n < to; n++) {
        float[] x = x2[n];
        for (int j = 0; j < 4; j++) {
          x[j] = Elementary.sigmoid(x[j]);
        }
      }
    }

    /**
     * {@code delta1 = theta'(s1) (x) W2 delta2}; with {@code theta' = x1 (1 - x1)}; rows {@code
     * from .. to - 1}; t2 is W2^T [4 x 3]; delta1 [n x 3]. Each sum runs over the signals above in
     * ascending order.
     */
    private static void sensitivity1(float[][] delta2, float[][] t2, float[][] x1, float[][] delta1,
        int from, int to) {
      for (int n = from; n < to; n++) {
        Arrays.fill(delta1[n], 0);
      }
      for (int n = from; n < to; n++) {
        float[] a = delta2[n];
        add4x3(a[0], a[1], a[2], a[3], t2[0], t2[1], t2[2], t2[3], delta1[n]);
      }
      for (int n = from; n < to; n++) {
        float[] x = x1[n];
        float[] d = delta1[n];
        for (int j = 0; j < 3; j++) {
          d[j] = d[j] * (x[j] * (1f - x[j]));
        }
      }
    }

    /**
     * {@code G1 = G1 + x0 delta1^T} over {@code rows} examples, for inputs {@code from .. to - 1},
     * whose sums lie {@code shift} rows further up; x0 [rows x 4], delta1 [rows x 3], G1 [4 x 3];
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
          add8x3(xA[i], xB[i], xC[i], xD[i], xE[i], xF[i], xG[i], xH[i], dA, dB, dC, dD, dE, dF, dG,
              dH, g1[i - shift]);
        }
      }
      for (; n < rows; n++) {
        for (int i = from; i < to; i++) {
          add1x3(x0[n][i], delta1[n], g1[i - shift]);
        }
      }
    }

    /**
     * {@code y = y + a0 v0 + ... + a3 v3}, added in this order; rows of 3.
     */
    private static void add4x3(float a0, float a1, float a2, float a3, float[] v0, float[] v1,
        float[] v2, float[] v3, float[] y) {
      for (int j = 0; j < 3; j++) {
        y[j] = Math.fma(a3, v3[j], Math.fma(a2, v2[j], Math.fma(a1, v1[j], Math.fma(a0, v0[j],
            y[j]))));
      }
    }

    /**
     * {@code y = y + a0 v0 + ... + a2 v2}, added in this order; rows of 4.
     */
    private static void add3x4(float a0, float a1, float a2, float[] v0, float[] v1, float[] v2,
        float[] y) {
      for (int j = 0; j < 4; j++) {
        y[j] = Math.fma(a2, v2[j], Math.fma(a1, v1[j], Math.fma(a0, v0[j], y[j])));
      }
    }

    /**
     * {@code y = y + a0 v0 + ... + a7 v7}, added in this order; rows of 3.
     */
    private static void add8x3(float a0, float a1, float a2, float a3, float a4, float a5, float a6,
        float a7, float[] v0, float[] v1, float[] v2, float[] v3, float[] v4, float[] v5,
        float[] v6, float[] v7, float[] y) {
      for (int j = 0; j < 3; j++) {
        y[j] = Math.fma(a7, v7[j], Math.fma(a6, v6[j], Math.fma(a5, v5[j], Math.fma(a4, v4[j],
            Math.fma(a3, v3[j], Math.fma(a2, v2[j], Math.fma(a1, v1[j], Math.fma(a0, v0[j],
            y[j]))))))));
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
     * {@code y = y + a0 v0}, added in this order; rows of 4.
     */
    private static void add1x4(float a0, float[] v0, float[] y) {
      for (int j = 0; j < 4; j++) {
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
        x1 = new float[capacity][3];
        x2 = new float[capacity][4];
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
    }

    /**
     * Backpropagation by sensitivities of {@code squared}, and the update by {@code sgd}; trains
     * the weights of the network around it.
     */
    private final class Backpropagation implements Learner<float[]> {
      private int loaded;

      private long noise;

      private boolean dropping;

      private final Rows rows;

      private final double[] losses;

      private final float[][] targets;

      private final float[][] mask0;

      private final float[][] dropped0;

      private final float[][] delta1;

      private final float[][] g1;

      private final float[] gb1;

      private final float[][] delta2;

      private final float[] gb2;

      Backpropagation(int capacity) {
        rows = new Rows(capacity);
        losses = new double[capacity];
        targets = new float[capacity][];
        mask0 = new float[capacity][4];
        dropped0 = new float[capacity][4];
        delta1 = new float[capacity][3];
        g1 = new float[4][3];
        gb1 = new float[3];
        delta2 = new float[capacity][4];
        gb2 = new float[4];
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
        Arrays.fill(gb2, 0);
        transpose(w1, w2, 0, 4);
      }

      @Override
      public void load(Examples<float[]> examples, int[] order, int from, int to) {
        loaded = to - from;
        dropping = false;
        for (int n = 0; n < loaded; n++) {
          rows.x0[n] = examples.input(order[from + n]);
          targets[n] = examples.target(order[from + n]);
        }
      }

      @Override
      public void load(Examples<float[]> examples, int[] order, int from, int to, long noise) {
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
      }

      @Override
      public void forward(int from, int to) {
        if (dropping) {
          propagateDropping(from, to);
        } else {
          propagate(rows, from, to);
        }
        activate2(rows.x2, from, to);
        loss2(rows.x2, targets, losses, from, to);
      }

      @Override
      public void backward(int from, int to) {
        sensitivity2(targets, rows.x2, delta2, from, to);
        sensitivity1(delta2, w1, rows.x1, delta1, from, to);
      }

      @Override
      public void gradient(int part, int parts) {
        gradient1(dropping ? dropped0 : rows.x0, delta1, loaded, g1, 0, Parts.start(4, part, parts),
            Parts.start(4, part + 1, parts));
        gradient1(delta2, rows.x1, loaded, g1, 0, Parts.start(4, part, parts),
            Parts.start(4, part + 1, parts));
        if (part == 0) {
          for (int n = 0; n < loaded; n++) {
            add1x3(1, delta1[n], gb1);
          }
        }
        if (part == 0) {
          for (int n = 0; n < loaded; n++) {
            add1x4(1, delta2[n], gb2);
          }
        }
      }

      @Override
      public void update(int part, int parts, double rate, int examples, long step) {
        float eta = (float) rate;
        float mean = 1f / examples;
        update1(eta, mean, Parts.start(4, part, parts), Parts.start(4, part + 1, parts), part == 0);
        update2(eta, mean, part == 0);
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
        return rows.x2[row];
      }

      @Override
      public float[] layerInput(int layer, int row) {
        return rows.into(layer)[row];
      }

      @Override
      public List<Tensor> gradients() {
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(Tensor.weight("h1", g1));
        tensors.add(Tensor.bias("h1", gb1));
        tensors.add(Tensor.bias("decoder", gb2));
        return tensors;
      }

      /**
       * {@code e = sum (x2 - y)^2}; x2 [n x 4], y [n x 4].
       */
      private static void loss2(float[][] x2, float[][] y, double[] e, int from, int to) {
        for (int n = from; n < to; n++) {
          float[] x = x2[n];
          float[] t = y[n];
          float loss = 0;
          for (int j = 0; j < 4; j++) {
            float difference = x[j] - t[j];
            loss = Math.fma(difference, difference, loss);
          }
          e[n] = loss;
        }
      }

      /**
       * {@code delta2 = de/ds2 = theta'(s2) (x) (2 (x2 - y))}; with {@code theta' = x2 (1 - x2)};
       * rows {@code from .. to - 1}; y [n x 4]; delta2 [n x 4].
       */
      private static void sensitivity2(float[][] y, float[][] x2, float[][] delta2, int from,
          int to) {
        for (int n = from; n < to; n++) {
          float[] x = x2[n];
          float[] e = delta2[n];
          float[] t = y[n];
          for (int j = 0; j < 4; j++) {
            e[j] = 2 * (x[j] - t[j]);
          }
        }
        for (int n = from; n < to; n++) {
          float[] x = x2[n];
          float[] d = delta2[n];
          for (int j = 0; j < 4; j++) {
            d[j] = d[j] * (x[j] * (1f - x[j]));
          }
        }
      }

      /**
       * Moves what layer 1 learns: weights of inputs {@code from .. to - 1}, biases where {@code
       * first}; copies weights into their transpose.
       */
      private void update1(float eta, float mean, int from, int to, boolean first) {
        for (int i = from; i < to; i++) {
          updateRow3(w1[i], g1[i], eta, mean);
        }
        transpose(w1, w2, from, to);
        if (first) {
          updateRow3(b1, gb1, eta, mean);
        }
      }

      /**
       * Moves what layer 2 learns: biases where {@code first}.
       */
      private void update2(float eta, float mean, boolean first) {
        if (first) {
          updateRow4(b2, gb2, eta, mean);
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

      /**
       * {@code w = w - eta G} with {@code G = g mean}; clears g; rows of 4.
       */
      private static void updateRow4(float[] w, float[] g, float eta, float mean) {
        for (int j = 0; j < 4; j++) {
          float gradient = g[j] * mean;
          w[j] = Math.fma(-eta, gradient, w[j]);
          g[j] = 0;
        }
      }
    }
  }

  /**
   * Supervised network of one hidden layer, in which `h2` is trained alone; its last layer is
   * thrown away.
   *
   * <p>The network {@code Phase2Round1}: 3 inputs, 2 outputs, 22 parameters, float; loss {@code
   * cross_entropy}.
   *
   * <ol>
   * <li>{@code h2: dense(3 -> 2, maxout(2))}: {@code s1 = b1 + W1^T x0, x1 = max(s1[2 i], ...,
   * s1[2 i + 1])}
   * <li>{@code output: dense(2 -> 2, softmax)}: {@code s2 = b2 + W2^T x1, x2 = exp(s2) / sum
   * exp(s2)}
   * </ol>
   */
  private static final class Phase2Round1 implements Network<float[]> {
    /**
     * Names, types and labels of inputs and outputs.
     */
    public static final Signature SIGNATURE = new Signature("Phase2Round1",
        "a4aea94bd8700da312ec64ee3b28929b", Signature.Task.CLASSIFICATION, inputs(), outputs());

    private final float[][] w1;

    private final float[] b1;

    private final float[][] w2;

    private final float[] b2;

    private final Spares<Rows> idle;

    private final Spares<Rows> idleBatch;

    /**
     * A network whose parameters are all 0, to be loaded or trained.
     */
    public Phase2Round1() {
      w1 = new float[3][4];
      b1 = new float[4];
      w2 = new float[2][2];
      b2 = new float[2];
      idle = new Spares<>();
      idleBatch = new Spares<>();
    }

    private static List<Signature.Field> inputs() {
      List<Signature.Field> fields = new ArrayList<>();
      fields.add(Signature.Field.real("x").vector(3));
      return fields;
    }

    private static List<Signature.Field> outputs() {
      List<Signature.Field> fields = new ArrayList<>();
      fields.add(Signature.Field.oneOf("kind", "plus", "minus"));
      return fields;
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
      tensors.add(Tensor.weight("h2", w1));
      tensors.add(Tensor.bias("h2", b1));
      tensors.add(Tensor.weight("output", w2));
      tensors.add(Tensor.bias("output", b2));
      return tensors;
    }

    @Override
    public List<Initialization> initializations() {
      List<Initialization> layers = new ArrayList<>();
      layers.add(new Initialization(1, "h2.weight", Initializer.glorot()));
      layers.add(new Initialization(2, "output.weight", Initializer.glorot()));
      return layers;
    }

    @Override
    public void scaleInput(float[] x) {
      Shape.require("x", x.length, 3);
    }

    @Override
    public void predict(float[] x, float[] y) {
      Shape.require("x", x.length, 3);
      Shape.require("y", y.length, 2);
      // Buffers of one example; a thread that finds them taken makes its own.
      Rows found = idle.take();
      Rows rows = found == null ? new Rows(1) : found;
      rows.x0[0] = x;
      propagate(rows, 0, 1);
      activate2(rows.x2, 0, 1);
      System.arraycopy(rows.x2[0], 0, y, 0, 2);
      idle.give(rows);
    }

    @Override
    public void predict(float[][] x, float[][] y, int from, int to) {
      Rows found = idleBatch.take();
      Rows rows = found == null ? new Rows(64) : found;
      for (int first = from; first < to; first += 64) {
        int count = Math.min(64, to - first);
        for (int n = 0; n < count; n++) {
          Shape.require("x", x[first + n].length, 3);
          Shape.require("y", y[first + n].length, 2);
        }
        System.arraycopy(x, first, rows.x0, 0, count);
        propagate(rows, 0, count);
        activate2(rows.x2, 0, count);
        for (int n = 0; n < count; n++) {
          System.arraycopy(rows.x2[n], 0, y[first + n], 0, 2);
        }
      }
      idleBatch.give(rows);
    }

    @Override
    public Learner<float[]> learner(int capacity) {
      return new Backpropagation(capacity);
    }

    @Override
    public Phase2Round1 copy() {
      Phase2Round1 copy = new Phase2Round1();
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
      signal1(rows.x0, rows.s1, from, to);
      activate1(rows.s1, rows.x1, from, to);
      signal2(rows.x1, rows.x2, from, to);
    }

    /**
     * {@code s1 = b1 + W1^T x0} for rows {@code from .. to - 1}; x0 [n x 3], s1 [n x 4]; each sum
     * runs over the inputs in ascending order.
     */
    private void signal1(float[][] x0, float[][] s1, int from, int to) {
      for (int n = from; n < to; n++) {
        System.arraycopy(b1, 0, s1[n], 0, 4);
      }
      for (int n = from; n < to; n++) {
        float[] a = x0[n];
        add3x4(a[0], a[1], a[2], w1[0], w1[1], w1[2], s1[n]);
      }
    }

    /**
     * {@code x1 = max(s1[2 i], ..., s1[2 i + 1])}; s1 [n x 4], x1 [n x 2].
     */
    private static void activate1(float[][] s1, float[][] x1, int from, int to) {
      for (int n = from; n < to; n++) {
        float[] s = s1[n];
        float[] x = x1[n];
        for (int j = 0; j < 2; j++) {
          float max = s[2 * j];
          for (int p = 1; p < 2; p++) {
            max = s[2 * j + p] > max ? s[2 * j + p] : max;
          }
          x[j] = max;
        }
      }
    }

    /**
     * {@code s2 = b2 + W2^T x1} for rows {@code from .. to - 1}; x1 [n x 2], s2 [n x 2]; each sum
     * runs over the inputs in ascending order.
     */
    private void signal2(float[][] x1, float[][] s2, int from, int to) {
      for (int n = from; n < to; n++) {
        System.arraycopy(b2, 0, s2[n], 0, 2);
      }
      for (int n = from; n < to; n++) {
        float[] a = x1[n];
        add2x2(a[0], a[1], w2[0], w2[1], s2[n]);
      }
    }

    /**
     * {@code x2 = exp(s2) / sum exp(s2)} in place, shifted by the largest signal; s2 [n x 2], x2
     * [n x 2].
     */
    private static void activate2(float[][] x2, int from, int to) {
      for (int n = from; n < to; n++) {
        float[] x = x2[n];
        float max = x[0];
        for (int j = 1; j < 2; j++) {
          max = Math.max(max, x[j]);
        }
        float sum = 0;
        for (int j = 0; j < 2; j++) {
          x[j] = Elementary.exp(x[j] - max);
          sum += x[j];
        }
        for (int j = 0; j < 2; j++) {
          x[j] /= sum;
        }
      }
    }

    /**
     * {@code delta1 = theta'(s1) (x) W2 delta2}; with {@code theta' = 1 at the first largest
     * signal of each unit, 0 else}; rows {@code from .. to - 1}; t2 is W2^T [2 x 2]; delta1 [n x
     * 4]. Each sum runs over the signals above in ascending order.
     */
    private static void sensitivity1(float[][] delta2, float[][] t2, float[][] s1, float[][] dx1,
        float[][] delta1, int from, int to) {
      for (int n = from; n < to; n++) {
        Arrays.fill(dx1[n], 0);
      }
      for (int n = from; n < to; n++) {
        float[] a = delta2[n];
        add2x2(a[0], a[1], t2[0], t2[1], dx1[n]);
      }
      for (int n = from; n < to; n++) {
        float[] s = s1[n];
        float[] dx = dx1[n];
        float[] d = delta1[n];
        for (int j = 0; j < 2; j++) {
          int best = 2 * j;
          for (int i = 2 * j + 1; i < 2 * j + 2; i++) {
            best = s[i] > s[best] ? i : best;
          }
          for (int i = 2 * j; i < 2 * j + 2; i++) {
            d[i] = i == best ? dx[j] : 0;
          }
        }
      }
    }

    /**
     * {@code G1 = G1 + x0 delta1^T} over {@code rows} examples, for inputs {@code from .. to - 1},
     * whose sums lie {@code shift} rows further up; x0 [rows x 3], delta1 [rows x 4], G1 [3 x 4];
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
          add8x4(xA[i], xB[i], xC[i], xD[i], xE[i], xF[i], xG[i], xH[i], dA, dB, dC, dD, dE, dF, dG,
              dH, g1[i - shift]);
        }
      }
      for (; n < rows; n++) {
        for (int i = from; i < to; i++) {
          add1x4(x0[n][i], delta1[n], g1[i - shift]);
        }
      }
    }

    /**
     * {@code G2 = G2 + x1 delta2^T} over {@code rows} examples, for inputs {@code from .. to - 1},
     * whose sums lie {@code shift} rows further up; x1 [rows x 2], delta2 [rows x 2], G2 [2 x 2];
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
          add8x2(xA[i], xB[i], xC[i], xD[i], xE[i], xF[i], xG[i], xH[i], dA, dB, dC, dD, dE, dF, dG,
              dH, g2[i - shift]);
        }
      }
      for (; n < rows; n++) {
        for (int i = from; i < to; i++) {
          add1x2(x1[n][i], delta2[n], g2[i - shift]);
        }
      }
    }

    /**
     * {@code y = y + a0 v0 + ... + a2 v2}, added in this order; rows of 4.
     */
    private static void add3x4(float a0, float a1, float a2, float[] v0, float[] v1, float[] v2,
        float[] y) {
      for (int j = 0; j < 4; j++) {
        y[j] = Math.fma(a2, v2[j], Math.fma(a1, v1[j], Math.fma(a0, v0[j], y[j])));
      }
    }

    /**
     * {@code y = y + a0 v0 + ... + a1 v1}, added in this order; rows of 2.
     */
    private static void add2x2(float a0, float a1, float[] v0, float[] v1, float[] y) {
      for (int j = 0; j < 2; j++) {
        y[j] = Math.fma(a1, v1[j], Math.fma(a0, v0[j], y[j]));
      }
    }

    /**
     * {@code y = y + a0 v0 + ... + a7 v7}, added in this order; rows of 4.
     */
    private static void add8x4(float a0, float a1, float a2, float a3, float a4, float a5, float a6,
        float a7, float[] v0, float[] v1, float[] v2, float[] v3, float[] v4, float[] v5,
        float[] v6, float[] v7, float[] y) {
      for (int j = 0; j < 4; j++) {
        y[j] = Math.fma(a7, v7[j], Math.fma(a6, v6[j], Math.fma(a5, v5[j], Math.fma(a4, v4[j],
            Math.fma(a3, v3[j], Math.fma(a2, v2[j], Math.fma(a1, v1[j], Math.fma(a0, v0[j],
            y[j]))))))));
      }
    }

    /**
     * {@code y = y + a0 v0}, added in this order; rows of 4.
     */
    private static void add1x4(float a0, float[] v0, float[] y) {
      for (int j = 0; j < 4; j++) {
        y[j] = Math.fma(a0, v0[j], y[j]);
      }
    }

    /**
     * {@code y = y + a0 v0 + ... + a7 v7}, added in this order; rows of 2.
     */
    private static void add8x2(float a0, float a1, float a2, float a3, float a4, float a5, float a6,
        float a7, float[] v0, float[] v1, float[] v2, float[] v3, float[] v4, float[] v5,
        float[] v6, float[] v7, float[] y) {
      for (int j = 0; j < 2; j++) {
        y[j] = Math.fma(a7, v7[j], Math.fma(a6, v6[j], Math.fma(a5, v5[j], Math.fma(a4, v4[j],
            Math.fma(a3, v3[j], Math.fma(a2, v2[j], Math.fma(a1, v1[j], Math.fma(a0, v0[j],
            y[j]))))))));
      }
    }

    /**
     * {@code y = y + a0 v0}, added in this order; rows of 2.
     */
    private static void add1x2(float a0, float[] v0, float[] y) {
      for (int j = 0; j < 2; j++) {
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

      private final float[][] s1;

      private final float[][] x1;

      private final float[][] x2;

      Rows(int capacity) {
        x0 = new float[capacity][];
        s1 = new float[capacity][4];
        x1 = new float[capacity][2];
        x2 = new float[capacity][2];
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
    }

    /**
     * Backpropagation by sensitivities of {@code cross_entropy}, and the update by {@code
     * adagrad}; trains the weights of the network around it.
     */
    private final class Backpropagation implements Learner<float[]> {
      private int loaded;

      private final Rows rows;

      private final double[] losses;

      private final int[] labels;

      private final float[][] delta1;

      private final float[][] dx1;

      private final float[][] g1;

      private final float[][] a1;

      private final float[] gb1;

      private final float[] ab1;

      private final float[][] delta2;

      private final float[][] g2;

      private final float[][] a2;

      private final float[] gb2;

      private final float[] ab2;

      private final float[][] t2;

      Backpropagation(int capacity) {
        rows = new Rows(capacity);
        losses = new double[capacity];
        labels = new int[capacity];
        delta1 = new float[capacity][4];
        dx1 = new float[capacity][2];
        g1 = new float[3][4];
        a1 = new float[3][4];
        gb1 = new float[4];
        ab1 = new float[4];
        delta2 = new float[capacity][2];
        g2 = new float[2][2];
        a2 = new float[2][2];
        gb2 = new float[2];
        ab2 = new float[2];
        t2 = new float[2][2];
        reset();
      }

      @Override
      public int capacity() {
        return losses.length;
      }

      @Override
      public void reset() {
        clear(g1);
        clear(a1);
        Arrays.fill(gb1, 0);
        Arrays.fill(ab1, 0);
        clear(g2);
        clear(a2);
        Arrays.fill(gb2, 0);
        Arrays.fill(ab2, 0);
        transpose(w2, t2, 0, 2);
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
        sensitivity1(delta2, t2, rows.s1, dx1, delta1, from, to);
      }

      @Override
      public void gradient(int part, int parts) {
        gradient1(rows.x0, delta1, loaded, g1, 0, Parts.start(3, part, parts),
            Parts.start(3, part + 1, parts));
        if (part == 0) {
          for (int n = 0; n < loaded; n++) {
            add1x4(1, delta1[n], gb1);
          }
        }
        gradient2(rows.x1, delta2, loaded, g2, 0, Parts.start(2, part, parts),
            Parts.start(2, part + 1, parts));
        if (part == 0) {
          for (int n = 0; n < loaded; n++) {
            add1x2(1, delta2[n], gb2);
          }
        }
      }

      @Override
      public void update(int part, int parts, double rate, int examples, long step) {
        float eta = (float) rate;
        float mean = 1f / examples;
        update1(eta, mean, Parts.start(3, part, parts), Parts.start(3, part + 1, parts), part == 0);
        update2(eta, mean, Parts.start(2, part, parts), Parts.start(2, part + 1, parts), part == 0);
      }

      @Override
      public void step(int part, int parts, double rate, int examples, long step) {
        float eta = (float) rate;
        float mean = 1f / examples;
        step1(rows.x0, loaded, delta1, eta, mean, Parts.start(3, part, parts),
            Parts.start(3, part + 1, parts), part == 0);
        step2(rows.x1, loaded, delta2, eta, mean, Parts.start(2, part, parts),
            Parts.start(2, part + 1, parts), part == 0);
      }

      @Override
      public double loss(int row) {
        return losses[row];
      }

      @Override
      public boolean hit(int row) {
        float[] x = rows.x2[row];
        int best = 0;
        for (int j = 1; j < 2; j++) {
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
        tensors.add(Tensor.weight("h2", g1));
        tensors.add(Tensor.bias("h2", gb1));
        tensors.add(Tensor.weight("output", g2));
        tensors.add(Tensor.bias("output", gb2));
        return tensors;
      }

      @Override
      public List<Tensor> memory() {
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(Tensor.weight("h2", a1));
        tensors.add(Tensor.bias("h2", ab1));
        tensors.add(Tensor.weight("output", a2));
        tensors.add(Tensor.bias("output", ab2));
        return tensors;
      }

      /**
       * {@code x2 = exp(s2) / sum exp(s2)}, {@code e = -ln x2[label]}; x2 [n x 2], label [n].
       */
      private static void loss2(float[][] x2, int[] label, double[] e, int from, int to) {
        for (int n = from; n < to; n++) {
          float[] x = x2[n];
          float max = x[0];
          for (int j = 1; j < 2; j++) {
            max = Math.max(max, x[j]);
          }
          float distance = x[label[n]] - max;
          float sum = 0;
          for (int j = 0; j < 2; j++) {
            x[j] = Elementary.exp(x[j] - max);
            sum += x[j];
          }
          for (int j = 0; j < 2; j++) {
            x[j] /= sum;
          }
          e[n] = Elementary.log(sum) - distance;
        }
      }

      /**
       * {@code delta2 = de/ds2 = x2 - y}; rows {@code from .. to - 1}; label [n]; delta2 [n x 2].
       */
      private static void sensitivity2(int[] label, float[][] x2, float[][] delta2, int from,
          int to) {
        for (int n = from; n < to; n++) {
          float[] x = x2[n];
          float[] e = delta2[n];
          for (int j = 0; j < 2; j++) {
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
          updateRow4(w1[i], g1[i], a1[i], eta, mean);
        }
        if (first) {
          updateRow4(b1, gb1, ab1, eta, mean);
        }
      }

      /**
       * Moves what layer 2 learns: weights of inputs {@code from .. to - 1}, biases where {@code
       * first}; copies weights into their transpose.
       */
      private void update2(float eta, float mean, int from, int to, boolean first) {
        for (int i = from; i < to; i++) {
          updateRow2(w2[i], g2[i], a2[i], eta, mean);
        }
        transpose(w2, t2, from, to);
        if (first) {
          updateRow2(b2, gb2, ab2, eta, mean);
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
            updateRow4(w1[i], g1[from + i - block], a1[i], eta, mean);
          }
        }
        if (first) {
          for (int n = 0; n < rows; n++) {
            add1x4(1, delta[n], gb1);
          }
          updateRow4(b1, gb1, ab1, eta, mean);
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
            updateRow2(w2[i], g2[from + i - block], a2[i], eta, mean);
          }
        }
        transpose(w2, t2, from, to);
        if (first) {
          for (int n = 0; n < rows; n++) {
            add1x2(1, delta[n], gb2);
          }
          updateRow2(b2, gb2, ab2, eta, mean);
        }
      }

      /**
       * {@code a = a + G^2, w = w - eta G / (sqrt(a) + 1e-10f)} with {@code G = g mean}; clears g;
       * rows of 4.
       */
      private static void updateRow4(float[] w, float[] g, float[] a, float eta, float mean) {
        for (int j = 0; j < 4; j++) {
          float gradient = g[j] * mean;
          float sum = Math.fma(gradient, gradient, a[j]);
          a[j] = sum;
          w[j] = w[j] - eta * (gradient / ((float) Math.sqrt(sum) + 1e-10f));
          g[j] = 0;
        }
      }

      /**
       * {@code a = a + G^2, w = w - eta G / (sqrt(a) + 1e-10f)} with {@code G = g mean}; clears g;
       * rows of 2.
       */
      private static void updateRow2(float[] w, float[] g, float[] a, float eta, float mean) {
        for (int j = 0; j < 2; j++) {
          float gradient = g[j] * mean;
          float sum = Math.fma(gradient, gradient, a[j]);
          a[j] = sum;
          w[j] = w[j] - eta * (gradient / ((float) Math.sqrt(sum) + 1e-10f));
          g[j] = 0;
        }
      }
    }
  }

  /**
   * What {@code Stack} takes, as it is declared: nothing is to be scaled.
   *
   * @param x {@code x}: 4 numbers in 0 to 1
   */
  public record Input(float[] x) {
    /**
     * Checks the values, and copies arrays.
     *
     * @param x {@code x}
     * @throws IllegalArgumentException naming the column whose value the model does not take
     */
    public Input {
      x = Checked.reals("x", x, 4, 0f, 1f);
    }

    /**
     * A copy of {@code x}: 4 numbers in 0 to 1.
     *
     * @return the values
     */
    @Override
    public float[] x() {
      return x.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Input && Arrays.equals(Stack.toRow(this), Stack.toRow((Input) other));
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(Stack.toRow(this));
    }

    @Override
    public String toString() {
      return "Input[x=" + Arrays.toString(x) + "]";
    }
  }

  /**
   * What {@code Stack} says of one input. Immutable.
   */
  public static final class Prediction {
    private final float[] y;

    private Prediction(float[] y) {
      this.y = y;
    }

    /**
     * The prediction that a row of outputs says, as prediction into arrays leaves it.
     *
     * @param y shape [2]; copied
     * @return what it says
     * @throws IllegalArgumentException if {@code y} has another length
     */
    public static Prediction of(float[] y) {
      Shape.require("y", y.length, 2);
      return new Prediction(y.clone());
    }

    /**
     * {@code kind}: one of 2 labels.
     *
     * @return the label with the largest probability; the first of several
     */
    public Kind kind() {
      int best = 0;
      for (int j = 1; j < 2; j++) {
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
     * {@code plus}.
     */
    PLUS("plus"),

    /**
     * {@code minus}.
     */
    MINUS("minus");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /**
     * How the model and its data spell it.
     *
     * @return such as {@code plus}
     */
    public String label() {
      return label;
    }
  }
}
