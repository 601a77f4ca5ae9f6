package dev.nnlang.compiler.model;

/** What the outputs make of a network. */
public enum Task {
  /** Reals. */
  REGRESSION,
  /** One {@code one_of}: the largest output wins, ties go to the first label. */
  CLASSIFICATION,
  /** One {@code boolean}: true from one half on. */
  TWO_CLASS,
  /** Several {@code boolean}s, each on its own. */
  MULTI_LABEL
}
