package dev.nnlang.runtime;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Trains one layer after the other, each as the first layer of a small network of its own that
 * takes what enters the layer. The layers below and above stay as they are.
 */
final class GreedyPhase<R> {
  private final int index;
  private final Phase phase;
  private final Subject<R> subject;
  private final RandomStream random;
  private final Conditions conditions;

  /**
   * @param index of the phase in its training, from 0
   * @param subject the whole network
   * @param random the stream of the phase
   */
  GreedyPhase(
      int index, Phase phase, Subject<R> subject, RandomStream random, Conditions conditions) {
    this.index = index;
    this.phase = phase;
    this.subject = subject;
    this.random = random;
    this.conditions = conditions;
  }

  /** The stream of round {@code round}, from 0, of the phase whose stream is {@code random}. */
  static RandomStream roundStream(RandomStream random, int round) {
    return random.split("round", round);
  }

  /**
   * Round by round, until each layer has had its own or a limit ends one.
   *
   * @param first the round to begin or to go on with
   * @return whether all of them ended by their rules
   */
  boolean train(int first) {
    for (int round = first; round < phase.layers().size(); round++) {
      PhaseReport report = trainRound(round);
      conditions.recorder().finish(report);
      if (!report.endedByItsRule()) {
        return false;
      }
    }
    return true;
  }

  private PhaseReport trainRound(int round) {
    String layer = phase.layers().get(round);
    RandomStream stream = roundStream(random, round);
    Network<R> small = subject.network().auxiliary(index, round);
    Subject<R> alone = withRoundExamples(small, layer);
    drawFirstWeights(alone, stream);
    SharedLayer shared = new SharedLayer(layer, subject.network(), small);
    shared.toSmall();
    TrainingListener listener = conditions.listener();
    TrainingListener copying =
        progress -> {
          shared.toMain();
          listener.onEpoch(progress);
        };
    conditions.recorder().enterRound(round, shared::toMain);
    Place place = new Place(phase.name(), Optional.of(layer), false, false);
    try {
      return PhaseRun.train(place, phase, alone, stream, conditions.listener(copying));
    } finally {
      shared.toMain();
    }
  }

  /** What enters the layer, with what its small network is to make of it. */
  private Subject<R> withRoundExamples(Network<R> small, String layer) {
    return new Subject<>(
        small,
        small::learner,
        roundExamples(subject.training(), layer),
        subject.validation().map(set -> roundExamples(set, layer)));
  }

  private Examples<R> roundExamples(Examples<R> examples, String layer) {
    IntFunction<R> inputs = layerInputs(examples, numberOf(layer));
    return phase.kind() == Phase.Kind.GREEDY_AUTOENCODER
        ? Examples.ofThemselves(examples.size(), inputs)
        : examples.withInputs(inputs);
  }

  /** Computed once, unless there are too many to be kept. */
  private IntFunction<R> layerInputs(Examples<R> examples, int layer) {
    Network<R> network = subject.network();
    LayerRows<R> rows = new LayerRows<>(network, examples, layer);
    if (!examples.mayKeep(network.precision().length(rows.row(0)), network.precision())) {
      return rows::row;
    }
    try (Team team = Chunks.team(network, examples.size(), conditions.threads())) {
      Learner<R> learner = network.learner(Math.min(Chunks.LARGEST, examples.size()));
      R[] kept =
          new Evaluation<>(network, examples, learner, team)
              .layerInputs(network.precision(), layer);
      return n -> kept[n];
    }
  }

  private int numberOf(String layer) {
    return subject.network().initializations().stream()
        .filter(initialization -> initialization.tensor().equals(layer + ".weight"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no layer " + layer))
        .layer();
  }

  private void drawFirstWeights(Subject<R> alone, RandomStream stream) {
    int size = alone.training().size();
    try (Team team = Chunks.team(alone.network(), size, conditions.threads())) {
      Evaluation<R> training = alone.evaluation(Math.min(Chunks.LARGEST, size), team);
      InitialWeights.draw(alone.network(), training, stream);
    }
  }
}
