package dev.nnlang.compiler.syntax;

import dev.nnlang.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * One {@code .nn} file as written.
 *
 * @param edition the number after {@code nn}; absent where the line is missing
 * @param packageName the names of the package line; empty where there is none
 * @param comments every comment, doc comments too, in order
 */
public record FileSyntax(
    Optional<Expression.NumberLiteral> edition,
    List<Name> packageName,
    List<ParamSyntax> params,
    List<ModelSyntax> models,
    List<DataSyntax> datas,
    List<TrainSyntax> trains,
    List<ExpectSyntax> expects,
    List<Comment> comments,
    Span span) {
  public FileSyntax {
    packageName = List.copyOf(packageName);
    params = List.copyOf(params);
    models = List.copyOf(models);
    datas = List.copyOf(datas);
    trains = List.copyOf(trains);
    expects = List.copyOf(expects);
    comments = List.copyOf(comments);
  }
}
