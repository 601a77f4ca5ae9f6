package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Unit;

/**
 * {@link Units} on vectors: the same bits in every lane. Those that go by way of {@link
 * VectorFunctions} are not here.
 */
final class VectorUnits {
  private final Numerals numerals;
  private final ClassName vector;

  VectorUnits(Numerals numerals, VectorNames names) {
    this.numerals = numerals;
    this.vector = names.vector();
  }

  /** An expression for the output of the signals {@code s}, a vector. */
  CodeBlock output(Unit unit, String s) {
    return unit.accept(new Output(s));
  }

  /** An expression for {@code delta * theta'}; both are vectors. */
  CodeBlock timesDerivative(Unit unit, String delta, String told) {
    return unit.accept(new TimesDerivative(delta, told));
  }

  /** Where {@code a} compares so with {@code b}. */
  private static CodeBlock where(String a, String comparison, String b) {
    return CodeBlock.of("$L.compare($T.$L, $L)", a, VectorNames.OPERATORS, comparison, b);
  }

  private CodeBlock broadcast(String number) {
    return CodeBlock.of("$T.broadcast(LANES, $L)", vector, number);
  }

  private CodeBlock slopes() {
    return CodeBlock.of("$T.fromArray(LANES, slope, j)", vector);
  }

  private static CompilerBug notOneExpression(String unit) {
    return new CompilerBug(unit + " has a method of its own");
  }

  private static CompilerBug notOneSignal(String unit) {
    return new CompilerBug(unit + " looks at more than one signal");
  }

  private final class Output implements Unit.Visitor<CodeBlock> {
    private final String s;

    Output(String s) {
      this.s = s;
    }

    @Override
    public CodeBlock identity() {
      return CodeBlock.of(s);
    }

    @Override
    public CodeBlock sigmoid() {
      throw notOneExpression("sigmoid");
    }

    @Override
    public CodeBlock tanh() {
      throw notOneExpression("tanh");
    }

    @Override
    public CodeBlock relu() {
      return CodeBlock.of("$L.blend(0, $L)", s, where(s, "LE", "0"));
    }

    @Override
    public CodeBlock abs() {
      return CodeBlock.of("$L.abs()", s);
    }

    @Override
    public CodeBlock leakyRelu(Unit.LeakyRelu unit) {
      return CodeBlock.of(
          "$1L.mul($2L).blend($1L, $3L)", s, numerals.literal(unit.slope()), where(s, "GT", "0"));
    }

    @Override
    public CodeBlock prelu(Unit.PRelu unit) {
      return CodeBlock.of("$1L.mul($2L).blend($1L, $3L)", s, slopes(), where(s, "GT", "0"));
    }

    @Override
    public CodeBlock maxout(Unit.Maxout unit) {
      throw notOneSignal(unit.spelling());
    }

    @Override
    public CodeBlock softplus() {
      throw notOneExpression("softplus");
    }

    @Override
    public CodeBlock hardTanh() {
      return CodeBlock.of(
          "$L.blend(1, $L).blend(-1, $L)", s, where(s, "GT", "1"), where(s, "LT", "-1"));
    }

    @Override
    public CodeBlock softmax() {
      throw notOneSignal("softmax");
    }
  }

  private final class TimesDerivative implements Unit.Visitor<CodeBlock> {
    private final String delta;
    private final String told;

    TimesDerivative(String delta, String told) {
      this.delta = delta;
      this.told = told;
    }

    private CodeBlock deltaWhere(CodeBlock holds) {
      return CodeBlock.of("$T.zero(LANES).blend($L, $L)", vector, delta, holds);
    }

    @Override
    public CodeBlock identity() {
      return CodeBlock.of(delta);
    }

    @Override
    public CodeBlock sigmoid() {
      return CodeBlock.of(
          "$1L.mul($2L.mul($3L.sub($2L)))", delta, told, broadcast(numerals.literal(1)));
    }

    @Override
    public CodeBlock tanh() {
      return CodeBlock.of(
          "$1L.mul($2L.neg().fma($2L, $3L))", delta, told, broadcast(numerals.literal(1)));
    }

    @Override
    public CodeBlock relu() {
      return deltaWhere(where(told, "GT", "0"));
    }

    @Override
    public CodeBlock abs() {
      return CodeBlock.of(
          "$L.blend($L.neg(), $L)",
          deltaWhere(where(told, "GT", "0")),
          delta,
          where(told, "LT", "0"));
    }

    @Override
    public CodeBlock leakyRelu(Unit.LeakyRelu unit) {
      return CodeBlock.of(
          "$1L.mul($2L).blend($1L, $3L)",
          delta,
          numerals.literal(unit.slope()),
          where(told, "GT", "0"));
    }

    @Override
    public CodeBlock prelu(Unit.PRelu unit) {
      return CodeBlock.of("$1L.mul($2L).blend($1L, $3L)", delta, slopes(), where(told, "GT", "0"));
    }

    @Override
    public CodeBlock maxout(Unit.Maxout unit) {
      throw notOneSignal(unit.spelling());
    }

    @Override
    public CodeBlock softplus() {
      throw notOneExpression("the derivative of softplus");
    }

    @Override
    public CodeBlock hardTanh() {
      return deltaWhere(
          CodeBlock.of("$L.and($L)", where(told, "GT", "-1"), where(told, "LT", "1")));
    }

    @Override
    public CodeBlock softmax() {
      throw notOneSignal("softmax");
    }
  }
}
