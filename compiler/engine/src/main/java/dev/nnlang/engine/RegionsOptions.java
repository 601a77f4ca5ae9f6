package dev.nnlang.engine;

import java.util.List;
import java.util.Map;

/**
 * Where to count linear regions.
 *
 * @param plane the names of the two columns that move; empty for all columns
 * @param at where other columns stand, by name, instead of in their middle
 * @param lines how many random lines, where more than two columns move
 * @param seed of those lines
 */
public record RegionsOptions(List<String> plane, Map<String, Double> at, int lines, long seed) {
  public RegionsOptions {
    plane = List.copyOf(plane);
    at = Map.copyOf(at);
    if (!plane.isEmpty() && plane.size() != 2) {
      throw new IllegalArgumentException("a plane of " + plane);
    }
  }
}
