package dev.nnlang.compiler.emit;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTreeScanner;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.DiagnosticCollector;

/** What the Javadoc of a file is made of, as javac's parser of comments finds it. */
final class DocForms {
  /** Plain words. What a person writes may be more or fewer of these. */
  private static final Set<DocTree.Kind> WORDS =
      Set.of(DocTree.Kind.TEXT, DocTree.Kind.ENTITY, DocTree.Kind.DOC_COMMENT);

  private DocForms() {}

  /** All tags and elements, each with its kind and name, in their order. */
  static List<String> of(JavaSource source) {
    JavacTask task = JavacTasks.of(source, new DiagnosticCollector<>());
    try {
      List<String> forms = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        new Comments(DocTrees.instance(task)).scan(unit, forms);
      }
      return forms;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Comments extends TreePathScanner<Void, List<String>> {
    private final DocTrees trees;

    Comments(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree tree, List<String> forms) {
      comment(forms);
      return super.visitClass(tree, forms);
    }

    @Override
    public Void visitMethod(MethodTree tree, List<String> forms) {
      comment(forms);
      return super.visitMethod(tree, forms);
    }

    @Override
    public Void visitVariable(VariableTree tree, List<String> forms) {
      comment(forms);
      return super.visitVariable(tree, forms);
    }

    private void comment(List<String> forms) {
      new Forms().scan(trees.getDocCommentTree(getCurrentPath()), forms);
    }
  }

  private static final class Forms extends DocTreeScanner<Void, List<String>> {
    @Override
    public Void scan(DocTree tree, List<String> forms) {
      if (tree != null && !WORDS.contains(tree.getKind())) {
        String name = tree instanceof StartElementTree element ? " " + element.getName() : "";
        forms.add(tree.getKind() + name);
      }
      return super.scan(tree, forms);
    }
  }
}
