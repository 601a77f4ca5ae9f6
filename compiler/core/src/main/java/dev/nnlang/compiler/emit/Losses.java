package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.plan.Kernel;
import dev.nnlang.compiler.plan.SlopeSource;
import javax.lang.model.element.Modifier;

/** The loss of each row, and {@code de/dx} of the outputs. */
final class Losses {
  private static final Unit SOFTMAX = new Unit.Softmax();

  private final Numerals numerals;
  private final Elementwise elementwise;
  private final LossColumns columns;

  Losses(Numerals numerals, Elementwise elementwise, LossColumns columns) {
    this.numerals = numerals;
    this.elementwise = elementwise;
    this.columns = columns;
  }

  MethodSpec loss(Kernel.LossOf kernel) {
    int l = kernel.layer();
    String made =
        kernel.ofSignals() ? "x" + l + " = " + UnitFormula.of(kernel.unit(), l) + "}, {@code " : "";
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                Doc.of(
                    "{@code $Le = $L}; x$L [n x $L], $L$L.",
                    made,
                    LossFormula.of(kernel.loss(), kernel.task(), l),
                    l,
                    kernel.width(),
                    isClasses(kernel.task()) ? "label [n]" : "y [n x " + kernel.width() + "]",
                    kernel.byColumns() ? "; columns is room, a vector for each row" : ""));
    if (kernel.ofSignals() && kernel.apart()) {
      method.addParameter(numerals.rows(), "s" + l);
    }
    method.addParameter(numerals.rows(), "x" + l);
    method.addParameter(target(kernel.task()));
    if (kernel.byColumns()) {
      method.addParameter(numerals.rows(), "columns");
    }
    method
        .addParameter(double[].class, "e")
        .addParameter(int.class, "from")
        .addParameter(int.class, "to");
    if (kernel.byColumns()) {
      method.addStatement("int n = from");
      columns.write(method, l, kernel.width());
    }
    method
        .beginControlFlow("for ($L; n < to; n++)", kernel.byColumns() ? "" : "int n = from")
        .addStatement("$T x = x$L[n]", numerals.row(), l);
    if (kernel.ofSignals() && kernel.apart()) {
      method.addStatement("System.arraycopy(s$L[n], 0, x, 0, $L)", l, kernel.width());
    }
    if (!isClasses(kernel.task())) {
      method.addStatement("$T t = y[n]", numerals.row());
    }
    return method.addCode(kernel.loss().accept(new Value(kernel))).endControlFlow().build();
  }

  /** Writes {@code de/dx} of row n into {@code e}, from {@code x} and the target. */
  CodeBlock derivative(SlopeSource.OfLoss source, int width, String e) {
    return source.loss().accept(new Derivative(source.task(), width, e));
  }

  /** The labels or the targets of all rows. */
  ParameterSpec target(Task task) {
    return isClasses(task)
        ? ParameterSpec.builder(int[].class, "label").build()
        : ParameterSpec.builder(numerals.rows(), "y").build();
  }

  static boolean isClasses(Task task) {
    return task == Task.CLASSIFICATION;
  }

  private static CodeBlock targetOf(Task task) {
    return isClasses(task) ? CodeBlock.of("(j == label[n] ? 1 : 0)") : CodeBlock.of("t[j]");
  }

  /** The first of the largest outputs but the label's own, as {@code rival}. */
  private static CodeBlock rival(int width) {
    return CodeBlock.builder()
        .addStatement("int rival = label[n] == 0 ? 1 : 0")
        .beginControlFlow("for (int j = rival + 1; j < $L; j++)", width)
        .addStatement("rival = j != label[n] && x[j] > x[rival] ? j : rival")
        .endControlFlow()
        .build();
  }

  /** The value of a loss, as {@code e[n]}. */
  private final class Value implements Loss.Visitor<CodeBlock> {
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final Kernel.LossOf kernel;
    private final int width;

    Value(Kernel.LossOf kernel) {
      this.kernel = kernel;
      this.width = kernel.width();
    }

    @Override
    public CodeBlock squared() {
      return sum(CodeBlock.of("$T.fma(difference, difference, loss)", Math.class));
    }

    @Override
    public CodeBlock absolute() {
      return sum(CodeBlock.of("loss + $T.abs(difference)", Math.class));
    }

    @Override
    public CodeBlock huber(Loss.Huber huber) {
      String delta = numerals.literal(huber.delta());
      String half = numerals.literal(0.5);
      return sum(
          CodeBlock.of(
              "loss + ($1T.abs(difference) <= $2L$W? $3L * difference * difference$W"
                  + ": $2L * ($1T.abs(difference) - $4L))",
              Math.class,
              delta,
              half,
              numerals.literal(huber.delta() / 2)));
    }

    /** Adds up a term of each output; {@code next} is the sum with the next one. */
    private CodeBlock sum(CodeBlock next) {
      code.addStatement("$T loss = 0", numerals.type());
      code.beginControlFlow("for (int j = 0; j < $L; j++)", width)
          .addStatement("$T difference = x[j] - $L", numerals.type(), targetOf(kernel.task()))
          .addStatement("loss = $L", next)
          .endControlFlow();
      return code.addStatement("e[n] = loss").build();
    }

    @Override
    public CodeBlock hinge() {
      if (isClasses(kernel.task())) {
        code.add(rival(width))
            .addStatement(
                "$T loss = $L - x[label[n]] + x[rival]", numerals.type(), numerals.literal(1))
            .addStatement("e[n] = loss > 0 ? loss : 0");
        return code.build();
      }
      code.addStatement("$T loss = 0", numerals.type());
      code.beginControlFlow("for (int j = 0; j < $L; j++)", width)
          .addStatement(
              "$T lack = $L - (t[j] == 1 ? x[j] : -x[j])", numerals.type(), numerals.literal(1))
          .addStatement("loss += lack > 0 ? lack : 0")
          .endControlFlow();
      return code.addStatement("e[n] = loss").build();
    }

    /** The stable forms: both stay finite for signals of any size. */
    @Override
    public CodeBlock crossEntropy() {
      if (kernel.unit().equals(SOFTMAX)) {
        code.add(Activations.largest(numerals, width));
        code.addStatement("$T distance = x[label[n]] - max", numerals.type());
        code.add(elementwise.exponentials(width));
        code.addStatement("e[n] = $T.log(sum) - distance", RuntimeNames.ELEMENTARY);
        return code.build();
      }
      code.addStatement("$T loss = 0", numerals.type());
      code.beginControlFlow("for (int j = 0; j < $L; j++)", width)
          .addStatement("$T s = x[j]", numerals.type())
          .addStatement("loss += $T.softplus(s) - s * t[j]", RuntimeNames.ELEMENTARY)
          .addStatement("x[j] = $T.sigmoid(s)", RuntimeNames.ELEMENTARY)
          .endControlFlow();
      return code.addStatement("e[n] = loss").build();
    }
  }

  /** {@code de/dx}, as a row; for cross-entropy {@code de/ds}. */
  private final class Derivative implements Loss.Visitor<CodeBlock> {
    private final Task task;
    private final int width;
    private final String e;

    Derivative(Task task, int width, String e) {
      this.task = task;
      this.width = width;
      this.e = e;
    }

    @Override
    public CodeBlock squared() {
      return each(CodeBlock.of("2 * (x[j] - $L)", targetOf(task)));
    }

    @Override
    public CodeBlock crossEntropy() {
      return each(CodeBlock.of("x[j] - $L", targetOf(task)));
    }

    @Override
    public CodeBlock absolute() {
      return each(CodeBlock.of("x[j] > $1L ? 1 : x[j] < $1L ? -1 : 0", targetOf(task)));
    }

    @Override
    public CodeBlock huber(Loss.Huber huber) {
      String delta = numerals.literal(huber.delta());
      return CodeBlock.builder()
          .beginControlFlow("for (int j = 0; j < $L; j++)", width)
          .addStatement("$T difference = x[j] - $L", numerals.type(), targetOf(task))
          .addStatement(
              "$2L[j] = difference > $1L ? $1L : difference < -$1L ? -$1L : difference", delta, e)
          .endControlFlow()
          .build();
    }

    @Override
    public CodeBlock hinge() {
      String one = numerals.literal(1);
      if (!isClasses(task)) {
        return each(
            CodeBlock.of("t[j] == 1 ? ($1L - x[j] > 0 ? -1 : 0) : ($1L + x[j] > 0 ? 1 : 0)", one));
      }
      return CodeBlock.builder()
          .add(rival(width))
          .addStatement("boolean close = $L - x[label[n]] + x[rival] > 0", one)
          .beginControlFlow("for (int j = 0; j < $L; j++)", width)
          .addStatement("$L[j] = !close ? 0 : j == label[n] ? -1 : j == rival ? 1 : 0", e)
          .endControlFlow()
          .build();
    }

    private CodeBlock each(CodeBlock derivative) {
      return CodeBlock.builder()
          .beginControlFlow("for (int j = 0; j < $L; j++)", width)
          .addStatement("$L[j] = $L", e, derivative)
          .endControlFlow()
          .build();
    }
  }
}
