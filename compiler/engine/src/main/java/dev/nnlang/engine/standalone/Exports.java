package dev.nnlang.engine.standalone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * The types of the library that stay public: those in the signatures of a class's public members,
 * with all that is public in them, and so on; and exceptions, which somebody may want to catch.
 */
final class Exports {
  private final Predicate<Element> isLibrary;
  private final Consumer<Element> use;
  private final Set<TypeElement> types = new HashSet<>();

  /**
   * @param isLibrary what may be exported
   * @param use told of all that is
   */
  Exports(Predicate<Element> isLibrary, Consumer<Element> use) {
    this.isLibrary = isLibrary;
    this.use = use;
  }

  boolean contains(TypeElement type) {
    return types.contains(type);
  }

  /** Exports what the public members of {@code type}, and what it extends, speak of. */
  void addMembersOf(TypeElement type) {
    List<TypeMirror> spoken = new ArrayList<>(type.getInterfaces());
    spoken.add(type.getSuperclass());
    for (Element member : type.getEnclosedElements()) {
      boolean open =
          member.getModifiers().contains(Modifier.PUBLIC)
              || member.getModifiers().contains(Modifier.PROTECTED);
      if (open) {
        if (isLibrary.test(member) && !(member instanceof TypeElement)) {
          use.accept(member);
        }
        addSignature(member, spoken);
      }
    }
    spoken.forEach(this::add);
  }

  private void addSignature(Element member, List<TypeMirror> spoken) {
    if (member instanceof ExecutableElement method) {
      spoken.add(method.getReturnType());
      method.getParameters().forEach(parameter -> spoken.add(parameter.asType()));
      spoken.addAll(method.getThrownTypes());
      for (TypeParameterElement parameter : method.getTypeParameters()) {
        spoken.addAll(parameter.getBounds());
      }
    } else if (member instanceof VariableElement field) {
      spoken.add(field.asType());
    } else if (member instanceof TypeElement nested && !isLibrary.test(nested)) {
      addMembersOf(nested);
    }
  }

  private void add(TypeMirror mirror) {
    if (mirror instanceof ArrayType array) {
      add(array.getComponentType());
    } else if (mirror instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) {
        add(wildcard.getExtendsBound());
      }
    } else if (mirror instanceof DeclaredType declared) {
      declared.getTypeArguments().forEach(this::add);
      add((TypeElement) declared.asElement());
    }
  }

  private void add(TypeElement type) {
    boolean open = isLibrary.test(type) && type.getModifiers().contains(Modifier.PUBLIC);
    if (open && types.add(type)) {
      use.accept(type);
      if (type.getEnclosingElement() instanceof TypeElement owner) {
        add(owner);
      }
      addMembersOf(type);
    }
  }

  /** Exports those of {@code reached} that can be thrown. */
  void addThrowables(Collection<TypeElement> reached) {
    for (TypeElement type : List.copyOf(reached)) {
      if (type.getSuperclass() instanceof DeclaredType above
          && above.asElement().getSimpleName().toString().endsWith("Exception")) {
        add(type);
      }
    }
  }
}
