package dev.nnlang.cli.hostile;

import dev.nnlang.compiler.CompileResult;
import dev.nnlang.engine.LoadedModel;
import dev.nnlang.engine.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files that stand beside the golden folders, for tests that make texts of their own. */
final class Shared {
  private static final Path CASES = Path.of("src/test/golden/hostile");

  private Shared() {}

  /** Copies one of them into {@code folder}. */
  static Path copy(String name, Path folder) throws IOException {
    return Files.copy(CASES.resolve(name), folder.resolve(name));
  }

  /** The only model of {@code file}, compiled and loaded. */
  static LoadedModel loaded(Path file) {
    CompileResult result = ModelFile.read(file, Map.of()).compile();
    return LoadedModel.load(result.models().get(0), result.sources().get(0));
  }
}
