package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.plan.Kernel;
import javax.lang.model.element.Modifier;

/** Activations, losses and the sensitivities at the outputs. */
final class Outputs {
  private static final Unit SOFTMAX = new Unit.Softmax();

  private final Numerals numerals;
  private final Units units;

  Outputs(Numerals numerals, Units units) {
    this.numerals = numerals;
    this.units = units;
  }

  MethodSpec activate(Kernel.Activate kernel) {
    int l = kernel.layer();
    boolean softmax = kernel.unit().equals(SOFTMAX);
    MethodSpec.Builder method =
        overRows(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code x$1L = $2L} in place$4L; s$1L, x$1L [n x $3L].",
                    l,
                    Units.formula(kernel.unit(), "s" + l),
                    kernel.width(),
                    softmax ? ", shifted by the largest signal" : ""))
            .addParameter(numerals.rows(), "s" + l)
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "to")
            .beginControlFlow("for (int n = from; n < to; n++)")
            .addStatement("$T x = s$L[n]", numerals.row(), l);
    if (softmax) {
      largest(method, kernel.width());
      exponentials(method, kernel.width());
    } else {
      elementwise(method, kernel.unit(), kernel.width());
    }
    return method.endControlFlow().build();
  }

  MethodSpec loss(Kernel.LossOf kernel) {
    int l = kernel.layer();
    MethodSpec.Builder method =
        overRows(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code x$1L = $2L} in place, {@code e = $3L}, and whether the prediction is right; s$1L,"
                        + " x$1L [n x $4L], $5L.",
                    l,
                    Units.formula(kernel.unit(), "s" + l),
                    lossFormula(kernel, l),
                    kernel.width(),
                    isClasses(kernel.task()) ? "label [n]" : "y [n x " + kernel.width() + "]"))
            .addParameter(numerals.rows(), "s" + l);
    target(method, kernel.task());
    method
        .addParameter(double[].class, "e")
        .addParameter(boolean[].class, "hit")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .beginControlFlow("for (int n = from; n < to; n++)")
        .addStatement("$T x = s$L[n]", numerals.row(), l);
    if (!isClasses(kernel.task())) {
      method.addStatement("$T t = y[n]", numerals.row());
    }
    boolean softmax = kernel.unit().equals(SOFTMAX);
    if (kernel.loss().equals(new Loss.CrossEntropy())) {
      crossEntropy(method, kernel, softmax);
    } else {
      squared(method, kernel, softmax);
    }
    return method.endControlFlow().build();
  }

  /** The stable forms: both stay finite for signals of any size. */
  private void crossEntropy(MethodSpec.Builder method, Kernel.LossOf kernel, boolean softmax) {
    int width = kernel.width();
    if (softmax) {
      largest(method, width);
      method.addStatement("$T distance = x[label[n]] - max", numerals.type());
      exponentials(method, width);
      method.addStatement("e[n] = $T.log(sum) - distance", RuntimeNames.ELEMENTARY);
      hitOfClass(method, width);
      return;
    }
    method
        .addStatement("$T loss = 0", numerals.type())
        .addStatement("boolean right = true")
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement("$T s = x[j]", numerals.type())
        .addStatement("loss += $T.softplus(s) - s * t[j]", RuntimeNames.ELEMENTARY)
        .addStatement("x[j] = $T.sigmoid(s)", RuntimeNames.ELEMENTARY)
        .addStatement("right &= (x[j] >= $L) == (t[j] == 1)", numerals.literal(0.5))
        .endControlFlow()
        .addStatement("e[n] = loss")
        .addStatement("hit[n] = right");
  }

  private void squared(MethodSpec.Builder method, Kernel.LossOf kernel, boolean softmax) {
    int width = kernel.width();
    if (softmax) {
      largest(method, width);
      exponentials(method, width);
    } else if (!kernel.unit().equals(new Unit.Identity())) {
      elementwise(method, kernel.unit(), width);
    }
    method.addStatement("$T loss = 0", numerals.type());
    if (hasTruth(kernel.task())) {
      method.addStatement("boolean right = true");
    }
    method
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement("$T difference = x[j] - $L", numerals.type(), targetOf(kernel.task()))
        .addStatement("loss = $T.fma(difference, difference, loss)", Math.class);
    if (hasTruth(kernel.task())) {
      method.addStatement("right &= (x[j] >= $L) == (t[j] == 1)", numerals.literal(0.5));
    }
    method.endControlFlow().addStatement("e[n] = loss");
    if (hasTruth(kernel.task())) {
      method.addStatement("hit[n] = right");
    } else if (isClasses(kernel.task())) {
      hitOfClass(method, width);
    }
  }

  MethodSpec sensitivity(Kernel.OutputSensitivity kernel) {
    int l = kernel.layer();
    boolean crossEntropy = kernel.loss().equals(new Loss.CrossEntropy());
    MethodSpec.Builder method =
        overRows(kernel.method())
            .addJavadoc(
                Doc.of(
                    "{@code delta$1L = de/ds$1L = $2L}; x$1L, delta$1L [n x $3L], $4L.",
                    l,
                    sensitivityFormula(kernel, l),
                    kernel.width(),
                    isClasses(kernel.task()) ? "label [n]" : "y [n x " + kernel.width() + "]"))
            .addParameter(numerals.rows(), "x" + l);
    target(method, kernel.task());
    method
        .addParameter(numerals.rows(), "delta" + l)
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .beginControlFlow("for (int n = from; n < to; n++)")
        .addStatement("$T x = x$L[n]", numerals.row(), l)
        .addStatement("$T d = delta$L[n]", numerals.row(), l);
    if (!isClasses(kernel.task())) {
      method.addStatement("$T t = y[n]", numerals.row());
    }
    if (crossEntropy) {
      method
          .beginControlFlow("for (int j = 0; j < $L; j++)", kernel.width())
          .addStatement("d[j] = x[j] - $L", targetOf(kernel.task()))
          .endControlFlow();
    } else if (kernel.unit().equals(SOFTMAX)) {
      throughSoftmax(method, kernel);
    } else {
      method
          .beginControlFlow("for (int j = 0; j < $L; j++)", kernel.width())
          .addStatement("$T g = 2 * (x[j] - $L)", numerals.type(), targetOf(kernel.task()))
          .addStatement("d[j] = $L", units.timesDerivative(kernel.unit(), "g", "x[j]"))
          .endControlFlow();
    }
    return method.endControlFlow().build();
  }

  /** {@code delta_j = x_j (g_j - sum_i g_i x_i)} with {@code g = de/dx}. */
  private void throughSoftmax(MethodSpec.Builder method, Kernel.OutputSensitivity kernel) {
    method
        .addStatement("$T sum = 0", numerals.type())
        .beginControlFlow("for (int j = 0; j < $L; j++)", kernel.width())
        .addStatement("d[j] = 2 * (x[j] - $L)", targetOf(kernel.task()))
        .addStatement("sum = $T.fma(d[j], x[j], sum)", Math.class)
        .endControlFlow()
        .beginControlFlow("for (int j = 0; j < $L; j++)", kernel.width())
        .addStatement("d[j] = x[j] * (d[j] - sum)")
        .endControlFlow();
  }

  private void elementwise(MethodSpec.Builder method, Unit unit, int width) {
    method
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement("x[j] = $L", units.output(unit, "x[j]"))
        .endControlFlow();
  }

  /** The largest signal, as {@code max}. */
  private void largest(MethodSpec.Builder method, int width) {
    method
        .addStatement("$T max = x[0]", numerals.type())
        .beginControlFlow("for (int j = 1; j < $L; j++)", width)
        .addStatement("max = x[j] > max ? x[j] : max")
        .endControlFlow();
  }

  /**
   * Judges the outputs, as a prediction does: signals that differ may round to outputs that tie.
   */
  private static void hitOfClass(MethodSpec.Builder method, int width) {
    method
        .addStatement("int best = 0")
        .beginControlFlow("for (int j = 1; j < $L; j++)", width)
        .addStatement("best = x[j] > x[best] ? j : best")
        .endControlFlow()
        .addStatement("hit[n] = best == label[n]");
  }

  /** Turns signals into probabilities; leaves {@code sum exp(s - max)} in {@code sum}. */
  private void exponentials(MethodSpec.Builder method, int width) {
    method
        .addStatement("$T sum = 0", numerals.type())
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement("x[j] = $T.exp(x[j] - max)", RuntimeNames.ELEMENTARY)
        .addStatement("sum += x[j]")
        .endControlFlow()
        .beginControlFlow("for (int j = 0; j < $L; j++)", width)
        .addStatement("x[j] /= sum")
        .endControlFlow();
  }

  private static MethodSpec.Builder overRows(String name) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
  }

  private void target(MethodSpec.Builder method, Task task) {
    if (isClasses(task)) {
      method.addParameter(int[].class, "label");
    } else {
      method.addParameter(numerals.rows(), "y");
    }
  }

  private static CodeBlock targetOf(Task task) {
    return isClasses(task) ? CodeBlock.of("(j == label[n] ? 1 : 0)") : CodeBlock.of("t[j]");
  }

  private static boolean isClasses(Task task) {
    return task == Task.CLASSIFICATION;
  }

  private static boolean hasTruth(Task task) {
    return task == Task.TWO_CLASS || task == Task.MULTI_LABEL;
  }

  private static String lossFormula(Kernel.LossOf kernel, int l) {
    return kernel
        .loss()
        .accept(
            new LossFold() {
              @Override
              public String squared() {
                return "sum (x" + l + " - y)^2";
              }

              @Override
              public String crossEntropy() {
                return isClasses(kernel.task())
                    ? "-ln x" + l + "[label]"
                    : "-sum (y ln x" + l + " + (1 - y) ln (1 - x" + l + "))";
              }
            });
  }

  private static String sensitivityFormula(Kernel.OutputSensitivity kernel, int l) {
    return kernel
        .loss()
        .accept(
            new LossFold() {
              @Override
              public String squared() {
                String g = "2 (x" + l + " - y)";
                String derivative = Units.derivativeFormula(kernel.unit(), "x" + l);
                return derivative.equals("1") ? g : g + " (x) (" + derivative + ")";
              }

              @Override
              public String crossEntropy() {
                return "x" + l + " - y";
              }
            });
  }

  /** The losses that this back end has; the checker refuses the others by name. */
  private abstract static class LossFold implements Loss.Visitor<String> {
    @Override
    public String absolute() {
      throw notYet("absolute");
    }

    @Override
    public String huber(Loss.Huber huber) {
      throw notYet(huber.spelling());
    }

    @Override
    public String hinge() {
      throw notYet("hinge");
    }

    private static CompilerBug notYet(String loss) {
      return new CompilerBug("the checker let " + loss + " through");
    }
  }
}
