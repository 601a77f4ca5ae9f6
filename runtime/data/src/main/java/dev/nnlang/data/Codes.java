package dev.nnlang.data;

/** The diagnostics of band 06 that reading data can raise. */
final class Codes {
  static final String NOT_FOUND = "NN0601";
  static final String MISSING_COLUMN = "NN0602";
  static final String UNUSED_COLUMN = "NN0603";
  static final String BAD_CELL = "NN0604";
  static final String UNKNOWN_LABEL = "NN0605";
  static final String OUT_OF_RANGE = "NN0606";
  static final String RAGGED_ROW = "NN0607";
  static final String BAD_IDX = "NN0608";
  static final String SHAPE = "NN0609";
  static final String EMPTY_SET = "NN0610";
  static final String TOO_LARGE = "NN0613";

  private Codes() {}
}
