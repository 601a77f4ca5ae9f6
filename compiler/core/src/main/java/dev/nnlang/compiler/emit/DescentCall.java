package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.plan.Penalties;

/** Spells an optimizer that searches for its steps, as the runtime's. */
record DescentCall(Penalties penalties) implements Optimizer.Visitor<CodeBlock> {
  @Override
  public CodeBlock lineSearch() {
    return CodeBlock.of("new $T.LineSearch($L)", RuntimeNames.DESCENT, strengths());
  }

  @Override
  public CodeBlock lbfgs(Optimizer.Lbfgs lbfgs) {
    return CodeBlock.of("new $T.Lbfgs($L, $L)", RuntimeNames.DESCENT, lbfgs.history(), strengths());
  }

  private String strengths() {
    return Numerals.doubleLiteral(penalties.l2()) + ", " + Numerals.doubleLiteral(penalties.l1());
  }

  @Override
  public CodeBlock sgd(Optimizer.Sgd sgd) {
    throw steps(sgd);
  }

  @Override
  public CodeBlock nesterov(Optimizer.Nesterov nesterov) {
    throw steps(nesterov);
  }

  @Override
  public CodeBlock adaGrad(Optimizer.AdaGrad adaGrad) {
    throw steps(adaGrad);
  }

  @Override
  public CodeBlock rmsProp(Optimizer.RmsProp rmsProp) {
    throw steps(rmsProp);
  }

  @Override
  public CodeBlock adam(Optimizer.Adam adam) {
    throw steps(adam);
  }

  private static CompilerBug steps(Optimizer optimizer) {
    return new CompilerBug(optimizer.spelling() + " does not search");
  }
}
