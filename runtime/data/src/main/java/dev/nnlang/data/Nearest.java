package dev.nnlang.data;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The name among those known that a person most likely meant. */
final class Nearest {
  /** Longer words are not compared: the table below grows with their product. */
  private static final int LONGEST = 128;

  private Nearest() {}

  /** The first name that differs from {@code wanted} in the fewest edits, a third of it at most. */
  static Optional<String> to(String wanted, Collection<String> known) {
    Optional<String> nearest = Optional.empty();
    int fewest = Integer.MAX_VALUE;
    for (String name : known) {
      int edits = edits(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (edits < fewest && edits <= Math.max(wanted.length(), name.length()) / 3) {
        fewest = edits;
        nearest = Optional.of(name);
      }
    }
    return nearest;
  }

  /** Insertions, deletions and replacements that make {@code b} of {@code a}. */
  private static int edits(String a, String b) {
    if (a.length() > LONGEST || b.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
