package dev.nnlang.compiler.emit;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.diagnostic.TextRenderer;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.plan.Planner;
import dev.nnlang.compiler.plan.Target;
import dev.nnlang.compiler.plan.TargetChoice;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Training;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.objectweb.asm.ClassReader;

/**
 * A model on its whole way: from its text through the compiler and javac, with every lint as an
 * error, to a class that is loaded into this process.
 */
public final class GeneratedModel {
  private static final List<String> OPTIONS =
      List.of(
          "-Xlint:all",
          "-Werror",
          "-Xdoclint:html,syntax,reference,accessibility,missing/protected",
          "-proc:none");

  /** That a module incubates is a warning which nothing turns off. */
  private static final List<String> VECTOR_OPTIONS =
      List.of(
          "--add-modules",
          "jdk.incubator.vector",
          "-Xlint:all",
          "-Xdoclint:html,syntax,reference",
          "-proc:none");

  private final String text;
  private final CheckedModel model;
  private final TargetChoice choice;
  private final JavaSource source;
  private final Loader loader;

  private GeneratedModel(
      String text, CheckedModel model, TargetChoice choice, JavaSource source, Loader loader) {
    this.text = text;
    this.model = model;
    this.choice = choice;
    this.source = source;
    this.loader = loader;
  }

  /** The only model of {@code text}. */
  public static GeneratedModel of(String text) {
    return of(List.of(text)).get(0);
  }

  /** The only model of each of {@code texts}; one run of javac compiles all of them. */
  public static List<GeneratedModel> of(List<String> texts) {
    return of(texts, Target.PLAIN);
  }

  /** The same for {@code target}. */
  public static List<GeneratedModel> of(List<String> texts, Target target) {
    return of(texts, TargetChoice.of(target));
  }

  /** The same of what {@code choice} chooses. */
  static List<GeneratedModel> of(List<String> texts, TargetChoice choice) {
    List<CompileResult> results = texts.stream().map(text -> compile(text, choice)).toList();
    Loader loader =
        new Loader(
            classes(
                results.stream().map(result -> result.sources().get(0)).toList(),
                choice == TargetChoice.PLAIN ? OPTIONS : VECTOR_OPTIONS));
    List<GeneratedModel> models = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      CompileResult result = results.get(i);
      models.add(
          new GeneratedModel(
              texts.get(i), result.models().get(0), choice, result.sources().get(0), loader));
    }
    return models;
  }

  /** What the compiler makes of {@code text}, which must be right. */
  public static CompileResult compile(String text) {
    return compile(text, Target.PLAIN);
  }

  /** The same for {@code target}. */
  static CompileResult compile(String text, Target target) {
    return compile(text, TargetChoice.of(target));
  }

  /** The same of what {@code choice} chooses. */
  static CompileResult compile(String text, TargetChoice choice) {
    SourceFile source = new SourceFile("model.nn", text);
    CompileResult result = Compiler.compile(new CompileRequest(source, Map.of(), choice));
    if (result.failed() || result.sources().size() != 1) {
      throw new AssertionError(
          text + "\n" + new TextRenderer(false).render(result.diagnostics(), source));
    }
    return result;
  }

  /** Classes made from {@code sources}, with every lint as an error. */
  static Map<String, byte[]> classes(List<JavaSource> sources) {
    return classes(sources, OPTIONS);
  }

  /** The same, as {@code options} tell javac. */
  static Map<String, byte[]> classes(List<JavaSource> sources, List<String> options) {
    Compilation compilation =
        javac()
            .withOptions(options)
            .withClasspath(List.of(runtime()))
            .compile(
                sources.stream()
                    .map(
                        source ->
                            JavaFileObjects.forSourceString(source.className(), source.text()))
                    .toList());
    if (compilation.status() != Compilation.Status.SUCCESS) {
      throw new AssertionError("javac refuses: " + compilation.diagnostics());
    }
    if (!compilation.warnings().stream().allMatch(GeneratedModel::thatItIncubates)) {
      throw new AssertionError("javac warns: " + compilation.warnings());
    }
    Map<String, byte[]> classes = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      try (InputStream in = file.openInputStream()) {
        byte[] bytes = in.readAllBytes();
        classes.put(new ClassReader(bytes).getClassName().replace('/', '.'), bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return classes;
  }

  private static boolean thatItIncubates(Diagnostic<?> warning) {
    return "compiler.warn.incubating.modules".equals(warning.getCode());
  }

  /** Where the runtime's own classes are. */
  static File runtime() {
    try {
      return new File(Network.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  public String text() {
    return text;
  }

  public CheckedModel model() {
    return model;
  }

  Target target() {
    return choice == TargetChoice.VECTOR ? Target.VECTOR : Target.PLAIN;
  }

  public JavaSource source() {
    return source;
  }

  public Plan plan() {
    return Planner.plan(model, target());
  }

  /** The bytes of the class and of the classes nested in it, by name. */
  public Map<String, byte[]> classFiles() {
    Map<String, byte[]> own = new TreeMap<>(loader.classes);
    String name = source.className();
    own.keySet().removeIf(other -> !other.equals(name) && !other.startsWith(name + "$"));
    return own;
  }

  /** A new network whose parameters are 0. */
  public Network<?> newNetwork() {
    try {
      return (Network<?>) type().getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no usable class " + source.className(), e);
    }
  }

  /** The training that the generated class declares. */
  public Training training() {
    try {
      return (Training)
          Optional.ofNullable(type().getMethod("training").invoke(null)).orElseThrow();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no usable class " + source.className(), e);
    }
  }

  @Override
  public String toString() {
    return source.simpleName() + (choice == TargetChoice.PLAIN ? "" : " " + choice);
  }

  Class<?> type() throws ClassNotFoundException {
    return loader.loadClass(source.className());
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(Network.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
