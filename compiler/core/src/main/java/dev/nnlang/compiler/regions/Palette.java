package dev.nnlang.compiler.regions;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Task;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Which colour a region has. Where labels compete, the hue is that of the winner, the paler the
 * nearer the next one is; a lone boolean goes from one hue to the other; a real is placed between
 * the least and the largest of all regions.
 */
abstract class Palette {
  /** Told apart by most eyes (after Paul Tol's and Okabe and Ito's sets). */
  private static final int[] HUES = {
    0x3b6fb6, 0xe07b39, 0x3f9e6b, 0xb8528f, 0xc9a227, 0x5ab4c5, 0x8c5a3c, 0x7a68b3, 0xb03a3a,
    0x7f8c4a
  };

  /** From least to largest, darker all the way. */
  private static final int[] RAMP = {0xfff7d6, 0xfdd49e, 0xf0906b, 0xc9577a, 0x7d3c8c, 0x352a63};

  private static final int WHITE = 0xffffff;
  private static final int KEYS_OF_A_RAMP = 5;

  /** A colour and what it stands for. */
  record Key(String colour, String meaning) {}

  /** What is shown, in words. */
  abstract String shows();

  /** As {@code #rrggbb}. */
  abstract String colour(Region region);

  abstract List<Key> legend();

  static Palette of(Network network, List<Region> regions) {
    Field first = network.outputs().get(0);
    if (network.task() == Task.CLASSIFICATION) {
      Field.OneOf oneOf = (Field.OneOf) first.type();
      return new Winner(name(first), oneOf.labels());
    }
    if (network.task() == Task.REGRESSION) {
      return new Ramp(name(first), Squash.of(network), regions);
    }
    return new Decision(name(first), Squash.of(network));
  }

  private static String name(Field field) {
    return field.shape().isEmpty() ? field.name() : field.name() + "_0";
  }

  /** The winning label of the first output. */
  private static final class Winner extends Palette {
    private final String name;
    private final List<String> labels;

    Winner(String name, List<String> labels) {
      this.name = name;
      this.labels = labels;
    }

    @Override
    String shows() {
      return name + " in the middle of each region; paler where it is less sure";
    }

    @Override
    String colour(Region region) {
      double[] signals = region.middle();
      int winner = 0;
      for (int j = 1; j < labels.size(); j++) {
        winner = signals[j] > signals[winner] ? j : winner;
      }
      double sum = 0;
      for (int j = 0; j < labels.size(); j++) {
        sum += StrictMath.exp(signals[j] - signals[winner]);
      }
      double least = 1.0 / labels.size();
      double sure = (1 / sum - least) / (1 - least);
      return hex(mix(WHITE, hue(winner), 0.22 + 0.66 * sure));
    }

    @Override
    List<Key> legend() {
      List<Key> keys = new ArrayList<>();
      for (int j = 0; j < Math.min(labels.size(), HUES.length); j++) {
        keys.add(new Key(hex(mix(WHITE, hue(j), 0.88)), labels.get(j)));
      }
      return keys;
    }
  }

  /** The probability of the first boolean. */
  private static final class Decision extends Palette {
    private final String name;
    private final DoubleUnaryOperator unit;

    Decision(String name, DoubleUnaryOperator unit) {
      this.name = name;
      this.unit = unit;
    }

    @Override
    String shows() {
      return name + " in the middle of each region; paler where it is less sure";
    }

    @Override
    String colour(Region region) {
      double output = unit.applyAsDouble(region.middle()[0]);
      double sure = Math.min(1, Math.abs(2 * output - 1));
      return hex(mix(WHITE, hue(output >= 0.5 ? 1 : 0), 0.22 + 0.66 * sure));
    }

    @Override
    List<Key> legend() {
      return List.of(
          new Key(hex(mix(WHITE, hue(0), 0.88)), "false"),
          new Key(hex(mix(WHITE, hue(1), 0.88)), "true"));
    }
  }

  /** The value of the first real. */
  private static final class Ramp extends Palette {
    private final String name;
    private final DoubleUnaryOperator unit;
    private final double least;
    private final double largest;

    Ramp(String name, DoubleUnaryOperator unit, List<Region> regions) {
      this.name = name;
      this.unit = unit;
      DoubleSummaryStatistics outputs =
          regions.stream().mapToDouble(this::output).summaryStatistics();
      least = outputs.getMin();
      largest = outputs.getMax();
    }

    private double output(Region region) {
      return unit.applyAsDouble(region.middle()[0]);
    }

    @Override
    String shows() {
      return name + " in the middle of each region";
    }

    @Override
    String colour(Region region) {
      return colour(largest > least ? (output(region) - least) / (largest - least) : 0.5);
    }

    private static String colour(double share) {
      double place = share * (RAMP.length - 1);
      int below = (int) Math.min(RAMP.length - 2.0, Math.floor(place));
      return hex(mix(RAMP[below], RAMP[below + 1], place - below));
    }

    @Override
    List<Key> legend() {
      List<Key> keys = new ArrayList<>();
      for (int i = 0; i < KEYS_OF_A_RAMP; i++) {
        double share = i / (KEYS_OF_A_RAMP - 1.0);
        keys.add(new Key(colour(share), shortened(least + share * (largest - least))));
      }
      return keys;
    }
  }

  private static int hue(int label) {
    return HUES[label % HUES.length];
  }

  /** {@code from} with a share of {@code to}, in each of red, green and blue. */
  private static int mix(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = (from >> shift) & 0xff;
      int b = (to >> shift) & 0xff;
      mixed |= (int) Math.rint(a + share * (b - a)) << shift;
    }
    return mixed;
  }

  private static String hex(int colour) {
    return String.format(Locale.ROOT, "#%06x", colour);
  }

  /** Three significant digits. */
  static String shortened(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
    return Math.abs(rounded.scale()) > 6 && rounded.signum() != 0
        ? rounded.toString().toLowerCase(Locale.ROOT)
        : rounded.toPlainString();
  }
}
