package dev.nnlang.cli;

import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.plan.TargetChoice;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.FileSyntax;
import dev.nnlang.engine.DataLocations;
import dev.nnlang.engine.DivergedTraining;
import dev.nnlang.engine.LoadedModel;
import dev.nnlang.engine.ModelFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model that a command works on. */
final class ModelArguments {
  @Parameters(index = "0", paramLabel = "MODEL.nn", description = "The file with the model.")
  private Path file;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Which model, where the file declares several.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "The value of a param instead of its default. May be repeated.")
  private Map<String, String> params = new LinkedHashMap<>();

  private Optional<Loaded> loaded = Optional.empty();

  /** What the class of a model was loaded from. */
  private record Loaded(SourceFile source, FileSyntax syntax) {}

  /** The file as given. */
  Path path() {
    return file;
  }

  /**
   * Checks the file, with its data at {@code data}, and shows what is found.
   *
   * @return the model that is asked for
   * @throws RefusedModel if the file has errors
   */
  CheckedModel check(Console console, DataLocations data) {
    ModelFile model = read(data);
    List<CheckedModel> models = accepted(console, model, model.check()).models();
    return models.get(choose(models));
  }

  /** As {@link #check}, and loads the class of the model, in plain Java. */
  LoadedModel load(Console console, DataLocations data) {
    return load(console, data, TargetChoice.PLAIN);
  }

  /** As {@link #check}, and loads the class of the model. */
  LoadedModel load(Console console, DataLocations data, TargetChoice target) {
    ModelFile read = read(data);
    CompileResult result = accepted(console, read, read.compile(target));
    loaded = result.syntax().map(syntax -> new Loaded(read.source(), syntax));
    int chosen = choose(result.models());
    return LoadedModel.load(result.models().get(chosen), result.sources().get(chosen));
  }

  /** Shows why a training of the {@link #load loaded} model left the numbers. */
  void show(Console console, DivergedTraining diverged, List<String> notes) {
    Loaded from = loaded.orElseThrow();
    console.show(diverged.diagnostic(from.syntax(), notes), from.source());
  }

  private ModelFile read(DataLocations data) {
    return ModelFile.read(file, params).withData(data);
  }

  private static CompileResult accepted(Console console, ModelFile model, CompileResult result) {
    console.show(result, model.source());
    if (result.failed()) {
      throw new RefusedModel();
    }
    return result;
  }

  /** The place of the model that is asked for among {@code models}. */
  private int choose(List<CheckedModel> models) {
    String names =
        models.stream()
            .map(model -> "`" + model.network().name() + "`")
            .collect(Collectors.joining(", "));
    if (name.isPresent()) {
      return IntStream.range(0, models.size())
          .filter(i -> models.get(i).network().name().equals(name.get()))
          .findFirst()
          .orElseThrow(
              () ->
                  new Failure(
                      Code.WHICH_MODEL,
                      file + ": there is no model `" + name.get() + "`",
                      "the file declares " + names));
    }
    if (models.size() != 1) {
      throw new Failure(
          Code.WHICH_MODEL,
          file + ": declares " + (models.isEmpty() ? "no model" : "the models " + names),
          models.isEmpty() ? "declare one: `model NAME { ... }`" : "name one with `--model NAME`");
    }
    return 0;
  }
}
