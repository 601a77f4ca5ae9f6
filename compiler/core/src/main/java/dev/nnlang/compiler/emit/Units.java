package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Unit;

/** What each unit computes from one signal, and its derivative in terms of its output. */
final class Units {
  private final Numerals numerals;

  Units(Numerals numerals) {
    this.numerals = numerals;
  }

  /** The formula, for a Javadoc. */
  static String formula(Unit unit, String signal) {
    return unit.accept(
        new Fold<>() {
          @Override
          public String identity() {
            return signal;
          }

          @Override
          public String sigmoid() {
            return "1 / (1 + exp(-" + signal + "))";
          }

          @Override
          public String tanh() {
            return "tanh(" + signal + ")";
          }

          @Override
          public String relu() {
            return "max(0, " + signal + ")";
          }

          @Override
          public String softmax() {
            return "exp(" + signal + ") / sum exp(" + signal + ")";
          }
        });
  }

  /** The derivative theta' by the output, for a Javadoc. */
  static String derivativeFormula(Unit unit, String output) {
    return unit.accept(
        new Fold<>() {
          @Override
          public String identity() {
            return "1";
          }

          @Override
          public String sigmoid() {
            return output + " (1 - " + output + ")";
          }

          @Override
          public String tanh() {
            return "1 - " + output + "^2";
          }

          @Override
          public String relu() {
            return "[" + output + " > 0]";
          }

          @Override
          public String softmax() {
            return "diag(" + output + ") - " + output + " " + output + "^T";
          }
        });
  }

  /** An expression for the output of the signal {@code signal}, which names a variable or cell. */
  CodeBlock output(Unit unit, String signal) {
    return unit.accept(
        new Fold<>() {
          @Override
          public CodeBlock identity() {
            return CodeBlock.of(signal);
          }

          @Override
          public CodeBlock sigmoid() {
            return CodeBlock.of("$T.sigmoid($L)", RuntimeNames.ELEMENTARY, signal);
          }

          @Override
          public CodeBlock tanh() {
            return CodeBlock.of("$T.tanh($L)", RuntimeNames.ELEMENTARY, signal);
          }

          @Override
          public CodeBlock relu() {
            return CodeBlock.of("$1L <= 0 ? 0 : $1L", signal);
          }

          @Override
          public CodeBlock softmax() {
            throw new CompilerBug("softmax is not one signal's");
          }
        });
  }

  /** An expression for {@code delta * theta'}, from the output {@code output}. */
  CodeBlock timesDerivative(Unit unit, String delta, String output) {
    String one = numerals.literal(1);
    return unit.accept(
        new Fold<>() {
          @Override
          public CodeBlock identity() {
            return CodeBlock.of(delta);
          }

          @Override
          public CodeBlock sigmoid() {
            return CodeBlock.of("$1L * ($2L * ($3L - $2L))", delta, output, one);
          }

          @Override
          public CodeBlock tanh() {
            return CodeBlock.of("$1L * $4T.fma(-$2L, $2L, $3L)", delta, output, one, Math.class);
          }

          @Override
          public CodeBlock relu() {
            return CodeBlock.of("$2L > 0 ? $1L : 0", delta, output);
          }

          @Override
          public CodeBlock softmax() {
            throw new CompilerBug("softmax is not one signal's");
          }
        });
  }

  /** The units that this back end has; the checker refuses the others by name. */
  private abstract static class Fold<R> implements Unit.Visitor<R> {
    @Override
    public R abs() {
      throw notYet("abs");
    }

    @Override
    public R leakyRelu(Unit.LeakyRelu unit) {
      throw notYet(unit.spelling());
    }

    @Override
    public R prelu(Unit.PRelu unit) {
      throw notYet(unit.spelling());
    }

    @Override
    public R maxout(Unit.Maxout unit) {
      throw notYet(unit.spelling());
    }

    @Override
    public R softplus() {
      throw notYet("softplus");
    }

    @Override
    public R hardTanh() {
      throw notYet("hard_tanh");
    }

    private static CompilerBug notYet(String unit) {
      return new CompilerBug("the checker let " + unit + " through");
    }
  }
}
