package dev.nnlang.compiler.emit;

import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Progress;
import dev.nnlang.runtime.Start;
import dev.nnlang.runtime.Tensor;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.TrainingListener;
import dev.nnlang.runtime.TrainingReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A training that was watched: the weights of the network and the error at every epoch's end. */
final class GreedyRun {
  /**
   * One epoch.
   *
   * @param run the phase, with the layer where it is greedy and {@code again} from scratch
   * @param weights of the whole network, by tensor
   */
  record Epoch(String run, double error, Map<String, double[]> weights) {}

  private final List<Epoch> epochs = new ArrayList<>();
  private final Map<String, double[]> first = new LinkedHashMap<>();
  private final Network<?> network;
  private final TrainingReport report;

  private <R> GreedyRun(GeneratedModel model, Network<R> network, ExampleRows rows, int threads) {
    this.network = network;
    this.report =
        Trainer.of(network, model.training())
            .threads(threads)
            .listener(
                new TrainingListener() {
                  @Override
                  public void onStart(Start start) {
                    first.putAll(ReferenceTraining.parameters(network));
                  }

                  @Override
                  public void onEpoch(Progress progress) {
                    String run =
                        progress.phase()
                            + progress.layer().map(layer -> " " + layer).orElse("")
                            + (progress.scratch() ? " again" : "");
                    epochs.add(
                        new Epoch(run, progress.error(), ReferenceTraining.parameters(network)));
                  }
                })
            .train(rows);
  }

  static GreedyRun of(GeneratedModel model, ExampleRows rows, int threads) {
    return new GreedyRun(model, model.newNetwork(), rows, threads);
  }

  Network<?> network() {
    return network;
  }

  TrainingReport report() {
    return report;
  }

  /** The first weights, as they were drawn. */
  Map<String, double[]> first() {
    return first;
  }

  /** The weights at the end. */
  Map<String, double[]> last() {
    return ReferenceTraining.parameters(network);
  }

  /** The epochs of {@code run}. */
  List<Epoch> epochs(String run) {
    return epochs.stream().filter(epoch -> epoch.run().equals(run)).toList();
  }

  List<Double> errors(String run) {
    return epochs(run).stream().map(Epoch::error).toList();
  }

  /** The bits of those of {@code weights} whose layer is, or is not, {@code layer}. */
  static List<List<Double>> bits(Map<String, double[]> weights, String layer, boolean own) {
    return weights.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(layer + ".") == own)
        .map(entry -> Arrays.stream(entry.getValue()).boxed().toList())
        .toList();
  }

  /** The names of what the network has. */
  List<String> tensors() {
    return network.tensors().stream().map(Tensor::name).toList();
  }
}
