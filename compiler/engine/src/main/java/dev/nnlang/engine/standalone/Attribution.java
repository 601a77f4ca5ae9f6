package dev.nnlang.engine.standalone;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.nnlang.compiler.CompilerBug;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** Sources as javac understands them: what every name in them stands for. */
final class Attribution {
  private static final String VECTORS = "jdk.incubator.vector";

  private final Trees trees;
  private final Elements elements;
  private final Types types;
  private final List<Unit> units;

  private Attribution(Trees trees, Elements elements, Types types, List<Unit> units) {
    this.trees = trees;
    this.elements = elements;
    this.types = types;
    this.units = List.copyOf(units);
  }

  /**
   * Reads {@code sources}, by class name, which need nothing but each other and Java.
   *
   * @throws CompilerBug if they need anything else
   */
  static Attribution of(SortedMap<String, String> sources, JavaCompiler javac) {
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocation(StandardLocation.CLASS_PATH, List.of());
      List<Text> texts = sources.entrySet().stream().map(Text::new).toList();
      JavacTask task =
          (JavacTask) javac.getTask(messages, files, null, options(sources), null, texts);
      List<CompilationUnitTree> parsed = new ArrayList<>();
      task.parse().forEach(parsed::add);
      task.analyze();
      if (messages.toString().contains("error:")) {
        throw new CompilerBug("javac refuses what goes into a class:\n" + messages);
      }
      Trees trees = Trees.instance(task);
      List<Unit> units = new ArrayList<>();
      for (CompilationUnitTree file : parsed) {
        units.add(unit(trees, file));
      }
      return new Attribution(trees, task.getElements(), task.getTypes(), units);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> options(SortedMap<String, String> sources) {
    List<String> options = new ArrayList<>(List.of("-proc:none", "-Xlint:none", "-implicit:none"));
    if (sources.values().stream().anyMatch(text -> text.contains("import " + VECTORS))) {
      options.addAll(List.of("--add-modules", VECTORS));
    }
    return options;
  }

  private static Unit unit(Trees trees, CompilationUnitTree file) throws IOException {
    ClassTree type = (ClassTree) file.getTypeDecls().get(0);
    Element element = trees.getElement(new TreePath(new TreePath(file), type));
    return new Unit(
        file, file.getSourceFile().getCharContent(true).toString(), type, (TypeElement) element);
  }

  List<Unit> units() {
    return units;
  }

  SourcePositions positions() {
    return trees.getSourcePositions();
  }

  Elements elements() {
    return elements;
  }

  Types types() {
    return types;
  }

  /** What the tree at {@code path} stands for; null for what stands for nothing. */
  @SuppressWarnings("NullAway") // As javac has it.
  Element element(TreePath path) {
    return trees.getElement(path);
  }

  /** Whether {@code member} stands in the text of {@code type}, and was not added by javac. */
  boolean isWritten(Unit unit, ClassTree type, Tree member) {
    return positions().getEndPosition(unit.file(), member) >= 0
        && positions().getStartPosition(unit.file(), member) > bodyStart(unit, type);
  }

  /** Where the brace stands that opens the body of {@code type}. */
  int bodyStart(Unit unit, ClassTree type) {
    return unit.text().indexOf('{', nameStart(unit, type));
  }

  /** Where the name of {@code type} stands. */
  int nameStart(Unit unit, ClassTree type) {
    int keyword = keywordStart(unit, type);
    return unit.text().indexOf(type.getSimpleName().toString(), keyword + "enum".length());
  }

  /** Where {@code class}, {@code interface} or the like stands, behind all modifiers. */
  int keywordStart(Unit unit, ClassTree type) {
    long modifiers = positions().getEndPosition(unit.file(), type.getModifiers());
    int start =
        (int) (modifiers >= 0 ? modifiers : positions().getStartPosition(unit.file(), type));
    while (Character.isWhitespace(unit.text().charAt(start))) {
      start++;
    }
    return start;
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(Map.Entry<String, String> source) {
      super(
          URI.create("string:///" + source.getKey().replace('.', '/') + ".java"),
          JavaFileObject.Kind.SOURCE);
      this.text = source.getValue();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
