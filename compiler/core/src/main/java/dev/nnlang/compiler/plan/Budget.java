package dev.nnlang.compiler.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * How large a method may become. HotSpot never compiles one above 8,000 bytecodes; the limit leaves
 * a margin for what an estimate misses.
 */
public final class Budget {
  /** Most bytecodes of one generated method. */
  public static final int METHOD = 7_900;

  /** What {@link #split} fills, since its costs are estimates. */
  private static final int FILL = 6_000;

  private Budget() {}

  /** Items {@code from .. to - 1} of a list go into one method. */
  public record Slice(int from, int to) {}

  /** Divides {@code items} statements of {@code bytecodesEach} into as few methods as fit. */
  public static List<Slice> split(int items, int bytecodesEach) {
    int perMethod = Math.max(1, FILL / bytecodesEach);
    List<Slice> slices = new ArrayList<>();
    for (int from = 0; from < items; from += perMethod) {
      slices.add(new Slice(from, Math.min(from + perMethod, items)));
    }
    return slices;
  }
}
