package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression.UnaryOperator;
import dev.nnlang.grammar.NnParser;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Turns the parse tree of a {@code data} block into records. */
final class BuildData {
  private final DocComments docs;
  private final Diagnostics diagnostics;

  BuildData(DocComments docs, Diagnostics diagnostics) {
    this.docs = docs;
    this.diagnostics = diagnostics;
  }

  DataSyntax data(NnParser.DataContext data) {
    List<NnParser.DataEntryContext> entries = BuildFile.whole(data.dataBlock().dataEntry());
    return new DataSyntax(
        docs.of(data.getStart()),
        Places.name(data.name()),
        BuildFile.each(entries, NnParser.DataEntryContext::source, this::source),
        BuildFile.each(entries, NnParser.DataEntryContext::split, BuildData::split),
        Places.span(data));
  }

  private DataSyntax.SourceSyntax source(NnParser.SourceContext source) {
    return new DataSyntax.SourceSyntax(
        Places.name(source.dataKey()), origin(source.origin()), Places.span(source));
  }

  private DataSyntax.Origin origin(NnParser.OriginContext origin) {
    if (origin.rows() != null) {
      return rows(origin.rows());
    }
    return origin.share() != null ? share(origin.share()) : reader(origin.reader());
  }

  private static DataSyntax.Reader reader(NnParser.ReaderContext reader) {
    return new DataSyntax.Reader(
        new Expression.Call(
            Places.name(reader.plainWord()),
            BuildExpression.arguments(reader.argument()),
            Places.span(reader)));
  }

  private static DataSyntax.Share share(NnParser.ShareContext share) {
    return new DataSyntax.Share(
        BuildExpression.amount(share),
        Places.name(share.name()),
        Optional.ofNullable(share.amount()).map(BuildExpression::amount),
        Places.span(share));
  }

  private DataSyntax.Rows rows(NnParser.RowsContext rows) {
    return new DataSyntax.Rows(
        rows.names().name().stream().map(Places::name).toList(),
        rows.row().stream().map(this::row).toList(),
        Places.span(rows));
  }

  private DataSyntax.Row row(NnParser.RowContext row) {
    return new DataSyntax.Row(row.cell().stream().map(this::cell).toList(), Places.span(row));
  }

  private Expression cell(NnParser.CellContext cell) {
    if (cell.NUMBER() == null) {
      return BuildExpression.reference(cell.name());
    }
    Span span = Places.span(cell);
    Token number = cell.NUMBER().getSymbol();
    boolean signed = cell.getStart() != number;
    if (signed && cell.getStart().getStopIndex() + 1 != number.getStartIndex()) {
      diagnostics.add(
          Diagnostic.of(Code.UNEXPECTED_TEXT, span, "a sign in a row does not touch its number")
              .label("rows hold numbers, not sums")
              .help(Wording.of("write `%s%s`", cell.getStart().getText(), number.getText()))
              .build());
    }
    return cell.MINUS() == null
        ? BuildExpression.number(cell.NUMBER().getText(), span)
        : new Expression.Unary(UnaryOperator.NEGATE, BuildExpression.number(cell.NUMBER()), span);
  }

  private static DataSyntax.SplitSyntax split(NnParser.SplitContext split) {
    return new DataSyntax.SplitSyntax(
        split.splitPart().stream()
            .map(
                part ->
                    new DataSyntax.SplitPart(
                        Places.name(part.name()),
                        Optional.ofNullable(part.amount()).map(BuildExpression::amount),
                        Places.span(part)))
            .toList(),
        Places.span(split));
  }
}
