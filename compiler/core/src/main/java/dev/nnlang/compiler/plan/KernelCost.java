package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;

/**
 * What a kernel does and touches: those that run on examples for one of them, those of an update
 * for all of it, inner loops for one call.
 */
record KernelCost(Precision precision) implements Kernel.Visitor<Cost> {
  private static final long MULTIPLY_ADD = 2;
  private static final Cost NOTHING = new Cost(0, 0, 0);

  private Cost products(long multiplyAdds, long elementwise, long numbers) {
    return new Cost(MULTIPLY_ADD * multiplyAdds, elementwise, numbers * precision.bytes());
  }

  private Cost elementwise(long flops, long numbers) {
    return products(0, flops, numbers);
  }

  private static long area(int rows, int width) {
    return (long) rows * width;
  }

  /** {@code low' + (x - low) factor}, without the terms that are 0. */
  @Override
  public Cost scale(Kernel.Scale kernel) {
    long flops = 0;
    long columns = 0;
    for (Kernel.Segment segment : kernel.segments()) {
      int width = segment.to() - segment.from();
      int distance = segment.declared().low() == 0 ? 0 : 1;
      int scaled = segment.target().low() == 0 ? 1 : 2;
      flops += area(width, distance + scaled);
      columns += width;
    }
    return elementwise(flops, columns);
  }

  /** Touches x, means and deviations. */
  @Override
  public Cost standardize(Kernel.Standardize kernel) {
    return elementwise(2L * kernel.width(), 3L * kernel.width());
  }

  /** Sums start at the biases, so that they cost no addition. */
  @Override
  public Cost signal(Kernel.Signal kernel) {
    return signals(kernel.fanIn(), kernel.fanOut(), kernel.bias());
  }

  private Cost signals(int fanIn, int fanOut, boolean bias) {
    long weights = area(fanIn, fanOut);
    return products(weights, 0, weights + (bias ? fanOut : 0) + fanIn + fanOut);
  }

  @Override
  public Cost activate(Kernel.Activate kernel) {
    long signals = kernel.apart() ? area(kernel.unit().signalsPerUnit(), kernel.width()) : 0;
    return elementwise(
        UnitOperations.outputs(kernel.unit(), kernel.width()),
        signals + slopes(kernel.unit(), kernel.width()) + kernel.width());
  }

  private static int slopes(Unit unit, int width) {
    return unit instanceof Unit.PRelu ? width : 0;
  }

  /** Touches x, the mask and what it lets through; drawing the mask takes integers alone. */
  @Override
  public Cost drop(Kernel.Drop kernel) {
    return elementwise(kernel.width(), 3L * kernel.width());
  }

  @Override
  public Cost lossOf(Kernel.LossOf kernel) {
    int signals = kernel.ofSignals() && kernel.apart() ? kernel.width() : 0;
    Cost numbers = elementwise(LossOperations.value(kernel), signals + kernel.width());
    return numbers.plus(new Cost(0, 0, target(kernel.task(), kernel.width()) + Double.BYTES));
  }

  /** Bytes of a target: a label is an {@code int}. */
  private long target(Task task, int width) {
    return task == Task.CLASSIFICATION ? Integer.BYTES : area(width, precision.bytes());
  }

  @Override
  public Cost sensitivity(Kernel.Sensitivity kernel) {
    int width = kernel.width();
    long signals = area(kernel.unit().signalsPerUnit(), width);
    long numbers = signals + slopes(kernel.unit(), width);
    if (kernel.told() == Kernel.Told.BY_SIGNAL) {
      numbers += signals;
    }
    if (kernel.told() == Kernel.Told.BY_OUTPUT || kernel.source() instanceof SlopeSource.OfLoss) {
      numbers += width;
    }
    if (kernel.keepsSlope()) {
      numbers += width;
    }
    long flops =
        KernelFormula.isOfSignals(kernel.source())
            ? 0
            : UnitOperations.derivatives(kernel.unit(), width);
    if (kernel.dropped()) {
      numbers += width;
      flops += width;
    }
    return elementwise(flops, numbers).plus(kernel.source().accept(new Source(this, width)));
  }

  /** What brings {@code de/dx} of {@code width} units, without the buffer that it goes to. */
  private record Source(KernelCost costs, int width) implements SlopeSource.Visitor<Cost> {
    @Override
    public Cost ofLoss(SlopeSource.OfLoss source) {
      return new Cost(
          0, LossOperations.derivative(source, width), costs.target(source.task(), width));
    }

    @Override
    public Cost ofProduct(SlopeSource.OfProduct source) {
      long weights = area(source.above(), width);
      return costs.products(weights, 0, weights + source.above());
    }

    @Override
    public Cost ofUnitAbove() {
      return costs.elementwise(0, width);
    }
  }

  @Override
  public Cost gradient(Kernel.Gradient kernel) {
    long weights = area(kernel.fanIn(), kernel.fanOut());
    return products(weights, 0, weights + kernel.fanIn() + kernel.fanOut());
  }

  /** A comparison and a multiply-add; touches s, de/dx and the gradient. */
  @Override
  public Cost slopes(Kernel.Slopes kernel) {
    return elementwise(3L * kernel.width(), 3L * kernel.width());
  }

  @Override
  public Cost update(Kernel.Update kernel) {
    long weights = kernel.weights().map(w -> area(w.fanIn(), w.fanOut())).orElse(0L);
    long others = (long) kernel.bias().orElse(0) + kernel.slopes().orElse(0);
    OptimizerOperations step = OptimizerOperations.of(kernel.optimizer());
    long copied = kernel.transposed().isPresent() ? weights : 0;
    return elementwise(
        (weights + others) * (1 + step.flops()) + weights * penalties(kernel.penalties()),
        (weights + others) * (2 + step.state()) + copied);
  }

  /** FLOPs for each weight: {@code 2 lambda w} as a multiply-add, a sign of two comparisons. */
  private static long penalties(Penalties penalties) {
    return (penalties.l2() > 0 ? MULTIPLY_ADD : 0) + (penalties.l1() > 0 ? 3 : 0);
  }

  /** As the update; what sums up the gradient is told for an example. */
  @Override
  public Cost step(Kernel.Step kernel) {
    return update(kernel.update());
  }

  /**
   * The squares and their sums, a root, a comparison and a quotient for each signal, and the
   * shrinking of the weights and their copy.
   */
  @Override
  public Cost limit(Kernel.Limit kernel) {
    long weights = area(kernel.fanIn(), kernel.fanOut());
    long copied = kernel.transposed().isPresent() ? weights : 0;
    return elementwise(
        MULTIPLY_ADD * weights + 3L * kernel.fanOut() + weights + copied,
        weights + copied + kernel.fanOut());
  }

  /** Factors come in registers. */
  @Override
  public Cost addRows(Kernel.AddRows kernel) {
    return products(
        area(kernel.rows(), kernel.width()), 0, area(kernel.rows() + 1, kernel.width()));
  }

  /** Of one pass: how many there are is known to the data alone. */
  @Override
  public Cost addListed(Kernel.AddListed kernel) {
    return products(
        area(kernel.rows(), kernel.width()), 0, area(kernel.rows() + 1, kernel.width()));
  }

  /** Of one term, on a machine with vectors of 256 bits of floats. */
  @Override
  public Cost tile(PanelKernel.Tile kernel) {
    int width = kernel.typicalWidth();
    return products(area(kernel.rows(), width), 0, width + kernel.rows());
  }

  /** Of a vector of 256 bits of floats. */
  @Override
  public Cost allFinite(PanelKernel.AllFinite kernel) {
    return products(PanelKernel.Tile.TYPICAL_LANES, 0, PanelKernel.Tile.TYPICAL_LANES);
  }

  /** Of one number: what a list gets depends on the data. */
  @Override
  public Cost find(PanelKernel.Find kernel) {
    return elementwise(1, 1);
  }

  /** How often its tiles run is known to the data alone. */
  @Override
  public Cost listedProducts(PanelKernel.ListedProducts kernel) {
    return NOTHING;
  }

  /** How often its tiles run is known to the data alone. */
  @Override
  public Cost stepListedPanel(PanelKernel.StepListedPanel kernel) {
    return NOTHING;
  }

  /** How often its tiles run is known to its callers alone. */
  @Override
  public Cost oneRow(PanelKernel.OneRow kernel) {
    return NOTHING;
  }

  /** How often its tiles run is known to its callers alone. */
  @Override
  public Cost manyRows(PanelKernel.ManyRows kernel) {
    return NOTHING;
  }

  /** Sums start at the biases, and signals stay in registers. */
  @Override
  public Cost rowLayer(PanelKernel.RowLayer kernel) {
    return signals(kernel.fanIn(), kernel.fanOut(), kernel.bias())
        .plus(elementwise(UnitOperations.outputs(kernel.unit(), kernel.fanOut()), 0));
  }

  /** Of one term, on a machine with vectors of 256 bits of floats. */
  @Override
  public Cost rowTile(PanelKernel.RowTile kernel) {
    int width = 4 * PanelKernel.Tile.TYPICAL_LANES;
    return products(width, 0, width + 1);
  }

  /** Of a vector of 256 bits of floats. */
  @Override
  public Cost stepOne(PanelKernel.StepOne kernel) {
    int width = PanelKernel.Tile.TYPICAL_LANES;
    return products(width, 0, 1).plus(moved(kernel.optimizer(), kernel.penalties(), width));
  }

  /** How often its tiles run is known to its callers alone. */
  @Override
  public Cost allTiles(PanelKernel.AllTiles kernel) {
    return NOTHING;
  }

  /** Of one example and a vector of 256 bits of floats. */
  @Override
  public Cost addAll(PanelKernel.AddAll kernel) {
    return elementwise(PanelKernel.Tile.TYPICAL_LANES, PanelKernel.Tile.TYPICAL_LANES);
  }

  /** Of one example and a vector of 256 bits of floats. */
  @Override
  public Cost pack(PanelKernel.Pack kernel) {
    return elementwise(0, 2L * PanelKernel.Tile.TYPICAL_LANES);
  }

  /** Of a vector of 256 bits of floats. */
  @Override
  public Cost updateSpan(PanelKernel.UpdateSpan kernel) {
    return moved(kernel.optimizer(), kernel.penalties(), PanelKernel.Tile.TYPICAL_LANES);
  }

  /** Of one example, on a machine with vectors of 256 bits of floats. */
  @Override
  public Cost stepTile(PanelKernel.StepTile kernel) {
    PanelKernel.Tile sums = kernel.sums();
    return tile(sums)
        .plus(moved(kernel.optimizer(), kernel.penalties(), sums.rows() * sums.typicalWidth()));
  }

  /** How often its tiles run is known to its callers alone. */
  @Override
  public Cost stepPanel(PanelKernel.StepPanel kernel) {
    return NOTHING;
  }

  @Override
  public Cost updateRow(Kernel.UpdateRow kernel) {
    return moved(kernel.optimizer(), kernel.penalties(), kernel.width());
  }

  private Cost moved(Optimizer optimizer, Penalties penalties, int width) {
    OptimizerOperations step = OptimizerOperations.of(optimizer);
    return elementwise(
        (1 + step.flops() + penalties(penalties)) * width, (2 + step.state()) * width);
  }
}
