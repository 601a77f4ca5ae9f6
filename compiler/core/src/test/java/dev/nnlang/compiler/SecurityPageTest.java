package dev.nnlang.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on security promises nothing that no test keeps. */
final class SecurityPageTest {
  private static final Path PAGE = Path.of("../docs/SECURITY.md");
  private static final Path PROJECT = Path.of("../..");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final Pattern PROMISE = Pattern.compile("(?m)^\\| [^|]+ \\| ([^|]+) \\|$");

  @Test
  void everyTestThatThePageNamesIsThere() throws IOException {
    Set<String> missing = new TreeSet<>();
    Matcher named = TEST.matcher(Files.readString(PAGE));
    while (named.find()) {
      missing.add(named.group(1));
    }
    assertTrue(missing.size() > 15, missing::toString);
    missing.removeAll(testClasses());
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyPromiseNamesWhatKeepsIt() throws IOException {
    String page = Files.readString(PAGE);
    String promises =
        page.substring(page.indexOf("## Promises"), page.indexOf("## What is not promised"));
    int count = 0;
    Matcher promise = PROMISE.matcher(promises);
    while (promise.find()) {
      String keeper = promise.group(1);
      if (!keeper.equals("kept by")) {
        count++;
        assertTrue(TEST.matcher(keeper).find() || keeper.contains("forbidden-apis"), keeper);
      }
    }
    assertTrue(count > 10, "promises: " + count);
  }

  private static Set<String> testClasses() throws IOException {
    try (Stream<Path> files =
        Files.find(PROJECT, 20, (file, attributes) -> file.toString().endsWith("Test.java"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.java$", ""))
          .collect(Collectors.toSet());
    }
  }
}
