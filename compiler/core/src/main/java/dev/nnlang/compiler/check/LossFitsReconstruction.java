package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Reach;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reports a loss that does not fit a greedy auto-encoder, whose targets are the inputs of each
 * layer it trains: cross-entropy needs them within 0..1.
 */
final class LossFitsReconstruction implements Loss.Visitor<Boolean> {
  private static final Field.Range UNIT_INTERVAL = new Field.Range(0, 1);

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
    Optional<String> outside =
        scene.network().denseLayers().stream()
            .filter(layer -> layers.contains(layer.name()))
            .filter(layer -> !givesBackProbabilities(layer))
            .map(Layer.Dense::name)
            .findFirst();
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

  private boolean givesBackProbabilities(Layer.Dense layer) {
    return Reach.ofInputs(scene.network(), layer)
        .filter(range -> Reach.within(range, UNIT_INTERVAL))
        .isPresent();
  }
}
