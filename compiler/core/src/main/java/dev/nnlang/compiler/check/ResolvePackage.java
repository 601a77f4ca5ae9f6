package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Name;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Decides the package: that of the file, else that of the caller; refuses two that differ. */
final class ResolvePackage {
  /** As the grammar has it; what a caller gives has not passed the grammar. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  private static final Span START = new Span(0, 0);

  private ResolvePackage() {}

  /**
   * The names of the package; none for the default one.
   *
   * @param written those of the package line; none where there is no such line
   * @param wanted with dots; empty where anything goes
   */
  static List<Name> run(List<Name> written, String wanted, Diagnostics diagnostics) {
    if (wanted.isEmpty()) {
      return written;
    }
    if (written.isEmpty()) {
      return names(wanted, diagnostics);
    }
    if (!text(written).equals(wanted)) {
      diagnostics.add(
          Diagnostic.of(
                  Code.BAD_PACKAGE,
                  written.get(0).span().to(written.get(written.size() - 1).span()),
                  "the package is `" + text(written) + "`, and the build expects `" + wanted + "`")
              .help("change the line, or leave it out; or move the file to another folder")
              .build());
    }
    return written;
  }

  private static List<Name> names(String wanted, Diagnostics diagnostics) {
    List<String> words = Arrays.asList(wanted.split("\\.", -1));
    for (String word : words) {
      if (!NAME.matcher(word).matches()) {
        diagnostics.add(
            Diagnostic.of(
                    Code.BAD_PACKAGE,
                    START,
                    "`" + word + "` of the package `" + wanted + "` is not a Java name")
                .help("name the folder otherwise, or start the file with a package line")
                .build());
        return List.of();
      }
    }
    return words.stream().map(word -> new Name(word, START)).toList();
  }

  /** With dots. */
  static String text(List<Name> names) {
    return names.stream().map(Name::text).collect(Collectors.joining("."));
  }
}
