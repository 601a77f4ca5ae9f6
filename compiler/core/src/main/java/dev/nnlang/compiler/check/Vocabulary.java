package dev.nnlang.compiler.check;

import java.util.List;

/**
 * The words that a model block may use, in the order in which the language reference lists them.
 */
final class Vocabulary {
  /**
   * One word.
   *
   * @param form as it stands in a file, arguments included
   * @param meaning one line
   */
  record Word(String name, String form, String meaning) {}

  static final List<Word> PARAM_TYPES =
      List.of(
          new Word("int", "int", "a whole number"),
          new Word("real", "real", "a number"),
          new Word("boolean", "boolean", "true or false; 1 or 0 in arithmetic"));

  static final List<Word> FIELD_TYPES =
      List.of(
          new Word("real", "real in A..B", "a number, in a range where one is given"),
          new Word("boolean", "boolean", "0 or 1"),
          new Word("one_of", "one_of(a, b)", "one of the labels; a 0/1 number for each label"));

  static final List<Word> MODEL_KEYS =
      List.of(
          new Word("layers", "layers: a -> b", "the chain from inputs to outputs"),
          new Word("init", "init: glorot", "how weights are drawn where a layer says nothing"),
          new Word("precision", "precision: float", "the type of weights and signals"));

  static final List<Word> PRECISIONS =
      List.of(new Word("float", "float", "32 bits"), new Word("double", "double", "64 bits"));

  static final List<Word> LAYERS =
      List.of(
          new Word("standardize", "standardize", "mean 0 and deviation 1 over the training set"),
          new Word("scale", "scale(A..B)", "from the declared range to A..B"),
          new Word(
              "dense",
              "dense(units, unit, init: initialiser, bias: true)",
              "unit(W x + b); units may be `_`, or `a -> b` to state the fan-in"),
          new Word("dropout", "dropout(p)", "sets a share p of the numbers to 0 while training"));

  static final List<Word> UNITS =
      List.of(
          new Word("identity", "identity", "s"),
          new Word("sigmoid", "sigmoid", "1 / (1 + exp(-s))"),
          new Word("tanh", "tanh", "tanh(s)"),
          new Word("relu", "relu", "max(0, s)"),
          new Word("abs", "abs", "|s|"),
          new Word(
              "leaky_relu", "leaky_relu(a)", "max(0, s) + a min(0, s); a is 0.01 where unsaid"),
          new Word(
              "prelu",
              "prelu(a)",
              "as leaky_relu, with a learned slope per unit that starts at a; 0.25 where unsaid"),
          new Word("maxout", "maxout(k)", "the largest of k signals next to each other"),
          new Word("softplus", "softplus", "log(1 + exp(s))"),
          new Word("hard_tanh", "hard_tanh", "max(-1, min(1, s))"),
          new Word("softmax", "softmax", "exp(s_i) / sum_j exp(s_j); last layer only"));

  static final List<Word> INITIALIZERS =
      List.of(
          new Word(
              "gaussian",
              "gaussian(sigma: s)",
              "normal, deviation s; `auto` for sigma^2 max ||x||^2 = 0.01 over the data"),
          new Word("he", "he", "normal, variance 2 / fanIn"),
          new Word("glorot", "glorot", "uniform within sqrt(6 / (fanIn + fanOut))"),
          new Word("lecun", "lecun", "normal, variance 1 / fanIn"),
          new Word("uniform", "uniform(r)", "uniform within -r..r"),
          new Word("zeros", "zeros", "all 0"));

  private Vocabulary() {}

  /** The names of {@code words}, in order. */
  static List<String> names(List<Word> words) {
    return words.stream().map(Word::name).toList();
  }

  /** Whether one of {@code words} is called {@code name}. */
  static boolean has(List<Word> words, String name) {
    return words.stream().anyMatch(word -> word.name().equals(name));
  }

  /** How the one of {@code words} that is called {@code name} stands in a file. */
  static String form(List<Word> words, String name) {
    return words.stream()
        .filter(word -> word.name().equals(name))
        .map(Word::form)
        .findFirst()
        .orElse(name);
  }
}
