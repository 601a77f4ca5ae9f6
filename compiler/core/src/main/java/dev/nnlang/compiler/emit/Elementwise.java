package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.plan.Target;
import java.util.Arrays;
import java.util.Optional;

/** Loops over one row after the other: number by number, or vector by vector. */
final class Elementwise {
  private final Numerals numerals;
  private final boolean vectors;
  private final Units units;
  private final VectorUnits vectorUnits;
  private final VectorNames names;

  Elementwise(Numerals numerals, Target target) {
    this.numerals = numerals;
    this.vectors = target == Target.VECTOR;
    this.units = new Units(numerals);
    this.names = new VectorNames(numerals);
    this.vectorUnits = new VectorUnits(numerals, names);
  }

  /**
   * {@code x[j] = theta(s[j])} for {@code j} below {@code width}.
   *
   * @param s the array of the signals
   * @param filled whether that array is filled up to whole vectors
   */
  CodeBlock output(Unit unit, String s, int width, boolean filled) {
    if (!vectors || !filled) {
      return numbers(width, "x", units.output(unit, s + "[j]"));
    }
    Optional<VectorFunction> function = FunctionsOf.output(unit);
    if (function.isPresent()) {
      return call(function.get(), s + ", x", width);
    }
    return CodeBlock.builder()
        .beginControlFlow("for (int j = 0; j < $L; j += V)", width)
        .addStatement("$1T signal = $1T.fromArray(LANES, $2L, j)", names.vector(), s)
        .addStatement("$L.intoArray(x, j)", vectorUnits.output(unit, "signal"))
        .endControlFlow()
        .build();
  }

  /**
   * {@code d[j] = delta[j] theta'} for {@code j} below {@code width}.
   *
   * @param delta the array of {@code de/dx}
   * @param told the array that tells the derivative
   * @param filled whether that array is filled up to whole vectors
   */
  CodeBlock timesDerivative(Unit unit, String delta, String told, int width, boolean filled) {
    if (!vectors || !filled) {
      return numbers(width, "d", units.timesDerivative(unit, delta + "[j]", told + "[j]"));
    }
    Optional<VectorFunction> function = FunctionsOf.derivative(unit);
    if (function.isPresent()) {
      return call(function.get(), delta + ", " + told + ", d", width);
    }
    return CodeBlock.builder()
        .beginControlFlow("for (int j = 0; j < $L; j += V)", width)
        .addStatement("$1T toOutput = $1T.fromArray(LANES, $2L, j)", names.vector(), delta)
        .addStatement("$1T told = $1T.fromArray(LANES, $2L, j)", names.vector(), told)
        .addStatement("$L.intoArray(d, j)", vectorUnits.timesDerivative(unit, "toOutput", "told"))
        .endControlFlow()
        .build();
  }

  /**
   * Copies the numbers of {@code span} from {@code from} to {@code to}, and what fills them up.
   * Vectors, as one that is read soon after it was written in pieces waits until these have left
   * the processor. In plain Java a span is a whole row.
   */
  CodeBlock copy(String from, String to, Span span) {
    if (!vectors) {
      return CodeBlock.builder()
          .addStatement("System.arraycopy($L, 0, $L, 0, $L)", from, to, span.right())
          .build();
    }
    return whole(CodeBlock.of("$T.fromArray(LANES, $L, j)", names.vector(), from), to, span);
  }

  /** The same for 0. */
  CodeBlock clear(String row, Span span) {
    if (!vectors) {
      return CodeBlock.builder().addStatement("$T.fill($L, 0)", Arrays.class, row).build();
    }
    return whole(CodeBlock.of("$T.zero(LANES)", names.vector()), row, span);
  }

  private static CodeBlock whole(CodeBlock vector, String row, Span span) {
    return CodeBlock.builder()
        .beginControlFlow("for (int j = $L; j < $L; j += V)", span.left(), span.right())
        .addStatement("$L.intoArray($L, j)", vector, row)
        .endControlFlow()
        .build();
  }

  private static CodeBlock call(VectorFunction function, String rows, int width) {
    return CodeBlock.builder().addStatement("$L($L, $L)", function.method(), rows, width).build();
  }

  private static CodeBlock numbers(int width, String array, CodeBlock value) {
    return CodeBlock.builder()
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement("$L[j] = $L", array, value)
        .endControlFlow()
        .build();
  }

  /** Turns signals in {@code x} into probabilities; leaves {@code sum exp(s - max)} in sum. */
  CodeBlock exponentials(int width) {
    CodeBlock.Builder code = CodeBlock.builder().addStatement("$T sum = 0", numerals.type());
    if (vectors) {
      code.add(call(VectorFunction.EXP, "x, max", width))
          .beginControlFlow("for (int j = 0; j < $L; j++)", width)
          .addStatement("sum += x[j]")
          .endControlFlow()
          .beginControlFlow("for (int j = 0; j < $L; j += V)", width)
          .addStatement("$T.fromArray(LANES, x, j).div(sum).intoArray(x, j)", names.vector())
          .endControlFlow();
    } else {
      code.beginControlFlow("for (int j = 0; j < $L; j++)", width)
          .addStatement("x[j] = $T.exp(x[j] - max)", RuntimeNames.ELEMENTARY)
          .addStatement("sum += x[j]")
          .endControlFlow()
          .beginControlFlow("for (int j = 0; j < $L; j++)", width)
          .addStatement("x[j] /= sum")
          .endControlFlow();
    }
    return code.build();
  }
}
