package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.CompilerBug;
import java.util.regex.Pattern;

/**
 * One emitted class.
 *
 * @param packageName with dots; empty for the default package
 * @param simpleName the class
 * @param text the source, lines end with LF
 */
public record JavaSource(String packageName, String simpleName, String text) {
  private static final String WORD = "[A-Za-z_][A-Za-z0-9_]*";
  private static final Pattern TYPE = Pattern.compile(WORD);
  private static final Pattern PACKAGE = Pattern.compile("(" + WORD + "(\\." + WORD + ")*)?");

  public JavaSource {
    // The grammar admits nothing else; a name that is more would be code, or a path.
    if (!PACKAGE.matcher(packageName).matches() || !TYPE.matcher(simpleName).matches()) {
      throw new CompilerBug("not the name of a class: " + packageName + "." + simpleName);
    }
  }

  /** The fully qualified class. */
  public String className() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /** Where javac expects it below a source folder, with forward slashes. */
  public String path() {
    return className().replace('.', '/') + ".java";
  }
}
