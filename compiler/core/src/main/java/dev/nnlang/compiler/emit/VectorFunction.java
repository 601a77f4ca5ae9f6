package dev.nnlang.compiler.emit;

/** What a generated class can do to a row of numbers. */
enum VectorFunction {
  EXP("exp"),
  /** Of what softmax sums up. */
  LOG("log"),
  TANH("tanh"),
  SIGMOID("sigmoid"),
  SOFTPLUS("softplus"),
  /** The derivative of softplus. */
  TIMES_SIGMOID("timesSigmoid");

  private final String method;

  VectorFunction(String method) {
    this.method = method;
  }

  /** The name of its method. */
  String method() {
    return method;
  }
}
