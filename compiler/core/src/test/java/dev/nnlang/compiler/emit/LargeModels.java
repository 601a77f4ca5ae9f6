package dev.nnlang.compiler.emit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Models whose classes strain what a method, a constant or a class can hold. */
final class LargeModels {
  private LargeModels() {}

  static List<String> all() {
    return List.of(
        chain("UpTo70", IntStream.rangeClosed(1, 70), "tanh", "float"),
        chain("DownFrom70", IntStream.rangeClosed(1, 70).map(w -> 71 - w), "relu", "double"),
        chain("AroundAPowerOfTwo", IntStream.of(127, 128, 129, 127), "sigmoid", "float"),
        chain("Wide", IntStream.of(1_000, 4_096, 1_000), "tanh", "float"),
        chain("WideThenNarrow", IntStream.of(100_000, 10), "relu", "float"),
        chain("NarrowThenWide", IntStream.of(10, 100_000), "tanh", "double"),
        chain("TenMillion", IntStream.generate(() -> 1_000).limit(11), "relu", "float"),
        // With the first and the last as many as the language takes.
        chain("Deep", IntStream.generate(() -> 3).limit(998), "tanh", "double"),
        chain("DeepAndTiled", IntStream.generate(() -> 33).limit(998), "relu", "float"),
        labels("ThousandLabels", IntStream.range(0, 1_000).mapToObj(i -> "label" + i)),
        labels("MostAndLongestLabels", IntStream.range(0, 10_000).mapToObj(LargeModels::longName)),
        choices("ManyChoices", 300, 60),
        scalars("ThousandScalars", 1_000, "standardize"),
        scalars("ThousandScaledScalars", 1_000, "scale(0..1) -> standardize"));
  }

  /** Hidden layers of {@code widths} units over five inputs, under one output. */
  static String chain(String name, IntStream widths, String unit, String precision) {
    String layers =
        widths
            .mapToObj(width -> "dense(" + width + ", " + unit + ") -> ")
            .collect(Collectors.joining());
    return model(name, precision, "input x[5]: real", "y: real", "standardize -> " + layers);
  }

  private static String labels(String name, Stream<String> labels) {
    String list = labels.collect(Collectors.joining(", ", "y: one_of(", ")"));
    return model(name, "float", "input x: real", list, "");
  }

  private static String longName(int i) {
    return "l" + i + "_" + "x".repeat(90);
  }

  private static String choices(String name, int count, int labels) {
    String inputs =
        IntStream.range(0, count)
            .mapToObj(i -> "input x" + i + ": one_of(0.." + (labels - 1) + ")\n")
            .collect(Collectors.joining());
    return model(name, "double", inputs, "y: real", "");
  }

  /** No two neighbours with the same range, so that each is scaled by its own numbers. */
  private static String scalars(String name, int count, String preparation) {
    String inputs =
        IntStream.range(0, count)
            .mapToObj(i -> "input x" + i + ": real in -" + (i + 1) + "..0.5\n")
            .collect(Collectors.joining());
    return model(name, "float", inputs, "y: real", preparation + " -> ");
  }

  private static String model(
      String name, String precision, String inputs, String output, String layers) {
    String last = output.contains("one_of") ? "softmax" : "identity";
    return """
        nn 1
        model %s {
          precision: %s
          %s
          output %s
          layers: %sdense(_, %s)
          init: glorot
        }
        data d { from: csv("d.csv") }
        train %s on d {
          loss: %s  optimizer: sgd(momentum: 0.9)  batch: 8  rate: 0.1  stop: epochs >= 1
        }
        """
        .formatted(
            name,
            precision,
            inputs,
            output,
            layers,
            last,
            name,
            last.equals("softmax") ? "cross_entropy" : "squared");
  }
}
