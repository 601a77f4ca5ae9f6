package dev.nnlang.engine.standalone;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** The text of one unit as it stands within the class around all. */
@SuppressWarnings("VoidUsed") // Handed on as it came: a literal null is not what scanners take.
final class Rewrite extends TreePathScanner<Void, Void> {
  private final Attribution attribution;
  private final Reach reach;
  private final NestedNames names;
  private final Unit unit;
  private final Edits edits = new Edits();

  /** Types and static members that the unit imports, by the full name and by the last part. */
  private final Map<String, String> imported = new HashMap<>();

  private Rewrite(Attribution attribution, Reach reach, NestedNames names, Unit unit) {
    this.attribution = attribution;
    this.reach = reach;
    this.names = names;
    this.unit = unit;
    for (ImportTree line : unit.file().getImports()) {
      String name = line.getQualifiedIdentifier().toString();
      imported.put(name.substring(name.lastIndexOf('.') + 1), name);
    }
  }

  /** The class with its comment, without imports. */
  static String of(Attribution attribution, Reach reach, NestedNames names, Unit unit) {
    Rewrite rewrite = new Rewrite(attribution, reach, names, unit);
    TreePath path = new TreePath(new TreePath(unit.file()), unit.type());
    if (!unit.equals(reach.model())) {
      rewrite.nest();
    }
    rewrite.scan(path, null);
    return rewrite.edits.apply(
        unit.text(), unit.typeStart(attribution.positions()), rewrite.end(unit.type()));
  }

  private int start(Tree tree) {
    return (int) attribution.positions().getStartPosition(unit.file(), tree);
  }

  private int end(Tree tree) {
    return (int) attribution.positions().getEndPosition(unit.file(), tree);
  }

  /** A type of its own becomes one of a class. */
  private void nest() {
    ClassTree type = unit.type();
    int modifiers = start(type);
    for (AnnotationTree annotation : type.getModifiers().getAnnotations()) {
      modifiers = end(annotation);
    }
    while (Character.isWhitespace(unit.text().charAt(modifiers))) {
      modifiers++;
    }
    int keyword = attribution.keywordStart(unit, type);
    String flags = unit.text().substring(modifiers, keyword).replaceFirst("^public\\s+", "");
    String access = reach.isPublic(unit.element()) ? "public" : "private";
    edits.replace(modifiers, keyword, access + " static " + flags);
  }

  @Override
  public Void visitClass(ClassTree tree, Void nothing) {
    Element element = attribution.element(getCurrentPath());
    if (element instanceof TypeElement type && !tree.getSimpleName().isEmpty()) {
      rename(attribution.nameStart(unit, tree), tree.getSimpleName().toString(), type);
      if (canShrink(type)) {
        deleteUnused(tree);
      }
    }
    return super.visitClass(tree, nothing);
  }

  private void rename(int start, String written, TypeElement type) {
    String name = names.simple(type);
    if (!name.equals(written)) {
      edits.replace(start, start + written.length(), name);
    }
  }

  /** Takes members out that nobody uses, each with the comment before it. */
  private void deleteUnused(ClassTree tree) {
    int before = attribution.bodyStart(unit, tree) + 1;
    boolean constants = false;
    for (Tree member : tree.getMembers()) {
      if (!attribution.isWritten(unit, tree, member)) {
        continue;
      }
      Element element = attribution.element(new TreePath(getCurrentPath(), member));
      boolean constant = element != null && element.getKind() == ElementKind.ENUM_CONSTANT;
      if (constants && !constant) {
        before = unit.text().indexOf(';', before) + 1;
      }
      constants = constant;
      int end = constant ? end(member) : endOfLine(end(member));
      if (!stays(member, element)) {
        edits.delete(before, end);
      }
      before = end;
    }
  }

  private boolean stays(Tree member, Element element) {
    return member instanceof BlockTree || element == null || reach.uses(element);
  }

  /** Behind the comment that follows in the same line, if there is one. */
  private int endOfLine(int end) {
    int at = end;
    while (unit.text().charAt(at) == ' ') {
      at++;
    }
    return unit.text().startsWith("//", at) ? unit.text().indexOf('\n', at) : end;
  }

  /** Leaves out what is taken out. */
  @Override
  public Void scan(Tree tree, Void nothing) {
    boolean deleted =
        tree != null
            && getCurrentPath() != null
            && getCurrentPath().getLeaf() instanceof ClassTree type
            && canShrink(attribution.element(getCurrentPath()))
            && attribution.isWritten(unit, type, tree)
            && isMember(type, tree)
            && !stays(tree, attribution.element(new TreePath(getCurrentPath(), tree)));
    return deleted ? null : super.scan(tree, nothing);
  }

  private static boolean isMember(ClassTree type, Tree tree) {
    return type.getMembers().stream().anyMatch(member -> member == tree);
  }

  /** Local and anonymous classes stay whole, as does the class around all. */
  private boolean canShrink(Element type) {
    return !unit.equals(reach.model()) && reach.uses(type);
  }

  @Override
  public Void visitMethod(MethodTree tree, Void nothing) {
    Element element = attribution.element(getCurrentPath());
    if (element != null
        && element.getKind() == ElementKind.CONSTRUCTOR
        && element.getEnclosingElement() instanceof TypeElement type) {
      String written = type.getSimpleName().toString();
      int start = end(tree.getModifiers()) >= 0 ? end(tree.getModifiers()) : start(tree);
      if (!written.isEmpty() && start >= 0 && !names.simple(type).equals(written)) {
        rename(unit.text().indexOf(written, start), written, type);
      }
    }
    return super.visitMethod(tree, nothing);
  }

  @Override
  public Void visitAnnotation(AnnotationTree tree, Void nothing) {
    if (Reach.isMark(attribution, getCurrentPath())) {
      int end = end(tree);
      edits.delete(start(tree), unit.text().charAt(end) == '\n' ? end + 1 : end);
      return null;
    }
    return super.visitAnnotation(tree, nothing);
  }

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void nothing) {
    Element element = attribution.element(getCurrentPath());
    int start = start(tree);
    String written = tree.getName().toString();
    if (element == null || start < 0 || end(tree) < 0) {
      return null;
    }
    if (element instanceof TypeElement type) {
      boolean byItself =
          !(type.getEnclosingElement() instanceof TypeElement)
              || type.getQualifiedName().contentEquals(imported.getOrDefault(written, ""));
      String name = byItself ? names.full(type) : names.simple(type);
      if (!name.equals(written)) {
        edits.replace(start, end(tree), name);
      }
    } else if (element.getEnclosingElement() instanceof TypeElement owner
        && (owner.getQualifiedName() + "." + written).equals(imported.getOrDefault(written, ""))) {
      edits.replace(start, end(tree), names.full(owner) + "." + written);
    }
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
    if (end(tree) < 0) {
      // The type of a lambda's parameter, which javac has put there.
      return null;
    }
    Element element = attribution.element(getCurrentPath());
    if (element instanceof TypeElement type) {
      Element before = attribution.element(new TreePath(getCurrentPath(), tree.getExpression()));
      if (before != null && NestedNames.isPackage(before)) {
        if (names.isNested(type)) {
          edits.replace(start(tree), end(tree), names.simple(type));
        }
        return null;
      }
      String written = tree.getIdentifier().toString();
      rename(end(tree) - written.length(), written, type);
    }
    return super.visitMemberSelect(tree, nothing);
  }
}
