package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.source.Span;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The diagnostic about a word that is not one of the known ones, with the nearest of these. */
final class TrainUnknown {
  private TrainUnknown() {}

  /**
   * About {@code typed} at {@code place}.
   *
   * @param known in the order in which the help lists them where none is near
   */
  static Diagnostic of(
      Code code, Span place, String typed, Collection<String> known, String message) {
    Diagnostic.Builder finding = Diagnostic.of(code, place, message).label("not known");
    Optional<String> nearest = ForeignWords.meant(typed, known);
    if (nearest.isPresent()) {
      String name = nearest.get();
      finding.fix(String.format(Locale.ROOT, "did you mean `%s`?", name), place, name);
    } else if (known.size() == 1) {
      String only = known.iterator().next();
      finding.fix(String.format(Locale.ROOT, "write `%s`", only), place, only);
    } else {
      finding.help("use one of " + listed(known));
    }
    return finding.build();
  }

  /** The words in backticks, with commas between them. */
  static String listed(Collection<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }
}
