package dev.nnlang.compiler.regions;

import dev.nnlang.compiler.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The linear regions of a network with its weights on a section of the input space, found exactly:
 * a polygon (or an interval) carries the signals as affine functions, and is cut, layer after
 * layer, where a unit bends. What is left of it at the end has one activation pattern, and no two
 * of them have the same.
 *
 * <p>An output unit that squashes a linear signal (softmax, sigmoid, tanh, softplus) is left out:
 * regions are those of the signals before it. Parts thinner than 1e-9 of the section are not cut
 * off.
 *
 * <p>Immutable.
 *
 * @see "Hanin, Rolnick: Complexity of linear regions in deep networks, ICML 2019"
 */
public final class LinearRegions {
  private final List<Region> regions;
  private final int pieces;

  private LinearRegions(List<Region> regions) {
    this.regions = List.copyOf(regions);
    this.pieces = Pieces.count(this.regions);
  }

  /**
   * The regions of {@code network} on {@code section}.
   *
   * @param parameters by the names and in the order of a weights file: {@code layer1.weight}
   *     row-major [fanOut, fanIn], {@code layer1.bias} [fanOut], {@code layer1.slope} [fanOut],
   *     {@code standardize.mean} and {@code standardize.deviation} [inputWidth]; read only
   * @throws IllegalArgumentException if a hidden unit is smooth, as {@link RegionBounds#refusal}
   *     says, or a parameter is missing
   */
  public static LinearRegions on(
      Section section, Network network, Map<String, double[]> parameters) {
    RegionBounds.refusal(network)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    List<Region> found = new ArrayList<>();
    Cell whole = new Cell(section.whole(), section.rows());
    descend(whole, ReadStages.of(network, parameters), 0, found);
    return new LinearRegions(found);
  }

  /** The smooth output unit whose signals the regions are of, as the language spells it. */
  public static Optional<String> leftOut(Network network) {
    List<Level> levels = Level.all(network);
    return levels.stream()
        .skip(Math.max(0, levels.size() - 1))
        .filter(level -> level.bend() == Bend.SMOOTH)
        .map(level -> level.unit().spelling())
        .findFirst();
  }

  /** Depth first: no more cells are in memory than are on the way down, and those that are done. */
  private static void descend(Cell cell, List<Stage> stages, int next, List<Region> found) {
    if (next == stages.size()) {
      found.add(new Region(cell.shape(), cell.rows()));
    } else {
      stages.get(next).pass(cell, part -> descend(part, stages, next + 1, found));
    }
  }

  /**
   * Convex, side by side, with one activation pattern each; in an order that only depends on the
   * network.
   */
  public List<Region> regions() {
    return regions;
  }

  /**
   * Pieces of the piecewise linear function itself: regions that share an edge and have the same
   * affine outputs, within 1e-9, are one piece. At most as many as regions.
   */
  public int pieces() {
    return pieces;
  }
}
