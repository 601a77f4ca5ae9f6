package dev.nnlang.compiler.syntax;

import dev.nnlang.grammar.NnParser;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words of the language, and the word that a person most likely meant. */
final class Words {
  /** The tokens that begin a declaration. */
  static final Set<Integer> DECLARATIONS =
      Set.of(NnParser.PARAM, NnParser.MODEL, NnParser.DATA, NnParser.TRAIN, NnParser.EXPECT);

  /** The same, as written. */
  static final List<String> DECLARATION_WORDS =
      List.of("param", "model", "data", "train", "expect");

  /** The words that begin an entry with a grammar of its own. */
  static final List<String> ENTRY_WORDS =
      List.of("input", "output", "layers", "split", "on", "checkpoint", "phase");

  private Words() {}

  /** Whether a token of {@code type} is an identifier or a keyword. */
  static boolean isWord(int type) {
    return type == NnParser.IDENT || (type >= NnParser.NN && type <= NnParser.UNIT);
  }

  /** The word of {@code known} that one edit of a letter, or of two neighbours, turns into. */
  static Optional<String> meant(String typed, List<String> known) {
    return known.stream().filter(word -> isOneEdit(typed, word)).findFirst();
  }

  private static boolean isOneEdit(String a, String b) {
    int head = 0;
    while (head < Math.min(a.length(), b.length()) && a.charAt(head) == b.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(a.length(), b.length()) - head
        && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
      tail++;
    }
    int leftA = a.length() - head - tail;
    int leftB = b.length() - head - tail;
    boolean swapped =
        leftA == 2
            && leftB == 2
            && a.charAt(head) == b.charAt(head + 1)
            && a.charAt(head + 1) == b.charAt(head);
    return swapped || (leftA + leftB > 0 && leftA <= 1 && leftB <= 1);
  }
}
