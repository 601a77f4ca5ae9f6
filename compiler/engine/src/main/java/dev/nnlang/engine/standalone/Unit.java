package dev.nnlang.engine.standalone;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.SourcePositions;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A source file with its one class.
 *
 * @param text that {@code file} was read from
 * @param type the class, as it is written
 * @param element the class, as it is meant
 */
record Unit(CompilationUnitTree file, String text, ClassTree type, TypeElement element) {
  String packageName() {
    return file.getPackageName() == null ? "" : file.getPackageName().toString();
  }

  /** Where the comment before the class begins, or the class itself. */
  int typeStart(SourcePositions positions) {
    List<? extends ImportTree> imports = file.getImports();
    long end =
        imports.isEmpty()
            ? packageEnd(positions)
            : positions.getEndPosition(file, imports.get(imports.size() - 1));
    int start = (int) end;
    while (Character.isWhitespace(text.charAt(start)) || text.charAt(start) == ';') {
      start++;
    }
    return start;
  }

  private long packageEnd(SourcePositions positions) {
    return file.getPackage() == null ? 0 : positions.getEndPosition(file, file.getPackage());
  }
}
