package dev.nnlang.data;

import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.RandomStream;
import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Signature.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Divides examples into parts that a seed decides.
 *
 * <p>Every example is in exactly one part; within a part the examples keep their order. Sizes are
 * the shares rounded by the largest remainder; a part with a share is never empty as long as there
 * are as many examples as such parts. The parts are views: they hold numbers of rows, not rows.
 */
public final class Split {
  private static final List<String> NAMES = List.of("train", "validation", "test");

  private Split() {}

  /**
   * Divides {@code examples} into training, validation and test set.
   *
   * @param stratified whether each part gets its share of each class; rounding is balanced over the
   *     classes
   * @throws DataException {@code NN0609} if {@code stratified} and the model has no classes: one
   *     {@code one_of} or one boolean as its only output; {@code NN0610} if a part with a share
   *     gets no example
   */
  public static Parts of(
      ExampleSource examples, Signature signature, Shares shares, boolean stratified, long seed) {
    int[][] classes =
        stratified ? classes(examples, signature) : new int[][] {rows(examples.size())};
    return divide(examples, classes, shares.values(), new RandomStream(seed), "split");
  }

  /**
   * Takes {@code share} of {@code train} out of it for validation. The test set is empty.
   *
   * @param share between 0 and 1, both excluded
   * @throws DataException {@code NN0610} if there is but one example
   */
  public static Parts hold(ExampleSource train, double share, long seed) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("not a share of a set: " + share);
    }
    double[] shares = {1 - share, share, 0};
    int[][] whole = {rows(train.size())};
    return divide(train, whole, shares, new RandomStream(seed), "hold");
  }

  private static Parts divide(
      ExampleSource examples,
      int[][] classes,
      double[] shares,
      RandomStream random,
      String purpose) {
    int[] sizes = Arrays.stream(classes).mapToInt(rows -> rows.length).toArray();
    int[][] counts = Rounding.sizes(sizes, shares);
    int[][] parts = new int[shares.length][];
    for (int part = 0; part < parts.length; part++) {
      parts[part] = new int[sum(counts, part)];
    }
    int[] used = new int[parts.length];
    for (int c = 0; c < classes.length; c++) {
      int[] order = classes[c].clone();
      random.split(purpose, c).shuffle(order);
      int start = 0;
      for (int part = 0; part < parts.length; part++) {
        System.arraycopy(order, start, parts[part], used[part], counts[c][part]);
        start += counts[c][part];
        used[part] += counts[c][part];
      }
    }
    requireRows(examples, parts, shares);
    Arrays.stream(parts).forEach(Arrays::sort);
    return new Parts(
        examples.select(parts[0]), examples.select(parts[1]), examples.select(parts[2]));
  }

  private static void requireRows(ExampleSource examples, int[][] parts, double[] shares) {
    for (int part = 0; part < parts.length; part++) {
      if (shares[part] > 0 && parts[part].length == 0) {
        throw DataFinding.of(
                Codes.EMPTY_SET,
                NAMES.get(part),
                String.format(Locale.ROOT, "no row is left for it of a set of %d", examples.size()))
            .help("leave the part out, or find more rows")
            .raised();
      }
    }
  }

  private static int sum(int[][] counts, int part) {
    return Arrays.stream(counts).mapToInt(row -> row[part]).sum();
  }

  private static int[] rows(int size) {
    return IntStream.range(0, size).toArray();
  }

  /** The rows of each class, in the order of the labels. */
  private static int[][] classes(ExampleSource examples, Signature signature) {
    List<Signature.Field> outputs = signature.outputs();
    boolean classes =
        outputs.size() == 1 && outputs.get(0).count() == 1 && outputs.get(0).kind() != Kind.REAL;
    if (!classes) {
      throw DataFinding.of(
              Codes.SHAPE,
              signature.name(),
              "a stratified split needs one output that is a one_of or a boolean")
          .help("leave out `stratified`")
          .raised();
    }
    double[] input = new double[signature.inputWidth()];
    double[] target = new double[signature.outputWidth()];
    int[] labels = new int[examples.size()];
    for (int n = 0; n < labels.length; n++) {
      examples.read(n, input, target);
      labels[n] = label(target);
    }
    int[] sizes = new int[Math.max(2, target.length)];
    Arrays.stream(labels).forEach(label -> sizes[label]++);
    int[][] rows = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
    int[] used = new int[sizes.length];
    for (int n = 0; n < labels.length; n++) {
      rows[labels[n]][used[labels[n]]++] = n;
    }
    return rows;
  }

  private static int label(double[] target) {
    if (target.length == 1) {
      return target[0] == 1 ? 1 : 0;
    }
    for (int label = 0; label < target.length; label++) {
      if (target[label] == 1) {
        return label;
      }
    }
    throw new IllegalArgumentException("no label is set");
  }
}
