package dev.nnlang.cli.hostile;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One golden folder: a command, the files it meets, and all that comes of it.
 *
 * @param folder of the case, which stays as it is
 * @param here where its command works; beside it lies a folder that no command has any business in
 */
record HostileCase(Path folder, Path here) {
  /** Stands for the folder that the command works in. */
  static final String HERE = "{here}";

  /** Where, below it, a command may write. */
  static final String OUT = "out";

  private static final Path CASES = Path.of("src/test/golden/hostile");
  private static final Path WORK = Path.of("target/hostile").toAbsolutePath();

  /** How long a training took, which is another time each time. */
  private static final Pattern SECONDS = Pattern.compile("(?m), [0-9.]+ s$");

  /** A path so long that messages cut it off, where depends on how long the folder's is. */
  private static final Pattern LONG_PATH = Pattern.compile("(\\{here}\\S{150})\\S+");

  private static final Set<String> OWN_FILES = Set.of("command", "recipe", "expected");

  /** All of them, by name; each works below {@code place}, such as {@code launcher}. */
  static List<HostileCase> all(String place) throws IOException {
    List<HostileCase> all = new ArrayList<>();
    for (Path folder : list(CASES)) {
      if (Files.isDirectory(folder)) {
        Path work = WORK.resolve(place).resolve(folder.getFileName()).resolve("work");
        all.add(new HostileCase(folder, work));
      }
    }
    return all;
  }

  /** What stands beside the cases, but for their README and what they share. */
  static List<String> strays() throws IOException {
    return list(CASES).stream()
        .filter(path -> !Files.isDirectory(path))
        .map(path -> String.valueOf(path.getFileName()))
        .filter(
            name -> !name.equals("README.md") && !name.endsWith(".nn") && !name.endsWith(".csv"))
        .toList();
  }

  String name() {
    return String.valueOf(folder.getFileName());
  }

  /** The arguments, with {@link #HERE} filled in. */
  List<String> arguments() throws IOException {
    return Files.readAllLines(folder.resolve("command")).stream()
        .map(argument -> argument.replace(HERE, here.toString()))
        .toList();
  }

  String expected() throws IOException {
    Path file = folder.resolve("expected");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  void rewrite(String expected) throws IOException {
    Files.writeString(folder.resolve("expected"), expected);
  }

  /** What came of the command, as {@code expected} states it. */
  String outcome(int code, String err, String out) {
    String text = "exit " + code + "\n" + err;
    if (!out.isEmpty()) {
      text += "---- out\n" + out;
    }
    String anywhere = LONG_PATH.matcher(text.replace(here.toString(), HERE)).replaceAll("$1...");
    return SECONDS.matcher(anywhere).replaceAll(", ... s");
  }

  /** Lays out the files, where nothing was before. */
  void prepare() throws IOException, InterruptedException {
    Path root = root();
    remove(root);
    Files.createDirectories(here);
    Files.createDirectory(root.resolve("outside"));
    Files.writeString(root.resolve("outside/kept.txt"), "not for nnc\n");
    for (Path file : list(CASES)) {
      if (Files.isRegularFile(file) && !file.endsWith("README.md")) {
        Files.copy(file, here.resolve(file.getFileName()));
      }
    }
    for (Path file : list(folder)) {
      if (!OWN_FILES.contains(String.valueOf(file.getFileName()))) {
        Path name = file.getFileName();
        Files.deleteIfExists(here.resolve(name));
        Files.copy(file, here.resolve(name));
      }
    }
    Path recipe = folder.resolve("recipe");
    if (Files.exists(recipe)) {
      Recipe.follow(Files.readAllLines(recipe), here);
    }
  }

  /** Each file and folder but those in {@link #OUT}, with what a write would change. */
  List<String> untouchable() throws IOException {
    List<String> found = new ArrayList<>();
    Path root = root();
    Path out = here.resolve(OUT);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted().toList()) {
        if (!file.startsWith(out)) {
          found.add(root.relativize(file) + " " + state(file));
        }
      }
    }
    return found;
  }

  private static String state(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      return "folder";
    }
    return attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
  }

  private Path root() {
    Path root = here.getParent();
    if (root == null) {
      throw new IllegalStateException(here.toString());
    }
    return root;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Removes what there is of it; links themselves, not what they lead to. */
  private static void remove(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
