package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.Plan;

/** The methods that predict: one example, or many. */
final class PredictionWriter {
  /** Examples that pass a layer together: enough for tiles, few enough for the first caches. */
  private static final int BATCH = 64;

  private final Plan plan;
  private final Numerals numerals;

  PredictionWriter(Plan plan, Numerals numerals) {
    this.plan = plan;
    this.numerals = numerals;
  }

  /** One example. */
  MethodSpec one() {
    String outputs = plan.last().outputRows();
    MethodSpec.Builder method =
        NetworkWriter.override("predict")
            .addParameter(numerals.row(), "x")
            .addParameter(numerals.row(), "y")
            .addStatement(require("x", plan.network().inputWidth()))
            .addStatement(require("y", plan.network().outputWidth()))
            .addComment("Buffers of one example; a thread that finds them taken makes its own.")
            .addStatement("Rows found = idle.take()")
            .addStatement("Rows rows = found == null ? $L : found", newRows("1"))
            .addCode(plan.hasRoadOfRow() ? throughOne() : throughAll());
    activateLast(method, "1");
    return method
        .addStatement(
            "System.arraycopy(rows.$L[0], 0, y, 0, $L)", outputs, plan.network().outputWidth())
        .addStatement("idle.give(rows)")
        .build();
  }

  private CodeBlock throughAll() {
    return CodeBlock.builder().add(input("x", "0")).addStatement("propagate(rows, 0, 1)").build();
  }

  /**
   * Inputs that need no copy are not kept either: where the garbage collector has to know of a
   * reference, writing it costs a fence, which is long beside a small network.
   */
  private CodeBlock throughOne() {
    return plan.input().isEmpty()
        ? CodeBlock.builder().addStatement("propagateOne(rows, x, 0)").build()
        : CodeBlock.builder()
            .add(input("x", "0"))
            .addStatement("propagateOne(rows, rows.x0[0], 0)")
            .build();
  }

  /** Many examples at once, as many as {@link #BATCH} through all layers before the next. */
  MethodSpec many() {
    String outputs = plan.last().outputRows();
    MethodSpec.Builder method =
        NetworkWriter.override("predict")
            .addParameter(numerals.rows(), "x")
            .addParameter(numerals.rows(), "y")
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "to")
            .addStatement("Rows found = idleBatch.take()")
            .addStatement(
                "Rows rows = found == null ? $L : found", newRows(Integer.toString(BATCH)))
            .beginControlFlow("for (int first = from; first < to; first += $L)", BATCH)
            .addStatement("int count = Math.min($L, to - first)", BATCH)
            .beginControlFlow("for (int n = 0; n < count; n++)")
            .addStatement(require("x[first + n]", plan.network().inputWidth()))
            .addStatement(require("y[first + n]", plan.network().outputWidth()))
            .addCode(plan.input().isEmpty() ? CodeBlock.of("") : input("x[first + n]", "n"))
            .endControlFlow()
            .addCode(plan.input().isEmpty() ? allInputs() : CodeBlock.of(""))
            .addStatement("propagate(rows, 0, count)");
    activateLast(method, "count");
    return method
        .beginControlFlow("for (int n = 0; n < count; n++)")
        .addStatement(
            "System.arraycopy(rows.$L[n], 0, y[first + n], 0, $L)",
            outputs,
            plan.network().outputWidth())
        .endControlFlow()
        .endControlFlow()
        .addStatement("idleBatch.give(rows)")
        .build();
  }

  /** The last unit of rows 0 to {@code to} - 1, which {@code propagate} leaves out. */
  private void activateLast(MethodSpec.Builder method, String to) {
    LayerPlan last = plan.last();
    last.activate()
        .ifPresent(
            kernel ->
                method.addStatement(
                    PropagationWriter.activateCall(last, "rows." + last.signalRows(), "0", to)));
  }

  private static CodeBlock require(String array, int width) {
    String name = array.substring(0, 1);
    return CodeBlock.of("$T.require($S, $L.length, $L)", RuntimeNames.SHAPE, name, array, width);
  }

  private CodeBlock newRows(String capacity) {
    return CodeBlock.of(
        plan.input().isEmpty() ? "new Rows($L)" : "new Rows($L).withInputs()", capacity);
  }

  /**
   * All inputs of a chunk at once, which is one message to the garbage collector instead of many.
   */
  private static CodeBlock allInputs() {
    return CodeBlock.builder()
        .addStatement("System.arraycopy(x, first, rows.x0, 0, count)")
        .build();
  }

  /** Makes {@code x} the input of row {@code n}: a copy where input layers carry it on. */
  private CodeBlock input(String x, String n) {
    if (plan.input().isEmpty()) {
      return CodeBlock.builder().addStatement("rows.x0[$L] = $L", n, x).build();
    }
    return CodeBlock.builder()
        .addStatement(
            "System.arraycopy($L, 0, rows.x0[$L], 0, $L)", x, n, plan.network().inputWidth())
        .addStatement("scaleInput(rows.x0[$L])", n)
        .build();
  }
}
