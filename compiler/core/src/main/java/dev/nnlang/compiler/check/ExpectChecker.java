package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.source.LineMap;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.ExpectSyntax;
import dev.nnlang.compiler.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the clauses of an expect block into expectations. */
final class ExpectChecker {
  private ExpectChecker() {}

  /** The expectations of the clauses that are right; what is wrong with the others is reported. */
  static List<Expectation> check(
      ExpectSyntax syntax,
      Network network,
      Optional<Data> data,
      Numbers numbers,
      SourceFile source,
      Diagnostics diagnostics) {
    TrainScene scene = new TrainScene(network, data, false, numbers, source, diagnostics);
    ExpectPrediction predictions = new ExpectPrediction(scene);
    ExpectFigure figures = new ExpectFigure(scene);
    LineMap lines = source.lines();
    List<Expectation> expectations = new ArrayList<>();
    for (Expression.Binary clause : syntax.clauses()) {
      int line = lines.line(clause.span().start());
      Optional<Expectation> expectation =
          ExpectPrediction.is(clause) ? predictions.read(clause, line) : figures.read(clause, line);
      expectation.ifPresent(expectations::add);
    }
    return expectations;
  }
}
