package dev.nnlang.compiler.golden;

import dev.nnlang.compiler.diagnostic.TextRenderer;
import dev.nnlang.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One folder: a model and what must become of it. */
final class GoldenCase {
  static final String MODEL = "model.nn";
  static final String MESSAGES = "expected.err";

  /** Which of the two kinds of folder it is. */
  enum Kind {
    /** A model with at least one diagnostic. */
    ERR,
    /** A model that compiles. */
    OK
  }

  private final Kind kind;
  private final Path folder;
  private final boolean update;
  private final List<String> problems = new ArrayList<>();

  private GoldenCase(Kind kind, Path folder, boolean update) {
    this.kind = kind;
    this.folder = folder;
    this.update = update;
  }

  /**
   * Compares {@code folder} with what {@code stage} makes of its model.
   *
   * @param update whether to write the files anew; what was written is a problem too
   * @return what is wrong, a line each; empty where all agrees
   */
  static List<String> problems(Kind kind, Path folder, Stage stage, boolean update)
      throws IOException {
    GoldenCase golden = new GoldenCase(kind, folder, update);
    golden.check(stage);
    return List.copyOf(golden.problems);
  }

  private void check(Stage stage) throws IOException {
    if (!Files.isRegularFile(folder.resolve(MODEL))) {
      problems.add("missing " + MODEL);
      return;
    }
    SourceFile source = new SourceFile(MODEL, Files.readString(folder.resolve(MODEL)));
    GoldenOutput output = stage.compile(source);
    compareMarkers(source, output);
    compareFiles(due(source, output));
  }

  private void compareMarkers(SourceFile source, GoldenOutput output) {
    List<Marker> stated = Marker.stated(source);
    List<Marker> due = Marker.due(output.diagnostics(), source);
    if (!stated.equals(due)) {
      problems.add(
          "the markers state %s, but there is\n%s"
              .formatted(stated, new TextRenderer(false).render(output.diagnostics(), source)));
    }
    if (output.failed() && !output.files().isEmpty()) {
      problems.add("errors, and yet there are " + output.files().keySet());
    }
    if (kind == Kind.OK && output.failed()) {
      problems.add("a model of ok/ has errors");
    }
    if (kind == Kind.ERR && output.diagnostics().isEmpty()) {
      problems.add("a model of err/ has no diagnostic");
    }
  }

  private SortedMap<String, String> due(SourceFile source, GoldenOutput output) {
    return switch (kind) {
      case ERR -> {
        String messages = new TextRenderer(false).render(output.diagnostics(), source);
        yield new TreeMap<>(Map.of(MESSAGES, messages));
      }
      case OK -> output.files();
    };
  }

  private void compareFiles(SortedMap<String, String> due) throws IOException {
    TreeSet<String> left = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.map(file -> file.getFileName().toString()).forEach(left::add);
    }
    left.remove(MODEL);
    for (String name : due.keySet()) {
      compare(name, due.getOrDefault(name, ""), left.remove(name));
    }
    left.forEach(name -> problems.add("nothing makes " + name));
  }

  private void compare(String name, String text, boolean there) throws IOException {
    Path file = folder.resolve(name);
    String before = there ? Files.readString(file) : "";
    if (there && before.equals(text)) {
      return;
    }
    if (update) {
      Files.writeString(file, text);
      problems.add("rewrote " + name);
    } else if (there) {
      problems.add("%s differs.\n--- stated\n%s\n--- made\n%s".formatted(name, before, text));
    } else {
      problems.add("missing %s; it would be\n%s".formatted(name, text));
    }
  }
}
