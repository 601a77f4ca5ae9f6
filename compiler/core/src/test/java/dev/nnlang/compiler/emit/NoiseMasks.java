package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.reference.ReferenceMasks;
import dev.nnlang.runtime.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a generated network drops of a chunk under a given noise: a mask for each row behind each
 * layer, layers numbered from 1 over those with weights and the units alone, 0 for the inputs. Two
 * dropouts in a row are one, which lets through what both let through.
 */
final class NoiseMasks implements ReferenceMasks {
  private final List<Optional<Drop>> dropouts = new ArrayList<>();
  private final long noise;

  private record Drop(int layer, int width, double kept) {}

  NoiseMasks(Network network, long noise) {
    this.noise = noise;
    int number = 0;
    boolean behindAnother = false;
    for (Layer layer : network.layers()) {
      boolean weightsOrUnit = layer instanceof Layer.Dense || layer instanceof Layer.Activation;
      number += weightsOrUnit ? 1 : 0;
      if (layer instanceof Layer.Dropout dropout) {
        double kept = 1 - dropout.probability();
        if (behindAnother) {
          merge(kept);
        } else {
          dropouts.add(Optional.of(new Drop(number, dropout.width(), kept)));
        }
      }
      behindAnother = layer instanceof Layer.Dropout;
    }
  }

  /** The first of those in a row has the mask of all, the others leave everything as it is. */
  private void merge(double kept) {
    int first = dropouts.size() - 1;
    while (dropouts.get(first).isEmpty()) {
      first--;
    }
    Drop before = dropouts.get(first).orElseThrow();
    dropouts.set(
        first, Optional.of(new Drop(before.layer(), before.width(), before.kept() * kept)));
    dropouts.add(Optional.empty());
  }

  @Override
  public Optional<double[]> mask(int dropout, int example) {
    return dropouts
        .get(dropout)
        .map(
            drop -> {
              double[] mask = new double[drop.width()];
              double dropped = 1 - drop.kept();
              Masks.draw(mask, dropped, 1 / drop.kept(), noise, drop.layer(), example);
              return mask;
            });
  }
}
