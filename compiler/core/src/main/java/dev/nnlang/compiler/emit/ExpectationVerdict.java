package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.InputRow;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Task;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The call that judges an expectation.
 *
 * @param scores the variable with the score of a set
 */
record ExpectationVerdict(Network network, Function<Measure.Part, String> scores)
    implements Expectation.Visitor<CodeBlock> {

  /** More numbers are one string that is read, since each literal of its own costs bytecodes. */
  private static final int NUMBERS_ONE_BY_ONE = 100;

  @Override
  public CodeBlock figure(Expectation.Figure figure) {
    return CodeBlock.of(
        "$T.figure($L,$W$T.$L,$W$L)",
        RuntimeNames.VERDICT,
        figure.measure().accept(new Reading(scores)),
        RuntimeNames.OPERATOR,
        figure.operator().name(),
        Numerals.doubleLiteral(figure.value()));
  }

  @Override
  public CodeBlock prediction(Expectation.Prediction prediction) {
    CodeBlock row = row(InputRow.of(network.inputs(), prediction.inputs()));
    return network.task() == Task.REGRESSION
        ? CodeBlock.of(
            "$T.number(network,$W$L,$W$L,$W$L)",
            RuntimeNames.VERDICT,
            row,
            Numerals.doubleLiteral(Double.parseDouble(prediction.expected())),
            Numerals.doubleLiteral(prediction.tolerance()))
        : CodeBlock.of(
            "$T.label(network,$W$L,$W$S)", RuntimeNames.VERDICT, row, prediction.expected());
  }

  private static CodeBlock row(double[] numbers) {
    List<String> literals = Arrays.stream(numbers).mapToObj(Numerals::doubleLiteral).toList();
    return numbers.length <= NUMBERS_ONE_BY_ONE
        ? CodeBlock.of(
            "new double[] {$L}",
            CodeBlock.join(literals.stream().map(CodeBlock::of).toList(), ",$W"))
        : CodeBlock.of(
            "$T.stream($L.split($S)).mapToDouble(Double::parseDouble).toArray()",
            Arrays.class,
            LongText.of(literals, " "),
            " ");
  }

  /** The figure that an expectation names. */
  private record Reading(Function<Measure.Part, String> scores)
      implements Measure.Visitor<CodeBlock> {
    @Override
    public CodeBlock error(Measure.MeanError error) {
      return CodeBlock.of("$L.error()", scores.apply(error.part()));
    }

    @Override
    public CodeBlock accuracy(Measure.Accuracy accuracy) {
      return CodeBlock.of("$L.accuracy()", scores.apply(accuracy.part()));
    }

    @Override
    public CodeBlock improvement(Measure.Improvement improvement) {
      throw new CompilerBug("an expectation of an improvement");
    }

    @Override
    public CodeBlock count(Measure.Count count) {
      if (count.counter() != Measure.Counter.PARAMETERS) {
        throw new CompilerBug("an expectation of " + count.spelling());
      }
      return CodeBlock.of(
          "network.tensors().stream().filter($T::learned).mapToLong($T::size).sum()",
          RuntimeNames.TENSOR,
          RuntimeNames.TENSOR);
    }
  }
}
