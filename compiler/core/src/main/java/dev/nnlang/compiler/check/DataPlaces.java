package dev.nnlang.compiler.check;

import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.DataSyntax;
import dev.nnlang.compiler.syntax.DataSyntax.Rows;
import dev.nnlang.compiler.syntax.DataSyntax.SourceSyntax;
import java.util.Optional;

/** Where the parts of a data block stand, for messages about what they hold. */
sealed interface DataPlaces {
  /** The rows under {@code key}: {@code from}, {@code train}, {@code validation}, {@code test}. */
  Table table(String key);

  /** The word {@code stratified}. */
  Span stratified();

  /** Places in the block itself. */
  static DataPlaces in(DataSyntax syntax) {
    return new InBlock(syntax);
  }

  /** One place for everything, where the block is not at hand. */
  static DataPlaces allAt(Span place) {
    return new Single(place);
  }

  /** Where the columns and cells of a table stand; both are counted from 0. */
  interface Table {
    /** All columns. */
    Span header();

    Span column(int column);

    Span cell(int row, int column);
  }

  /** Rows that were checked to be a table, so every index has its place. */
  record InBlock(DataSyntax syntax) implements DataPlaces {
    @Override
    public Table table(String key) {
      Optional<Table> rows =
          syntax.sources().stream()
              .filter(source -> source.key().text().equals(key))
              .map(SourceSyntax::origin)
              .filter(Rows.class::isInstance)
              .map(origin -> (Table) new Written((Rows) origin))
              .findFirst();
      return rows.orElse(new Single(syntax.name().span()));
    }

    @Override
    public Span stratified() {
      return syntax.splits().stream()
          .flatMap(split -> split.parts().stream())
          .filter(part -> part.word().text().equals("stratified"))
          .map(part -> part.word().span())
          .findFirst()
          .orElse(syntax.name().span());
    }
  }

  /** The places of rows in the file. */
  record Written(Rows rows) implements Table {
    @Override
    public Span header() {
      int columns = rows.columns().size();
      return columns == 0 ? rows.span() : column(0).to(column(columns - 1));
    }

    @Override
    public Span column(int column) {
      return rows.columns().get(column).span();
    }

    @Override
    public Span cell(int row, int column) {
      return rows.rows().get(row).cells().get(column).span();
    }
  }

  /** The same place for everything. */
  record Single(Span place) implements DataPlaces, Table {
    @Override
    public Table table(String key) {
      return this;
    }

    @Override
    public Span stratified() {
      return place;
    }

    @Override
    public Span header() {
      return place;
    }

    @Override
    public Span column(int column) {
      return place;
    }

    @Override
    public Span cell(int row, int column) {
      return place;
    }
  }
}
