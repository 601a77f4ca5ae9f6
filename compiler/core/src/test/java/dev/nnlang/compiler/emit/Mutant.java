package dev.nnlang.compiler.emit;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mistake in backpropagation, made in the text of a generated class.
 *
 * @param model whose class it is made in
 * @param places how often {@code right} stands there
 * @param right what is replaced at every place
 * @param wrong by what
 * @param killer the first comparison that it fails
 */
record Mutant(String name, String model, int places, String right, String wrong, String killer) {
  /**
   * All of a table: for each the name, the model and the number of places, what is right after a
   * {@code -}, what is wrong after a {@code +}, the killer after a {@code =}; an empty line
   * between.
   */
  static List<Mutant> read(String table) {
    return Arrays.stream(table.split("\n\n", -1)).map(Mutant::ofLines).toList();
  }

  private static Mutant ofLines(String entry) {
    List<String> lines = entry.lines().toList();
    String place = lines.get(1);
    int comma = place.indexOf(", ");
    return new Mutant(
        lines.get(0),
        place.substring("in ".length(), comma),
        Integer.parseInt(place.substring(comma + 2, place.length() - 1)),
        lines.get(2).substring(2),
        lines.get(3).substring(2),
        lines.get(4).substring(2));
  }

  /** The table that says this of {@code mutants}. */
  static String table(List<Mutant> mutants) {
    return mutants.stream().map(Mutant::lines).collect(Collectors.joining("\n"));
  }

  private String lines() {
    return String.join(
            "\n",
            name,
            "in " + model + ", " + places + "x",
            "- " + right,
            "+ " + wrong,
            "= " + killer)
        + "\n";
  }

  Mutant killedBy(String comparison) {
    return new Mutant(name, model, places, right, wrong, comparison);
  }

  /** {@code source} in {@code packageName}, with the mistake. */
  JavaSource in(JavaSource source, String packageName) {
    int found = source.text().split(Pattern.quote(right), -1).length - 1;
    if (found != places) {
      throw new AssertionError(
          name + ": " + right + " stands " + found + " times in " + model + ", not " + places);
    }
    return moved(source, packageName, source.text().replace(right, wrong));
  }

  /** {@code source} with {@code text} in another package. */
  static JavaSource moved(JavaSource source, String packageName, String text) {
    String line = "package " + source.packageName() + ";";
    return new JavaSource(
        packageName, source.simpleName(), text.replace(line, "package " + packageName + ";"));
  }
}
