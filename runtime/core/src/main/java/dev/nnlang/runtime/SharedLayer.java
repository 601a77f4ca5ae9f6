package dev.nnlang.runtime;

import java.util.List;
import java.util.Set;

/** A layer that a network and a small one have both, under the same names of tensors. */
final class SharedLayer {
  private final List<Tensor> main;
  private final List<Tensor> small;

  SharedLayer(String layer, Network<?> main, Network<?> small) {
    Set<String> names = Set.of(layer + ".weight", layer + ".bias", layer + ".slope");
    this.small = small.tensors().stream().filter(tensor -> names.contains(tensor.name())).toList();
    this.main = this.small.stream().map(tensor -> Tensor.of(main, tensor.name())).toList();
  }

  /** Overwrites the layer of the small network. */
  void toSmall() {
    copy(main, small);
  }

  /** Overwrites the layer of the main network, and nothing else of it. */
  void toMain() {
    copy(small, main);
  }

  private static void copy(List<Tensor> from, List<Tensor> to) {
    for (int i = 0; i < from.size(); i++) {
      to.get(i).write(from.get(i).values());
    }
  }
}
