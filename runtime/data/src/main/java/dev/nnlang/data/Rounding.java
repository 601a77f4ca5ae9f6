package dev.nnlang.data;

import java.util.Arrays;

/** Divides whole numbers by shares, so that nothing is lost and the classes stay balanced. */
final class Rounding {
  private Rounding() {}

  /**
   * How many examples of each class go to each part.
   *
   * <p>A class gives each part its share rounded down. What is left over goes, one each, to the
   * parts that have got least of what they should have over all classes so far; the first part wins
   * ties. For a single class this is rounding by the largest remainder. A part with a share that
   * would stay empty takes one from the largest part, if that one can spare it.
   *
   * @param classes examples in each class
   * @return shape [classes][parts]; each row sums to its class
   */
  static int[][] sizes(int[] classes, double[] shares) {
    int[][] sizes = new int[classes.length][];
    double[] owed = new double[shares.length];
    for (int c = 0; c < classes.length; c++) {
      sizes[c] = new int[shares.length];
      for (int part = 0; part < shares.length; part++) {
        double exact = classes[c] * shares[part];
        sizes[c][part] = (int) exact;
        owed[part] += exact - sizes[c][part];
      }
      boolean[] given = new boolean[shares.length];
      for (int left = classes[c] - Arrays.stream(sizes[c]).sum(); left > 0; left--) {
        int part = mostOwed(owed, shares, given);
        given[part] = true;
        sizes[c][part]++;
        owed[part]--;
      }
    }
    fillEmpty(sizes, shares);
    return sizes;
  }

  private static int mostOwed(double[] owed, double[] shares, boolean[] given) {
    int most = -1;
    for (int part = 0; part < shares.length; part++) {
      if (shares[part] > 0 && !given[part] && (most < 0 || owed[part] > owed[most])) {
        most = part;
      }
    }
    return most;
  }

  private static void fillEmpty(int[][] sizes, double[] shares) {
    for (int part = 0; part < shares.length; part++) {
      if (shares[part] == 0 || total(sizes, part) > 0) {
        continue;
      }
      int largest = 0;
      for (int other = 1; other < shares.length; other++) {
        if (total(sizes, other) > total(sizes, largest)) {
          largest = other;
        }
      }
      if (total(sizes, largest) > 1) {
        int[] row = mostOf(sizes, largest);
        row[largest]--;
        row[part]++;
      }
    }
  }

  private static int total(int[][] sizes, int part) {
    return Arrays.stream(sizes).mapToInt(row -> row[part]).sum();
  }

  private static int[] mostOf(int[][] sizes, int part) {
    int[] most = sizes[0];
    for (int[] row : sizes) {
      most = row[part] > most[part] ? row : most;
    }
    return most;
  }
}
