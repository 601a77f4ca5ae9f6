package dev.nnlang.compiler.check;

import dev.nnlang.compiler.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a unit that stands alone behind a dense layer without one to that layer, and leaves out
 * {@code identity} alone, so that equal mathematics becomes equal records.
 */
final class FoldUnits {
  private FoldUnits() {}

  /** The same network with as few links as it takes. */
  static List<Link> run(List<Link> links) {
    List<Link> folded = new ArrayList<>();
    for (Link link : links) {
      if (!(link instanceof Link.Alone alone)) {
        folded.add(link);
      } else if (!(alone.unit().value() instanceof Unit.Identity)) {
        int last = folded.size() - 1;
        if (last >= 0 && folded.get(last) instanceof Link.Dense dense && takesUnit(dense)) {
          folded.set(last, fold(dense, alone));
        } else {
          folded.add(alone);
        }
      }
    }
    return folded;
  }

  private static boolean takesUnit(Link.Dense dense) {
    return dense.unit().filter(unit -> unit.value() instanceof Unit.Identity).isPresent();
  }

  private static Link.Dense fold(Link.Dense dense, Link.Alone alone) {
    return new Link.Dense(
        dense.label().isPresent() ? dense.label() : alone.label(),
        dense.fanIn(),
        dense.width(),
        Link.Counts.SIGNALS,
        Optional.of(alone.unit()),
        dense.initializer(),
        dense.bias(),
        dense.span());
  }
}
