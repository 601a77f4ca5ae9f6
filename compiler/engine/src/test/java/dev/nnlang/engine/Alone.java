package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.emit.JavaSource;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A class on disk that a second Java runs, with nothing but Java on its class path. */
record Alone(Path folder, Path classes, String className) {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /**
   * Compiles {@code source} by itself, with every warning an error; what javac says of a module
   * that incubates is none of the class's.
   */
  static Alone compiled(Path folder, JavaSource source, String... modules) {
    try {
      Path classes = Files.createTempDirectory(folder, "classes");
      Path file = classes.resolve(source.simpleName() + ".java");
      Files.writeString(file, source.text());
      List<String> options =
          new ArrayList<>(List.of("-proc:none", "-Xlint:all", "-cp", "", "-d", classes.toString()));
      if (modules.length == 0) {
        options.add("-Werror");
      } else {
        options.addAll(List.of("--add-modules", String.join(",", modules)));
      }
      JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
      StringWriter messages = new StringWriter();
      try (StandardJavaFileManager files =
          javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
        boolean compiled =
            javac
                .getTask(messages, files, null, options, null, files.getJavaFileObjects(file))
                .call();
        assertTrue(compiled, messages::toString);
      }
      return new Alone(folder, classes, source.className());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it prints to both streams, started in the folder. */
  String run(int expectedCode, String... arguments) {
    return java(expectedCode, List.of(), className, List.of(arguments));
  }

  /** The same on a Java with vectors, without what that Java says of them. */
  String runWithVectors(int expectedCode) {
    return java(expectedCode, List.of("--add-modules", LoadedModel.VECTORS), className, List.of())
        .lines()
        .filter(line -> !line.startsWith("WARNING: "))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** What a program that uses the class predicts for {@code input}. */
  float[] predict(float[] input, int outputs) {
    String numbers =
        Stream.of(Arrays.toString(input).replaceAll("[\\[\\] ]", "").split(",", -1))
            .map(number -> number + "f")
            .collect(Collectors.joining(", "));
    String packageName = className.substring(0, Math.max(0, className.lastIndexOf('.')));
    String text =
        String.format(
            Locale.ROOT,
            """
            %s
            final class Use {
              public static void main(String[] arguments) {
                float[] y = new float[%d];
                new %s().predict(new float[] {%s}, y);
                for (float one : y) {
                  System.out.println(Float.floatToRawIntBits(one));
                }
              }
            }
            """,
            packageName.isEmpty() ? "" : "package " + packageName + ";",
            outputs,
            className,
            numbers);
    Path file = classes.resolve("Use.java");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                classes.toString(),
                "-d",
                classes.toString(),
                file.toString());
    assertEquals(0, code);
    String use = packageName.isEmpty() ? "Use" : packageName + ".Use";
    List<String> lines = java(0, List.of(), use, List.of()).lines().toList();
    float[] predicted = new float[lines.size()];
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] = Float.intBitsToFloat(Integer.parseInt(lines.get(i)));
    }
    return predicted;
  }

  private String java(
      int expectedCode, List<String> options, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", classes.toString(), mainClass));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(expectedCode, process.waitFor(), output);
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
