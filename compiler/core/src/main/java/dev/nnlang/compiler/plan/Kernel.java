package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.Optional;

/** One generated method that computes something, with all its sizes. */
public sealed interface Kernel
    permits PanelKernel,
        Kernel.Scale,
        Kernel.Standardize,
        Kernel.Signal,
        Kernel.Activate,
        Kernel.Drop,
        Kernel.LossOf,
        Kernel.Sensitivity,
        Kernel.Gradient,
        Kernel.Slopes,
        Kernel.Update,
        Kernel.Step,
        Kernel.Limit,
        Kernel.AddRows,
        Kernel.AddListed,
        Kernel.UpdateRow {
  /** The generated method. */
  String method();

  /** An upper estimate of its bytecodes. */
  int bytecodes();

  /** What to do for each kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Columns {@code from .. to - 1} have one declared range, which becomes {@code target}.
   *
   * @param from first column, from 0
   * @param to column after the last
   */
  record Segment(int from, int to, Field.Range declared, Field.Range target) {}

  /** {@code x <- low' + (x - low) (high' - low') / (high - low)}, column by column. */
  record Scale(String method, int width, List<Segment> segments) implements Kernel {
    /** A loop over neighbouring columns, with its numbers. */
    static final int BYTECODES_OF_A_SEGMENT = 40;

    public Scale {
      segments = List.copyOf(segments);
    }

    @Override
    public int bytecodes() {
      return 10 + BYTECODES_OF_A_SEGMENT * segments.size();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scale(this);
    }
  }

  /** {@code x <- (x - mean) / deviation}. */
  record Standardize(String method, int width) implements Kernel {
    @Override
    public int bytecodes() {
      return 40;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.standardize(this);
    }
  }

  /**
   * {@code s(l) = b(l) + W(l)^T x(l-1)}: rows of the tiling are inputs, its width is fanOut.
   *
   * @param split by examples, or by outputs
   */
  record Signal(
      String method, int layer, int fanIn, int fanOut, boolean bias, Tiling tiling, Split split)
      implements Kernel {
    /** Whether it finds the places of inputs that are not 0, as a large first layer does. */
    public boolean findsPlaces() {
      return split == Split.OUTPUTS || tiling.skipsZeros();
    }

    @Override
    public int bytecodes() {
      return 130 + tiling.bytecodes();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.signal(this);
    }
  }

  /**
   * {@code x(l) = theta(s(l))}.
   *
   * @param width units
   * @param apart whether signals and outputs are two buffers; else it works in place
   * @param ofExamples whether the signals are the rows of the examples
   */
  record Activate(String method, int layer, int width, Unit unit, boolean apart, boolean ofExamples)
      implements Kernel {
    @Override
    public int bytecodes() {
      return 200;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activate(this);
    }
  }

  /**
   * {@code dropped(l) = mask(l) (x) x(l)}: each number becomes 0 with {@code probability}, and is
   * multiplied by {@code kept} else.
   *
   * @param layer l, 0 for the inputs
   */
  record Drop(String method, int layer, int width, double probability, double kept)
      implements Kernel {
    @Override
    public int bytecodes() {
      return 110;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.drop(this);
    }
  }

  /**
   * Losses from the last outputs; for cross-entropy, whose stable form needs the signals, it makes
   * the outputs too.
   *
   * @param margin whether truth is decided by the sign of an output, as hinge does; else by one
   *     half
   * @param byColumns whether a row is a lane, and a class a vector, where there are rows enough
   */
  record LossOf(
      String method,
      int layer,
      int width,
      Unit unit,
      boolean apart,
      Loss loss,
      Task task,
      boolean margin,
      boolean byColumns)
      implements Kernel {
    /**
     * Classes up to which rows are turned into columns: less of a vector is left idle by rows of
     * more, and turning takes longer. Three classes in batches of 16 take 10 ns less of 20 so (AMD
     * Zen 4, 512 bits, JDK 17).
     */
    static final int MOST_COLUMNS = 8;

    /** Whether the loss is taken of the signals, and the outputs are made with it. */
    public boolean ofSignals() {
      return loss instanceof Loss.CrossEntropy;
    }

    @Override
    public int bytecodes() {
      return byColumns ? 700 : 260;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lossOf(this);
    }
  }

  /** What the derivative of a unit is told by. */
  enum Told {
    /** It is 1. */
    BY_NOTHING,
    BY_OUTPUT,
    BY_SIGNAL
  }

  /**
   * {@code delta(l) = theta'(s(l)) (x) de/dx(l)}.
   *
   * @param width units
   * @param told what the derivative of the unit is told by
   * @param dropped whether the outputs may be dropped on their way up
   * @param ofExamples whether the signals are the rows of the examples
   * @param oneInRegisters whether the sums of a single row stay in registers up to the derivative
   */
  record Sensitivity(
      String method,
      int layer,
      int width,
      Unit unit,
      Told told,
      boolean dropped,
      boolean ofExamples,
      boolean oneInRegisters,
      SlopeSource source)
      implements Kernel {

    /** Whether {@code de/dx} has a buffer of its own beside {@code de/ds}. */
    public boolean keepsSlope() {
      return unit.signalsPerUnit() > 1 || unit instanceof Unit.PRelu;
    }

    @Override
    public int bytecodes() {
      int products =
          source instanceof SlopeSource.OfProduct product ? product.tiling().bytecodes() : 0;
      return (oneInRegisters ? 480 : 280) + products;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sensitivity(this);
    }
  }

  /**
   * {@code G(l) += x(l-1) delta(l)^T}: rows of the tiling are examples, its width is fanOut.
   *
   * @param split by inputs, or by outputs
   */
  record Gradient(
      String method, int layer, int fanIn, int fanOut, boolean bias, Tiling tiling, Split split)
      implements Kernel {
    @Override
    public int bytecodes() {
      return 180 + tiling.bytecodes();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.gradient(this);
    }
  }

  /** {@code dE/da(l) += min(0, s(l)) (x) de/dx(l)}: the learned slopes of prelu. */
  record Slopes(String method, int layer, int width) implements Kernel {
    @Override
    public int bytecodes() {
      return 80;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.slopes(this);
    }
  }

  /**
   * {@code W(l) <- W(l) - eta G(l)}, or what the optimizer makes of it; keeps the transposed copy.
   *
   * @param weights absent where the layer has none of its own
   * @param bias width of the biases; absent where there are none
   * @param slopes width of the learned slopes; absent where there are none
   * @param transposed the field of the transposed copy; absent where nobody needs one
   * @param panels whether the weights lie in panels, else in rows
   */
  record Update(
      String method,
      int layer,
      Optional<Weights> weights,
      Optional<Integer> bias,
      Optional<Integer> slopes,
      Optional<String> transposed,
      Optimizer optimizer,
      Penalties penalties,
      boolean panels)
      implements Kernel {
    /**
     * Shape of a layer's weights.
     *
     * @param split by inputs, or by outputs
     */
    public record Weights(int fanIn, int fanOut, Split split) {}

    @Override
    public int bytecodes() {
      return 240;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.update(this);
    }
  }

  /**
   * Gradient and update of a layer at once: what is summed up for some weights moves them before
   * the next are summed up.
   *
   * @param gradient absent where its weights are not its own
   */
  record Step(String method, Update update, Optional<Gradient> gradient, Optional<Slopes> slopes)
      implements Kernel {
    @Override
    public int bytecodes() {
      // Over rows, the method of the gradient is called.
      return 300
          + gradient.map(Gradient::tiling).filter(Tiling::panels).map(Tiling::bytecodes).orElse(0);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.step(this);
    }
  }

  /**
   * Shrinks the weights into a unit to a norm of {@code norm}.
   *
   * @param transposed the field of the transposed copy; absent where there is none
   */
  record Limit(
      String method, int layer, int fanIn, int fanOut, double norm, Optional<String> transposed)
      implements Kernel {
    @Override
    public int bytecodes() {
      return 320;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.limit(this);
    }
  }

  /**
   * {@code y <- y + a_0 v_0 + a_1 v_1 + ...} over rows of one width: the inner loop of all
   * products.
   */
  record AddRows(String method, int rows, int width) implements Kernel {
    @Override
    public int bytecodes() {
      return 24 + 14 * rows;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.addRows(this);
    }
  }

  /**
   * {@code y = y + a[k] m[k]} over a list of {@code k}.
   *
   * @param rows added in one pass
   */
  record AddListed(int rows, int width) implements Kernel {
    @Override
    public String method() {
      return "addListed" + width;
    }

    @Override
    public int bytecodes() {
      return 60 + 20 * rows;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.addListed(this);
    }
  }

  /**
   * The update of one row of parameters.
   *
   * @param penalties of weights; none for biases and slopes
   */
  record UpdateRow(String method, int width, Optimizer optimizer, Penalties penalties)
      implements Kernel {
    /** The method for rows of {@code width} under {@code penalties}. */
    public static String name(int width, Penalties penalties) {
      return (penalties.leavesGradients() ? "updateRow" : "updatePenalized") + width;
    }

    @Override
    public int bytecodes() {
      return 200;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.updateRow(this);
    }
  }

  /** One method for each kind. */
  interface Visitor<R> extends PanelKernel.Visitor<R> {
    R scale(Scale kernel);

    R standardize(Standardize kernel);

    R signal(Signal kernel);

    R activate(Activate kernel);

    R drop(Drop kernel);

    R lossOf(LossOf kernel);

    R sensitivity(Sensitivity kernel);

    R gradient(Gradient kernel);

    R slopes(Slopes kernel);

    R update(Update kernel);

    R step(Step kernel);

    R limit(Limit kernel);

    R addRows(AddRows kernel);

    R addListed(AddListed kernel);

    R updateRow(UpdateRow kernel);
  }
}
