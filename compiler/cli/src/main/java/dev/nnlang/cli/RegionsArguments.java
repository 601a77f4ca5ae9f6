package dev.nnlang.cli;

import dev.nnlang.engine.RegionsOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where linear regions are counted. */
final class RegionsArguments {
  private static final int NAMES_SHOWN = 8;
  private static final int PLANE = 2;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--plane",
      paramLabel = "NAME,NAME",
      split = ",",
      hideParamSyntax = true,
      description = {
        "The two input columns that move, by their names in a CSV file,",
        "such as x_0,x_3; `colour.red` for a label of a one_of. Default: all."
      })
  private List<String> plane = List.of();

  @Option(
      names = "--at",
      paramLabel = "NAME=VALUE",
      description = {
        "Where a column beside the plane stands. May be repeated. Default:",
        "its mean under `standardize`, else the middle of its range."
      })
  private Map<String, Double> at = new LinkedHashMap<>();

  @Option(
      names = "--lines",
      paramLabel = "N",
      converter = WholeNumber.class,
      description = "How many random lines, where more than two columns move. Default: 100.")
  private int lines = 100;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      converter = NumberFromZero.class,
      description = "What the random lines are drawn from. Default: 1.")
  private long seed = 1;

  /**
   * Where to count among {@code columns}.
   *
   * @throws ParameterException if a name is none of them, or makes no plane
   */
  RegionsOptions options(List<String> columns) {
    if (!plane.isEmpty() && (plane.size() != PLANE || plane.get(0).equals(plane.get(1)))) {
      throw usage("--plane takes two columns, such as --plane " + example(columns));
    }
    plane.forEach(name -> checkName("--plane", name, columns));
    at.keySet().forEach(name -> checkName("--at", name, columns));
    for (String name : at.keySet()) {
      if (plane.isEmpty() || plane.contains(name)) {
        throw usage("--at " + name + ": the column moves; --at is for those beside a --plane");
      }
      if (!Double.isFinite(at.getOrDefault(name, Double.NaN))) {
        throw usage("--at " + name + ": the value is not a number");
      }
    }
    return new RegionsOptions(plane, at, lines, seed);
  }

  /**
   * Refuses to draw what has no plane.
   *
   * @throws ParameterException if neither the model nor {@code --plane} gives one
   */
  void checkDrawn(List<String> columns) {
    if (plane.isEmpty() && columns.size() != PLANE) {
      throw usage(
          columns.size() < PLANE
              ? "-o: the model has one input, which gives no plane to draw"
              : "-o: a drawing takes a plane, such as --plane " + example(columns));
    }
  }

  private static String example(List<String> columns) {
    return columns.stream().limit(PLANE).collect(Collectors.joining(","));
  }

  private void checkName(String option, String name, List<String> columns) {
    if (!columns.contains(name)) {
      String known = columns.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
      String more = columns.size() > NAMES_SHOWN ? ", ..." : "";
      throw usage(option + ": there is no input column `" + name + "`, only " + known + more);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
