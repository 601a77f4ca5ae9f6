/**
 * Reads files, rows and queries as examples of a network's schema. {@code java.sql} need not be
 * there for a program that asks no database.
 */
module dev.nnlang.data {
  requires transitive dev.nnlang.runtime;
  requires static transitive java.sql;
  requires static transitive org.jspecify;

  exports dev.nnlang.data;
}
