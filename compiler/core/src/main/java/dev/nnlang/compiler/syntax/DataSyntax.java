package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** {@code data iris { from: ... split: ... }}. */
public record DataSyntax(
    Optional<String> doc,
    Name name,
    List<SourceSyntax> sources,
    List<SplitSyntax> splits,
    Span span) {
  public DataSyntax {
    sources = List.copyOf(sources);
    splits = List.copyOf(splits);
  }

  /** {@code from: csv("iris.csv")}, {@code validation: 10% of train, seed 7}. */
  public record SourceSyntax(Name key, Origin origin, Span span) {}

  /** Where rows come from. */
  public sealed interface Origin {
    /** Where it stands. */
    Span span();
  }

  /**
   * {@code csv("iris.csv")}, {@code idx("images", "labels")}, or an unknown reader, for the checker
   * to refuse.
   */
  public record Reader(Expression.Call call) implements Origin {
    @Override
    public Span span() {
      return call.span();
    }
  }

  /** {@code rows(a, b, y) { -1, -1, -1 ... }}. */
  public record Rows(List<Name> columns, List<Row> rows, Span span) implements Origin {
    public Rows {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** One row; a cell is a number with or without a sign, or a name. */
  public record Row(List<Expression> cells, Span span) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** {@code 10% of train, seed 7}. */
  public record Share(Expression amount, Name of, Optional<Expression> seed, Span span)
      implements Origin {}

  /** {@code split: train 70%, validation 15%, test 15%, stratified, seed 7}. */
  public record SplitSyntax(List<SplitPart> parts, Span span) {
    public SplitSyntax {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A word and, after most words, a number: {@code train 70%}, {@code stratified}, {@code seed 7}.
   */
  public record SplitPart(Name word, Optional<Expression> number, Span span) {}
}
