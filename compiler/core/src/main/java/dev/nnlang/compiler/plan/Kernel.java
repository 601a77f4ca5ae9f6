package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import java.util.List;

/** One generated method that computes something, with all its sizes. */
public sealed interface Kernel {
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

  /** {@code s(l) = b(l) + W(l)^T x(l-1)}: rows of the tiling are inputs, its width is fanOut. */
  record Signal(String method, int layer, int fanIn, int fanOut, boolean bias, Tiling tiling)
      implements Kernel {
    @Override
    public int bytecodes() {
      return 130 + 16 * (tiling.rows() + tiling.tail());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.signal(this);
    }
  }

  /** {@code x(l) = theta(s(l))}, in place. */
  record Activate(String method, int layer, int width, Unit unit) implements Kernel {
    @Override
    public int bytecodes() {
      return 160;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activate(this);
    }
  }

  /** Outputs, losses and hits from the last signals, in place. */
  record LossOf(String method, int layer, int width, Unit unit, Loss loss, Task task)
      implements Kernel {
    @Override
    public int bytecodes() {
      return 260;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lossOf(this);
    }
  }

  /** {@code delta(L) = de/ds(L)}. */
  record OutputSensitivity(String method, int layer, int width, Unit unit, Loss loss, Task task)
      implements Kernel {
    @Override
    public int bytecodes() {
      return 140;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.outputSensitivity(this);
    }
  }

  /**
   * {@code delta(l) = theta'(s(l)) (x) W(l+1) delta(l+1)}: rows of the tiling are the units above,
   * its width is this layer's.
   */
  record Sensitivity(String method, int layer, int width, int above, Unit unit, Tiling tiling)
      implements Kernel {
    @Override
    public int bytecodes() {
      return 180 + 16 * (tiling.rows() + tiling.tail());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sensitivity(this);
    }
  }

  /** {@code G(l) += x(l-1) delta(l)^T}: rows of the tiling are examples, its width is fanOut. */
  record Gradient(String method, int layer, int fanIn, int fanOut, boolean bias, Tiling tiling)
      implements Kernel {
    @Override
    public int bytecodes() {
      return 180 + 16 * tiling.rows();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.gradient(this);
    }
  }

  /**
   * {@code W(l) <- W(l) - eta G(l)}, or what the optimizer makes of it; keeps the transposed copy.
   */
  record Update(
      String method,
      int layer,
      int fanIn,
      int fanOut,
      boolean bias,
      boolean transposed,
      Optimizer optimizer)
      implements Kernel {
    @Override
    public int bytecodes() {
      return 120;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.update(this);
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

  /** The update of one row of parameters. */
  record UpdateRow(String method, int width, Optimizer optimizer) implements Kernel {
    @Override
    public int bytecodes() {
      return 70;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.updateRow(this);
    }
  }

  /** One method for each kind. */
  interface Visitor<R> {
    R scale(Scale kernel);

    R standardize(Standardize kernel);

    R signal(Signal kernel);

    R activate(Activate kernel);

    R lossOf(LossOf kernel);

    R outputSensitivity(OutputSensitivity kernel);

    R sensitivity(Sensitivity kernel);

    R gradient(Gradient kernel);

    R update(Update kernel);

    R addRows(AddRows kernel);

    R updateRow(UpdateRow kernel);
  }
}
