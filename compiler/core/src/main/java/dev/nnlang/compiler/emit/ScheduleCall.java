package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Schedule;
import java.util.List;

/** Spells a rate as the runtime's schedule. */
final class ScheduleCall implements Schedule.Visitor<CodeBlock> {
  @Override
  public CodeBlock constant(Schedule.Constant constant) {
    return call("constant", constant.rate());
  }

  @Override
  public CodeBlock ramp(Schedule.Ramp ramp) {
    return call("ramp", ramp.from(), ramp.to(), ramp.epochs());
  }

  @Override
  public CodeBlock cosine(Schedule.Cosine cosine) {
    return call("cosine", cosine.from(), cosine.to(), cosine.epochs());
  }

  @Override
  public CodeBlock exponential(Schedule.Exponential exponential) {
    return call("exponential", exponential.start(), exponential.factor(), exponential.per());
  }

  @Override
  public CodeBlock step(Schedule.Step step) {
    return call("step", step.start(), step.factor(), step.every());
  }

  @Override
  public CodeBlock sequence(Schedule.Sequence sequence) {
    List<Schedule> pieces = sequence.pieces();
    int last = pieces.size() - 1;
    CodeBlock before =
        pieces.subList(0, last).stream()
            .map(
                piece ->
                    CodeBlock.of(
                        "new $T($L, $L)",
                        RuntimeNames.PIECE,
                        piece.accept(this),
                        Numerals.doubleLiteral(piece.accept(new Length()))))
            .collect(CodeBlock.joining(",\n"));
    return CodeBlock.builder()
        .add("$T.sequence(\n", RuntimeNames.SCHEDULE)
        .indent()
        .indent()
        .add("$T.of(\n$>$>$L),\n$<$<", List.class, before)
        .add("$L)", pieces.get(last).accept(this))
        .unindent()
        .unindent()
        .build();
  }

  private static CodeBlock call(String method, double... numbers) {
    CodeBlock.Builder arguments = CodeBlock.builder();
    for (int i = 0; i < numbers.length; i++) {
      arguments.add(i == 0 ? "$L" : ", $L", Numerals.doubleLiteral(numbers[i]));
    }
    return CodeBlock.of("$T.$L($L)", RuntimeNames.SCHEDULE, method, arguments.build());
  }

  /** How many epochs a piece takes that another follows; the checker has seen to it. */
  private static final class Length implements Schedule.Visitor<Double> {
    @Override
    public Double constant(Schedule.Constant constant) {
      return constant.epochs().orElseThrow(() -> endless(constant));
    }

    @Override
    public Double ramp(Schedule.Ramp ramp) {
      return ramp.epochs();
    }

    @Override
    public Double cosine(Schedule.Cosine cosine) {
      return cosine.epochs();
    }

    @Override
    public Double exponential(Schedule.Exponential exponential) {
      throw endless(exponential);
    }

    @Override
    public Double step(Schedule.Step step) {
      throw endless(step);
    }

    @Override
    public Double sequence(Schedule.Sequence sequence) {
      double epochs = 0;
      for (Schedule piece : sequence.pieces()) {
        epochs += piece.accept(this);
      }
      return epochs;
    }

    private static CompilerBug endless(Schedule schedule) {
      return new CompilerBug("a rate follows one without an end: " + schedule);
    }
  }
}
