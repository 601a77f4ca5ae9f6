package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import java.util.ArrayList;
import java.util.List;

/** What a kernel computes, short enough for a table; units and losses by their names. */
final class KernelFormula implements Kernel.Visitor<String> {

  @Override
  public String scale(Kernel.Scale kernel) {
    List<Kernel.Segment> segments = kernel.segments();
    Kernel.Segment first = segments.get(0);
    return "x0["
        + first.from()
        + ".."
        + (segments.get(segments.size() - 1).to() - 1)
        + "] to "
        + Decimal.of(first.target().low())
        + ".."
        + Decimal.of(first.target().high());
  }

  @Override
  public String standardize(Kernel.Standardize kernel) {
    return "x0 = (x0 - mean) / deviation";
  }

  @Override
  public String signal(Kernel.Signal kernel) {
    int l = kernel.layer();
    return "s" + l + " = " + signals(l, kernel.bias());
  }

  private static String signals(int l, boolean bias) {
    return (bias ? "b" + l + " + " : "") + "W" + l + "^T x" + (l - 1);
  }

  @Override
  public String activate(Kernel.Activate kernel) {
    int l = kernel.layer();
    return "x" + l + " = " + kernel.unit().spelling() + "(s" + l + ")";
  }

  @Override
  public String drop(Kernel.Drop kernel) {
    int l = kernel.layer();
    return "dropped" + l + " = mask" + l + " (x) x" + l;
  }

  @Override
  public String lossOf(Kernel.LossOf kernel) {
    int l = kernel.layer();
    String outputs =
        kernel.ofSignals() ? "x" + l + " = " + kernel.unit().spelling() + "(s" + l + "), " : "";
    return outputs + "e = " + kernel.loss().spelling() + "(x" + l + ", " + target(kernel) + ")";
  }

  private static String target(Kernel.LossOf kernel) {
    return kernel.task() == Task.CLASSIFICATION ? "label" : "y";
  }

  @Override
  public String sensitivity(Kernel.Sensitivity kernel) {
    int l = kernel.layer();
    String slope = kernel.source().accept(new Slope(l));
    if (kernel.dropped()) {
      slope = "mask" + l + " (x) " + slope;
    }
    boolean throughUnit = kernel.told() != Kernel.Told.BY_NOTHING && !isOfSignals(kernel.source());
    return "delta"
        + l
        + " = "
        + (throughUnit ? kernel.unit().spelling() + "'(s" + l + ") (x) " : "")
        + slope;
  }

  /** Whether the loss gives {@code de/ds} at once. */
  static boolean isOfSignals(SlopeSource source) {
    return source instanceof SlopeSource.OfLoss of && of.loss() instanceof Loss.CrossEntropy;
  }

  private record Slope(int l) implements SlopeSource.Visitor<String> {
    @Override
    public String ofLoss(SlopeSource.OfLoss source) {
      return isOfSignals(source) ? "x" + l + " - y" : "de/dx" + l;
    }

    @Override
    public String ofProduct(SlopeSource.OfProduct source) {
      return "W" + (l + 1) + " delta" + (l + 1);
    }

    @Override
    public String ofUnitAbove() {
      return "delta" + (l + 1);
    }
  }

  @Override
  public String gradient(Kernel.Gradient kernel) {
    int l = kernel.layer();
    return "G" + l + " = G" + l + " + x" + (l - 1) + " delta" + l + "^T";
  }

  @Override
  public String slopes(Kernel.Slopes kernel) {
    int l = kernel.layer();
    return "gslope" + l + " = gslope" + l + " + min(0, s" + l + ") (x) de/dx" + l;
  }

  @Override
  public String update(Kernel.Update kernel) {
    int l = kernel.layer();
    List<String> moved = new ArrayList<>();
    kernel.weights().ifPresent(weights -> moved.add("W" + l));
    kernel.bias().ifPresent(width -> moved.add("b" + l));
    kernel.slopes().ifPresent(width -> moved.add("slope" + l));
    return String.join(", ", moved)
        + " by "
        + kernel.optimizer().spelling()
        + kernel.transposed().map(copy -> "; " + copy + " = W" + l + "^T").orElse("");
  }

  @Override
  public String step(Kernel.Step kernel) {
    String moved = update(kernel.update());
    return kernel.gradient().map(sums -> gradient(sums) + "; " + moved).orElse(moved);
  }

  @Override
  public String limit(Kernel.Limit kernel) {
    int l = kernel.layer();
    return "|W" + l + "[., j]| <= " + Decimal.of(kernel.norm());
  }

  @Override
  public String addRows(Kernel.AddRows kernel) {
    int last = kernel.rows() - 1;
    return last == 0 ? "y = y + a0 v0" : "y = y + a0 v0 + ... + a" + last + " v" + last;
  }

  @Override
  public String addListed(Kernel.AddListed kernel) {
    return "y = y + a[k] m[k] + ..., k of a list";
  }

  @Override
  public String tile(PanelKernel.Tile kernel) {
    return sums(kernel.sums());
  }

  private static String sums(PanelKernel.Sums kind) {
    return kind == PanelKernel.Sums.PRODUCT
        ? "y = y + a[0] m[0] + a[1] m[1] + ..."
        : "g = g + x[0][i] d[0] + x[1][i] d[1] + ...";
  }

  @Override
  public String allFinite(PanelKernel.AllFinite kernel) {
    return "0 m[0] + 0 m[1] + ... = 0";
  }

  @Override
  public String find(PanelKernel.Find kernel) {
    return kernel.sums() == PanelKernel.Sums.PRODUCT
        ? "k with x[n][k] <> 0 for a row n"
        : "n with x[n][i] <> 0 for an input i";
  }

  @Override
  public String listedProducts(PanelKernel.ListedProducts kernel) {
    return sums(PanelKernel.Sums.PRODUCT);
  }

  @Override
  public String stepListedPanel(PanelKernel.StepListedPanel kernel) {
    return stepped(kernel.optimizer(), kernel.penalties());
  }

  @Override
  public String oneRow(PanelKernel.OneRow kernel) {
    return sums(PanelKernel.Sums.PRODUCT);
  }

  @Override
  public String rowLayer(PanelKernel.RowLayer kernel) {
    int l = kernel.layer();
    String signals = signals(l, kernel.bias());
    return kernel.unit() instanceof Unit.Identity
        ? "s" + l + " = " + signals
        : "x" + l + " = " + kernel.unit().spelling() + "(" + signals + ")";
  }

  @Override
  public String manyRows(PanelKernel.ManyRows kernel) {
    return sums(PanelKernel.Sums.PRODUCT);
  }

  @Override
  public String rowTile(PanelKernel.RowTile kernel) {
    return sums(PanelKernel.Sums.PRODUCT);
  }

  @Override
  public String stepOne(PanelKernel.StepOne kernel) {
    return "g = x[i] d, then " + moved(kernel.optimizer(), kernel.penalties());
  }

  @Override
  public String allTiles(PanelKernel.AllTiles kernel) {
    return sums(kernel.sums());
  }

  @Override
  public String addAll(PanelKernel.AddAll kernel) {
    return "g = g + d[0] + d[1] + ...";
  }

  @Override
  public String pack(PanelKernel.Pack kernel) {
    return "p = rows";
  }

  @Override
  public String updateSpan(PanelKernel.UpdateSpan kernel) {
    return moved(kernel.optimizer(), kernel.penalties());
  }

  @Override
  public String stepTile(PanelKernel.StepTile kernel) {
    return stepped(kernel.optimizer(), kernel.penalties());
  }

  @Override
  public String stepPanel(PanelKernel.StepPanel kernel) {
    return stepped(kernel.optimizer(), kernel.penalties());
  }

  private static String stepped(Optimizer optimizer, Penalties penalties) {
    return "g = x[0][i] d[0] + x[1][i] d[1] + ..., then " + moved(optimizer, penalties);
  }

  /** The optimizer by its name: its formula is in the reference of the language. */
  @Override
  public String updateRow(Kernel.UpdateRow kernel) {
    return moved(kernel.optimizer(), kernel.penalties());
  }

  private static String moved(Optimizer optimizer, Penalties penalties) {
    return "w by "
        + optimizer.spelling()
        + ", G = g mean"
        + (penalties.l2() > 0 ? " + " + Decimal.of(2 * penalties.l2()) + " w" : "")
        + (penalties.l1() > 0 ? " + " + Decimal.of(penalties.l1()) + " sign(w)" : "");
  }
}
