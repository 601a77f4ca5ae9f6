package dev.nnlang.compiler.emit;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;

/** Collects every declaration of a file in its order, as javac's own parser finds them. */
final class Declarations extends TreePathScanner<Void, List<String>> {
  private final boolean named;

  private Declarations(boolean named) {
    this.named = named;
  }

  /** Those of {@code source} with their names, the constants of enums without. */
  static List<String> of(JavaSource source) {
    return scan(source, new Declarations(true));
  }

  /**
   * Those of {@code source} without any name, for texts that differ in the names they give: only
   * how many there are, of what kind, in which order and how deep.
   */
  static List<String> shape(JavaSource source) {
    List<String> found = scan(source, new Declarations(false));
    // Which types are imported and which are spelled in full depends on the names.
    found.removeIf(declaration -> declaration.startsWith("import "));
    return found;
  }

  private static List<String> scan(JavaSource source, Declarations scanner) {
    DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
    JavacTask task = JavacTasks.of(source, complaints);
    try {
      List<String> found = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        found.add("package " + (scanner.named ? unit.getPackageName() : ""));
        scanner.scan(unit, found);
      }
      for (Diagnostic<?> complaint : complaints.getDiagnostics()) {
        throw new AssertionError("javac: " + complaint + "\n" + source.text());
      }
      return found;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String name(Object name) {
    return named ? name.toString() : "";
  }

  @Override
  public Void visitImport(ImportTree tree, List<String> found) {
    found.add("import " + tree.getQualifiedIdentifier());
    return super.visitImport(tree, found);
  }

  @Override
  public Void visitClass(ClassTree tree, List<String> found) {
    found.add(tree.getKind() + " " + name(tree.getSimpleName()));
    return super.visitClass(tree, found);
  }

  @Override
  public Void visitMethod(MethodTree tree, List<String> found) {
    Object parameters = named ? tree.getParameters() : tree.getParameters().size();
    found.add("method " + name(tree.getName()) + "(" + parameters + ")");
    return super.visitMethod(tree, found);
  }

  /** Each label is a constant, under a name made from it. */
  @Override
  public Void visitVariable(VariableTree tree, List<String> found) {
    boolean constant =
        getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.ENUM
            && tree.getModifiers().getFlags().contains(Modifier.STATIC);
    found.add("variable " + name(tree.getType()) + " " + (constant ? "" : name(tree.getName())));
    return super.visitVariable(tree, found);
  }

  @Override
  public Void visitBlock(BlockTree tree, List<String> found) {
    Tree parent = getCurrentPath().getParentPath().getLeaf();
    if (parent instanceof ClassTree) {
      found.add("initializer block");
    }
    return super.visitBlock(tree, found);
  }
}
