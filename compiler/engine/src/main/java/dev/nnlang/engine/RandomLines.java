package dev.nnlang.engine;

import dev.nnlang.compiler.regions.Section;
import dev.nnlang.runtime.RandomStream;
import java.util.List;

/** Lines through a box: through a point anywhere in it, in any direction, from side to side. */
final class RandomLines {
  private RandomLines() {}

  /** Line {@code number} of those that {@code seed} gives. */
  static Section draw(List<InputColumn> box, long seed, int number) {
    RandomStream random = new RandomStream(seed).split("lines", number);
    int width = box.size();
    double[] point = new double[width];
    double[] direction = new double[width];
    double least = Double.NEGATIVE_INFINITY;
    double most = Double.POSITIVE_INFINITY;
    for (int i = 0; i < width; i++) {
      point[i] = random.nextDouble();
      direction[i] = random.nextGaussian();
      if (direction[i] != 0) {
        double toLow = -point[i] / direction[i];
        double toHigh = (1 - point[i]) / direction[i];
        least = Math.max(least, Math.min(toLow, toHigh));
        most = Math.min(most, Math.max(toLow, toHigh));
      }
    }
    double[] from = new double[width];
    double[] to = new double[width];
    for (int i = 0; i < width; i++) {
      Section.Span span = box.get(i).span();
      double size = span.high() - span.low();
      from[i] = span.low() + size * (point[i] + least * direction[i]);
      to[i] = span.low() + size * (point[i] + most * direction[i]);
    }
    return Section.segment(from, to);
  }
}
