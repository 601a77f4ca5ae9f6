package dev.nnlang.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One slip of the pen in a file: a word, a number or a sign that is missing, doubled, misspelled,
 * exchanged, or another's.
 */
final class OneEdit {
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\n]*|\"[^\"\n]*\"|[A-Za-z_][A-Za-z0-9_]*"
              + "|[0-9][0-9_]*(\\.[0-9]+)?([eE][-+]?[0-9]+)?%?|->|<=|>=|==|!=|\\.\\.|\\+-|\\S");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1",
          "2",
          "1.5",
          "1e-400",
          "1e400",
          "2147483648",
          "1e10",
          "65536",
          "0,5",
          "NaN",
          "100%",
          "-0.0",
          "1_",
          "007",
          "0x10",
          "1e",
          "9007199254740993",
          "33");

  private static final List<String> WORDS =
      List.of(
          "class",
          "int",
          "enum",
          "Math",
          "String",
          "length",
          "x",
          "w1",
          "_",
          "auto",
          "all",
          "none",
          "true",
          "false",
          "then",
          "or",
          "not",
          "softmax",
          "dense",
          "maxout",
          "prelu",
          "input",
          "output",
          "model",
          "train",
          "epochs",
          "error",
          "validation",
          "seed",
          "real",
          "boolean");

  private final String text;
  private final RandomGenerator random;
  private final List<int[]> tokens;

  private OneEdit(String text, RandomGenerator random) {
    this.text = text;
    this.random = random;
    this.tokens = tokens(text);
  }

  /**
   * {@code text} with one edit.
   *
   * @param other a file whose words may come in
   */
  static String of(String text, String other, RandomGenerator random) {
    return new OneEdit(text, random).edited(other);
  }

  private static List<int[]> tokens(String text) {
    List<int[]> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(new int[] {matcher.start(), matcher.end()});
    }
    return tokens;
  }

  private String edited(String other) {
    int[] token = tokens.get(random.nextInt(tokens.size()));
    String word = text.substring(token[0], token[1]);
    return switch (random.nextInt(11)) {
      case 0 -> replaced(token, "");
      case 1 -> replaced(token, word + " " + word);
      case 2 -> replaced(token, misspelled(word));
      case 3, 4 -> replaced(number(), NUMBERS.get(random.nextInt(NUMBERS.size())));
      case 5 -> replaced(token, WORDS.get(random.nextInt(WORDS.size())));
      case 6, 7 -> replaced(token, borrowed(other, word));
      case 8 -> replaced(token, word + " " + borrowed(other, ""));
      case 9 -> exchanged();
      default -> withoutALine(token[0]);
    };
  }

  private String replaced(int[] token, String by) {
    return text.substring(0, token[0]) + by + text.substring(token[1]);
  }

  private int[] number() {
    List<int[]> numbers =
        tokens.stream().filter(t -> Character.isDigit(text.charAt(t[0]))).toList();
    return numbers.get(random.nextInt(numbers.size()));
  }

  private String misspelled(String word) {
    int at = random.nextInt(word.length());
    return switch (random.nextInt(3)) {
      case 0 -> word.substring(0, at) + word.substring(at + 1);
      case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
      default -> word.substring(0, at) + (char) ('a' + random.nextInt(26)) + word.substring(at + 1);
    };
  }

  /** One of the same kind as {@code like}, if the other file has some; of any kind for none. */
  private String borrowed(String other, String like) {
    List<int[]> words = tokens(other);
    List<int[]> alike =
        words.stream().filter(w -> like.isEmpty() || kind(other, w[0]) == kind(like, 0)).toList();
    List<int[]> from = alike.isEmpty() ? words : alike;
    int[] word = from.get(random.nextInt(from.size()));
    return other.substring(word[0], word[1]);
  }

  /** A letter for a word, a digit for a number, else the sign itself. */
  private static char kind(String text, int at) {
    char first = text.charAt(at);
    return Character.isLetter(first) ? 'a' : Character.isDigit(first) ? '0' : first;
  }

  /** Two tokens that are up to three apart. */
  private String exchanged() {
    int first = random.nextInt(tokens.size() - 3);
    int[] one = tokens.get(first);
    int[] two = tokens.get(first + 1 + random.nextInt(3));
    return text.substring(0, one[0])
        + text.substring(two[0], two[1])
        + text.substring(one[1], two[0])
        + text.substring(one[0], one[1])
        + text.substring(two[1]);
  }

  private String withoutALine(int at) {
    int start = text.lastIndexOf('\n', at) + 1;
    int end = text.indexOf('\n', at);
    return text.substring(0, start) + text.substring(end < 0 ? text.length() : end + 1);
  }
}
