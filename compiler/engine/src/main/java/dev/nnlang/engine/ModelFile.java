package dev.nnlang.engine;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.plan.Target;
import dev.nnlang.compiler.plan.TargetChoice;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A {@code .nn} file on disk. */
public final class ModelFile {
  private final Path path;
  private final Map<String, String> overrides;
  private final String packageName;
  private final DataLocations locations;
  private final Optional<SourceFile> source;
  private final List<Diagnostic> undecodable;

  private ModelFile(
      Path path,
      Map<String, String> overrides,
      String packageName,
      DataLocations locations,
      Optional<SourceFile> source,
      List<Diagnostic> undecodable) {
    this.path = path;
    this.overrides = overrides;
    this.packageName = packageName;
    this.locations = locations;
    this.source = source;
    this.undecodable = undecodable;
  }

  /**
   * Reads {@code path}, at most a little more than the language allows.
   *
   * @param overrides values for params, by name
   * @throws FileProblem if it is not there, not a file or not readable
   */
  public static ModelFile read(Path path, Map<String, String> overrides) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<SourceFile> source = SourceText.decode(path.toString(), bytes(path), diagnostics);
    return new ModelFile(
        path, Map.copyOf(overrides), "", DataLocations.beside(path), source, diagnostics.sorted());
  }

  private static byte[] bytes(Path path) {
    if (!Files.exists(path)) {
      throw new FileProblem(
          Code.FILE_NOT_READABLE, path + ": there is no such file", "check the path");
    }
    if (!Files.isRegularFile(path)) {
      throw new FileProblem(
          Code.FILE_NOT_READABLE, path + ": this is not a file", "give the path of a .nn file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(SourceText.LIMIT + 1);
    } catch (IOException e) {
      throw new FileProblem(
          Code.FILE_NOT_READABLE,
          path + ": cannot be read (" + e.getClass().getSimpleName() + ")",
          "check its permissions");
    }
  }

  /** The same file with values for its params, by name, and no others. */
  public ModelFile withParams(Map<String, String> values) {
    return new ModelFile(path, Map.copyOf(values), packageName, locations, source, undecodable);
  }

  /** The same file with its data elsewhere. */
  public ModelFile withData(DataLocations other) {
    return new ModelFile(path, overrides, packageName, other, source, undecodable);
  }

  /** The same file, asked for in a package; as {@link CompileRequest#packageName}. */
  public ModelFile inPackage(String other) {
    return new ModelFile(path, overrides, other, locations, source, undecodable);
  }

  /** Where it is, as given. */
  public Path path() {
    return path;
  }

  /** Where its data is. */
  public DataLocations locations() {
    return locations;
  }

  /** Its text; without a character where it cannot be decoded. */
  public SourceFile source() {
    return source.orElseGet(() -> new SourceFile(path.toString(), ""));
  }

  /** Checks the file, and its data files' columns and labels where they are there. */
  public CompileResult check() {
    return result(Compiler::check, TargetChoice.PLAIN);
  }

  /** As {@link #check}, and emits a class of plain Java for each model. */
  public CompileResult compile() {
    return compile(Target.PLAIN);
  }

  /** As {@link #check}, and emits a class for each model. */
  public CompileResult compile(Target target) {
    return compile(TargetChoice.of(target));
  }

  /** As {@link #check}, and emits a class for each model, of whatever {@code target} chooses. */
  public CompileResult compile(TargetChoice target) {
    return result(Compiler::compile, target);
  }

  /**
   * As {@link #check}, and emits a class for each model, of that {@code form}.
   *
   * @throws IOException if weights that are asked for cannot be read
   */
  public CompileResult compile(ClassForm form) throws IOException {
    if (form.isPlain()) {
      return compile(form.target());
    }
    CompileResult checked = check();
    return checked.failed()
        ? checked
        : new CompileResult(
            checked.diagnostics(),
            checked.syntax(),
            checked.models(),
            form.sources(checked.models()));
  }

  private CompileResult result(
      Function<CompileRequest, CompileResult> stages, TargetChoice target) {
    if (source.isEmpty()) {
      return new CompileResult(undecodable, Optional.empty(), List.of(), List.of());
    }
    CompileResult result =
        stages.apply(new CompileRequest(source.get(), overrides, target, packageName));
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.addAll(result.diagnostics());
    result
        .syntax()
        .ifPresent(file -> DataFilesFit.check(file, result.models(), locations, diagnostics));
    return new CompileResult(
        diagnostics.sorted(), result.syntax(), result.models(), result.sources());
  }
}
