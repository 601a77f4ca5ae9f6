package com.example.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long the compiler takes from a cold start, as a shell sees it: the small model of the iris
 * sample to Java ten times, and large ones to class files in half a gigabyte, three times. Options
 * are system properties:
 *
 * <ul>
 *   <li>{@code bench.root}: the clone with {@code compiler/nnc}; else the current folder
 *   <li>{@code bench.runtime}: the class path of generated classes; else that of this process
 *   <li>{@code bench.cold.times}: how often a model is compiled instead
 *   <li>{@code bench.cold.out}: the file that the table is written to as well
 * </ul>
 */
final class ColdCompiler {
  private static final int TIMES_SMALL = 10;
  private static final int TIMES_LARGE = 3;
  private static final String MEMORY = "-Xmx512m";

  private final Path nnc;
  private final Path iris;
  private final Path scratch;
  private final List<String> lines = new ArrayList<>();

  /** Large models, each with one thing that there is much of. */
  private enum Large {
    TEN_MILLION("10 million parameters", "TenMillion", 1000, hidden(10, 1000)),
    MANY_LAYERS("200 layers", "Layers200", 200, hidden(199, 200)),
    MOST_LAYERS("1,000 layers", "Layers1000", 10, hidden(999, 10)),
    WIDE("100,000 units in one layer", "Wide", 64, hidden(1, 100_000));

    private final String title;
    private final String model;
    private final String text;

    Large(String title, String model, int inputs, String layers) {
      this.title = title;
      this.model = model;
      text =
          String.join(
              "\n",
              "nn 1",
              "model " + model + " {",
              "  input  x[" + inputs + "]: real",
              "  output y: real",
              "  layers: " + layers + "dense(_, identity)",
              "  init:   he",
              "}",
              "data rows { from: csv(\"rows.csv\") }",
              "train " + model + " on rows {",
              "  loss: squared  optimizer: sgd(momentum: 0.9)  batch: 32  rate: 0.1",
              "  stop: epochs >= 1",
              "}",
              "");
    }

    private static String hidden(int layers, int width) {
      return ("dense(" + width + ", relu) -> ").repeat(layers);
    }
  }

  private ColdCompiler(Path root, Path scratch) {
    nnc = root.resolve("compiler/nnc");
    iris = root.resolve("samples/iris/src/main/nn/iris.nn");
    this.scratch = scratch;
  }

  /** Prints the table. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("bench.root", "")).toAbsolutePath();
    Path scratch = Files.createTempDirectory("nnc-cold");
    try {
      ColdCompiler compiler = new ColdCompiler(root, scratch);
      compiler.measure();
      String text = String.join("\n", compiler.lines) + "\n";
      System.out.print(text);
      Files.writeString(
          Path.of(System.getProperty("bench.cold.out", "cold.txt")), text, StandardCharsets.UTF_8);
    } finally {
      remove(scratch);
    }
  }

  private void measure() throws IOException, InterruptedException {
    lines.add(
        String.format(
            Locale.ROOT,
            "A cold start of nnc on Java %s; median (fastest..slowest) in seconds",
            System.getProperty("java.runtime.version")));
    // Builds what has to be built, and the archive of classes.
    toJava(iris, "");
    List<Double> small = new ArrayList<>();
    for (int i = 0; i < times(TIMES_SMALL); i++) {
      small.add(toJava(iris, ""));
    }
    add("iris.nn to Java", small, "");
    for (Large large : Large.values()) {
      measure(large);
    }
  }

  private void measure(Large large) throws IOException, InterruptedException {
    Path model = Files.writeString(scratch.resolve(large.model + ".nn"), large.text);
    List<Double> toJava = new ArrayList<>();
    List<Double> toClasses = new ArrayList<>();
    for (int i = 0; i < times(TIMES_LARGE); i++) {
      toJava.add(toJava(model, MEMORY));
      toClasses.add(toClasses(large.model + ".java"));
    }
    long bytes = Files.size(scratch.resolve("java").resolve(large.model + ".java"));
    add(large.title + " to Java, " + MEMORY, toJava, bytes + " bytes of text");
    add("  and that to class files", toClasses, "");
  }

  private static int times(int standard) {
    return Integer.getInteger("bench.cold.times", standard);
  }

  private void add(String title, List<Double> seconds, String note) {
    seconds.sort(Comparator.naturalOrder());
    lines.add(
        String.format(
                Locale.ROOT,
                "%-50s %6.2f (%.2f..%.2f)  %s",
                title,
                seconds.get((seconds.size() - 1) / 2),
                seconds.get(0),
                seconds.get(seconds.size() - 1),
                note)
            .stripTrailing());
  }

  private double toJava(Path model, String options) throws IOException, InterruptedException {
    return seconds(
        new Command(
            List.of(nnc.toString(), model.toString(), "-d", scratch.resolve("java").toString()),
            Map.of("JAVA_HOME", System.getProperty("java.home"), "NNC_JAVA_OPTS", options)));
  }

  private double toClasses(String source) throws IOException, InterruptedException {
    return seconds(
        new Command(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-J" + MEMORY,
                "-proc:none",
                "-cp",
                System.getProperty("bench.runtime", System.getProperty("java.class.path")),
                "-d",
                scratch.resolve("classes").toString(),
                scratch.resolve("java").resolve(source).toString()),
            Map.of()));
  }

  /** How long a command takes that has to end well. */
  private double seconds(Command command) throws IOException, InterruptedException {
    Path log = scratch.resolve("log");
    long start = System.nanoTime();
    int code = command.run(log);
    double seconds = (System.nanoTime() - start) * 1e-9;
    if (code != 0) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s ended with %d:%n%s",
              String.join(" ", command.words()),
              code,
              Files.readString(log)));
    }
    return seconds;
  }

  private static void remove(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> walk = Files.walk(folder)) {
      deepestFirst = walk.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
