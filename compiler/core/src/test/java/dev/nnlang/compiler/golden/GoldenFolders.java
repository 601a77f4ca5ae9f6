package dev.nnlang.compiler.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tree of golden folders: {@code err/NAME/} and {@code ok/NAME/}, a README, nothing else. */
record GoldenFolders(Path root) {
  private static final Map<String, GoldenCase.Kind> KINDS =
      Map.of("err", GoldenCase.Kind.ERR, "ok", GoldenCase.Kind.OK);

  /** The folders of {@code kind}, sorted by name. */
  List<Path> cases(GoldenCase.Kind kind) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Map.Entry<String, GoldenCase.Kind> entry : KINDS.entrySet()) {
      Path folder = root.resolve(entry.getKey());
      if (entry.getValue() == kind && Files.isDirectory(folder)) {
        list(folder).stream().filter(Files::isDirectory).forEach(found::add);
      }
    }
    return found;
  }

  /** Files that belong to no case, relative to the root. */
  List<String> strays() throws IOException {
    List<String> strays = new ArrayList<>();
    for (Path path : list(root)) {
      String name = path.getFileName().toString();
      if (Files.isDirectory(path) && KINDS.containsKey(name)) {
        list(path).stream()
            .filter(file -> !Files.isDirectory(file))
            .forEach(file -> strays.add(name + "/" + file.getFileName()));
      } else if (!name.equals("README.md") && !name.equals("fmt")) {
        strays.add(name);
      }
    }
    return strays;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
