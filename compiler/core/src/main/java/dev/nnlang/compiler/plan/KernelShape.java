package dev.nnlang.compiler.plan;

/** The shape that a kernel works on: {@code [784 x 128]} of a matrix, {@code [128]} of a row. */
final class KernelShape implements Kernel.Visitor<String> {
  /** Of a method that is told its sizes. */
  private static final String ANY = "[any]";

  private static String row(int width) {
    return "[" + width + "]";
  }

  private static String matrix(int rows, int width) {
    return "[" + rows + " x " + width + "]";
  }

  @Override
  public String scale(Kernel.Scale kernel) {
    return row(kernel.width());
  }

  @Override
  public String standardize(Kernel.Standardize kernel) {
    return row(kernel.width());
  }

  @Override
  public String signal(Kernel.Signal kernel) {
    return matrix(kernel.fanIn(), kernel.fanOut());
  }

  @Override
  public String activate(Kernel.Activate kernel) {
    return row(kernel.width());
  }

  @Override
  public String drop(Kernel.Drop kernel) {
    return row(kernel.width());
  }

  @Override
  public String lossOf(Kernel.LossOf kernel) {
    return row(kernel.width());
  }

  /** That of the product, from the signals above to these units, if there is one. */
  @Override
  public String sensitivity(Kernel.Sensitivity kernel) {
    return kernel.source() instanceof SlopeSource.OfProduct product
        ? matrix(product.above(), kernel.width())
        : row(kernel.width());
  }

  @Override
  public String gradient(Kernel.Gradient kernel) {
    return matrix(kernel.fanIn(), kernel.fanOut());
  }

  @Override
  public String slopes(Kernel.Slopes kernel) {
    return row(kernel.width());
  }

  /** That of the weights; of a layer without, the length of what else it learns. */
  @Override
  public String update(Kernel.Update kernel) {
    return kernel
        .weights()
        .map(weights -> matrix(weights.fanIn(), weights.fanOut()))
        .orElseGet(() -> row(kernel.bias().or(kernel::slopes).orElse(0)));
  }

  @Override
  public String step(Kernel.Step kernel) {
    return update(kernel.update());
  }

  @Override
  public String limit(Kernel.Limit kernel) {
    return matrix(kernel.fanIn(), kernel.fanOut());
  }

  @Override
  public String addRows(Kernel.AddRows kernel) {
    return matrix(kernel.rows(), kernel.width());
  }

  @Override
  public String addListed(Kernel.AddListed kernel) {
    return matrix(kernel.rows(), kernel.width());
  }

  @Override
  public String tile(PanelKernel.Tile kernel) {
    return "[" + kernel.rows() + (kernel.narrow() ? " x V]" : " x 2 V]");
  }

  @Override
  public String allFinite(PanelKernel.AllFinite kernel) {
    return ANY;
  }

  @Override
  public String find(PanelKernel.Find kernel) {
    return ANY;
  }

  @Override
  public String listedProducts(PanelKernel.ListedProducts kernel) {
    return ANY;
  }

  @Override
  public String stepListedPanel(PanelKernel.StepListedPanel kernel) {
    return ANY;
  }

  @Override
  public String oneRow(PanelKernel.OneRow kernel) {
    return ANY;
  }

  @Override
  public String rowLayer(PanelKernel.RowLayer kernel) {
    return matrix(kernel.fanIn(), kernel.fanOut());
  }

  @Override
  public String manyRows(PanelKernel.ManyRows kernel) {
    return ANY;
  }

  @Override
  public String rowTile(PanelKernel.RowTile kernel) {
    return "[1 x 4 V]";
  }

  @Override
  public String stepOne(PanelKernel.StepOne kernel) {
    return ANY;
  }

  @Override
  public String allTiles(PanelKernel.AllTiles kernel) {
    return ANY;
  }

  @Override
  public String addAll(PanelKernel.AddAll kernel) {
    return ANY;
  }

  @Override
  public String pack(PanelKernel.Pack kernel) {
    return ANY;
  }

  @Override
  public String updateSpan(PanelKernel.UpdateSpan kernel) {
    return ANY;
  }

  @Override
  public String stepTile(PanelKernel.StepTile kernel) {
    return tile(kernel.sums());
  }

  @Override
  public String stepPanel(PanelKernel.StepPanel kernel) {
    return ANY;
  }

  @Override
  public String updateRow(Kernel.UpdateRow kernel) {
    return row(kernel.width());
  }
}
