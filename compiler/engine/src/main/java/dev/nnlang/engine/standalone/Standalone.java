package dev.nnlang.engine.standalone;

import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.emit.JavaSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;

/** Makes one source file of a generated class and all that it uses of nnc. */
public final class Standalone {
  /** In comments alone: in code every such name has been replaced. */
  private static final Pattern QUALIFIED =
      Pattern.compile("\\bdev\\.nnlang\\.(runtime|data|engine\\.alone)\\.(?=[A-Z])");

  private static final String INDENT = "  ";

  private Standalone() {}

  /**
   * The class of {@code source}, which needs nothing but Java: what it uses of nnc's own classes is
   * nested in it. The same source gives the same text.
   */
  public static JavaSource of(JavaSource source, JavaCompiler javac) {
    SortedMap<String, String> sources = LibrarySources.neededBy(source.text());
    sources.put(source.className(), source.text());
    Attribution attribution = Attribution.of(sources, javac);
    Unit model = unit(attribution, source.className());
    Reach reach = Reach.of(attribution, model);
    List<Unit> nested =
        attribution.units().stream()
            .filter(unit -> !unit.equals(model) && reach.uses(unit.element()))
            .sorted(Comparator.comparing(unit -> unit.element().getQualifiedName().toString()))
            .toList();
    List<TypeElement> types = nested.stream().map(Unit::element).toList();
    NestedNames names = new NestedNames(model.element(), types);
    String body = Rewrite.of(attribution, reach, names, model);
    List<String> inner = new ArrayList<>();
    for (Unit unit : nested) {
      inner.add(indented(Rewrite.of(attribution, reach, names, unit)));
    }
    int end = body.lastIndexOf('}');
    String text =
        head(source.text())
            + "\n"
            + String.join("\n", names.imports())
            + "\n\n"
            + body.substring(0, end).stripTrailing()
            + "\n\n"
            + String.join("\n\n", inner)
            + "\n}\n";
    return new JavaSource(
        source.packageName(), source.simpleName(), QUALIFIED.matcher(text).replaceAll(""));
  }

  private static Unit unit(Attribution attribution, String className) {
    return attribution.units().stream()
        .filter(unit -> unit.element().getQualifiedName().contentEquals(className))
        .findFirst()
        .orElseThrow(() -> new CompilerBug("javac lost " + className));
  }

  /** The mark of nnc, and the package. */
  private static String head(String text) {
    return text.lines()
            .takeWhile(
                line -> line.startsWith("//") || line.startsWith("package ") || line.isBlank())
            .collect(Collectors.joining("\n"))
            .stripTrailing()
        + "\n";
  }

  private static String indented(String text) {
    return text.lines()
        .map(line -> line.isEmpty() ? line : INDENT + line)
        .collect(Collectors.joining("\n"));
  }
}
