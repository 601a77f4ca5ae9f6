package dev.nnlang.compiler.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The inner loops of all products, each once, and how products are cut into them. */
final class InnerLoops {
  /**
   * Rows that one pass over the outputs adds. With 8, the inner loop does 8 multiply-adds for each
   * load and store of its output, and still keeps all its arrays in registers.
   */
  private static final int ROWS_PER_PASS = 8;

  private final Target target;
  private final Set<Kernel> loops = new LinkedHashSet<>();

  InnerLoops(Target target) {
    this.target = target;
  }

  /** A sum of {@code count} rows of {@code width} numbers. */
  Tiling overRows(int width, int count) {
    if (panels()) {
      tiles(PanelKernel.Sums.PRODUCT);
      loops.add(new PanelKernel.OneRow());
      loops.add(new PanelKernel.ManyRows());
      loops.add(new PanelKernel.RowTile());
      return Tiling.ofPanels(width, count);
    }
    Tiling tiling = new Tiling(width, count, ROWS_PER_PASS, count % ROWS_PER_PASS);
    if (tiling.passes() > 0) {
      add(ROWS_PER_PASS, width);
    }
    if (tiling.tail() > 0) {
      add(tiling.tail(), width);
    }
    return tiling;
  }

  /** The same where the factors are the inputs of a large first layer, which may be mostly 0. */
  Tiling overRowsOfZeros(int width, int count) {
    if (!panels()) {
      addListed(width);
      return overRows(width, count).skippingZeros();
    }
    loops.add(new PanelKernel.ListedProducts());
    loops.add(new PanelKernel.Find(PanelKernel.Sums.PRODUCT));
    loops.add(new PanelKernel.AllFinite());
    loops.addAll(PanelKernel.Tile.listed(PanelKernel.Sums.PRODUCT));
    return overRows(width, count);
  }

  /** A sum over the examples of a chunk, whose number is known at run time alone. */
  Tiling overExamples(int width) {
    if (panels()) {
      tiles(PanelKernel.Sums.GRADIENT);
      loops.add(new PanelKernel.Pack());
      return Tiling.ofPanels(width, 0);
    }
    add(ROWS_PER_PASS, width);
    add(1, width);
    return new Tiling(width, 0, ROWS_PER_PASS, 1);
  }

  /** The same where the factors are those inputs. */
  Tiling overExamplesOfZeros(int width) {
    addListed(width);
    return overExamples(width).skippingZeros();
  }

  /** A row that is added example by example. */
  void overOneExample(int width) {
    if (panels()) {
      loops.add(new PanelKernel.AddAll());
    } else {
      add(1, width);
    }
  }

  /** Whether weights lie in panels. */
  boolean panels() {
    return target == Target.VECTOR;
  }

  private void tiles(PanelKernel.Sums sums) {
    loops.add(new PanelKernel.AllTiles(sums));
    loops.addAll(PanelKernel.Tile.all(sums));
  }

  private void addListed(int width) {
    add(ROWS_PER_PASS, width);
    add(1, width);
    loops.add(new Kernel.AddListed(ROWS_PER_PASS, width));
  }

  private void add(int count, int width) {
    loops.add(new Kernel.AddRows("add" + count + "x" + width, count, width));
  }

  /** What was needed so far. */
  List<Kernel> all() {
    return List.copyOf(loops);
  }
}
