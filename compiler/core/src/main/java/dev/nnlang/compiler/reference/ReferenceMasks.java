package dev.nnlang.compiler.reference;

import java.util.Optional;

/** What the dropouts of a network multiply numbers by while it is trained. */
@FunctionalInterface
public interface ReferenceMasks {
  /** No dropout, as in a prediction. */
  ReferenceMasks NONE = (dropout, example) -> Optional.empty();

  /**
   * The mask of one dropout for one example.
   *
   * @param dropout place among the dropouts of the chain, from 0
   * @param example place among the examples, from 0
   * @return factors, shape [width] of the dropout; empty where it leaves everything as it is
   */
  Optional<double[]> mask(int dropout, int example);
}
