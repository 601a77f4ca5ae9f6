package dev.nnlang.runtime;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the library has every public name, and nothing that is not there. */
final class ReadmeNamesTest {
  private static final Path PAGE = Path.of("README.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z][A-Za-z.]*)` \\|[^|]*\\|([^|]*)\\|$", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("`([^`]*)`");

  /** What everything has. */
  private static final Set<String> OF_ALL = Set.of("equals", "hashCode", "toString");

  /** What every enum has. */
  private static final Set<String> OF_ENUMS = Set.of("values", "valueOf");

  @Test
  void thePageHasEveryPublicNameAndNoOther()
      throws IOException, URISyntaxException, ClassNotFoundException {
    assertEquals(text(shown()), text(written()));
  }

  /** A line for each type, so that a difference is one of a line. */
  private static String text(SortedMap<String, SortedSet<String>> names) {
    StringBuilder text = new StringBuilder();
    names.forEach((type, members) -> text.append(type).append(": ").append(members).append('\n'));
    return text.toString();
  }

  private static SortedMap<String, SortedSet<String>> written() throws IOException {
    SortedMap<String, SortedSet<String>> names = new TreeMap<>();
    ROW.matcher(Files.readString(PAGE))
        .results()
        .forEach(
            row ->
                names.put(
                    row.group(1),
                    NAME.matcher(row.group(2))
                        .results()
                        .map((MatchResult name) -> name.group(1))
                        .collect(toCollection(TreeSet::new))));
    return names;
  }

  private static SortedMap<String, SortedSet<String>> shown()
      throws IOException, URISyntaxException, ClassNotFoundException {
    return types().stream()
        .filter(ReadmeNamesTest::isPublic)
        .collect(
            toMap(
                type -> type.getCanonicalName().substring(type.getPackageName().length() + 1),
                ReadmeNamesTest::members,
                (one, other) -> one,
                TreeMap::new));
  }

  private static List<Class<?>> types()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path classes =
        Path.of(Network.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> files;
    try (Stream<Path> all = Files.list(classes.resolve("dev/nnlang/runtime"))) {
      files = all.map(file -> file.getFileName().toString()).sorted().toList();
    }
    List<Class<?>> types = new ArrayList<>();
    for (String file : files) {
      if (file.endsWith(".class") && !file.equals("package-info.class")) {
        String name = file.substring(0, file.length() - ".class".length());
        types.add(Class.forName("dev.nnlang.runtime." + name));
      }
    }
    return types;
  }

  /** Visible to a program, with all that it is declared in. */
  private static boolean isPublic(Class<?> type) {
    for (Class<?> outer = type; outer != null; outer = outer.getDeclaringClass()) {
      if (!Modifier.isPublic(outer.getModifiers())) {
        return false;
      }
    }
    return type.getCanonicalName() != null;
  }

  private static SortedSet<String> members(Class<?> type) {
    Stream<Constructor<?>> constructors =
        type.isRecord() ? Stream.of() : Arrays.stream(type.getDeclaredConstructors());
    Stream<Field> fields = Arrays.stream(type.getDeclaredFields());
    Stream<Method> methods =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> !OF_ALL.contains(method.getName()))
            .filter(method -> !type.isEnum() || !OF_ENUMS.contains(method.getName()))
            .filter(method -> !isOfAbove(type, method));
    return Stream.of(constructors, fields, methods)
        .flatMap(members -> members)
        .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
        .map(ReadmeNamesTest::name)
        .collect(toCollection(TreeSet::new));
  }

  private static String name(Member member) {
    return member instanceof Constructor ? "new" : member.getName();
  }

  /** Whether a type above, which the page has too, declares the method. */
  private static boolean isOfAbove(Class<?> type, Method method) {
    return Arrays.stream(type.getInterfaces())
        .filter(above -> above.getPackageName().equals(type.getPackageName()))
        .flatMap(above -> Arrays.stream(above.getMethods()))
        .anyMatch(
            declared ->
                declared.getName().equals(method.getName())
                    && Arrays.equals(declared.getParameterTypes(), method.getParameterTypes()));
  }
}
