package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Reach;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.Optional;

/**
 * The network of one hidden layer that a round of greedy deep learning trains: the layer that the
 * round is about, under an output layer that is thrown away.
 *
 * @param tied whether the output layer's weights are the transpose of the hidden layer's
 * @param corrupt share of the inputs that are set to 0 while training
 * @see "Learning From Data, e-chapter 7, a greedy deep learning algorithm"
 */
record SmallNetwork(Network network, Training.Settings settings, boolean tied, double corrupt) {

  /** Round {@code round} of {@code phase}, which has the number {@code number}, both from 0. */
  static SmallNetwork of(Network whole, Training.Phase phase, int number, int round) {
    Layer.Dense hidden =
        whole.denseLayers().stream()
            .filter(layer -> layer.name().equals(phase.layers().get(round)))
            .findFirst()
            .orElseThrow();
    boolean autoencoder = phase.kind() == Training.Kind.GREEDY_AUTOENCODER;
    Field inputs = reals("x", hidden.fanIn());
    Network small =
        new Network(
            whole.packageName(),
            "Phase" + (number + 1) + "Round" + (round + 1),
            Optional.of(
                (autoencoder ? "Auto-encoder" : "Supervised network")
                    + " of one hidden layer, in which `"
                    + hidden.name()
                    + "` is trained alone; its last layer is thrown away."),
            whole.precision(),
            List.of(inputs),
            autoencoder ? List.of(reals("y", hidden.fanIn())) : whole.outputs(),
            List.of(hidden, autoencoder ? decoder(whole, hidden) : output(whole, hidden)));
    Training.Settings settings = phase.settings();
    return new SmallNetwork(
        small, settings, autoencoder && settings.tied(), autoencoder ? settings.corrupt() : 0);
  }

  private static Field reals(String name, int count) {
    return new Field(name, List.of(count), new Field.Real(Optional.empty()), Optional.empty());
  }

  /** Gives back what enters {@code hidden}, with a unit of the same range. */
  private static Layer.Dense decoder(Network whole, Layer.Dense hidden) {
    return new Layer.Dense(
        nameBeside(hidden, "decoder"),
        hidden.outputWidth(),
        hidden.fanIn(),
        Reach.ofInputs(whole, hidden).map(SmallNetwork::unitFor).orElse(new Unit.Identity()),
        hidden.initializer(),
        true);
  }

  private static Unit unitFor(Field.Range range) {
    if (Reach.within(range, new Field.Range(0, 1))) {
      return new Unit.Sigmoid();
    }
    return Reach.within(range, new Field.Range(-1, 1)) ? new Unit.Tanh() : new Unit.Identity();
  }

  /** An output layer such as the whole network has. */
  private static Layer.Dense output(Network whole, Layer.Dense hidden) {
    Unit unit = whole.outputUnit();
    Layer.Dense last = whole.denseLayers().get(whole.denseLayers().size() - 1);
    return new Layer.Dense(
        nameBeside(hidden, "output"),
        hidden.outputWidth(),
        whole.outputWidth() * unit.signalsPerUnit(),
        unit,
        last.initializer(),
        last.bias());
  }

  private static String nameBeside(Layer.Dense hidden, String name) {
    return hidden.name().equals(name) ? name + "2" : name;
  }
}
