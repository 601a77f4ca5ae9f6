package dev.nnlang.engine;

import dev.nnlang.compiler.model.Data;
import dev.nnlang.data.Csv;
import dev.nnlang.data.DataFile;
import dev.nnlang.data.Idx;
import dev.nnlang.data.Limits;
import dev.nnlang.data.Loaded;
import dev.nnlang.data.Parts;
import dev.nnlang.data.Rows;
import dev.nnlang.data.Shares;
import dev.nnlang.data.Split;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature;
import java.util.List;
import java.util.Optional;

/**
 * The sets that a data block declares, read.
 *
 * @param validation absent where none is declared
 * @param test absent where none is declared
 * @param source the rows that the training set was chosen from
 */
public record DataParts(
    ExampleSource train,
    Optional<ExampleSource> validation,
    Optional<ExampleSource> test,
    ExampleSource source) {

  /**
   * Reads the sets of {@code data} as examples of {@code signature}. Whoever has checked the model
   * has been told what it does not use of them.
   *
   * @throws dev.nnlang.data.DataException if a file does not fit
   * @throws FileProblem if a path leaves the model's folder
   */
  public static DataParts read(Data data, Signature signature, DataLocations locations) {
    Reader reader = new Reader(data.name(), signature, locations);
    if (data.whole().isPresent()) {
      return reader.split(data, reader.read("from", data.whole().get()));
    }
    ExampleSource train = reader.read("train", data.train().orElseThrow());
    Optional<ExampleSource> validation =
        data.validation().map(source -> reader.read("validation", source));
    Optional<ExampleSource> test = data.test().map(source -> reader.read("test", source));
    return hold(data, train, train, validation, test);
  }

  private static DataParts hold(
      Data data,
      ExampleSource source,
      ExampleSource train,
      Optional<ExampleSource> validation,
      Optional<ExampleSource> test) {
    if (data.held().isEmpty()) {
      return new DataParts(train, validation, test, source);
    }
    Parts parts = Split.hold(train, data.held().get().share(), data.held().get().seed());
    return new DataParts(parts.train(), Optional.of(parts.validation()), test, source);
  }

  /** Reads one source after the other. */
  private record Reader(String block, Signature signature, DataLocations locations) {

    ExampleSource read(String part, Data.Source source) {
      return source.accept(new Source(part)).examples();
    }

    DataParts split(Data data, ExampleSource whole) {
      if (data.split().isEmpty()) {
        return hold(data, whole, whole, Optional.empty(), Optional.empty());
      }
      Data.Split split = data.split().get();
      Parts parts =
          Split.of(
              whole,
              signature,
              new Shares(split.train(), split.validation(), split.test()),
              split.stratified(),
              split.seed());
      return hold(
          data,
          whole,
          parts.train(),
          split.validation() > 0 ? Optional.of(parts.validation()) : Optional.empty(),
          split.test() > 0 ? Optional.of(parts.test()) : Optional.empty());
    }

    private final class Source implements Data.Source.Visitor<Loaded> {
      private final String part;

      Source(String part) {
        this.part = part;
      }

      @Override
      public Loaded rows(Data.Rows rows) {
        return locations
            .replacement(block, part)
            .map(file -> Csv.read(file, signature, Limits.DEFAULT))
            .orElseGet(() -> Rows.of(rows.columns(), rows.rows(), signature, block));
      }

      @Override
      public Loaded csv(Data.Csv csv) {
        DataFile file =
            locations.replacement(block, part).orElseGet(() -> locations.declared(csv.path()));
        return Csv.read(file, signature, Limits.DEFAULT);
      }

      @Override
      public Loaded idx(Data.Idx idx) {
        List<DataFile> pair =
            locations
                .replacementPair(block, part)
                .orElseGet(
                    () ->
                        List.of(
                            locations.declared(idx.images()), locations.declared(idx.labels())));
        return Idx.read(pair.get(0), pair.get(1), signature, Limits.DEFAULT);
      }
    }
  }
}
