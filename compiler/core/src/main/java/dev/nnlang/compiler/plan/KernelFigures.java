package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Precision;

/**
 * One kernel of the plan as a person reads it.
 *
 * @param stage when it runs, and what its cost is for
 * @param method the generated method
 * @param computes its formula
 * @param shape of its matrix, fanIn first, or the length of its row
 * @param strategy how it does so
 * @param bytecodes an upper estimate, at most {@link Budget#METHOD}
 * @param cost for one {@link Stage#per}
 */
public record KernelFigures(
    Stage stage,
    String method,
    String computes,
    String shape,
    String strategy,
    int bytecodes,
    Cost cost) {

  /** When a kernel runs. */
  public enum Stage {
    /** On a raw row, once, before it reaches the network. */
    INPUT("example"),
    FORWARD("example"),
    /** Sensitivities. */
    BACKWARD("example"),
    GRADIENT("example"),
    UPDATE("update"),
    /** Gradient and update at once; what its sums take for each example, the gradient tells. */
    STEP("update"),
    /** Inside other kernels, whose cost holds that of the loop. */
    LOOP("call");

    private final String per;

    Stage(String per) {
      this.per = per;
    }

    /** What a cost is for: {@code example}, {@code update} or {@code call}. */
    public String per() {
      return per;
    }
  }

  /** The figures of {@code kernel} in a network of {@code precision}. */
  static KernelFigures of(Kernel kernel, Stage stage, Precision precision) {
    return new KernelFigures(
        stage,
        kernel.method(),
        kernel.accept(new KernelFormula()),
        kernel.accept(new KernelShape()),
        kernel.accept(new KernelStrategy()),
        kernel.bytecodes(),
        kernel.accept(new KernelCost(precision)));
  }
}
