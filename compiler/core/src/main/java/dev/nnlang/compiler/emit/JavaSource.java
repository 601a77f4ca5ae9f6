package dev.nnlang.compiler.emit;

import dev.nnlang.compiler.CompilerBug;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One emitted class.
 *
 * @param packageName with dots; empty for the default package
 * @param simpleName the class
 * @param text the source, lines end with LF
 */
public record JavaSource(String packageName, String simpleName, String text) {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  public JavaSource {
    // The grammar admits nothing else; a name that is more would be code, or a path.
    if (!isPackage(packageName) || !isWord(simpleName)) {
      throw new CompilerBug("not the name of a class: " + packageName + "." + simpleName);
    }
  }

  /** Word by word: a pattern of all of them would take more stack with each. */
  private static boolean isPackage(String name) {
    return name.isEmpty() || Arrays.stream(name.split("\\.", -1)).allMatch(JavaSource::isWord);
  }

  private static boolean isWord(String text) {
    return WORD.matcher(text).matches();
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
