package dev.nnlang.compiler.diagnostic;

import java.util.List;
import java.util.regex.Pattern;

/** The models that an explain page shows: the one that raises the code, then the cured one. */
public final class PageExamples {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```nn\n(.*?)^```$");

  private PageExamples() {}

  /** The text of each block of {@code page} that is marked as {@code nn}, in order. */
  public static List<String> in(String page) {
    return BLOCK.matcher(page).results().map(match -> match.group(1)).toList();
  }

  /** What {@code page} says besides. */
  public static String without(String page) {
    return BLOCK.matcher(page).replaceAll("");
  }
}
