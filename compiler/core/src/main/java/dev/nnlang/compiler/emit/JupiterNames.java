package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;

/** The classes of JUnit 5 that generated tests name. */
final class JupiterNames {
  static final ClassName ASSERTIONS = jupiter("Assertions");
  static final ClassName BEFORE_ALL = jupiter("BeforeAll");
  static final ClassName DISPLAY_NAME = jupiter("DisplayName");
  static final ClassName TEST = jupiter("Test");

  private JupiterNames() {}

  private static ClassName jupiter(String simpleName) {
    return ClassName.get("org.junit.jupiter.api", simpleName);
  }
}
