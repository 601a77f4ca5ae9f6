package dev.nnlang.cli;

import dev.nnlang.compiler.model.Data;
import dev.nnlang.engine.DataLocations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the data of a model is. */
final class DataArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "NAME=FILE",
      description = {
        "A file instead of the one that the model names.",
        "NAME is the data block, or its train, validation or test;",
        "for idx the file is IMAGES,LABELS. May be repeated."
      })
  private Map<String, String> files = new LinkedHashMap<>();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "The folder of the model's data paths. Default: the model's own folder.")
  private Optional<Path> folder = Optional.empty();

  /** Where the data of {@code model} is. */
  DataLocations locations(Path model) {
    Path beside = DataLocations.beside(model).folder();
    return new DataLocations(folder.orElse(beside), files);
  }

  /**
   * Refuses a {@code --data} that {@code data} would not look at.
   *
   * @throws ParameterException if there is one
   */
  void checkNames(Optional<Data> data) {
    List<String> names = data.map(DataArguments::names).orElse(List.of());
    for (String name : files.keySet()) {
      if (!names.contains(name)) {
        throw new ParameterException(
            command.commandLine(),
            "--data " + name + ": the model reads no file of that name" + choices(names));
      }
    }
  }

  private static String choices(List<String> names) {
    return names.isEmpty() ? "" : ", only " + String.join(", ", names);
  }

  /** The block's own name stands for its only file; two files would not go by one name. */
  private static List<String> names(Data data) {
    List<String> names = new ArrayList<>();
    data.train().filter(DataArguments::isFile).ifPresent(source -> names.add("train"));
    data.validation().filter(DataArguments::isFile).ifPresent(source -> names.add("validation"));
    data.test().filter(DataArguments::isFile).ifPresent(source -> names.add("test"));
    if (names.size() == 1 || data.whole().filter(DataArguments::isFile).isPresent()) {
      names.add(0, data.name());
    }
    return names;
  }

  private static boolean isFile(Data.Source source) {
    return source.accept(
        new Data.Source.Visitor<>() {
          @Override
          public Boolean rows(Data.Rows rows) {
            return false;
          }

          @Override
          public Boolean csv(Data.Csv csv) {
            return true;
          }

          @Override
          public Boolean idx(Data.Idx idx) {
            return true;
          }
        });
  }
}
