package dev.nnlang.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The page behind every code: what it means, an example that raises it, and the cure. Pages are
 * Markdown.
 */
public final class Explanations {
  /** Edits within which a mistyped code is still recognised. */
  private static final int NEAR = 2;

  private Explanations() {}

  /**
   * The page of {@code code}.
   *
   * @param code such as {@code NN0301}, in upper or lower case
   * @return the page, or nothing where there is no such code
   */
  public static Optional<String> of(String code) {
    return find(code).map(Explanations::page);
  }

  /**
   * The code that a person most likely meant by {@code typed}, such as {@code NN0301} for {@code
   * NN301}; nothing where no code is near.
   */
  public static Optional<String> nearest(String typed) {
    if (typed.length() > 16) {
      return Optional.empty();
    }
    String upper = typed.toUpperCase(Locale.ROOT);
    return Arrays.stream(Code.values())
        .map(Code::number)
        .filter(number -> distance(upper, number) <= NEAR)
        .min(
            Comparator.<String>comparingInt(number -> distance(upper, number))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Only the number of a known code ever becomes the name of a resource. */
  private static Optional<Code> find(String typed) {
    return Code.of(typed.toUpperCase(Locale.ROOT));
  }

  private static String page(Code code) {
    String name = "explain/" + code.number() + ".md";
    try (InputStream in = Explanations.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no page " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }

  /** Characters to insert, delete or replace to turn {@code a} into {@code b}. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
