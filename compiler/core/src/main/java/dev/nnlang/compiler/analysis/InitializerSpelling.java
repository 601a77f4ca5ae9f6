package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Initializer;

/** Writes how weights are drawn as the language does. */
final class InitializerSpelling implements Initializer.Visitor<String> {
  private static final InitializerSpelling INSTANCE = new InitializerSpelling();

  private InitializerSpelling() {}

  /** Such as {@code gaussian(sigma: 0.3)}. */
  static String of(Initializer initializer) {
    return initializer.accept(INSTANCE);
  }

  @Override
  public String gaussian(Initializer.Gaussian gaussian) {
    return "gaussian(sigma: " + Decimal.of(gaussian.sigma()) + ")";
  }

  @Override
  public String gaussianAuto() {
    return "gaussian(auto)";
  }

  @Override
  public String he() {
    return "he";
  }

  @Override
  public String glorot() {
    return "glorot";
  }

  @Override
  public String lecun() {
    return "lecun";
  }

  @Override
  public String uniform(Initializer.Uniform uniform) {
    return "uniform(" + Decimal.of(uniform.radius()) + ")";
  }

  @Override
  public String zeros() {
    return "zeros";
  }
}
