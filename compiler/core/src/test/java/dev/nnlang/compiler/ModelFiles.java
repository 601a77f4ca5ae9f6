package dev.nnlang.compiler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The model files that are tests already, good and bad: examples, golden ones, hostile ones, and
 * those that fuzzing once came to.
 */
public final class ModelFiles {
  private static final List<Path> FOLDERS =
      List.of(Path.of("src/test"), Path.of("../cli/src/test"));
  private static final int DEEPEST = 20;

  private ModelFiles() {}

  /** Their bytes by their paths, no bytes twice. */
  public static Map<Path, byte[]> all() throws IOException {
    Map<Path, byte[]> all = new TreeMap<>();
    Set<ByteBuffer> seen = new HashSet<>();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files =
          Files.find(folder, DEEPEST, (file, attributes) -> file.toString().endsWith(".nn"))) {
        for (Path file : (Iterable<Path>) files.sorted()::iterator) {
          byte[] bytes = Files.readAllBytes(file);
          if (seen.add(ByteBuffer.wrap(bytes))) {
            all.put(file, bytes);
          }
        }
      }
    }
    return all;
  }
}
