package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.plan.Kernel;
import javax.lang.model.element.Modifier;

/** The input layers: what carries a raw row to what the first layer takes. */
final class Inputs {
  private final Numerals numerals;

  Inputs(Numerals numerals) {
    this.numerals = numerals;
  }

  MethodSpec scale(Kernel.Scale kernel) {
    MethodSpec.Builder method =
        method(kernel.method())
            .addModifiers(Modifier.STATIC)
            .addJavadoc(
                Doc.of(
                    "Maps the declared range of each column {@code $L .. $L} to {@code $L..$L} in place; x"
                        + " [$L].",
                    kernel.segments().get(0).from(),
                    kernel.segments().get(kernel.segments().size() - 1).to() - 1,
                    numerals.literal(kernel.segments().get(0).target().low()),
                    numerals.literal(kernel.segments().get(0).target().high()),
                    kernel.width()));
    for (Kernel.Segment segment : kernel.segments()) {
      method
          .beginControlFlow("for (int i = $L; i < $L; i++)", segment.from(), segment.to())
          .addStatement("x[i] = $L", scaled(segment))
          .endControlFlow();
    }
    return method.build();
  }

  /** {@code low' + (x - low) factor}, without the terms that are 0. */
  private CodeBlock scaled(Kernel.Segment segment) {
    Field.Range declared = segment.declared();
    Field.Range target = segment.target();
    double factor = (target.high() - target.low()) / (declared.high() - declared.low());
    String distance =
        declared.low() == 0 ? "x[i]" : "(x[i] - " + numerals.literal(declared.low()) + ")";
    return target.low() == 0
        ? CodeBlock.of("$L * $L", distance, numerals.literal(factor))
        : CodeBlock.of(
            "$T.fma($L, $L, $L)",
            Math.class,
            distance,
            numerals.literal(factor),
            numerals.literal(target.low()));
  }

  MethodSpec standardize(Kernel.Standardize kernel) {
    return method(kernel.method())
        .addJavadoc(Doc.of("{@code x = (x - mean) / deviation} in place; x [$L].", kernel.width()))
        .beginControlFlow("for (int i = 0; i < $L; i++)", kernel.width())
        .addStatement("x[i] = (x[i] - mean[i]) / deviation[i]")
        .endControlFlow()
        .build();
  }

  private MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .addParameter(numerals.row(), "x");
  }
}
