package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.plan.Target;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.runtime.Network;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A program that uses generated classes as a person does: compiled beside them, with every lint as
 * an error, and run in this process.
 */
final class TypedProgram {
  /** What {@link #run} calls; it throws what it likes. */
  private static final String FRAME =
      """
      package typed;

      import dev.nnlang.runtime.*;
      import java.io.*;
      import java.nio.file.*;
      import java.util.*;
      import java.util.concurrent.*;

      final class Program {
        private Program() {}

        %s
      }
      """;

  private final Map<String, byte[]> classes;
  private final Map<String, byte[]> resources = new HashMap<>();

  private TypedProgram(Map<String, byte[]> classes) {
    this.classes = classes;
  }

  /**
   * The models of {@code text} and a class with {@code members}, all in package {@code typed}.
   *
   * @param text without its first line and package
   */
  static TypedProgram of(String text, String members) {
    return of(text, members, UnaryOperator.identity());
  }

  /** The same, with something changed in the generated text. */
  static TypedProgram of(String text, String members, UnaryOperator<String> change) {
    CompileResult result = compile(text);
    List<JavaSource> sources = new ArrayList<>();
    for (JavaSource source : result.sources()) {
      sources.add(
          new JavaSource(source.packageName(), source.simpleName(), change.apply(source.text())));
    }
    sources.add(new JavaSource("typed", "Program", FRAME.formatted(members)));
    return new TypedProgram(GeneratedModel.classes(sources));
  }

  /** What the compiler makes of the models of {@code text}, which must be right. */
  static CompileResult compile(String text) {
    CompileResult result =
        Compiler.compile(
            new CompileRequest(
                new SourceFile("typed.nn", "nn 1\npackage typed\n" + text),
                Map.of(),
                Target.PLAIN));
    if (result.failed()) {
      throw new AssertionError(result.diagnostics());
    }
    return result;
  }

  /** With a resource beside the classes. */
  TypedProgram resource(String name, byte[] bytes) {
    resources.put("typed/" + name, bytes);
    return this;
  }

  /** The bytes of the generated classes and of the program, by name. */
  Map<String, byte[]> classFiles() {
    return Map.copyOf(classes);
  }

  /** Calls the program's method {@code name}, which takes {@code arguments}. */
  Object run(String name, Object... arguments) throws Throwable {
    Class<?>[] types =
        Stream.of(arguments)
            .map(argument -> argument instanceof Path ? Path.class : argument.getClass())
            .toArray(Class<?>[]::new);
    try {
      Method method = new Loader().loadClass("typed.Program").getDeclaredMethod(name, types);
      method.setAccessible(true);
      return Optional.ofNullable(method.invoke(null, arguments)).orElseThrow();
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private final class Loader extends ClassLoader {
    Loader() {
      super(Network.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      byte[] bytes = resources.get(name);
      return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
  }
}
