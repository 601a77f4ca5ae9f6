package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code predict(5.1, 3.5, 1.4, 0.2) = setosa}, {@code predict(1, 2) = 3.5 +- 0.1}. */
final class ExpectPrediction {
  private static final String PREDICT = "predict";

  private final TrainScene scene;
  private final ExpectCell cells;

  ExpectPrediction(TrainScene scene) {
    this.scene = scene;
    this.cells = new ExpectCell(scene);
  }

  /** Whether a clause is about a prediction. */
  static boolean is(Expression.Binary clause) {
    return prediction(clause.left()).isPresent() || prediction(clause.right()).isPresent();
  }

  private static Optional<Expression.Call> prediction(Expression expression) {
    return expression instanceof Expression.Call call && call.name().text().equals(PREDICT)
        ? Optional.of(call)
        : Optional.empty();
  }

  Optional<Expectation> read(Expression.Binary clause, int line) {
    Optional<Expression.Call> left = prediction(clause.left());
    Expression.Call call = left.or(() -> prediction(clause.right())).orElseThrow();
    Expression value = left.isPresent() ? clause.right() : clause.left();
    boolean equal = requireEqual(clause);
    Optional<List<String>> inputs = inputs(call);
    Optional<Expected> expected = expected(call, value);
    return equal && inputs.isPresent() && expected.isPresent()
        ? Optional.of(
            new Expectation.Prediction(
                inputs.get(),
                expected.get().cell(),
                expected.get().tolerance(),
                TrainText.folded(scene.source(), clause.span()),
                line))
        : Optional.empty();
  }

  private boolean requireEqual(Expression.Binary clause) {
    if (clause.operator() == BinaryOperator.EQUAL) {
      return true;
    }
    scene.report(
        Diagnostic.of(
                Code.WRONG_KIND, clause.operatorSpan(), "a prediction is compared with `=` alone")
            .fix("write `=`", clause.operatorSpan(), "="));
    return false;
  }

  private Optional<List<String>> inputs(Expression.Call call) {
    List<Field> inputs = scene.network().inputs();
    int wanted = inputs.stream().mapToInt(Field::count).sum();
    int got = call.arguments().size();
    if (wanted != got) {
      scene.report(
          Diagnostic.of(
                  Code.WRONG_ARGUMENTS,
                  call.span(),
                  String.format(
                      Locale.ROOT,
                      "`predict` takes %d %s, but %d %s written",
                      wanted,
                      wanted == 1 ? "value" : "values",
                      got,
                      got == 1 ? "is" : "are"))
              .help(
                  String.format(
                      Locale.ROOT,
                      "write a value for each input of `%s`",
                      scene.network().name())));
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    int at = 0;
    for (Field input : inputs) {
      for (int i = 0; i < input.count(); i++) {
        input(call.arguments().get(at++), input).ifPresent(texts::add);
      }
    }
    return texts.size() == wanted ? Optional.of(texts) : Optional.empty();
  }

  private Optional<String> input(Expression.Argument argument, Field input) {
    if (argument.name().isPresent()) {
      scene.report(
          Diagnostic.of(
                  Code.WRONG_ARGUMENTS,
                  argument.span(),
                  "`predict` takes its values in the order of the inputs, without names")
              .help("write the value alone"));
      return Optional.empty();
    }
    return cells.read(
        argument.value(), input.type(), String.format(Locale.ROOT, "`%s`", input.name()));
  }

  private record Expected(String cell, double tolerance) {}

  private Optional<Expected> expected(Expression.Call call, Expression value) {
    Network network = scene.network();
    int outputs = network.outputs().stream().mapToInt(Field::count).sum();
    if (outputs != 1) {
      scene.report(
          Diagnostic.of(
                  Code.WRONG_ARGUMENTS,
                  call.span(),
                  String.format(
                      Locale.ROOT,
                      "`predict` compares one output, but `%s` has %d",
                      network.name(),
                      outputs))
              .help("expect an error or an accuracy instead"));
      return Optional.empty();
    }
    Field output = network.outputs().get(0);
    String what = String.format(Locale.ROOT, "`%s`", output.name());
    if (!(value instanceof Expression.Binary around
        && around.operator() == BinaryOperator.PLUS_MINUS)) {
      return cells
          .read(value, output.type(), what)
          .map(cell -> new Expected(decision(cell, output.type()), 0));
    }
    Optional<String> cell = cells.read(around.left(), output.type(), what);
    OptionalDouble tolerance = tolerance(around);
    return cell.isPresent() && tolerance.isPresent()
        ? Optional.of(new Expected(cell.get(), tolerance.getAsDouble()))
        : Optional.empty();
  }

  /** A boolean may be written as a number, as it may in data. */
  private static String decision(String cell, Field.Type type) {
    return type instanceof Field.Bool
        ? Boolean.toString(cell.equals("true") || cell.equals("1"))
        : cell;
  }

  private OptionalDouble tolerance(Expression.Binary around) {
    if (scene.network().task() != Task.REGRESSION) {
      scene.report(
          Diagnostic.of(
                  Code.WRONG_KIND,
                  around.operatorSpan().to(around.right().span()),
                  "a label has no tolerance")
              .help("write the label alone"));
      return OptionalDouble.empty();
    }
    return TrainRange.POSITIVE.read(around.right(), "a tolerance", scene);
  }
}
