package dev.nnlang.engine.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sources of the runtime, the data readers and the program, which are resources of nnc. */
final class LibrarySources {
  private static final String FOLDER = "sources/";

  /** A class by its full name; whether there is one is another question. */
  private static final Pattern QUALIFIED =
      Pattern.compile("\\bdev\\.nnlang(\\.[a-z]+)+\\.[A-Z][A-Za-z0-9]*");

  private static final Pattern SIMPLE = Pattern.compile("(?<![.\\w])[A-Z][A-Za-z0-9]*");

  private LibrarySources() {}

  /**
   * Every source that {@code text} could need, by class name: those of all classes that it names,
   * that these name, and so on. What merely looks like the name of a class is one too many, and
   * does no harm.
   */
  static SortedMap<String, String> neededBy(String text) {
    SortedMap<String, String> found = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>();
    Matcher qualified = QUALIFIED.matcher(text);
    while (qualified.find()) {
      open.add(qualified.group());
    }
    while (!open.isEmpty()) {
      String name = open.remove();
      if (!found.containsKey(name)) {
        Optional<String> source = read(name);
        source.ifPresent(
            one -> {
              found.put(name, one);
              addNames(name.substring(0, name.lastIndexOf('.') + 1), one, open);
            });
      }
    }
    return found;
  }

  private static void addNames(String packageName, String text, Deque<String> open) {
    Matcher qualified = QUALIFIED.matcher(text);
    while (qualified.find()) {
      open.add(qualified.group());
    }
    Matcher simple = SIMPLE.matcher(text);
    while (simple.find()) {
      open.add(packageName + simple.group());
    }
  }

  private static Optional<String> read(String className) {
    String resource = FOLDER + className.replace('.', '/') + ".java";
    try (InputStream in = LibrarySources.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
