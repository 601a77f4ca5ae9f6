package dev.nnlang.compiler.emit;

/** The text of small models with a training, for tests that vary one thing at a time. */
final class TrainedText {
  private TrainedText() {}

  /** Four inputs, two hidden layers, three classes. */
  static String classes(String name, String precision, String settings) {
    return """
        nn 1
        model %1$s {
          precision: %2$s
          input x[4]: real
          output y: one_of(a, b, c)
          layers: dense(7, tanh) -> dense(9, sigmoid) -> dense(_, softmax)
          init: gaussian(sigma: 0.4)
        }
        data d { from: csv("d.csv") }
        train %1$s on d { loss: cross_entropy  %3$s }
        """
        .formatted(name, precision, settings);
  }

  /** The same with two reals out of rectifiers, and weights without biases at the end. */
  static String reals(String name, String precision, String settings) {
    return """
        nn 1
        model %1$s {
          precision: %2$s
          input x[4]: real
          output low, high: real
          layers: dense(7, relu) -> dense(_, identity, bias: false)
          init: gaussian(sigma: 0.4)
        }
        data d { from: csv("d.csv") }
        train %1$s on d { loss: squared  %3$s }
        """
        .formatted(name, precision, settings);
  }
}
