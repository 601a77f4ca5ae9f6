package dev.nnlang.engine.standalone;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * What of the library a class uses: types, and of each the members that somebody calls. Abstract
 * methods, constructors and constants of enums always stay, so that what stays is whole.
 */
final class Reach {
  /** Of a mark for tools, which a class that stands alone does without. */
  static final String MARK = "dev.nnlang.runtime.Generated";

  private static final String SERIAL = "serialVersionUID";

  private final Attribution attribution;
  private final Unit model;
  private final Map<Element, TreePath> library = new HashMap<>();
  private final Set<Element> reached = new HashSet<>();
  private final Set<TypeElement> types = new LinkedHashSet<>();
  private final Deque<TreePath> open = new ArrayDeque<>();
  private final Exports exports;

  private Reach(Attribution attribution, Unit model) {
    this.attribution = attribution;
    this.model = model;
    this.exports = new Exports(this::isLibrary, this::use);
  }

  /** What {@code model} uses of the other units. */
  static Reach of(Attribution attribution, Unit model) {
    Reach reach = new Reach(attribution, model);
    attribution.units().stream().filter(unit -> !unit.equals(model)).forEach(reach::index);
    reach.open.add(new TreePath(new TreePath(model.file()), model.type()));
    reach.exports.addMembersOf(model.element());
    reach.run();
    return reach;
  }

  private void index(Unit unit) {
    index(unit, new TreePath(new TreePath(unit.file()), unit.type()));
  }

  private void index(Unit unit, TreePath path) {
    library.put(attribution.element(path), path);
    ClassTree type = (ClassTree) path.getLeaf();
    for (Tree member : type.getMembers()) {
      TreePath at = new TreePath(path, member);
      if (member instanceof ClassTree) {
        index(unit, at);
      } else if (!(member instanceof BlockTree) && attribution.isWritten(unit, type, member)) {
        library.put(attribution.element(at), at);
      }
    }
  }

  private boolean isLibrary(Element element) {
    return library.containsKey(element);
  }

  /** Whether {@code element} of the library is used. */
  boolean uses(Element element) {
    return reached.contains(element);
  }

  /** Whether {@code type} is seen by those who use the class. */
  boolean isPublic(TypeElement type) {
    return exports.contains(type);
  }

  private void run() {
    int before;
    do {
      before = reached.size();
      while (!open.isEmpty()) {
        new Uses().scan(open.remove(), null);
      }
      List.copyOf(types).forEach(this::addOverriding);
      exports.addThrowables(types);
    } while (reached.size() > before || !open.isEmpty());
  }

  private void use(Element element) {
    TreePath path = library.get(element);
    if (path == null) {
      if (element.getEnclosingElement() instanceof TypeElement owner) {
        use(owner);
      }
    } else if (reached.add(element)) {
      if (element instanceof TypeElement type) {
        addType(type, path);
      } else {
        open.add(path);
        use(Objects.requireNonNull(element.getEnclosingElement(), "a member has an owner"));
      }
    }
  }

  private void addType(TypeElement type, TreePath path) {
    types.add(type);
    if (type.getEnclosingElement() instanceof TypeElement owner) {
      use(owner);
    }
    ClassTree tree = (ClassTree) path.getLeaf();
    List<Tree> parts = new ArrayList<>();
    parts.add(tree.getModifiers());
    parts.addAll(tree.getTypeParameters());
    if (tree.getExtendsClause() != null) {
      parts.add(tree.getExtendsClause());
    }
    parts.addAll(tree.getImplementsClause());
    parts.addAll(tree.getPermitsClause());
    for (Tree member : tree.getMembers()) {
      Element element = attribution.element(new TreePath(path, member));
      if (member instanceof BlockTree || (element != null && !isLibrary(element))) {
        // Initializers, and what javac adds, such as the components of a record.
        parts.add(member);
      } else if (element != null && alwaysStays(element)) {
        use(element);
      }
    }
    parts.forEach(part -> open.add(new TreePath(path, part)));
  }

  private static boolean alwaysStays(Element element) {
    return element.getKind() == ElementKind.CONSTRUCTOR
        || element.getKind() == ElementKind.ENUM_CONSTANT
        || element.getSimpleName().contentEquals(SERIAL)
        || (element.getKind() == ElementKind.METHOD
            && element.getModifiers().contains(Modifier.ABSTRACT));
  }

  /** Methods of {@code type} that somebody may call by another type's, and the other way round. */
  private void addOverriding(TypeElement type) {
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement method
          && member.getKind() == ElementKind.METHOD
          && isLibrary(member)) {
        for (ExecutableElement above : above(type, method)) {
          if (!isLibrary(above) || uses(above)) {
            use(method);
          }
          if (uses(method)) {
            use(above);
          }
        }
      }
    }
  }

  private List<ExecutableElement> above(TypeElement type, ExecutableElement method) {
    List<ExecutableElement> found = new ArrayList<>();
    Deque<TypeMirror> supers =
        new ArrayDeque<>(attribution.types().directSupertypes(type.asType()));
    while (!supers.isEmpty()) {
      TypeMirror mirror = supers.remove();
      supers.addAll(attribution.types().directSupertypes(mirror));
      for (Element other : attribution.types().asElement(mirror).getEnclosedElements()) {
        if (other instanceof ExecutableElement candidate
            && candidate.getSimpleName().equals(method.getSimpleName())
            && attribution.elements().overrides(method, candidate, type)) {
          found.add(candidate);
        }
      }
    }
    return found;
  }

  /** Whether {@code annotation} is the mark that a class that stands alone does without. */
  static boolean isMark(Attribution attribution, TreePath annotation) {
    AnnotationTree tree = (AnnotationTree) annotation.getLeaf();
    Element type = attribution.element(new TreePath(annotation, tree.getAnnotationType()));
    return type instanceof TypeElement named && named.getQualifiedName().contentEquals(MARK);
  }

  /** Everything that a part of the text names. */
  @SuppressWarnings("VoidUsed") // Handed on as it came: a literal null is not what scanners take.
  private final class Uses extends TreePathScanner<Void, Void> {
    @Override
    public Void visitAnnotation(AnnotationTree tree, Void nothing) {
      return isMark(attribution, getCurrentPath()) ? null : super.visitAnnotation(tree, nothing);
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void nothing) {
      named();
      return super.visitIdentifier(tree, nothing);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
      named();
      return super.visitMemberSelect(tree, nothing);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void nothing) {
      named();
      return super.visitMemberReference(tree, nothing);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void nothing) {
      named();
      return super.visitNewClass(tree, nothing);
    }

    private void named() {
      Element element = attribution.element(getCurrentPath());
      if (element != null) {
        use(element);
      }
    }
  }

  /** The class around all. */
  Unit model() {
    return model;
  }
}
