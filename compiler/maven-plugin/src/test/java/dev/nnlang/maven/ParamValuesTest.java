package dev.nnlang.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nnlang.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One configuration, and files of which not each declares each param. */
final class ParamValuesTest {
  private static final String WIDE = "nn 1\nparam width: int in 1..9 = 3\n";

  @TempDir private Path folder;

  private static ParamValues values(Map<String, String> values) {
    return new ParamValues(new TreeMap<>(values));
  }

  private ModelSource source(String name, String text) throws IOException {
    return new ModelSource(Files.writeString(folder.resolve(name), text), name, "");
  }

  @Test
  void aFileTakesTheParamsThatItDeclares() {
    ParamValues values = values(Map.of("width", "8", "depth", "2"));
    assertEquals(Map.of("width", "8"), values.of(new SourceFile("a.nn", WIDE)));
    assertEquals(Map.of(), values.of(new SourceFile("b.nn", "nn 1\n")));
    assertEquals(Map.of(), values.of(new SourceFile("c.nn", "nn 1 {")), "it cannot be read");
  }

  @Test
  void aParamThatNoFileDeclaresIsRefused() throws Exception {
    List<ModelSource> sources = List.of(source("a.nn", WIDE), source("b.nn", "nn 1\n"));
    values(Map.of("width", "8")).requireUse(sources);
    BadParameter refused =
        assertThrows(BadParameter.class, () -> values(Map.of("widht", "8")).requireUse(sources));
    assertEquals(
        "the option `set` has `widht`, and no model declares a param of that name",
        refused.getMessage());
    values(Map.of("widht", "8")).requireUse(List.of());
  }
}
