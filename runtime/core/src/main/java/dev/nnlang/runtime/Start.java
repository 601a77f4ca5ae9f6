package dev.nnlang.runtime;

/**
 * A network with its first weights, before the first update, over the training set. Valid until the
 * listener that was given it returns, on its thread alone. Nothing is dropped or corrupted in what
 * it shows.
 */
public interface Start {
  /** Examples of the training set. */
  int examples();

  /** Examples of the first batch that {@link #layerInput} and {@link #output} can be asked for. */
  int batch();

  /**
   * What enters layer {@code layer} (as in {@link Learner#layerInput}) for example {@code row} of
   * the first batch, from 0; shape [inputs of the layer], in a new array.
   */
  double[] layerInput(int layer, int row);

  /**
   * The outputs for example {@code row} of the first batch, from 0; shape [outputWidth], in a new
   * array.
   */
  double[] output(int row);

  /**
   * Largest squared Euclidean norm, over the training set, of what enters layer {@code layer}; the
   * bias counts as no input. Costs a pass over the set.
   */
  double maxSquaredNorm(int layer);
}
