package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class VersionTest {
  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    String build = Files.readString(Path.of("pom.xml"));
    Matcher version = Pattern.compile("<version>(.*?)(-SNAPSHOT)?</version>").matcher(build);
    assertTrue(version.find());
    assertEquals(version.group(1), Version.text());
  }
}
