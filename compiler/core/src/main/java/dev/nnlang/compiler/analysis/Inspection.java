package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.regions.RegionBounds;
import java.util.List;

/**
 * What is known of a model before it runs: its shape, its size, its cost, and the file with every
 * default written out. All figures are exact.
 *
 * @param packageName with dots; empty for the default package
 * @param total the sums over {@code layers}
 * @param rowBytes memory that training needs for each example of a batch: activations and as many
 *     sensitivities
 * @param phases in the order of the training; empty for a model without one
 * @param regions how many linear regions the widths allow
 * @param completedFile as {@link CompletedFile} writes it
 */
public record Inspection(
    String packageName,
    String name,
    Precision precision,
    Task task,
    List<FieldFigures> inputs,
    List<FieldFigures> outputs,
    List<LayerFigures> layers,
    Figures total,
    long rowBytes,
    List<PhaseFigures> phases,
    RegionBounds regions,
    String completedFile) {
  private static final long NUMBERS_PER_ACTIVATION = 2;

  public Inspection {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    layers = List.copyOf(layers);
    phases = List.copyOf(phases);
  }

  /** All that is known of {@code model}. */
  public static Inspection of(CheckedModel model) {
    Network network = model.network();
    List<LayerFigures> layers = MeasureLayers.of(network);
    long rowBytes = NUMBERS_PER_ACTIVATION * MeasureRow.of(network) * network.precision().bytes();
    return new Inspection(
        network.packageName(),
        network.name(),
        network.precision(),
        network.task(),
        network.inputs().stream().map(FieldFigures::of).toList(),
        network.outputs().stream().map(FieldFigures::of).toList(),
        layers,
        layers.stream().map(LayerFigures::figures).reduce(Figures.NONE, Figures::plus),
        rowBytes,
        model.training().map(Training::phases).orElse(List.of()).stream()
            .map(phase -> PhaseFigures.of(phase, network, rowBytes))
            .toList(),
        RegionBounds.of(network),
        CompletedFile.of(model));
  }

  /** Numbers that enter. */
  public int inputWidth() {
    return layers.get(0).inputWidth();
  }

  /** Numbers that leave. */
  public int outputWidth() {
    return layers.get(layers.size() - 1).outputWidth();
  }
}
