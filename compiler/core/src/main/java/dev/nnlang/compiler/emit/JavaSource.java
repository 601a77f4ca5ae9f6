package dev.nnlang.compiler.emit;

/**
 * One emitted class.
 *
 * @param packageName with dots; empty for the default package
 * @param simpleName the class
 * @param text the source, lines end with LF
 */
public record JavaSource(String packageName, String simpleName, String text) {

  /** The fully qualified class. */
  public String className() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /** Where javac expects it below a source folder, with forward slashes. */
  public String path() {
    return className().replace('.', '/') + ".java";
  }
}
