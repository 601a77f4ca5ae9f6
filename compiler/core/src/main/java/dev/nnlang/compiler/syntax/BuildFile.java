package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression.BinaryOperator;
import dev.nnlang.grammar.NnParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;

/** Turns the parse tree of a file into records; what holds an error is left out. */
final class BuildFile {
  private final SourceFile source;
  private final DocComments docs;
  private final Diagnostics diagnostics;

  BuildFile(CommonTokenStream tokens, SourceFile source, Diagnostics diagnostics) {
    this.source = source;
    this.docs = new DocComments(tokens);
    this.diagnostics = diagnostics;
  }

  FileSyntax file(NnParser.FileContext file) {
    BuildModel models = new BuildModel(docs);
    BuildTrain trains = new BuildTrain(docs, diagnostics);
    List<NnParser.DeclarationContext> whole = whole(file.declaration());
    return new FileSyntax(
        edition(file),
        packageName(file),
        each(whole, NnParser.DeclarationContext::param, this::param),
        each(whole, NnParser.DeclarationContext::model, models::model),
        each(whole, NnParser.DeclarationContext::data, new BuildData(docs, diagnostics)::data),
        each(whole, NnParser.DeclarationContext::train, trains::train),
        each(whole, NnParser.DeclarationContext::expect, this::expect),
        docs.all(),
        new Span(0, source.text().length()));
  }

  private static Optional<Expression.NumberLiteral> edition(NnParser.FileContext file) {
    return Optional.ofNullable(file.edition())
        .flatMap(edition -> Optional.ofNullable(edition.NUMBER()))
        .map(BuildExpression::number);
  }

  private static List<Name> packageName(NnParser.FileContext file) {
    NnParser.PackageLineContext line = file.packageLine();
    return line == null || line.exception != null
        ? List.of()
        : line.name().stream().map(Places::name).toList();
  }

  private ParamSyntax param(NnParser.ParamContext param) {
    return new ParamSyntax(
        docs.of(param.getStart()),
        Places.name(param.name(0)),
        Places.name(param.name(1)),
        Optional.ofNullable(param.range()).map(BuildExpression::range),
        BuildExpression.build(param.value()),
        Places.span(param));
  }

  private ExpectSyntax expect(NnParser.ExpectContext expect) {
    return new ExpectSyntax(
        docs.of(expect.getStart()),
        Places.name(expect.name()),
        whole(expect.expectBlock().clause()).stream().map(BuildFile::clause).toList(),
        Places.span(expect));
  }

  private static Expression.Binary clause(NnParser.ClauseContext clause) {
    BinaryOperator operator = Operands.operator(clause.relation().getStart().getType());
    Expression right =
        clause.tolerance() == null
            ? BuildExpression.reference(clause.connective())
            : BuildExpression.build(clause.tolerance());
    return new Expression.Binary(
        operator,
        BuildExpression.callOrReference(clause.call(), clause.reference()),
        right,
        Places.span(clause.relation()),
        Places.span(clause));
  }

  /** Those of {@code entries} in which nothing went wrong. */
  static <C extends ParserRuleContext> List<C> whole(List<C> entries) {
    return entries.stream().filter(entry -> entry.exception == null).toList();
  }

  /** The records of one kind of entry, in the order of the text. */
  static <E, C, S> List<S> each(List<E> entries, Function<E, C> kind, Function<C, S> build) {
    List<S> built = new ArrayList<>();
    for (E entry : entries) {
      Optional.ofNullable(kind.apply(entry)).map(build).ifPresent(built::add);
    }
    return built;
  }
}
