package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.stream.Stream;

/**
 * A method on weights in panels, in the terms of the Vector API. They know no layer: sizes are
 * their arguments, and each class has each of them once.
 */
public sealed interface PanelKernel extends Kernel {
  /** The two kinds of sums of a training. */
  enum Sums {
    /** {@code y_n += sum_k x_n[k] m_k}. */
    PRODUCT,
    /** {@code g_i += sum_n x_n[i] d_n}. */
    GRADIENT
  }

  /** Which terms a tile adds up. */
  enum Terms {
    /** One after the other. */
    ALL,
    /** Those of a list, as the factors of the others are 0 in all its rows. */
    LISTED
  }

  /**
   * Sums of {@code rows} rows over one panel of outputs, which stay in registers from the first
   * term to the last.
   *
   * @param narrow whether the panel is one vector wide, else two
   */
  record Tile(Sums sums, int rows, boolean narrow, Terms terms) implements PanelKernel {
    /**
     * Rows of tiles, the highest that fits first. 4 rows of two vectors are 8 sums, as many as hide
     * how long an addition takes. 8 rows need the 32 registers of vectors of 512 bits, or narrow
     * panels.
     */
    public static final List<Integer> HEIGHTS = List.of(8, 4, 1);

    /** Numbers of a vector of 256 bits of floats: what figures are given for. */
    static final int TYPICAL_LANES = 8;

    /** Of all terms. */
    public Tile(Sums sums, int rows, boolean narrow) {
      this(sums, rows, narrow, Terms.ALL);
    }

    /** All tiles of {@code sums}. */
    static List<Tile> all(Sums sums) {
      return Stream.of(false, true)
          .flatMap(narrow -> HEIGHTS.stream().map(rows -> new Tile(sums, rows, narrow)))
          .toList();
    }

    /** The tiles of {@code sums} over listed terms: as high as a machine has registers for. */
    public static List<Tile> listed(Sums sums) {
      return Stream.of(8, 4).map(rows -> new Tile(sums, rows, false, Terms.LISTED)).toList();
    }

    @Override
    public String method() {
      return (sums == Sums.PRODUCT ? "product" : "gradient") + suffix();
    }

    /** What tells it from other tiles. */
    String suffix() {
      return "Of" + rows + (narrow ? "Narrow" : "") + (terms == Terms.LISTED ? "Listed" : "");
    }

    /** Numbers of a panel where figures are given for. */
    int typicalWidth() {
      return narrow ? TYPICAL_LANES : 2 * TYPICAL_LANES;
    }

    @Override
    public int bytecodes() {
      return 80 + 130 * rows;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.tile(this);
    }
  }

  /** Sums of one row over two panels. */
  record RowTile() implements PanelKernel {
    @Override
    public String method() {
      return "productOfRow";
    }

    @Override
    public int bytecodes() {
      return 260;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.rowTile(this);
    }
  }

  /** Takes a product panel by panel, block by block and tile by tile. */
  record AllTiles(Sums sums) implements PanelKernel {
    @Override
    public String method() {
      return sums == Sums.PRODUCT ? "addProducts" : "addGradients";
    }

    @Override
    public int bytecodes() {
      return sums == Sums.PRODUCT ? 60 : 600;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.allTiles(this);
    }
  }

  /** A product of one row, panel by panel. */
  record OneRow() implements PanelKernel {
    @Override
    public String method() {
      return "addProductsOfRow";
    }

    @Override
    public int bytecodes() {
      return 120;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.oneRow(this);
    }
  }

  /**
   * A whole layer for one row, from the biases to the outputs without a stop in memory: what the
   * time of a small network's prediction is made of is waiting, and each stop is one more wait.
   *
   * @param unit what makes outputs of the signals in registers; identity in the last layer, whose
   *     unit is not a part of forward propagation
   */
  record RowLayer(String method, int layer, int fanIn, int fanOut, boolean bias, Unit unit)
      implements PanelKernel {
    /**
     * Weights of a network whose predictions are a matter of waiting. 4-16-16-3: 137 ns layer by
     * layer and stop by stop, 116 so, on vectors of 512 bits; 118 and 107 on 256 bits (AMD Zen 4,
     * JDK 17).
     */
    static final int MOST_WEIGHTS_OF_A_NETWORK = 4_096;

    /** Layers of such a network; each has a method more, with its unit written out. */
    static final int MOST_LAYERS_OF_A_NETWORK = 8;

    @Override
    public int bytecodes() {
      return 720;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.rowLayer(this);
    }
  }

  /** A product of some rows, panel by panel, block by block and tile by tile. */
  record ManyRows() implements PanelKernel {
    @Override
    public String method() {
      return "addProductsOfRows";
    }

    @Override
    public int bytecodes() {
      return 640;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.manyRows(this);
    }
  }

  /** {@code g += d_0 + d_1 + ...}: the gradient of biases. */
  record AddAll() implements PanelKernel {
    @Override
    public String method() {
      return "addAll";
    }

    @Override
    public int bytecodes() {
      return 80;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.addAll(this);
    }
  }

  /** Copies rows into panels, for the gradient to run down. */
  record Pack() implements PanelKernel {
    @Override
    public String method() {
      return "pack";
    }

    @Override
    public int bytecodes() {
      return 150;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.pack(this);
    }
  }

  /**
   * The update of a span of parameters that lie one behind the other.
   *
   * @param penalties of weights; none for biases and slopes
   */
  record UpdateSpan(Optimizer optimizer, Penalties penalties) implements PanelKernel {
    @Override
    public String method() {
      return penalties.leavesGradients() ? "updateSpan" : "updatePenalizedSpan";
    }

    @Override
    public int bytecodes() {
      return 380;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.updateSpan(this);
    }
  }

  /** Gradient and update of the weights of a layer, panel by panel, for one example. */
  record StepOne(Optimizer optimizer, Penalties penalties) implements PanelKernel {
    @Override
    public String method() {
      return penalties.leavesGradients() ? "stepOne" : "stepPenalizedOne";
    }

    @Override
    public int bytecodes() {
      return 500;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.stepOne(this);
    }
  }

  /**
   * A tile of gradients whose sums move weights as soon as they are complete, without leaving the
   * registers.
   *
   * @param sums a tile of gradients
   */
  record StepTile(Tile sums, Optimizer optimizer, Penalties penalties) implements PanelKernel {
    /** Of a vector of weights, by the longest of optimizers and penalties. */
    private static final int BYTECODES_OF_A_MOVE = 340;

    @Override
    public String method() {
      return (penalties.leavesGradients() ? "step" : "stepPenalized") + sums.suffix();
    }

    @Override
    public int bytecodes() {
      return sums.bytecodes() + sums.rows() * (sums.narrow() ? 1 : 2) * BYTECODES_OF_A_MOVE;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.stepTile(this);
    }
  }

  /** Gradient and update of the weights of a layer, panel by panel, tile by tile. */
  record StepPanel(Optimizer optimizer, Penalties penalties) implements PanelKernel {
    @Override
    public String method() {
      return penalties.leavesGradients() ? "stepPanel" : "stepPenalizedPanel";
    }

    @Override
    public int bytecodes() {
      return 500;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.stepPanel(this);
    }
  }

  /** Lists what is not 0: terms of some rows, or examples of some inputs. */
  record Find(Sums sums) implements PanelKernel {
    @Override
    public String method() {
      return sums == Sums.PRODUCT ? "findTerms" : "findExamples";
    }

    @Override
    public int bytecodes() {
      return sums == Sums.PRODUCT ? 200 : 130;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.find(this);
    }
  }

  /** Whether 0 times each of some numbers is 0. */
  record AllFinite() implements PanelKernel {
    @Override
    public String method() {
      return "allFinite";
    }

    @Override
    public int bytecodes() {
      return 230;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.allFinite(this);
    }
  }

  /** A product of rows that may be mostly 0, in tiles over listed terms. */
  record ListedProducts() implements PanelKernel {
    @Override
    public String method() {
      return "addListedProducts";
    }

    @Override
    public int bytecodes() {
      return 600;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.listedProducts(this);
    }
  }

  /** Gradient and update of the weights of inputs that may be mostly 0. */
  record StepListedPanel(Optimizer optimizer, Penalties penalties) implements PanelKernel {
    /** Whether a weight stays where it is as long as its gradient is 0. */
    public boolean restsWithoutGradient() {
      return optimizer.equals(new Optimizer.Sgd(0)) && penalties.leavesGradients();
    }

    @Override
    public String method() {
      return penalties.leavesGradients() ? "stepListedPanel" : "stepPenalizedListedPanel";
    }

    @Override
    public int bytecodes() {
      return 500;
    }

    @Override
    public <R> R accept(Kernel.Visitor<R> visitor) {
      return visitor.stepListedPanel(this);
    }
  }

  /** One method for each kind. */
  interface Visitor<R> {
    R tile(Tile kernel);

    R find(Find kernel);

    R allFinite(AllFinite kernel);

    R listedProducts(ListedProducts kernel);

    R stepListedPanel(StepListedPanel kernel);

    R rowTile(RowTile kernel);

    R allTiles(AllTiles kernel);

    R oneRow(OneRow kernel);

    R rowLayer(RowLayer kernel);

    R manyRows(ManyRows kernel);

    R addAll(AddAll kernel);

    R pack(Pack kernel);

    R updateSpan(UpdateSpan kernel);

    R stepOne(StepOne kernel);

    R stepTile(StepTile kernel);

    R stepPanel(StepPanel kernel);
  }
}
