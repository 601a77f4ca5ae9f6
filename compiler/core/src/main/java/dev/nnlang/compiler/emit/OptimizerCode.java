package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Optimizer;
import java.util.List;

/**
 * An optimizer as Java. Formulas are PyTorch's.
 *
 * @param formula what it does to a parameter w with the gradient G, for a Javadoc
 * @param state the rows that it keeps beside each row of parameters
 * @param numbers what a step needs beside eta and mean, made once per update by {@link #prepare}
 * @param prepare statements that make eta and {@code numbers} of {@code rate} and {@code step}
 * @param step statements that move {@code w[j]} by {@code gradient}
 */
record OptimizerCode(
    String formula, List<String> state, List<String> numbers, CodeBlock prepare, CodeBlock step) {

  /** The code of {@code optimizer}; one that does not search. */
  static OptimizerCode of(Optimizer optimizer, Numerals numerals) {
    return optimizer.accept(new Code(numerals));
  }

  private record Code(Numerals numerals) implements Optimizer.Visitor<OptimizerCode> {
    @Override
    public OptimizerCode sgd(Optimizer.Sgd sgd) {
      if (sgd.momentum() == 0) {
        return new OptimizerCode(
            "w = w - eta G",
            List.of(),
            List.of(),
            plainRate(),
            statements("w[j] = $T.fma(-eta, gradient, w[j])", Math.class));
      }
      String m = numerals.literal(sgd.momentum());
      return new OptimizerCode(
          "v = " + m + " v + G, w = w - eta v",
          List.of("v"),
          List.of(),
          plainRate(),
          CodeBlock.builder()
              .addStatement("$T velocity = $T.fma($L, v[j], gradient)", type(), Math.class, m)
              .addStatement("v[j] = velocity")
              .addStatement("w[j] = $T.fma(-eta, velocity, w[j])", Math.class)
              .build());
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
              .addStatement("$T velocity = $T.fma($L, v[j], gradient)", type(), Math.class, m)
              .addStatement("v[j] = velocity")
              .addStatement(
                  "w[j] = $1T.fma(-eta, $1T.fma($2L, velocity, gradient), w[j])", Math.class, m)
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
              .addStatement("$T sum = $T.fma(gradient, gradient, a[j])", type(), Math.class)
              .addStatement("a[j] = sum")
              .addStatement(scaledStep("sum", adaGrad.epsilon()))
              .build());
    }

    @Override
    public OptimizerCode rmsProp(Optimizer.RmsProp rmsProp) {
      String decay = numerals.literal(rmsProp.decay());
      String rest = numerals.literal(1 - rmsProp.decay());
      return new OptimizerCode(
          "a = "
              + decay
              + " a + "
              + rest
              + " G^2, w = w - eta G / (sqrt(a) + "
              + numerals.literal(rmsProp.epsilon())
              + ")",
          List.of("a"),
          List.of(),
          plainRate(),
          CodeBlock.builder()
              .addStatement(
                  "$T square = $T.fma($L * gradient, gradient, $L * a[j])",
                  type(),
                  Math.class,
                  rest,
                  decay)
              .addStatement("a[j] = square")
              .addStatement(scaledStep("square", rmsProp.epsilon()))
              .build());
    }

    private CodeBlock scaledStep(String square, double epsilon) {
      return CodeBlock.of(
          "w[j] -= eta * (gradient / ($L + $L))",
          numerals.rounded("Math.sqrt(" + square + ")"),
          numerals.literal(epsilon));
    }

    /** The corrections of both means' bias towards 0 are numbers of the update, not of w. */
    @Override
    public OptimizerCode adam(Optimizer.Adam adam) {
      String beta1 = Numerals.doubleLiteral(adam.beta1());
      String beta2 = Numerals.doubleLiteral(adam.beta2());
      boolean decays = adam.weightDecay() > 0;
      String decay = numerals.literal(adam.weightDecay());
      CodeBlock.Builder prepare =
          CodeBlock.builder()
              .addStatement(
                  "$T eta = $L",
                  type(),
                  numerals.roundedSum("rate / (1 - StrictMath.pow(" + beta1 + ", step))"))
              .addStatement(
                  "$T root = $L",
                  type(),
                  numerals.roundedSum("Math.sqrt(1 - StrictMath.pow(" + beta2 + ", step))"));
      CodeBlock.Builder step = CodeBlock.builder();
      if (decays && adam.decoupled()) {
        prepare.addStatement(
            "$T kept = $L",
            type(),
            numerals.roundedSum("1 - rate * " + Numerals.doubleLiteral(adam.weightDecay())));
      } else if (decays) {
        step.addStatement("gradient = $T.fma($L, w[j], gradient)", Math.class, decay);
      }
      step.addStatement(
              "$T mean1 = $T.fma($L, gradient, $L * m[j])",
              type(),
              Math.class,
              numerals.literal(1 - adam.beta1()),
              numerals.literal(adam.beta1()))
          .addStatement(
              "$T mean2 = $T.fma($L * gradient, gradient, $L * v[j])",
              type(),
              Math.class,
              numerals.literal(1 - adam.beta2()),
              numerals.literal(adam.beta2()))
          .addStatement("m[j] = mean1")
          .addStatement("v[j] = mean2")
          .addStatement(
              "w[j] = $L - eta * (mean1 / ($L / root + $L))",
              decays && adam.decoupled() ? "kept * w[j]" : "w[j]",
              numerals.rounded("Math.sqrt(mean2)"),
              numerals.literal(adam.epsilon()));
      return new OptimizerCode(
          adamFormula(adam, decay),
          List.of("m", "v"),
          decays && adam.decoupled() ? List.of("root", "kept") : List.of("root"),
          prepare.build(),
          step.build());
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

    private TypeName type() {
      return numerals.type();
    }

    private CodeBlock plainRate() {
      return CodeBlock.builder()
          .addStatement("$T eta = $L", type(), numerals.rounded("rate"))
          .build();
    }

    private static CodeBlock statements(String format, Object... arguments) {
      return CodeBlock.builder().addStatement(format, arguments).build();
    }
  }
}
