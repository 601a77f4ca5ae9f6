package dev.nnlang.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.PanelKernel;
import dev.nnlang.compiler.plan.Target;

/** Picks the writer of each kind of kernel. */
final class KernelWriter implements Kernel.Visitor<MethodSpec> {
  private final Target target;
  private final Inputs inputs;
  private final Products products;
  private final ListedRows listedRows;
  private final PanelTiles panelTiles;
  private final PanelLoops panelLoops;
  private final ListedLoops listedLoops;
  private final RowLayers rowLayers;
  private final PanelSteps panelSteps;
  private final PanelUpdates panelUpdates;
  private final Activations activations;
  private final Losses losses;
  private final Sensitivities sensitivities;
  private final Updates updates;

  KernelWriter(Numerals numerals, Target target) {
    this.target = target;
    Elementwise elementwise = new Elementwise(numerals, target);
    inputs = new Inputs(numerals);
    VectorNames names = new VectorNames(numerals);
    panelTiles = new PanelTiles(numerals, names);
    panelLoops = new PanelLoops(numerals, names);
    listedLoops = new ListedLoops(numerals, names);
    rowLayers = new RowLayers(numerals, names);
    panelSteps = new PanelSteps(numerals, names);
    panelUpdates = new PanelUpdates(numerals, names, panelSteps);
    listedRows = new ListedRows(numerals);
    products = new Products(numerals, elementwise, listedRows);
    activations = new Activations(numerals, elementwise);
    losses = new Losses(numerals, elementwise, new LossColumns(numerals, names));
    sensitivities = new Sensitivities(numerals, elementwise, products, losses, rowLayers);
    updates = new Updates(numerals);
  }

  @Override
  public MethodSpec scale(Kernel.Scale kernel) {
    return inputs.scale(kernel);
  }

  @Override
  public MethodSpec standardize(Kernel.Standardize kernel) {
    return inputs.standardize(kernel);
  }

  @Override
  public MethodSpec signal(Kernel.Signal kernel) {
    return products.signal(kernel);
  }

  @Override
  public MethodSpec activate(Kernel.Activate kernel) {
    return activations.activate(kernel);
  }

  @Override
  public MethodSpec lossOf(Kernel.LossOf kernel) {
    return losses.loss(kernel);
  }

  @Override
  public MethodSpec drop(Kernel.Drop kernel) {
    return activations.drop(kernel);
  }

  @Override
  public MethodSpec sensitivity(Kernel.Sensitivity kernel) {
    return sensitivities.sensitivity(kernel);
  }

  @Override
  public MethodSpec gradient(Kernel.Gradient kernel) {
    return products.gradient(kernel);
  }

  @Override
  public MethodSpec slopes(Kernel.Slopes kernel) {
    return products.slopes(kernel);
  }

  @Override
  public MethodSpec limit(Kernel.Limit kernel) {
    return target == Target.VECTOR ? panelUpdates.limit(kernel) : updates.limit(kernel);
  }

  @Override
  public MethodSpec update(Kernel.Update kernel) {
    return kernel.panels() ? panelUpdates.layer(kernel) : updates.layer(kernel);
  }

  @Override
  public MethodSpec addRows(Kernel.AddRows kernel) {
    return products.addRows(kernel);
  }

  @Override
  public MethodSpec addListed(Kernel.AddListed kernel) {
    return listedRows.add(kernel);
  }

  @Override
  public MethodSpec step(Kernel.Step kernel) {
    return kernel.update().panels() ? panelUpdates.step(kernel) : updates.step(kernel);
  }

  @Override
  public MethodSpec tile(PanelKernel.Tile kernel) {
    return panelTiles.tile(kernel);
  }

  @Override
  public MethodSpec allFinite(PanelKernel.AllFinite kernel) {
    return listedLoops.allFinite(kernel);
  }

  @Override
  public MethodSpec find(PanelKernel.Find kernel) {
    return listedLoops.find(kernel);
  }

  @Override
  public MethodSpec listedProducts(PanelKernel.ListedProducts kernel) {
    return listedLoops.products(kernel);
  }

  @Override
  public MethodSpec stepListedPanel(PanelKernel.StepListedPanel kernel) {
    return panelSteps.listed(kernel);
  }

  @Override
  public MethodSpec oneRow(PanelKernel.OneRow kernel) {
    return panelLoops.oneRow(kernel);
  }

  @Override
  public MethodSpec rowLayer(PanelKernel.RowLayer kernel) {
    return rowLayers.write(kernel);
  }

  @Override
  public MethodSpec manyRows(PanelKernel.ManyRows kernel) {
    return panelLoops.manyRows(kernel);
  }

  @Override
  public MethodSpec rowTile(PanelKernel.RowTile kernel) {
    return panelTiles.rowTile(kernel);
  }

  @Override
  public MethodSpec stepOne(PanelKernel.StepOne kernel) {
    return panelSteps.one(kernel);
  }

  @Override
  public MethodSpec allTiles(PanelKernel.AllTiles kernel) {
    return panelLoops.allTiles(kernel);
  }

  @Override
  public MethodSpec addAll(PanelKernel.AddAll kernel) {
    return panelLoops.addAll(kernel);
  }

  @Override
  public MethodSpec pack(PanelKernel.Pack kernel) {
    return panelLoops.pack(kernel);
  }

  @Override
  public MethodSpec updateSpan(PanelKernel.UpdateSpan kernel) {
    return panelUpdates.span(kernel);
  }

  @Override
  public MethodSpec stepTile(PanelKernel.StepTile kernel) {
    return panelSteps.tile(kernel);
  }

  @Override
  public MethodSpec stepPanel(PanelKernel.StepPanel kernel) {
    return panelSteps.panels(kernel);
  }

  @Override
  public MethodSpec updateRow(Kernel.UpdateRow kernel) {
    return updates.row(kernel);
  }
}
