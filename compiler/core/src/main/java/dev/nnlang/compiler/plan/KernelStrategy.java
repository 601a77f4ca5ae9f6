package dev.nnlang.compiler.plan;

import java.util.ArrayList;
import java.util.List;

/** What the planner decided about a kernel: its passes and inner loops, and where it works. */
final class KernelStrategy implements Kernel.Visitor<String> {
  private static final String IN_PLACE = "in place";

  /** {@code 98 passes of 8 rows, tail 0: add8x128}. */
  private static String passes(Tiling tiling) {
    if (tiling.panels()) {
      return "panels of 2 V in tiles of 8, 4 and 1 rows";
    }
    String tail = loop(tiling.tail(), tiling.width());
    if (tiling.passes() == 0) {
      return "1 pass of " + rows(tiling.tail()) + ": " + tail;
    }
    return tiling.passes()
        + (tiling.passes() == 1 ? " pass of " : " passes of ")
        + rows(tiling.rows())
        + ", tail "
        + tiling.tail()
        + ": "
        + loop(tiling.rows(), tiling.width())
        + (tiling.tail() > 0 ? ", " + tail : "")
        + skipped(tiling);
  }

  private static String skipped(Tiling tiling) {
    return tiling.skipsZeros() ? ", inputs of 0 left out" : "";
  }

  /** How a large first layer differs: by what threads share it out, and what it leaves out. */
  private static String shared(Split split) {
    return split == Split.OUTPUTS ? ", threads by outputs, inputs of 0 left out" : "";
  }

  private static String rows(int count) {
    return count == 1 ? "1 row" : count + " rows";
  }

  private static String loop(int rows, int width) {
    return "add" + rows + "x" + width;
  }

  @Override
  public String scale(Kernel.Scale kernel) {
    int segments = kernel.segments().size();
    return IN_PLACE + ", " + segments + (segments == 1 ? " range" : " ranges");
  }

  @Override
  public String standardize(Kernel.Standardize kernel) {
    return IN_PLACE;
  }

  @Override
  public String signal(Kernel.Signal kernel) {
    return passes(kernel.tiling()) + shared(kernel.split());
  }

  @Override
  public String activate(Kernel.Activate kernel) {
    return kernel.apart() ? "apart" : IN_PLACE;
  }

  @Override
  public String drop(Kernel.Drop kernel) {
    return "apart, in updates alone";
  }

  @Override
  public String lossOf(Kernel.LossOf kernel) {
    if (!kernel.ofSignals()) {
      return "of the outputs";
    }
    return "of the signals, with the outputs "
        + (kernel.apart() ? "apart" : IN_PLACE)
        + (kernel.byColumns() ? "; a row in each lane" : "");
  }

  @Override
  public String sensitivity(Kernel.Sensitivity kernel) {
    return kernel.source().accept(new Source(kernel.keepsSlope() ? "apart" : IN_PLACE))
        + (kernel.oneInRegisters() ? "; of one example in registers" : "");
  }

  /** Where {@code de/dx} comes from, and whether {@code de/ds} takes its place. */
  private record Source(String where) implements SlopeSource.Visitor<String> {
    @Override
    public String ofLoss(SlopeSource.OfLoss source) {
      return where;
    }

    @Override
    public String ofProduct(SlopeSource.OfProduct source) {
      return passes(source.tiling()) + "; " + where;
    }

    @Override
    public String ofUnitAbove() {
      return "copied from above; " + where;
    }
  }

  @Override
  public String gradient(Kernel.Gradient kernel) {
    Tiling tiling = kernel.tiling();
    if (tiling.panels()) {
      return passes(tiling) + shared(kernel.split());
    }
    return "passes of "
        + tiling.rows()
        + " examples, then of 1: "
        + loop(tiling.rows(), tiling.width())
        + ", "
        + loop(tiling.tail(), tiling.width())
        + skipped(tiling);
  }

  @Override
  public String slopes(Kernel.Slopes kernel) {
    return "example by example";
  }

  @Override
  public String update(Kernel.Update kernel) {
    if (kernel.panels()) {
      return "panel by panel";
    }
    List<String> rows = new ArrayList<>();
    kernel
        .weights()
        .ifPresent(
            weights -> rows.add(Kernel.UpdateRow.name(weights.fanOut(), kernel.penalties())));
    kernel.bias().ifPresent(width -> rows.add(Kernel.UpdateRow.name(width, Penalties.NONE)));
    kernel.slopes().ifPresent(width -> rows.add(Kernel.UpdateRow.name(width, Penalties.NONE)));
    return "row by row: " + String.join(", ", rows.stream().distinct().toList());
  }

  @Override
  public String step(Kernel.Step kernel) {
    return kernel.update().panels()
        ? "panel by panel, tile by tile"
        : "some inputs at a time, with their sums in the first cache";
  }

  @Override
  public String limit(Kernel.Limit kernel) {
    return "all columns side by side, a second pass where one is longer";
  }

  @Override
  public String addRows(Kernel.AddRows kernel) {
    return rows(kernel.rows()) + " in one pass";
  }

  @Override
  public String addListed(Kernel.AddListed kernel) {
    return rows(kernel.rows()) + " of a list in one pass, the rest one by one";
  }

  @Override
  public String tile(PanelKernel.Tile kernel) {
    return "sums in registers"
        + (kernel.terms() == PanelKernel.Terms.LISTED ? ", terms of a list" : "");
  }

  @Override
  public String allFinite(PanelKernel.AllFinite kernel) {
    return "sums in registers";
  }

  @Override
  public String find(PanelKernel.Find kernel) {
    return kernel.sums() == PanelKernel.Sums.PRODUCT
        ? "of the rows of a tile at once"
        : "of the inputs of a tile at once";
  }

  @Override
  public String listedProducts(PanelKernel.ListedProducts kernel) {
    return "tile by tile, panel by panel, unless most is not 0";
  }

  @Override
  public String stepListedPanel(PanelKernel.StepListedPanel kernel) {
    return "tile by tile, unless most is not 0";
  }

  @Override
  public String rowTile(PanelKernel.RowTile kernel) {
    return "sums in registers";
  }

  @Override
  public String stepOne(PanelKernel.StepOne kernel) {
    return "vector by vector, g in a register";
  }

  @Override
  public String allTiles(PanelKernel.AllTiles kernel) {
    return kernel.sums() == PanelKernel.Sums.PRODUCT ? "one row or some" : "panel by panel";
  }

  @Override
  public String oneRow(PanelKernel.OneRow kernel) {
    return "two panels at once";
  }

  @Override
  public String rowLayer(PanelKernel.RowLayer kernel) {
    return "of one example: vector by vector, from biases to outputs in registers";
  }

  @Override
  public String manyRows(PanelKernel.ManyRows kernel) {
    return "panel by panel, in blocks of terms that fit the first cache";
  }

  @Override
  public String addAll(PanelKernel.AddAll kernel) {
    return "sums in registers";
  }

  @Override
  public String pack(PanelKernel.Pack kernel) {
    return "row by row";
  }

  @Override
  public String updateSpan(PanelKernel.UpdateSpan kernel) {
    return IN_PLACE + ", clears g";
  }

  @Override
  public String stepTile(PanelKernel.StepTile kernel) {
    return "sums in registers, and the update from there";
  }

  @Override
  public String stepPanel(PanelKernel.StepPanel kernel) {
    return "tile by tile";
  }

  @Override
  public String updateRow(Kernel.UpdateRow kernel) {
    return IN_PLACE + ", clears g";
  }
}
