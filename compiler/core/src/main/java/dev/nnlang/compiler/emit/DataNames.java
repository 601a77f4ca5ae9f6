package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;

/** The classes of the library of data that generated tests name. */
final class DataNames {
  static final ClassName CSV = data("Csv");
  static final ClassName IDX = data("Idx");
  static final ClassName PARTS = data("Parts");
  static final ClassName ROWS = data("Rows");
  static final ClassName SHARES = data("Shares");
  static final ClassName SPLIT = data("Split");

  private DataNames() {}

  private static ClassName data(String simpleName) {
    return ClassName.get("dev.nnlang.data", simpleName);
  }
}
