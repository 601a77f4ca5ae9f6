/** Trains and runs generated networks. */
module dev.nnlang.runtime {
  exports dev.nnlang.runtime;
}
