package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.emit.ExpectationsEmitter;
import dev.nnlang.compiler.emit.JavaSource;
import dev.nnlang.runtime.Weights;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The tests that are made of an expect block, on the way that a build of Maven takes: compiled
 * beside the class of the model and its weights, and run.
 *
 * @param failures what each test says, by what it is called for people; nothing where it passes
 * @param methods their names
 */
record ExpectationsTestRun(Map<String, Optional<String>> failures, List<String> methods) {

  /** Trains the only model of {@code file}, and runs the tests of what it expects. */
  static ExpectationsTestRun of(ModelFile file, Path folder)
      throws IOException, ReflectiveOperationException {
    CompileResult result = file.compile();
    assertTrue(result.diagnostics().stream().noneMatch(d -> d.code().number().startsWith("NN01")));
    JavaSource tests =
        ExpectationsEmitter.emit(
            result.models().get(0),
            "model.nn",
            file.locations().folder().toString().replace(File.separatorChar, '/'),
            "0.1.0");
    JavaSource type = result.sources().get(0);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    compile(List.of(type, tests), folder.resolve("java"), classes);
    TrainOutcome outcome =
        TrainRun.run(
            LoadedModel.load(result.models().get(0), type),
            file.locations(),
            TrainOptions.DECLARED,
            progress -> {},
            warning -> {});
    Path weights = classes.resolve(type.path()).resolveSibling(type.simpleName() + ".safetensors");
    Weights.save(weights, outcome.network(), Map.of());
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, ExpectationsTestRun.class.getClassLoader())) {
      return run(loader.loadClass(tests.className()));
    }
  }

  private static void compile(List<JavaSource> sources, Path folder, Path classes)
      throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      for (JavaSource source : sources) {
        Path file = folder.resolve(source.path());
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.text());
      }
      StringWriter said = new StringWriter();
      boolean compiled =
          javac
              .getTask(
                  said,
                  files,
                  null,
                  List.of("-proc:none", "-Xlint:all", "-Werror", "-d", classes.toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(
                      sources.stream().map(source -> folder.resolve(source.path())).toList()))
              .call();
      assertEquals("", said.toString());
      assertTrue(compiled);
    }
  }

  private static ExpectationsTestRun run(Class<?> type) throws ReflectiveOperationException {
    for (Method method : marked(type, BeforeAll.class)) {
      method.invoke(null);
    }
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    Map<String, Optional<String>> failures = new TreeMap<>();
    List<Method> tests = marked(type, Test.class);
    for (Method test : tests) {
      Optional<String> failure = Optional.empty();
      try {
        test.invoke(constructor.newInstance());
      } catch (InvocationTargetException failed) {
        failure = Optional.of(String.valueOf(failed.getTargetException().getMessage()));
      }
      failures.put(test.getAnnotation(DisplayName.class).value(), failure);
    }
    return new ExpectationsTestRun(failures, tests.stream().map(Method::getName).sorted().toList());
  }

  private static List<Method> marked(
      Class<?> type, Class<? extends java.lang.annotation.Annotation> mark) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(mark))
        .peek(method -> method.setAccessible(true))
        .toList();
  }
}
