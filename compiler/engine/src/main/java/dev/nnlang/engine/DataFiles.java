package dev.nnlang.engine;

import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Data;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that the data of a model is read from. */
public final class DataFiles {
  private DataFiles() {}

  /**
   * Those that {@code model} declares, whether they are there or not; none where its rows stand in
   * the model itself.
   *
   * @throws FileProblem if a path leaves the folder of {@code locations}
   */
  public static List<Path> of(CheckedModel model, DataLocations locations) {
    return model.data().stream()
        .flatMap(data -> Stream.of(data.whole(), data.train(), data.validation(), data.test()))
        .flatMap(Optional::stream)
        .flatMap(source -> source.accept(new Declared(locations)))
        .distinct()
        .toList();
  }

  private record Declared(DataLocations locations) implements Data.Source.Visitor<Stream<Path>> {
    @Override
    public Stream<Path> rows(Data.Rows rows) {
      return Stream.of();
    }

    @Override
    public Stream<Path> csv(Data.Csv csv) {
      return Stream.of(locations.declared(csv.path()).path());
    }

    @Override
    public Stream<Path> idx(Data.Idx idx) {
      return Stream.of(
          locations.declared(idx.images()).path(), locations.declared(idx.labels()).path());
    }
  }
}
