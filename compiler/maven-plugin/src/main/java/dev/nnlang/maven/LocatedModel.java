package dev.nnlang.maven;

import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.source.LineMap;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.engine.DataFiles;
import dev.nnlang.engine.DataLocations;
import dev.nnlang.engine.LoadedModel;
import dev.nnlang.engine.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model without errors, at its place in a file.
 *
 * @param index its place among the models of the file, from 0
 */
record LocatedModel(ModelSource source, ModelFile file, CompileResult result, int index) {

  /** All models of {@code file}, which has no errors. */
  static List<LocatedModel> all(ModelSource source, ModelFile file, CompileResult result) {
    List<LocatedModel> models = new ArrayList<>();
    for (int i = 0; i < result.models().size(); i++) {
      models.add(new LocatedModel(source, file, result, i));
    }
    return models;
  }

  /** What was checked. */
  CheckedModel model() {
    return result.models().get(index);
  }

  /** As the file has it. */
  String name() {
    return model().network().name();
  }

  /** Different for each model of a build. */
  String key() {
    return source.name() + " " + name();
  }

  /** The class, compiled and loaded. */
  LoadedModel load() {
    return LoadedModel.load(model(), result.sources().get(index));
  }

  /** Where its data is. */
  DataLocations data() {
    return file.locations();
  }

  /**
   * Where its weights go below the folder of the classes: beside its own class and named like it,
   * which need not be called as the model is. There the class looks for them.
   */
  String weightsPath() {
    return result.sources().get(index).className().replace('.', '/') + ".safetensors";
  }

  /**
   * A hash over the text that was compiled and the content of all data.
   *
   * @param maker a hash of nnc and of how it is configured
   */
  String inputHash(String maker) throws IOException {
    Sha256 hash = new Sha256().add(maker).add(file.source().text());
    for (Path data : DataFiles.of(model(), data())) {
      hash.add(data.toString());
      if (Files.isRegularFile(data)) {
        hash.add(data);
      }
    }
    return hash.hex();
  }

  /** A finding about the model as a whole. */
  Diagnostic finding(Code code, String message, Optional<String> help) {
    return finding(
        code, result.syntax().orElseThrow().models().get(index).name().span(), message, help);
  }

  /** A finding about a line of the file. */
  Diagnostic finding(Code code, int line, String message) {
    return finding(code, span(line), message, Optional.empty());
  }

  private static Diagnostic finding(Code code, Span place, String message, Optional<String> help) {
    Diagnostic.Builder finding = Diagnostic.of(code, place, message);
    help.ifPresent(finding::help);
    return finding.build();
  }

  /** Where the text of a line begins. */
  private Span span(int line) {
    String text = file.source().text();
    LineMap lines = file.source().lines();
    int start = 0;
    while (start < text.length()
        && (lines.line(start) < line || Character.isWhitespace(text.charAt(start)))) {
      start++;
    }
    return new Span(start, start);
  }
}
