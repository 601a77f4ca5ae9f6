package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What every program with a network carries along. Half of the bytes are names in class files. */
final class JarSizeTest {
  private static final int MOST = 214_000;

  @Test
  void theRuntimeStaysSmall() throws IOException, URISyntaxException {
    Path root = Path.of(Network.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    int size = packed(root);
    assertTrue(size > 100_000, () -> "not all of it: " + size + " bytes");
    assertTrue(size <= MOST, () -> size + " bytes, and " + MOST + " is the limit");
  }

  private static int packed(Path root) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.walk(root);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      List<Path> classes = files.filter(Files::isRegularFile).sorted().toList();
      for (Path file : classes) {
        zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
        zip.write(Files.readAllBytes(file));
        zip.closeEntry();
      }
    }
    return bytes.size();
  }
}
