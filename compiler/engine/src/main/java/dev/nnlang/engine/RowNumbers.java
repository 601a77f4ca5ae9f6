package dev.nnlang.engine;

import dev.nnlang.compiler.model.Data;
import dev.nnlang.data.Shares;
import dev.nnlang.data.Split;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature;

/** Which row of its source a row of the training set is: a split of numbered rows tells. */
final class RowNumbers {
  private RowNumbers() {}

  /**
   * The row of {@code source}, from 0, that is row {@code n} of the training set that {@code data}
   * makes of it.
   */
  static int of(Data data, Signature signature, ExampleSource source, int n) {
    ExampleSource rows = numbered(source);
    if (data.split().isPresent()) {
      Data.Split split = data.split().get();
      Shares shares = new Shares(split.train(), split.validation(), split.test());
      rows = Split.of(rows, signature, shares, split.stratified(), split.seed()).train();
    }
    if (data.held().isPresent()) {
      rows = Split.hold(rows, data.held().get().share(), data.held().get().seed()).train();
    }
    double[] input = new double[signature.inputWidth()];
    rows.read(n, input, new double[signature.outputWidth()]);
    return (int) input[0];
  }

  /** {@code source} with the number of each row, from 0, in the place of its first input. */
  private static ExampleSource numbered(ExampleSource source) {
    return new ExampleSource() {
      @Override
      public int size() {
        return source.size();
      }

      @Override
      public void read(int n, double[] input, double[] target) {
        source.read(n, input, target);
        input[0] = n;
      }
    };
  }

  /** What people call the source that the training rows of {@code data} come from. */
  static String name(Data data) {
    return data.whole()
        .or(data::train)
        .map(source -> source.accept(new NameOf(data.name())))
        .orElse(data.name());
  }

  private record NameOf(String block) implements Data.Source.Visitor<String> {
    @Override
    public String rows(Data.Rows rows) {
      return block;
    }

    @Override
    public String csv(Data.Csv csv) {
      return csv.path();
    }

    @Override
    public String idx(Data.Idx idx) {
      return idx.images();
    }
  }
}
