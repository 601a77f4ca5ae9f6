package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reports a loss that does not fit a greedy auto-encoder, whose targets are the inputs of each
 * layer it trains: cross-entropy needs them within 0..1.
 */
final class LossFitsReconstruction implements Loss.Visitor<Boolean> {
  private final List<String> layers;
  private final LossPlace place;
  private final TrainScene scene;

  private LossFitsReconstruction(List<String> layers, LossPlace place, TrainScene scene) {
    this.layers = layers;
    this.place = place;
    this.scene = scene;
  }

  /** Whether {@code loss} fits the reconstruction of the inputs of {@code layers}. */
  static boolean check(Loss loss, List<String> layers, LossPlace place, TrainScene scene) {
    return loss.accept(new LossFitsReconstruction(layers, place, scene));
  }

  @Override
  public Boolean squared() {
    return true;
  }

  @Override
  public Boolean absolute() {
    return true;
  }

  @Override
  public Boolean huber(Loss.Huber huber) {
    return true;
  }

  @Override
  public Boolean hinge() {
    scene.report(
        place.instead(
            place.report(
                Code.LOSS_MISMATCH,
                "`hinge` does not fit an auto-encoder, whose targets are reals"),
            "squared"));
    return false;
  }

  @Override
  public Boolean crossEntropy() {
    Optional<String> outside = UnitInterval.firstOutside(scene.network(), Set.copyOf(layers));
    outside.ifPresent(
        layer ->
            scene.report(
                place.instead(
                    place
                        .report(
                            Code.LOSS_MISMATCH,
                            String.format(
                                Locale.ROOT,
                                "`cross_entropy` needs targets within 0..1; the inputs of `%s` are not",
                                layer))
                        .note("`scale(0..1)` or a `sigmoid` layer before it would keep them there"),
                    "squared")));
    return outside.isEmpty();
  }

  /** Follows the layers and knows of each whether its outputs are sure to be within 0..1. */
  private static final class UnitInterval implements Layer.Visitor<Boolean> {
    private boolean within;

    static Optional<String> firstOutside(Network network, Set<String> layers) {
      UnitInterval state = new UnitInterval();
      state.within = network.inputs().stream().map(Field::type).allMatch(UnitInterval::holds);
      for (Layer layer : network.layers()) {
        if (!state.within && layer instanceof Layer.Dense dense && layers.contains(dense.name())) {
          return Optional.of(dense.name());
        }
        state.within = layer.accept(state);
      }
      return Optional.empty();
    }

    private static boolean holds(Field.Type type) {
      return type.accept(
          new Field.Type.Visitor<>() {
            @Override
            public Boolean real(Field.Real real) {
              return real.range().map(UnitInterval::holds).orElse(false);
            }

            @Override
            public Boolean bool(Field.Bool bool) {
              return true;
            }

            @Override
            public Boolean oneOf(Field.OneOf oneOf) {
              return true;
            }
          });
    }

    private static boolean holds(Field.Range range) {
      return range.low() >= 0 && range.high() <= 1;
    }

    private static boolean holds(Unit unit) {
      return unit instanceof Unit.Sigmoid || unit instanceof Unit.Softmax;
    }

    @Override
    public Boolean standardize(Layer.Standardize layer) {
      return false;
    }

    @Override
    public Boolean scale(Layer.Scale layer) {
      return holds(layer.target());
    }

    @Override
    public Boolean dense(Layer.Dense layer) {
      return holds(layer.unit());
    }

    @Override
    public Boolean activation(Layer.Activation layer) {
      return holds(layer.unit());
    }

    @Override
    public Boolean dropout(Layer.Dropout layer) {
      return within;
    }
  }
}
