package dev.nnlang.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import dev.nnlang.compiler.plan.Kernel;

/** Picks the writer of each kind of kernel. */
final class KernelWriter implements Kernel.Visitor<MethodSpec> {
  private final Inputs inputs;
  private final Products products;
  private final Tiles tiles;
  private final Activations activations;
  private final Losses losses;
  private final Sensitivities sensitivities;
  private final Updates updates;

  KernelWriter(Numerals numerals) {
    Units units = new Units(numerals);
    inputs = new Inputs(numerals);
    tiles = new Tiles(numerals);
    products = new Products(numerals, tiles);
    activations = new Activations(numerals, units);
    losses = new Losses(numerals);
    sensitivities = new Sensitivities(numerals, units, products, losses);
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
    return updates.limit(kernel);
  }

  @Override
  public MethodSpec update(Kernel.Update kernel) {
    return updates.layer(kernel);
  }

  @Override
  public MethodSpec addRows(Kernel.AddRows kernel) {
    return products.addRows(kernel);
  }

  @Override
  public MethodSpec tile(Kernel.Tile kernel) {
    return tiles.tile(kernel);
  }

  @Override
  public MethodSpec updateRow(Kernel.UpdateRow kernel) {
    return updates.row(kernel);
  }
}
