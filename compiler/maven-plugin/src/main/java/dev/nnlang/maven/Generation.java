package dev.nnlang.maven;

import dev.nnlang.compiler.emit.JavaSource;
import dev.nnlang.maven.BuildState.Made;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the Java of the models of a folder: of those alone that are not as they were the last time.
 *
 * <p>All files are compiled before anything is written. Where one of them is refused, the output
 * folder and what is known of it stay as they were.
 */
final class Generation {
  private final CompilerOptions options;
  private final OutputFolder outputs;
  private final BuildState before;
  private final String maker;
  private final Findings findings;
  private final ModelOutput output;

  /** What was made the last time and still stands. */
  private final SortedMap<String, Made> kept = new TreeMap<>();

  private final List<Compiled> compiled = new ArrayList<>();

  /**
   * @param before what the last build left
   * @param maker a hash of nnc and of how it is configured
   * @param output what is made of a model
   */
  Generation(
      CompilerOptions options,
      OutputFolder outputs,
      BuildState before,
      String maker,
      Findings findings,
      ModelOutput output) {
    this.options = options;
    this.outputs = outputs;
    this.before = before;
    this.maker = maker;
    this.findings = findings;
    this.output = output;
  }

  /** A file that is not as it was, the hash of all it depends on, and what is made of it. */
  private record Compiled(CompiledSource source, String input, List<MadeClass> made) {}

  /**
   * Compiles what has changed of {@code sources}, and reports what is wrong with it.
   *
   * @param force compile the rest too
   * @throws BadParameter if what is to be made has no use for the options
   */
  void compile(List<ModelSource> sources, boolean force) throws IOException, BadParameter {
    output.require(options);
    for (ModelSource source : sources) {
      byte[] bytes = source.bytes();
      String input = new Sha256().add(maker).add(bytes).hex();
      Optional<Made> known = force ? Optional.empty() : intact(source, input);
      if (known.isPresent()) {
        kept.put(source.name(), known.get());
      } else {
        CompiledSource result = CompiledSource.of(source, bytes, options);
        findings.add(result.diagnostics(), result.text());
        compiled.add(new Compiled(result, input, result.made(output)));
      }
    }
    findClashes();
  }

  private Optional<Made> intact(ModelSource source, String input) throws IOException {
    Optional<Made> known = before.sameAs(source.name(), input);
    if (known.isPresent()) {
      for (Map.Entry<String, String> output : known.get().outputs().entrySet()) {
        if (!outputs.has(output.getKey(), output.getValue())) {
          return Optional.empty();
        }
      }
    }
    return known;
  }

  /** Two files that become one, where the file system does not tell upper from lower case too. */
  private void findClashes() {
    Map<String, String> makers = new TreeMap<>();
    kept.forEach(
        (name, made) -> made.outputs().keySet().forEach(path -> makers.put(folded(path), name)));
    for (Compiled one : compiled) {
      String name = one.source().source().name();
      for (MadeClass made : one.made()) {
        String other = makers.putIfAbsent(folded(made.java().path()), name);
        if (other != null && !other.equals(name)) {
          findings.add(one.source().clash(made, other), one.source().text());
        }
      }
    }
  }

  private static String folded(String path) {
    return path.toLowerCase(Locale.ROOT);
  }

  /** Writes what was made; files whose text is unchanged stay untouched. */
  BuildState write() throws IOException {
    SortedMap<String, Made> made = new TreeMap<>(kept);
    for (Compiled one : compiled) {
      SortedMap<String, String> written = new TreeMap<>();
      for (MadeClass part : one.made()) {
        JavaSource java = part.java();
        byte[] bytes = java.text().getBytes(StandardCharsets.UTF_8);
        outputs.write(java.path(), bytes);
        written.put(java.path(), Sha256.of(bytes));
      }
      made.put(one.source().source().name(), new Made(one.input(), written));
    }
    return new BuildState(made);
  }

  /** Deletes what the last build made and {@code now} has no source of; how many files. */
  int deleteStale(BuildState now) throws IOException {
    int deleted = 0;
    for (String path : before.outputs()) {
      if (!now.outputs().contains(path) && outputs.delete(path)) {
        deleted++;
      }
    }
    return deleted;
  }

  /** Whether anything is made, now or the last time. */
  boolean makesAny() {
    return compiled.stream().anyMatch(one -> !one.made().isEmpty())
        || kept.values().stream().anyMatch(made -> !made.outputs().isEmpty());
  }

  /** How many files have been compiled. */
  int compiled() {
    return compiled.size();
  }

  /** How many files were as they were. */
  int unchanged() {
    return kept.size();
  }
}
