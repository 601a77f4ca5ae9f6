package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The values of a file's params, overrides applied. */
final class Params {
  private final Map<String, Numbers.Value> values = new LinkedHashMap<>();
  private final Set<String> booleans = new LinkedHashSet<>();
  private final Set<String> broken = new LinkedHashSet<>();

  void number(String name, double number, boolean whole) {
    values.put(name, new Numbers.Value(number, whole));
  }

  /** A boolean counts 1 or 0 in arithmetic. */
  void truth(String name, boolean truth) {
    values.put(name, new Numbers.Value(truth ? 1 : 0, true));
    booleans.add(name);
  }

  /** A param whose value is not known because of an error that has been reported. */
  void broken(String name) {
    broken.add(name);
  }

  boolean anyBroken() {
    return !broken.isEmpty();
  }

  boolean has(String name) {
    return values.containsKey(name) || broken.contains(name);
  }

  /** Arithmetic over these params that reports to {@code diagnostics}. */
  Numbers numbers(Diagnostics diagnostics) {
    return new Numbers(values, booleans, broken, diagnostics);
  }

  /** Each value by name, spelled one way however the file spells it. */
  Map<String, String> spellings() {
    Map<String, String> spellings = new LinkedHashMap<>();
    values.forEach((name, value) -> spellings.put(name, spelling(name, value.number())));
    return spellings;
  }

  private String spelling(String name, double number) {
    return booleans.contains(name) ? Boolean.toString(number != 0) : Numbers.plain(number);
  }
}
