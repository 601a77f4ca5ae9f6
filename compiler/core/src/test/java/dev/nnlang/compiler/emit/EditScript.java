package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.ModelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a model file of any bytes: they choose one of the {@link ModelFiles}, and edits of its
 * tokens with tokens of all of them. So most of what comes out is well formed, and what is wrong
 * with it is for the checker to find.
 */
final class EditScript {
  /** What edits move as one: a comment, a string, a number, a word, space, a sign. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*|\"[^\"\\n]*\"|[0-9]+(?:\\.[0-9]+)?(?:e[+-]?[0-9]+)?%?|\\w+|\\s+|->|\\.\\.|.",
          Pattern.DOTALL);

  private static final int LONGEST_FILE = 4000;
  private static final int LONGEST_COPY = 32;
  private static final int MOST_EDITS = 24;
  private static final int EDIT = 5;

  private final List<List<String>> files = new ArrayList<>();
  private final List<String> pool;

  private EditScript(List<String> texts) {
    List<String> all = new ArrayList<>();
    for (String text : texts) {
      Matcher token = TOKEN.matcher(text);
      List<String> tokens = new ArrayList<>();
      while (token.find()) {
        tokens.add(token.group());
      }
      files.add(Collections.unmodifiableList(tokens));
      all.addAll(tokens);
    }
    pool = all.stream().distinct().filter(token -> !token.isBlank()).sorted().toList();
  }

  /** Over all model files but those that are large or no text. */
  static EditScript overModelFiles() throws IOException {
    return new EditScript(
        ModelFiles.all().values().stream()
            .filter(bytes -> bytes.length <= LONGEST_FILE)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .toList());
  }

  /** How many files there are to choose from. */
  int files() {
    return files.size();
  }

  /**
   * The text that {@code script} stands for: two bytes choose the file, and each five after them
   * are an edit: what is done, two bytes for the place, two for what is put there.
   */
  String text(byte[] script) {
    List<String> tokens = new ArrayList<>(files.get(number(script, 0) % files.size()));
    for (int e = 0; e < MOST_EDITS && 2 + (e + 1) * EDIT <= script.length; e++) {
      int at = 2 + e * EDIT;
      edit(tokens, script[at] & 0xff, number(script, at + 1), number(script, at + 3));
    }
    return String.join("", tokens);
  }

  private void edit(List<String> tokens, int what, int place, int with) {
    if (tokens.isEmpty()) {
      return;
    }
    int at = place % tokens.size();
    switch (what % 8) {
      case 0 -> tokens.remove(at);
      case 1 -> tokens.set(at, pool.get(with % pool.size()));
      case 2 -> tokens.add(at, pool.get(with % pool.size()));
      case 3 -> Collections.swap(tokens, at, with % tokens.size());
      case 4 -> copy(tokens, at, files.get(with % files.size()), what);
      case 5 -> copy(tokens, at, tokens, with);
      default -> alike(tokens, at, with);
    }
  }

  /** Puts a stretch of {@code from}, which may be {@code tokens}, at {@code at}. */
  private static void copy(List<String> tokens, int at, List<String> from, int which) {
    if (!from.isEmpty()) {
      int begin = Math.floorMod(at * 31 + which, from.size());
      int end = Math.min(from.size(), begin + 1 + which % LONGEST_COPY);
      tokens.addAll(at, List.copyOf(from.subList(begin, end)));
    }
  }

  /** Replaces the first word or number from {@code at} on by another word or number. */
  private void alike(List<String> tokens, int at, int with) {
    int i = at;
    while (i < tokens.size() && kind(tokens.get(i)) == 0) {
      i++;
    }
    if (i < tokens.size()) {
      int p = with % pool.size();
      while (kind(pool.get(p)) != kind(tokens.get(i))) {
        p = (p + 1) % pool.size();
      }
      tokens.set(i, pool.get(p));
    }
  }

  /** 1 for a word, 2 for a number, 0 for all else. */
  private static int kind(String token) {
    char first = token.charAt(0);
    if (first >= '0' && first <= '9') {
      return 2;
    }
    return first == '_' || Character.isLetter(first) ? 1 : 0;
  }

  private static int number(byte[] bytes, int at) {
    return at + 1 < bytes.length ? (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff) : 0;
  }
}
