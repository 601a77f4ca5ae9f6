package dev.nnlang.maven;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.Parser;
import dev.nnlang.compiler.syntax.SourceText;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Values for params, by name, of all files of a goal together: each file takes those of the params
 * that it declares.
 */
record ParamValues(SortedMap<String, String> values) {
  ParamValues {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** Those that {@code file} takes. */
  SortedMap<String, String> of(SourceFile file) {
    SortedMap<String, String> taken = new TreeMap<>(values);
    taken.keySet().retainAll(declared(file));
    return taken;
  }

  /** What cannot be read declares nothing; whoever compiles it says why. */
  private static Set<String> declared(SourceFile file) {
    return Parser.parse(file, new Diagnostics()).stream()
        .flatMap(syntax -> syntax.params().stream())
        .map(param -> param.name().text())
        .collect(Collectors.toSet());
  }

  /**
   * Refuses values that no file takes.
   *
   * @throws BadParameter if there is one; not where there is no file at all
   */
  void requireUse(List<ModelSource> sources) throws IOException, BadParameter {
    SortedSet<String> unused = new TreeSet<>(values.keySet());
    for (ModelSource source : unused.isEmpty() ? List.<ModelSource>of() : sources) {
      SourceText.decode(source.name(), source.bytes(), new Diagnostics())
          .ifPresent(file -> unused.removeAll(declared(file)));
    }
    if (!unused.isEmpty() && !sources.isEmpty()) {
      throw new BadParameter(
          "the option `set` has `"
              + unused.first()
              + "`, and no model declares a param of that name");
    }
  }
}
