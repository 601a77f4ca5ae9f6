package dev.nnlang.engine.standalone;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * What each type is called within the class that everything is nested in: as ever, unless the name
 * is taken by the class, by one of its own types, or by a type of another package.
 */
final class NestedNames {
  private static final String PREFIX = "Nnc";
  private static final String JAVA_LANG = "java.lang";

  private final String outermost;
  private final Set<String> taken = new HashSet<>();
  private final Map<TypeElement, String> nested = new HashMap<>();
  private final SortedMap<String, String> imports = new TreeMap<>();

  /**
   * @param model the class around all
   * @param library the types that are put into it, in an order that stays the same
   */
  NestedNames(TypeElement model, List<TypeElement> library) {
    outermost = model.getSimpleName().toString();
    taken.add(outermost);
    for (Element member : model.getEnclosedElements()) {
      if (member instanceof TypeElement type) {
        taken.add(type.getSimpleName().toString());
      }
    }
    for (TypeElement type : library) {
      nested.put(type, free(type.getSimpleName().toString()));
    }
  }

  private String free(String wanted) {
    String name = wanted;
    for (int number = 1; !taken.add(name); number++) {
      name = PREFIX + wanted + (number == 1 ? "" : Integer.toString(number));
    }
    return name;
  }

  /** Whether {@code type} is put into the class, by itself and not within another. */
  boolean isNested(TypeElement type) {
    return nested.containsKey(type);
  }

  /** The last part of the name of {@code type}; no type may be called as one around it. */
  String simple(TypeElement type) {
    String name = nested.getOrDefault(type, type.getSimpleName().toString());
    boolean inLibrary = type.getNestingKind() == NestingKind.MEMBER && isNested(outermostOf(type));
    return inLibrary && name.equals(outermost) ? PREFIX + name : name;
  }

  private static TypeElement outermostOf(TypeElement type) {
    TypeElement at = type;
    while (at.getEnclosingElement() instanceof TypeElement owner) {
      at = owner;
    }
    return at;
  }

  /** The name of {@code type} from anywhere in the class; one of Java's is imported for it. */
  String full(TypeElement type) {
    if (isNested(type)) {
      return simple(type);
    }
    if (type.getEnclosingElement() instanceof TypeElement owner) {
      return full(owner) + "." + simple(type);
    }
    return type.getNestingKind().isNested() ? simple(type) : ofJava(type);
  }

  private String ofJava(TypeElement type) {
    String name = type.getSimpleName().toString();
    String qualified = type.getQualifiedName().toString();
    if (qualified.equals(name) || (name.equals(outermost) && isModel(type))) {
      return name;
    }
    if (taken.contains(name) || !imports.getOrDefault(name, qualified).equals(qualified)) {
      return qualified;
    }
    imports.put(name, qualified);
    return name;
  }

  private boolean isModel(TypeElement type) {
    return !type.getQualifiedName().toString().startsWith("java");
  }

  /** The lines that import what was named so far. */
  List<String> imports() {
    return imports.values().stream()
        .filter(name -> !name.substring(0, name.lastIndexOf('.')).equals(JAVA_LANG))
        .sorted()
        .map(name -> "import " + name + ";")
        .toList();
  }

  /** Whether {@code element} is a package, so that what follows its name is a type's. */
  static boolean isPackage(Element element) {
    return element instanceof PackageElement;
  }
}
