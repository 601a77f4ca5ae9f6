package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.emit.Arithmetic.Term;
import dev.nnlang.compiler.model.Optimizer;
import java.util.List;

/**
 * An optimizer as Java. Formulas are PyTorch's.
 *
 * @param formula what it does to a parameter w with the gradient G, for a Javadoc
 * @param state the rows that it keeps beside each row of parameters
 * @param numbers what a step needs beside eta and mean, made once per update by {@link #prepare}
 * @param prepare statements that make eta and {@code numbers} of {@code rate} and {@code step}
 * @param step statements that move {@code w} by {@code gradient}
 */
record OptimizerCode(
    String formula, List<String> state, List<String> numbers, CodeBlock prepare, CodeBlock step) {

  /** The code of {@code optimizer}, one that does not search, spelled in {@code arithmetic}. */
  static OptimizerCode of(Optimizer optimizer, Numerals numerals, Arithmetic arithmetic) {
    return optimizer.accept(new Code(numerals, arithmetic));
  }

  private record Code(Numerals numerals, Arithmetic a) implements Optimizer.Visitor<OptimizerCode> {
    private static final String W = "w";

    private Term gradient() {
      return a.variable("gradient");
    }

    private Term constant(double value) {
      return a.number(numerals.literal(value));
    }

    /** {@code w - eta move}, rounded once. */
    private CodeBlock descend(Term move) {
      return a.store(W, a.fma(a.number("-eta"), move, a.cell(W)));
    }

    @Override
    public OptimizerCode sgd(Optimizer.Sgd sgd) {
      if (sgd.momentum() == 0) {
        return new OptimizerCode(
            "w = w - eta G", List.of(), List.of(), plainRate(), descend(gradient()));
      }
      String m = numerals.literal(sgd.momentum());
      return new OptimizerCode(
          "v = " + m + " v + G, w = w - eta v",
          List.of("v"),
          List.of(),
          plainRate(),
          CodeBlock.builder()
              .add(velocity(sgd.momentum()))
              .add(descend(a.variable("velocity")))
              .build());
    }

    private CodeBlock velocity(double momentum) {
      return CodeBlock.builder()
          .add(a.declare("velocity", a.fma(constant(momentum), a.cell("v"), gradient())))
          .add(a.store("v", a.variable("velocity")))
          .build();
    }

    @Override
    public OptimizerCode nesterov(Optimizer.Nesterov nesterov) {
      String m = numerals.literal(nesterov.momentum());
      return new OptimizerCode(
          "v = " + m + " v + G, w = w - eta (G + " + m + " v)",
          List.of("v"),
          List.of(),
          plainRate(),
          CodeBlock.builder()
              .add(velocity(nesterov.momentum()))
              .add(
                  descend(a.fma(constant(nesterov.momentum()), a.variable("velocity"), gradient())))
              .build());
    }

    @Override
    public OptimizerCode adaGrad(Optimizer.AdaGrad adaGrad) {
      return new OptimizerCode(
          "a = a + G^2, w = w - eta G / (sqrt(a) + " + numerals.literal(adaGrad.epsilon()) + ")",
          List.of("a"),
          List.of(),
          plainRate(),
          CodeBlock.builder()
              .add(a.declare("sum", a.fma(gradient(), gradient(), a.cell("a"))))
              .add(a.store("a", a.variable("sum")))
              .add(scaledStep("sum", adaGrad.epsilon()))
              .build());
    }

    @Override
    public OptimizerCode rmsProp(Optimizer.RmsProp rmsProp) {
      return new OptimizerCode(
          "a = "
              + numerals.literal(rmsProp.decay())
              + " a + "
              + numerals.literal(1 - rmsProp.decay())
              + " G^2, w = w - eta G / (sqrt(a) + "
              + numerals.literal(rmsProp.epsilon())
              + ")",
          List.of("a"),
          List.of(),
          plainRate(),
          CodeBlock.builder()
              .add(a.declare("square", meanSquare(rmsProp.decay(), "a")))
              .add(a.store("a", a.variable("square")))
              .add(scaledStep("square", rmsProp.epsilon()))
              .build());
    }

    /** {@code (1 - decay) G^2 + decay mean}. */
    private Term meanSquare(double decay, String mean) {
      return a.fma(
          a.times(constant(1 - decay), gradient()),
          gradient(),
          a.times(constant(decay), a.cell(mean)));
    }

    private CodeBlock scaledStep(String square, double epsilon) {
      Term length = a.plus(a.root(a.variable(square)), constant(epsilon));
      return a.store(W, a.minus(a.cell(W), a.times(a.number("eta"), a.over(gradient(), length))));
    }

    /** The corrections of both means' bias towards 0 are numbers of the update, not of w. */
    @Override
    public OptimizerCode adam(Optimizer.Adam adam) {
      boolean decays = adam.weightDecay() > 0;
      boolean decoupled = decays && adam.decoupled();
      CodeBlock.Builder step = CodeBlock.builder();
      if (decays && !decoupled) {
        Term decayed = a.fma(constant(adam.weightDecay()), a.cell(W), gradient());
        step.addStatement("gradient = $L", decayed.code());
      }
      Term length =
          a.plus(a.over(a.root(a.variable("mean2")), a.number("root")), constant(adam.epsilon()));
      Term kept = decoupled ? a.times(a.number("kept"), a.cell(W)) : a.cell(W);
      step.add(
              a.declare(
                  "mean1",
                  a.fma(
                      constant(1 - adam.beta1()),
                      gradient(),
                      a.times(constant(adam.beta1()), a.cell("m")))))
          .add(a.declare("mean2", meanSquare(adam.beta2(), "v")))
          .add(a.store("m", a.variable("mean1")))
          .add(a.store("v", a.variable("mean2")))
          .add(
              a.store(
                  W, a.minus(kept, a.times(a.number("eta"), a.over(a.variable("mean1"), length)))));
      return new OptimizerCode(
          adamFormula(adam, numerals.literal(adam.weightDecay())),
          List.of("m", "v"),
          decoupled ? List.of("root", "kept") : List.of("root"),
          correctedRate(adam, decoupled),
          step.build());
    }

    private CodeBlock correctedRate(Optimizer.Adam adam, boolean decoupled) {
      String beta1 = Numerals.doubleLiteral(adam.beta1());
      String beta2 = Numerals.doubleLiteral(adam.beta2());
      CodeBlock.Builder prepare =
          CodeBlock.builder()
              .addStatement(
                  "$T eta = $L",
                  numerals.type(),
                  numerals.roundedSum("rate / (1 - StrictMath.pow(" + beta1 + ", step))"))
              .addStatement(
                  "$T root = $L",
                  numerals.type(),
                  numerals.roundedSum("Math.sqrt(1 - StrictMath.pow(" + beta2 + ", step))"));
      if (decoupled) {
        prepare.addStatement(
            "$T kept = $L",
            numerals.type(),
            numerals.roundedSum("1 - rate * " + Numerals.doubleLiteral(adam.weightDecay())));
      }
      return prepare.build();
    }

    private String adamFormula(Optimizer.Adam adam, String decay) {
      String coupled =
          adam.weightDecay() > 0 && !adam.decoupled() ? "G = G + " + decay + " w, " : "";
      String decoupled = adam.weightDecay() > 0 && adam.decoupled() ? "kept w" : "w";
      return coupled
          + "m = "
          + numerals.literal(adam.beta1())
          + " m + "
          + numerals.literal(1 - adam.beta1())
          + " G, v = "
          + numerals.literal(adam.beta2())
          + " v + "
          + numerals.literal(1 - adam.beta2())
          + " G^2, w = "
          + decoupled
          + " - eta m / (sqrt(v) / root + "
          + numerals.literal(adam.epsilon())
          + ")";
    }

    @Override
    public OptimizerCode lineSearch() {
      throw searches("line_search");
    }

    @Override
    public OptimizerCode lbfgs(Optimizer.Lbfgs lbfgs) {
      throw searches("lbfgs");
    }

    private static CompilerBug searches(String optimizer) {
      return new CompilerBug(optimizer + " has no update of its own");
    }

    private CodeBlock plainRate() {
      return CodeBlock.builder()
          .addStatement("$T eta = $L", numerals.type(), numerals.rounded("rate"))
          .build();
    }
  }
}
