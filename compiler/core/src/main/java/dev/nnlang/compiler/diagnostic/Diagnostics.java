package dev.nnlang.compiler.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What has been found in one file so far. Not thread-safe. */
public final class Diagnostics {
  /** More than this many help nobody. */
  public static final int CAP = 100;

  private final Set<Diagnostic> found = new LinkedHashSet<>();

  /** Adds a finding; the same finding is kept once. */
  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Adds all of {@code diagnostics}. */
  public void addAll(List<Diagnostic> diagnostics) {
    diagnostics.forEach(this::add);
  }

  /** Whether anything found stops the compiler. */
  public boolean hasErrors() {
    return found.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** In the order of the text, at most {@value #CAP}, errors before warnings where some are cut. */
  public List<Diagnostic> sorted() {
    if (found.size() <= CAP) {
      return found.stream().sorted().toList();
    }
    List<Diagnostic> kept = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      found.stream()
          .filter(d -> d.severity() == severity)
          .sorted()
          .limit(CAP - kept.size())
          .forEach(kept::add);
    }
    return kept.stream().sorted().toList();
  }
}
