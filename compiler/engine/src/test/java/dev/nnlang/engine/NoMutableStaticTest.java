package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.data.Csv;
import dev.nnlang.runtime.Network;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that a program ships has state of its class: two networks, two trainings, two class
 * loaders know nothing of each other. Every static field is final, and what it holds cannot change.
 *
 * <p>Fields that javac adds are left out: the constants of an enum, of which it hands out copies,
 * and tables of the cases of a {@code switch}.
 */
final class NoMutableStaticTest {
  private static final Set<Class<?>> VALUES =
      Set.of(
          String.class,
          Boolean.class,
          Character.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          Pattern.class);

  @TempDir Path folder;

  private final Set<String> mutable = new TreeSet<>();
  private int fields;

  @Test
  void noClassOfTheRuntimeHasAStateOfItsOwn() throws Exception {
    check(classesBeside(Network.class));
    check(classesBeside(Csv.class));

    assertEquals(Set.of(), mutable);
    assertTrue(fields > 100, () -> fields + " fields were looked at");
  }

  @Test
  void noGeneratedClassHasAStateOfItsOwn() throws Exception {
    String text =
        """
        nn 1
        model Wave {
          input  a, b, c: real in -2..2
          output kind: one_of(flat, steep)
          layers: standardize -> h1: dense(8, maxout(2)) -> h2: dense(8, prelu(0.1)) -> dropout(0.5)
               -> dense(_, softmax)
        }
        data waves { from: csv("waves.csv") }
        train Wave on waves {
          optimizer: adam
          phase one: greedy autoencoder over h1, h2 { loss: squared  stop: epochs >= 1 }
          phase two: all { stop: epochs >= 1 }
        }
        """;
    Class<?> wave = Models.loaded(Models.written(folder, text)).newNetwork().getClass();
    List<Class<?>> classes = new ArrayList<>(List.of(wave));
    for (int i = 0; i < classes.size(); i++) {
      classes.addAll(Arrays.asList(classes.get(i).getDeclaredClasses()));
    }
    check(classes);

    assertTrue(classes.size() > 6, classes::toString);
    assertEquals(Set.of(), mutable);
  }

  private static List<Class<?>> classesBeside(Class<?> one)
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path root = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (!Files.isDirectory(root)) {
      try (FileSystem jar = FileSystems.newFileSystem(root)) {
        return classes(jar.getPath("/"), one);
      }
    }
    return classes(root, one);
  }

  private static List<Class<?>> classes(Path root, Class<?> one)
      throws IOException, ClassNotFoundException {
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace(File.separatorChar, '.');
        if (!name.endsWith("-info.class")) {
          classes.add(
              Class.forName(
                  name.substring(0, name.length() - ".class".length()),
                  true,
                  one.getClassLoader()));
        }
      }
    }
    assertTrue(classes.contains(one), root::toString);
    return classes;
  }

  private void check(List<Class<?>> classes) throws IllegalAccessException {
    for (Class<?> type : classes) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          fields++;
          field.setAccessible(true);
          if (!Modifier.isFinal(field.getModifiers())) {
            mutable.add(field + " is not final");
          } else if (!isFixed(field.get(null))) {
            mutable.add(field + " holds what can change");
          }
        }
      }
    }
  }

  /** Whether {@code value} can never be another one: all that it holds is fixed for good. */
  private static boolean isFixed(Object value) throws IllegalAccessException {
    if (value == null || VALUES.contains(value.getClass())) {
      return true;
    }
    Class<?> type = value.getClass();
    if (type.getName().startsWith("java.util.ImmutableCollections$")) {
      return value instanceof Map<?, ?> map
          ? areFixed(map.keySet()) && areFixed(map.values())
          : areFixed((Collection<?>) value);
    }
    boolean ours = value instanceof Enum<?> || type.getName().startsWith("dev.nnlang.");
    return ours && hasFixedFields(value, type);
  }

  private static boolean areFixed(Collection<?> values) throws IllegalAccessException {
    for (Object value : values) {
      if (!isFixed(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasFixedFields(Object value, Class<?> type) throws IllegalAccessException {
    for (Class<?> c = type; c != Object.class && c != Enum.class && c != Record.class; ) {
      for (Field field : c.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
          if (!Modifier.isFinal(field.getModifiers())) {
            return false;
          }
          continue;
        }
        // A lambda has its class to itself, and nothing may look into it: it must catch nothing.
        if (type.isHidden() || !Modifier.isFinal(field.getModifiers())) {
          return false;
        }
        field.setAccessible(true);
        if (!isFixed(field.get(value))) {
          return false;
        }
      }
      c = c.getSuperclass();
    }
    return true;
  }
}
