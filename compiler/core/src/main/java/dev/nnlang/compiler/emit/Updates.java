package dev.nnlang.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.plan.Kernel;
import javax.lang.model.element.Modifier;

/** What the optimizer makes of a gradient. */
final class Updates {
  private final Numerals numerals;

  Updates(Numerals numerals) {
    this.numerals = numerals;
  }

  /** Whether each parameter has a velocity beside it. */
  static boolean hasVelocity(Optimizer optimizer) {
    return sgd(optimizer).momentum() > 0;
  }

  MethodSpec row(Kernel.UpdateRow kernel) {
    Optimizer.Sgd sgd = sgd(kernel.optimizer());
    boolean velocity = hasVelocity(sgd);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                Doc.of(
                    "{@code $Lw = w - eta $L} with {@code G = g mean}; clears g; rows of $L.",
                    velocity ? "v = " + numerals.literal(sgd.momentum()) + " v + G, " : "",
                    velocity ? "v" : "G",
                    kernel.width()))
            .addParameter(numerals.row(), "w")
            .addParameter(numerals.row(), "g");
    if (velocity) {
      method.addParameter(numerals.row(), "v");
    }
    method
        .addParameter(numerals.type(), "eta")
        .addParameter(numerals.type(), "mean")
        .beginControlFlow("for (int j = 0; j < $L; j++)", kernel.width());
    if (velocity) {
      method
          .addStatement(
              "$T step = $T.fma($L, v[j], g[j] * mean)",
              numerals.type(),
              Math.class,
              numerals.literal(sgd.momentum()))
          .addStatement("v[j] = step")
          .addStatement("w[j] = $T.fma(-eta, step, w[j])", Math.class);
    } else {
      method.addStatement("w[j] = $T.fma(-eta, g[j] * mean, w[j])", Math.class);
    }
    return method.addStatement("g[j] = 0").endControlFlow().build();
  }

  MethodSpec layer(Kernel.Update kernel) {
    int l = kernel.layer();
    String velocity = hasVelocity(kernel.optimizer()) ? "v" + l + "[i], " : "";
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc(
                Doc.of(
                    "Moves the weights of inputs {@code from .. to - 1} of layer $L, and the biases where"
                        + " {@code first}$L.",
                    l,
                    kernel.transposed() ? "; copies the weights into their transpose" : ""))
            .addParameter(numerals.type(), "eta")
            .addParameter(numerals.type(), "mean")
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "to");
    if (kernel.bias()) {
      method.addParameter(TypeName.BOOLEAN, "first");
    }
    method
        .beginControlFlow("for (int i = from; i < to; i++)")
        .addStatement("updateRow$1L(w$2L[i], g$2L[i], $3Leta, mean)", kernel.fanOut(), l, velocity)
        .endControlFlow();
    if (kernel.transposed()) {
      method.addStatement("transpose(w$1L, t$1L, from, to)", l);
    }
    if (kernel.bias()) {
      String biasVelocity = velocity.isEmpty() ? "" : "vb" + l + ", ";
      method
          .beginControlFlow("if (first)")
          .addStatement("updateRow$1L(b$2L, gb$2L, $3Leta, mean)", kernel.fanOut(), l, biasVelocity)
          .endControlFlow();
    }
    return method.build();
  }

  private static Optimizer.Sgd sgd(Optimizer optimizer) {
    if (optimizer instanceof Optimizer.Sgd sgd) {
      return sgd;
    }
    throw new CompilerBug("the checker let " + optimizer.spelling() + " through");
  }
}
