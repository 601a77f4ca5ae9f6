package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.model.JavaNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of test methods that read as what is expected: {@code test.accuracy >= 90%} is {@code
 * test_accuracy_at_least_90_percent}. Reports of tests show nothing else of a method.
 */
final class ExpectationName {
  private static final int LONGEST = 80;

  /** Signs that are words; those of two characters come before those that begin alike. */
  private static final List<Map.Entry<String, String>> WORDS =
      List.of(
          Map.entry(">=", "at_least"),
          Map.entry("<=", "at_most"),
          Map.entry("+-", "within"),
          Map.entry(">", "above"),
          Map.entry("<", "below"),
          Map.entry("=", "is"),
          Map.entry("%", "percent"),
          Map.entry("-", "minus"));

  private final Set<String> taken = new HashSet<>();

  /** A name for the test of {@code text} that no other has. */
  String of(String text) {
    String name = words(text);
    if (name.length() > LONGEST) {
      name = name.substring(0, LONGEST);
    }
    if (Character.isDigit(name.charAt(0)) || JavaNames.isKeyword(name)) {
      name = "_" + name;
    }
    String free = name;
    for (int number = 2; !taken.add(free); number++) {
      free = name + "_" + number;
    }
    return free;
  }

  private static String words(String text) {
    String words = text;
    for (Map.Entry<String, String> word : WORDS) {
      words = words.replace(word.getKey(), "_" + word.getValue() + "_");
    }
    String name = words.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
    return name.isEmpty() ? "_" : name;
  }
}
