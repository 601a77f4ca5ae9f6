/** Reads files and rows as examples of a network's schema. */
module dev.nnlang.data {
  requires transitive dev.nnlang.runtime;
  requires de.siegmar.fastcsv;
  requires static transitive org.jspecify;

  exports dev.nnlang.data;
}
