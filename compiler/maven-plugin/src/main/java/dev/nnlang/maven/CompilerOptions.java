package dev.nnlang.maven;

import dev.nnlang.compiler.plan.TargetChoice;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the compiler is told beside a model, by the long names of the command line.
 *
 * @param standalone whether a class has in itself what it needs of nnc
 */
record CompilerOptions(TargetChoice target, ParamValues params, boolean standalone) {
  /** What a class can be for that others run. */
  private static final List<TargetChoice> TARGETS =
      List.of(TargetChoice.PLAIN, TargetChoice.VECTOR, TargetChoice.BOTH);

  private static final String TARGET = "target";
  private static final String SET = "set";
  private static final String STANDALONE = "standalone";
  private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");

  /**
   * Reads {@code options}.
   *
   * @throws BadParameter if there is an option that the compiler does not have, or a value that it
   *     does not take
   */
  static CompilerOptions of(Map<String, String> options) throws BadParameter {
    TargetChoice target = TargetChoice.PLAIN;
    SortedMap<String, String> params = new TreeMap<>();
    boolean standalone = false;
    for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
      String value = option.getValue() == null ? "" : option.getValue().strip();
      switch (option.getKey()) {
        case TARGET -> target = target(value);
        case SET -> params.putAll(params(value));
        case STANDALONE -> standalone = standalone(value);
        default ->
            throw new BadParameter(
                "there is no option `"
                    + option.getKey()
                    + "`; there are `set`, `standalone` and `target`");
      }
    }
    return new CompilerOptions(target, new ParamValues(params), standalone);
  }

  private static boolean standalone(String word) throws BadParameter {
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new BadParameter(
              "the option `standalone` is `" + word + "`; it may be one of `true`, `false`");
    };
  }

  private static TargetChoice target(String word) throws BadParameter {
    for (TargetChoice target : TARGETS) {
      if (word(target).equals(word)) {
        return target;
      }
    }
    throw new BadParameter(
        "the option `target` is `"
            + word
            + "`; it may be one of "
            + TARGETS.stream()
                .map(target -> "`" + word(target) + "`")
                .collect(Collectors.joining(", ")));
  }

  private static String word(TargetChoice target) {
    return target.name().toLowerCase(Locale.ROOT);
  }

  /** {@code NAME=VALUE}, as many as there are, with commas or space between. */
  private static SortedMap<String, String> params(String text) throws BadParameter {
    SortedMap<String, String> params = new TreeMap<>();
    for (String param : BETWEEN.split(text, 0)) {
      int equals = param.indexOf('=');
      if (equals < 1) {
        throw new BadParameter("the option `set` is `" + text + "`; write `NAME=VALUE`");
      }
      params.put(param.substring(0, equals), param.substring(equals + 1));
    }
    return params;
  }

  /** The same text for the same options. */
  String text() {
    return TARGET
        + "="
        + word(target)
        + " "
        + SET
        + "="
        + params.values()
        + " "
        + STANDALONE
        + "="
        + standalone;
  }
}
