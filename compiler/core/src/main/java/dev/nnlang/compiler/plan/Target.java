package dev.nnlang.compiler.plan;

/** What kind of Java a class is made of. Both give the same bits. */
public enum Target {
  /** Loops that C2 turns into vector code by itself; any Java from 17 on. */
  PLAIN,
  /**
   * Weights in panels, and products and updates in the terms of {@code jdk.incubator.vector}, which
   * must be added to run it.
   */
  VECTOR
}
