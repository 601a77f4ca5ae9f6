package dev.nnlang.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import dev.nnlang.compiler.plan.Kernel;

/** Picks the writer of each kind of kernel. */
final class KernelWriter implements Kernel.Visitor<MethodSpec> {
  private final Inputs inputs;
  private final Products products;
  private final Outputs outputs;
  private final Updates updates;

  KernelWriter(Inputs inputs, Products products, Outputs outputs, Updates updates) {
    this.inputs = inputs;
    this.products = products;
    this.outputs = outputs;
    this.updates = updates;
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
    return outputs.activate(kernel);
  }

  @Override
  public MethodSpec lossOf(Kernel.LossOf kernel) {
    return outputs.loss(kernel);
  }

  @Override
  public MethodSpec outputSensitivity(Kernel.OutputSensitivity kernel) {
    return outputs.sensitivity(kernel);
  }

  @Override
  public MethodSpec sensitivity(Kernel.Sensitivity kernel) {
    return products.sensitivity(kernel);
  }

  @Override
  public MethodSpec gradient(Kernel.Gradient kernel) {
    return products.gradient(kernel);
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
  public MethodSpec updateRow(Kernel.UpdateRow kernel) {
    return updates.row(kernel);
  }
}
