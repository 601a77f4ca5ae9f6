package dev.nnlang.compiler.plan;

import java.util.stream.Stream;

/**
 * What a kernel does and touches, in FLOPs and bytes.
 *
 * <p>FLOPs are counted from the formulas: an addition, multiplication, division, comparison or root
 * is one, and so is a call of exp, ln, tanh, sigmoid or softplus. A multiply-add is two. Where
 * numbers decide which way is taken, the longer one counts.
 *
 * @param products FLOPs of sums of products: signals, sensitivities from above, gradients
 * @param elementwise all other FLOPs
 * @param bytes of every number that is read or written, counted once however often that is; no
 *     model of a cache
 */
public record Cost(long products, long elementwise, long bytes) {
  static final Cost NONE = new Cost(0, 0, 0);

  /** The cost of all of {@code kernels}; what two of them touch counts twice. */
  static Cost sum(Stream<KernelFigures> kernels) {
    return kernels.map(KernelFigures::cost).reduce(NONE, Cost::plus);
  }

  /** All FLOPs. */
  public long flops() {
    return products + elementwise;
  }

  /** Arithmetic intensity: FLOPs for each byte; 0 where nothing is touched. */
  public double intensity() {
    return bytes == 0 ? 0 : (double) flops() / bytes;
  }

  Cost plus(Cost other) {
    return new Cost(
        products + other.products, elementwise + other.elementwise, bytes + other.bytes);
  }
}
