package dev.nnlang.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Writes a legal model: every kind of input and output, every input layer, unit and loss that can
 * be trained, layers of 1 to 70 units with and without biases.
 */
final class RandomModel {
  /** Each parameter costs two forward propagations, so that many take too long. */
  private static final int MOST_PARAMETERS = 3_000;

  private static final List<String> LOSSES_OF_CLASSES =
      List.of("cross_entropy", "squared", "hinge");
  private static final List<String> LOSSES_OF_REALS =
      List.of("squared", "absolute", "huber(0.5)", "huber");
  private static final List<String> UNITS_OF_HINGE = List.of("identity", "tanh");
  private static final List<String> PREPARATIONS =
      List.of("", "standardize -> ", "scale(-1..1) -> ", "scale(0..1) -> standardize -> ");
  private static final List<String> NARROW = List.of("-1..1", "0..1", "-2.5..3", "0..0.125");
  private static final List<String> WIDE = List.of("0..255", "-1000..1000", "-1e-3..0", "40..42");
  private static final List<String> INITIALIZERS =
      List.of("glorot", "he", "lecun", "gaussian(auto)", "gaussian(sigma: 0.2)", "uniform(0.5)");

  private final RandomGenerator random;
  private final String preparation;
  private int width;
  private int parameters;

  private RandomModel(RandomGenerator random) {
    this.random = random;
    this.preparation = oneOf(PREPARATIONS);
  }

  /**
   * A file with a model called {@code name} and its training.
   *
   * @param precision {@code float} or {@code double}
   */
  static String text(String name, String precision, RandomGenerator random) {
    while (true) {
      RandomModel model = new RandomModel(random);
      String text = model.file(name, precision);
      if (model.parameters <= MOST_PARAMETERS) {
        return text;
      }
    }
  }

  private String file(String name, String precision) {
    String inputs = inputs();
    boolean classes = random.nextInt(3) == 0;
    int outputWidth = classes ? 2 + random.nextInt(6) : 1 + random.nextInt(4);
    boolean truth = !classes && random.nextBoolean();
    String loss = oneOf(classes || truth ? LOSSES_OF_CLASSES : LOSSES_OF_REALS);
    String last =
        switch (loss) {
          case "cross_entropy" -> classes ? "softmax" : "sigmoid";
          case "hinge" -> oneOf(UNITS_OF_HINGE);
          default -> classes && random.nextInt(3) == 0 ? "softmax" : unit();
        };
    String outputs =
        classes
            ? "y: one_of(0.." + (outputWidth - 1) + ")"
            : vector("y", outputWidth) + (truth ? ": boolean" : ": real");
    return """
        nn 1
        model %s {
          precision: %s
        %s  output %s
          layers: %s%s
          init: %s
        }
        data d { from: csv("d.csv") }
        train %s on d { loss: %s  optimizer: sgd  batch: 2  rate: 0.1  stop: epochs >= 1 }
        """
        .formatted(
            name,
            precision,
            inputs,
            outputs,
            preparation,
            layers(outputWidth, last),
            oneOf(INITIALIZERS),
            name,
            loss);
  }

  private String inputs() {
    StringBuilder inputs = new StringBuilder();
    int fields = 1 + random.nextInt(4);
    for (int i = 0; i < fields; i++) {
      boolean vector = random.nextInt(3) == 0;
      int rows = vector ? 1 + random.nextInt(6) : 1;
      int columns = vector && random.nextBoolean() ? 1 + random.nextInt(3) : 0;
      String shape =
          !vector ? "" : columns == 0 ? "[" + rows + "]" : "[" + rows + ", " + columns + "]";
      int values = rows * Math.max(1, columns);
      switch (random.nextInt(4)) {
        case 0 -> width += add(inputs, i, shape, "boolean", values);
        case 1 -> width += add(inputs, i, shape, "one_of(red, green, blue)", 3 * values);
        default -> width += add(inputs, i, shape, real(), values);
      }
    }
    return inputs.toString();
  }

  private static int add(StringBuilder inputs, int i, String shape, String type, int width) {
    inputs.append("  input x").append(i).append(shape).append(": ").append(type).append('\n');
    return width;
  }

  /** Only a range can be scaled, and only what is scaled or standardized may be large. */
  private String real() {
    if (!preparation.contains("scale") && random.nextBoolean()) {
      return "real";
    }
    boolean wide = !preparation.isEmpty() && random.nextBoolean();
    return "real in " + oneOf(wide ? WIDE : NARROW);
  }

  private String layers(int outputWidth, String last) {
    List<String> layers = new ArrayList<>();
    int hidden = random.nextInt(10) == 0 ? 6 + random.nextInt(7) : random.nextInt(6);
    for (int l = 0; l < hidden; l++) {
      if (random.nextInt(8) == 0) {
        layers.add(alone());
      }
      if (random.nextInt(8) == 0) {
        layers.add("dropout(" + (1 + random.nextInt(80)) + "%)");
      }
      int units = random.nextInt(3) == 0 ? 1 + random.nextInt(70) : 1 + random.nextInt(12);
      layers.add(dense(Integer.toString(units), units, unit(), l));
    }
    layers.add(dense("_", outputWidth, last, hidden));
    return String.join(" -> ", layers);
  }

  /** A unit that stands alone, behind whatever there is. */
  private String alone() {
    String unit = unit();
    if (unit.startsWith("maxout")) {
      int pieces = width % 3 == 0 ? 3 : 2;
      if (width % pieces != 0) {
        return "tanh";
      }
      width /= pieces;
      return "maxout(" + pieces + ")";
    }
    parameters += unit.startsWith("prelu") ? width : 0;
    return unit;
  }

  private String unit() {
    return switch (random.nextInt(12)) {
      case 0 -> "sigmoid";
      case 1 -> "tanh";
      case 2 -> "relu";
      case 3 -> "abs";
      case 4 -> "leaky_relu(" + oneOf(List.of("0.01", "0.3", "0", "-0.5")) + ")";
      case 5 -> "leaky_relu";
      case 6 -> "prelu(" + oneOf(List.of("0.25", "0", "-0.1")) + ")";
      case 7 -> "prelu";
      case 8 -> "maxout(" + (2 + random.nextInt(4)) + ")";
      case 9 -> "softplus";
      case 10 -> "hard_tanh";
      default -> "identity";
    };
  }

  private String dense(String written, int units, String unit, int l) {
    boolean bias = random.nextInt(5) > 0;
    String label = random.nextInt(4) == 0 ? "h" + l + ": " : "";
    String widths = random.nextInt(4) == 0 ? width + " -> " + written : written;
    int pieces = unit.startsWith("maxout") ? unit.charAt("maxout(".length()) - '0' : 1;
    parameters += pieces * (width * units + (bias ? units : 0));
    parameters += unit.startsWith("prelu") ? units : 0;
    width = units;
    String end = bias ? ")" : ", bias: false)";
    boolean apart = pieces == 1 && !unit.equals("softmax") && random.nextInt(4) == 0;
    return label + "dense(" + widths + (apart ? end + " -> " + unit : ", " + unit + end);
  }

  private static String vector(String name, int width) {
    return width == 1 ? name : name + "[" + width + "]";
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
