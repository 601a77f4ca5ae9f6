package dev.nnlang.compiler.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The nested class that trains a network in one way: one loss, one optimizer, some layers.
 *
 * @param className the nested class
 * @param need what its kernels are built for
 * @param layers one for each layer of the network, in order
 * @param rows the inner loops of its updates, each once
 */
public record LearnerPlan(
    String className,
    TrainingNeed need,
    Kernel.LossOf loss,
    List<LayerTraining> layers,
    List<Kernel> rows) {
  public LearnerPlan {
    layers = List.copyOf(layers);
    rows = List.copyOf(rows);
  }

  /**
   * What one way of training does with one layer.
   *
   * @param sensitivity absent below the lowest layer that is trained
   * @param gradient of its weights; absent where they are not trained
   * @param slopes absent where it has none, or they are not trained
   * @param update absent where nothing of it is trained
   * @param step gradient and update at once; absent where they cannot be
   * @param limit absent without a largest norm
   * @param transposed whether the layer below needs the transposed copy of its weights
   */
  public record LayerTraining(
      LayerPlan layer,
      Optional<Kernel.Sensitivity> sensitivity,
      Optional<Kernel.Gradient> gradient,
      Optional<Kernel.Slopes> slopes,
      Optional<Kernel.Update> update,
      Optional<Kernel.Step> step,
      Optional<Kernel.Limit> limit,
      boolean transposed) {

    /** Whether its weights, biases and slopes are trained. */
    public boolean trained() {
      return update.isPresent();
    }

    /** Whether its biases are trained. */
    public boolean trainsBias() {
      return trained() && layer.hasBias();
    }
  }

  /** Whether the generated update moves the weights; else the trainer does, with line searches. */
  public boolean updates() {
    return !need.optimizer().searches();
  }

  /** Whether a batch of one chunk takes gradients and updates at once. */
  public boolean steps() {
    return updates() && !tied();
  }

  /** Whether two layers share their weights. */
  public boolean tied() {
    return layers.stream().anyMatch(training -> training.layer().tied());
  }

  /** Its methods that know the loss or the optimizer, and so belong to the nested class. */
  public List<Kernel> own() {
    Set<Kernel> kernels = new LinkedHashSet<>();
    kernels.add(loss);
    for (LayerTraining layer : layers) {
      layer.sensitivity().filter(LearnerPlan::ofLoss).ifPresent(kernels::add);
    }
    if (updates()) {
      layers.forEach(layer -> layer.update().ifPresent(kernels::add));
      layers.forEach(layer -> layer.step().ifPresent(kernels::add));
    }
    layers.forEach(layer -> layer.limit().ifPresent(kernels::add));
    kernels.addAll(rows);
    return List.copyOf(kernels);
  }

  /** Its methods that another way of training may share. */
  Stream<Kernel> shared() {
    return Stream.of(
            layers.stream()
                .flatMap(layer -> layer.sensitivity().stream())
                .filter(kernel -> !ofLoss(kernel)),
            layers.stream().flatMap(layer -> layer.gradient().stream()),
            layers.stream().flatMap(layer -> layer.slopes().stream()))
        .flatMap(kernels -> kernels);
  }

  private static boolean ofLoss(Kernel.Sensitivity kernel) {
    return kernel.source() instanceof SlopeSource.OfLoss;
  }
}
