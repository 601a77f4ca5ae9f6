package dev.nnlang.compiler.reference;

/** Where an update goes; what it remembers starts at 0. */
interface ReferenceRule {
  /**
   * The parameters after an update; those of {@code landscape} may be anywhere then.
   *
   * @param w the parameters before it; left as they are
   * @param rate eta
   */
  double[] next(ReferenceLandscape landscape, double[] w, double rate);
}
