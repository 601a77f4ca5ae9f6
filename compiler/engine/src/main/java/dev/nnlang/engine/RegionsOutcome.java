package dev.nnlang.engine;

import dev.nnlang.compiler.regions.LinearRegions;
import dev.nnlang.compiler.regions.RegionBounds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of counting linear regions.
 *
 * @param moving the columns that move, in the order of the axes
 * @param standing where the others stand, by name, in order
 * @param bounds for as many inputs as move; for 1 where lines are drawn
 * @param exact all regions; absent where more than two columns move
 * @param sampled the number of regions on each random line; empty where {@code exact} is there
 */
public record RegionsOutcome(
    List<InputColumn> moving,
    Map<String, Double> standing,
    RegionBounds bounds,
    Optional<LinearRegions> exact,
    List<Integer> sampled) {
  public RegionsOutcome {
    moving = List.copyOf(moving);
    sampled = List.copyOf(sampled);
  }
}
