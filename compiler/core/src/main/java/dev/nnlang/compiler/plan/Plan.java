package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.JavaNames;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every decision about one generated class. The emitter spells it and decides nothing.
 *
 * <p>Buffers: {@code x0} holds references to the examples' rows; each layer has one buffer of rows,
 * which is its signal until its unit turns it into its output in place, and one of sensitivities.
 * Each layer above the first has a transposed copy of its weights, row by unit, so that
 * sensitivities are sums of rows too.
 *
 * @param fingerprint of the architecture
 * @param training the declared training; absent for a model without one
 * @param settings what the kernels are built for; where nothing is trained, the defaults of the
 *     network's task
 * @param input carries a raw row to what the first layer takes
 * @param output turns the last signals into outputs for a prediction; absent for identity
 * @param rows the inner loops that the other kernels call, each once
 */
public record Plan(
    Network network,
    String fingerprint,
    Optional<Training> training,
    Training.Settings settings,
    List<Kernel> input,
    List<LayerPlan> layers,
    Optional<Kernel.Activate> output,
    Kernel.LossOf loss,
    Kernel.OutputSensitivity outputSensitivity,
    List<Kernel> rows) {
  public Plan {
    input = List.copyOf(input);
    layers = List.copyOf(layers);
    rows = List.copyOf(rows);
  }

  /** The generated class; not the model's name where Java keeps that for itself. */
  public String className() {
    return JavaNames.type(network.name());
  }

  /** The layer whose outputs leave the network. */
  public LayerPlan last() {
    return layers.get(layers.size() - 1);
  }

  /** Every generated method that computes something, in the order of the class. */
  public List<Kernel> kernels() {
    List<Kernel> all = new ArrayList<>(input);
    for (LayerPlan layer : layers) {
      all.add(layer.signal());
      layer.activate().ifPresent(all::add);
    }
    output.ifPresent(all::add);
    all.add(loss);
    all.add(outputSensitivity);
    layers.stream().flatMap(layer -> layer.sensitivity().stream()).forEach(all::add);
    layers.stream()
        .flatMap(layer -> Stream.<Kernel>of(layer.gradient(), layer.update()))
        .forEach(all::add);
    all.addAll(rows);
    return all;
  }
}
