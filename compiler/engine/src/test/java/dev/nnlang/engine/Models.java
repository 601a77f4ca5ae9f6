package dev.nnlang.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.nnlang.compiler.CompileResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Models of the tests, as files in a folder. */
final class Models {
  private Models() {}

  /** Copies a model of the test resources, with the data it names, into {@code folder}. */
  static ModelFile copied(String name, Path folder, String... data) {
    copy(name, folder);
    for (String file : data) {
      copy(file, folder);
    }
    return ModelFile.read(folder.resolve(name), Map.of());
  }

  /** Writes {@code text} as a model. */
  static ModelFile written(Path folder, String text) {
    try {
      Path file = folder.resolve("model.nn");
      Files.writeString(file, text);
      return ModelFile.read(file, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles the only model of {@code file} and loads it. */
  static LoadedModel loaded(ModelFile file) {
    CompileResult result = file.compile();
    assertFalse(result.failed(), () -> result.diagnostics().toString());
    return LoadedModel.load(result.models().get(0), result.sources().get(0));
  }

  private static void copy(String name, Path folder) {
    try (InputStream in = Models.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no test resource " + name);
      }
      Files.write(folder.resolve(name), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a text in UTF-8. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
