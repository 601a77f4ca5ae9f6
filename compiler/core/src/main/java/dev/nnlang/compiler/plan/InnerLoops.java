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

  /**
   * Fewest outputs that are cut into tiles: two vectors of the widest machine, 512 bits of floats.
   */
  private static final int NARROWEST_TILED = 32;

  /** Fewer terms do not pay for loading and storing the sums. */
  private static final int FEWEST_TERMS = 8;

  private final Target target;
  private final Set<Kernel> loops = new LinkedHashSet<>();

  InnerLoops(Target target) {
    this.target = target;
  }

  /** A sum of {@code count} rows of {@code width} numbers. */
  Tiling overRows(int width, int count) {
    if (tiled(width) && count >= FEWEST_TERMS) {
      tiles(Kernel.Tile.Of.PRODUCT, width, count);
      return Tiling.ofTiles(width, count);
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

  /** A sum over the examples of a chunk, whose number is known at run time alone. */
  Tiling overExamples(int width) {
    if (tiled(width)) {
      tiles(Kernel.Tile.Of.GRADIENT, width, 0);
      return Tiling.ofTiles(width, 0);
    }
    add(ROWS_PER_PASS, width);
    add(1, width);
    return new Tiling(width, 0, ROWS_PER_PASS, 1);
  }

  /** A row that is added example by example. */
  void overOneExample(int width) {
    add(1, width);
  }

  private boolean tiled(int width) {
    return target == Target.VECTOR && width >= NARROWEST_TILED;
  }

  /** Tiles of four rows and of one, and the same for the outputs that fill no whole tile. */
  private void tiles(Kernel.Tile.Of product, int width, int count) {
    for (int rows : new int[] {Kernel.Tile.ROWS, 1}) {
      loops.add(new Kernel.Tile(product, rows, count, 0));
      if (Kernel.Tile.hasEdge(width)) {
        loops.add(new Kernel.Tile(product, rows, count, width));
      }
    }
  }

  private void add(int count, int width) {
    loops.add(new Kernel.AddRows("add" + count + "x" + width, count, width));
  }

  /** What was needed so far. */
  List<Kernel> all() {
    return List.copyOf(loops);
  }
}
