package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every decision about one generated class. The emitter spells it and decides nothing.
 *
 * <p>Buffers: {@code x0} holds references to the examples' rows; each layer has a buffer of outputs
 * {@code xl}, which holds its signals before that unless the layer keeps them in {@code sl}, and
 * each learner one of sensitivities {@code deltal}. A learner that sends sensitivities through a
 * layer has a transposed copy of its weights, row by unit, so that sensitivities are sums of rows
 * too.
 *
 * @param className the generated class; not the model's name where Java keeps that for itself
 * @param fingerprint of the architecture
 * @param training the declared training; absent for a model without one
 * @param input carries a raw row to what the first layer takes
 * @param inputDrop drops or corrupts inputs while training
 * @param phases how each declared phase is trained; empty for a model without a training
 * @param scoring the learner whose loss the network is scored by
 * @param target what kind of Java it is made of
 * @param rows the inner loops that the other kernels call, each once
 */
public record Plan(
    String className,
    Network network,
    String fingerprint,
    Optional<Training> training,
    List<Kernel> input,
    Optional<Kernel.Drop> inputDrop,
    List<LayerPlan> layers,
    List<PhasePlan> phases,
    LearnerPlan scoring,
    Target target,
    List<Kernel> rows) {
  public Plan {
    input = List.copyOf(input);
    layers = List.copyOf(layers);
    phases = List.copyOf(phases);
    rows = List.copyOf(rows);
  }

  /** The same as a class {@code name}. */
  Plan named(String name) {
    return with(name, rows);
  }

  /** The same with no inner loops but {@code few}: those of what is called. */
  Plan withRows(List<Kernel> few) {
    return with(className, few);
  }

  private Plan with(String name, List<Kernel> loops) {
    return new Plan(
        name,
        network,
        fingerprint,
        training,
        input,
        inputDrop,
        layers,
        phases,
        scoring,
        target,
        loops);
  }

  /** The loss that the network is scored by. */
  public Loss loss() {
    return scoring.need().loss();
  }

  /** The layer whose outputs leave the network. */
  public LayerPlan last() {
    return layers.get(layers.size() - 1);
  }

  /** Whether a single row has a road of its own through all layers. */
  public boolean hasRoadOfRow() {
    return layers.stream().anyMatch(layer -> layer.ofRow().isPresent());
  }

  /** Learned numbers; a tied layer has only its biases. */
  public long parameterCount() {
    long shared =
        layers.stream()
            .filter(LayerPlan::tied)
            .mapToLong(layer -> (long) layer.signals() * layer.dense().orElseThrow().fanIn())
            .sum();
    return network.parameterCount() - shared;
  }

  /** Every way of training, each once; the scoring one is among them. */
  public List<LearnerPlan> learners() {
    Set<LearnerPlan> learners = new LinkedHashSet<>();
    phases.forEach(phase -> phase.learner().ifPresent(learners::add));
    learners.add(scoring);
    return List.copyOf(learners);
  }

  /** The small networks of all greedy phases. */
  public List<Plan> rounds() {
    return phases.stream().flatMap(phase -> phase.rounds().stream()).toList();
  }

  /** Whether training drops or corrupts anything. */
  public boolean drops() {
    return inputDrop.isPresent() || layers.stream().anyMatch(layer -> layer.drop().isPresent());
  }

  /**
   * Whether the threads of a training make the first layer's signals by outputs, before they take
   * the rest by examples.
   */
  public boolean enters() {
    return layers.get(0).byOutputs();
  }

  /** Whether threads find the places of the first layer's inputs that are not 0. */
  public boolean findsPlaces() {
    return layers.get(0).signal().filter(Kernel.Signal::findsPlaces).isPresent();
  }

  /** Every method that a prediction goes through, in the order of a class. */
  public List<Kernel> forwardKernels() {
    Set<Kernel> all = new LinkedHashSet<>(input);
    for (LayerPlan layer : layers) {
      layer.signal().ifPresent(all::add);
      layer.activate().ifPresent(all::add);
      layer.ofRow().ifPresent(all::add);
    }
    all.addAll(rows);
    return new ArrayList<>(all);
  }

  /** Every method of the class itself that computes something, in its order. */
  public List<Kernel> kernels() {
    Set<Kernel> all = new LinkedHashSet<>(input);
    inputDrop.ifPresent(all::add);
    for (LayerPlan layer : layers) {
      layer.signal().ifPresent(all::add);
      layer.activate().ifPresent(all::add);
      layer.ofRow().ifPresent(all::add);
      layer.drop().ifPresent(all::add);
    }
    learners().stream().flatMap(LearnerPlan::shared).forEach(all::add);
    all.addAll(rows);
    return new ArrayList<>(all);
  }
}
