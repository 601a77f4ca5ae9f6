package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Unit;

/** What the units that look at one signal compute, and their derivatives, as Java. */
final class Units {
  private final Numerals numerals;

  Units(Numerals numerals) {
    this.numerals = numerals;
  }

  /** An expression for the output of the signal {@code s}, which names a variable or cell. */
  CodeBlock output(Unit unit, String s) {
    return unit.accept(new Output(s));
  }

  /**
   * An expression for {@code delta * theta'}.
   *
   * @param told the signal or the output, whichever tells the derivative
   */
  CodeBlock timesDerivative(Unit unit, String delta, String told) {
    return unit.accept(new TimesDerivative(delta, told));
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
      return CodeBlock.of("$T.sigmoid($L)", RuntimeNames.ELEMENTARY, s);
    }

    @Override
    public CodeBlock tanh() {
      return CodeBlock.of("$T.tanh($L)", RuntimeNames.ELEMENTARY, s);
    }

    @Override
    public CodeBlock relu() {
      return CodeBlock.of("$T.max(0, $L)", Math.class, s);
    }

    @Override
    public CodeBlock abs() {
      return CodeBlock.of("$T.abs($L)", Math.class, s);
    }

    @Override
    public CodeBlock leakyRelu(Unit.LeakyRelu unit) {
      return CodeBlock.of("$1L > 0 ? $1L : $2L * $1L", s, numerals.literal(unit.slope()));
    }

    @Override
    public CodeBlock prelu(Unit.PRelu unit) {
      return CodeBlock.of("$1L > 0 ? $1L : slope[j] * $1L", s);
    }

    @Override
    public CodeBlock maxout(Unit.Maxout unit) {
      throw notOneSignal(unit.spelling());
    }

    @Override
    public CodeBlock softplus() {
      return CodeBlock.of("$T.softplus($L)", RuntimeNames.ELEMENTARY, s);
    }

    @Override
    public CodeBlock hardTanh() {
      return CodeBlock.of("$1L < -1 ? -1 : $1L > 1 ? 1 : $1L", s);
    }

    @Override
    public CodeBlock softmax() {
      throw notOneSignal("softmax");
    }
  }

  /** At kinks, the derivatives are those that PyTorch takes. */
  private final class TimesDerivative implements Unit.Visitor<CodeBlock> {
    private final String delta;
    private final String told;

    TimesDerivative(String delta, String told) {
      this.delta = delta;
      this.told = told;
    }

    @Override
    public CodeBlock identity() {
      return CodeBlock.of(delta);
    }

    @Override
    public CodeBlock sigmoid() {
      return CodeBlock.of("$1L * ($2L * ($3L - $2L))", delta, told, numerals.literal(1));
    }

    @Override
    public CodeBlock tanh() {
      return CodeBlock.of(
          "$1L * $4T.fma(-$2L, $2L, $3L)", delta, told, numerals.literal(1), Math.class);
    }

    @Override
    public CodeBlock relu() {
      return CodeBlock.of("$2L > 0 ? $1L : 0", delta, told);
    }

    @Override
    public CodeBlock abs() {
      return CodeBlock.of("$2L > 0 ? $1L : $2L < 0 ? -$1L : 0", delta, told);
    }

    @Override
    public CodeBlock leakyRelu(Unit.LeakyRelu unit) {
      return CodeBlock.of("$2L > 0 ? $1L : $3L * $1L", delta, told, numerals.literal(unit.slope()));
    }

    @Override
    public CodeBlock prelu(Unit.PRelu unit) {
      return CodeBlock.of("$2L > 0 ? $1L : slope[j] * $1L", delta, told);
    }

    @Override
    public CodeBlock maxout(Unit.Maxout unit) {
      throw notOneSignal(unit.spelling());
    }

    @Override
    public CodeBlock softplus() {
      return CodeBlock.of("$L * $T.sigmoid($L)", delta, RuntimeNames.ELEMENTARY, told);
    }

    @Override
    public CodeBlock hardTanh() {
      return CodeBlock.of("$2L > -1 && $2L < 1 ? $1L : 0", delta, told);
    }

    @Override
    public CodeBlock softmax() {
      throw notOneSignal("softmax");
    }
  }
}
