package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.JavaNames;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Name;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reports two names that get one spelling in Java, and says which names get another spelling there
 * because Java keeps theirs for itself. Classes that differ in case only clash too: some file
 * systems would write them into one file.
 */
final class CheckJavaNames {
  private final Diagnostics diagnostics;

  /** What has a spelling, and where; by spelling. */
  private final Map<String, Taken> taken = new HashMap<>();

  private record Taken(String what, Span place) {}

  private CheckJavaNames(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** For the models of a file; the same name twice is another rule's matter. */
  static void models(List<Name> models, Diagnostics diagnostics) {
    CheckJavaNames names = new CheckJavaNames(diagnostics);
    Set<String> seen = new HashSet<>();
    for (Name model : models.stream().filter(name -> seen.add(name.text())).toList()) {
      String java = JavaNames.type(model.text());
      names.take(
          java.toLowerCase(Locale.ROOT),
          String.format(Locale.ROOT, "model `%s`", model),
          model,
          java);
      names.sayIfRenamed("model", model, java);
      if (JavaNames.isWindowsDevice(java)) {
        diagnostics.add(
            Diagnostic.of(
                    Code.BAD_PACKAGE,
                    model.span(),
                    String.format(
                        Locale.ROOT, "`%s` is a device on Windows and cannot name a file", model))
                .help("choose another name")
                .build());
      }
    }
  }

  /** For the fields of one model. */
  static void fields(Name model, List<DeclaredField> fields, Diagnostics diagnostics) {
    Set<String> seen = new HashSet<>();
    CheckJavaNames variables = new CheckJavaNames(diagnostics);
    CheckJavaNames types = new CheckJavaNames(diagnostics);
    String modelType = JavaNames.type(model.text());
    types.take(
        modelType.toLowerCase(Locale.ROOT),
        String.format(Locale.ROOT, "model `%s`", model),
        model,
        modelType);
    for (DeclaredField field :
        fields.stream().filter(field -> seen.add(field.name().text())).toList()) {
      Name name = field.name();
      String what = String.format(Locale.ROOT, "`%s`", name);
      String java = JavaNames.field(name.text());
      boolean free = variables.take(java, what, name, java);
      variables.sayIfRenamed("field", name, java);
      if (field.field().type() instanceof Field.OneOf oneOf) {
        String type = JavaNames.nestedType(name.text());
        if (free) {
          types.take(type.toLowerCase(Locale.ROOT), what, name, type);
        }
        if (!JavaNames.isRenamed(name.text(), java)) {
          types.sayIfRenamed("the type of", name, type);
        }
        constants(field, oneOf, diagnostics);
      }
    }
  }

  private static void constants(DeclaredField field, Field.OneOf oneOf, Diagnostics diagnostics) {
    Map<String, String> labels = new HashMap<>();
    for (String label : oneOf.labels()) {
      String java = JavaNames.constant(label);
      String before = labels.putIfAbsent(java, label);
      if (before != null) {
        diagnostics.add(
            clash(
                    field.range(),
                    String.format(Locale.ROOT, "labels `%s` and `%s`", before, label),
                    java)
                .build());
      }
    }
  }

  private boolean take(String key, String what, Name name, String java) {
    Taken before = taken.putIfAbsent(key, new Taken(what, name.span()));
    if (before != null) {
      diagnostics.add(
          clash(name.span(), String.format(Locale.ROOT, "%s and %s", before.what(), what), java)
              .label(before.place(), String.format(Locale.ROOT, "also `%s`", java))
              .build());
    }
    return before == null;
  }

  private static Diagnostic.Builder clash(Span place, String both, String java) {
    return Diagnostic.of(
            Code.JAVA_NAME_CLASH,
            place,
            String.format(Locale.ROOT, "%s both become `%s` in Java", both, java))
        .help("rename one of them");
  }

  private void sayIfRenamed(String kind, Name name, String java) {
    if (JavaNames.isRenamed(name.text(), java)) {
      diagnostics.add(
          Diagnostic.of(
                  Code.RENAMED,
                  name.span(),
                  String.format(Locale.ROOT, "%s `%s` is called `%s` in Java", kind, name, java))
              .help(
                  String.format(
                      Locale.ROOT,
                      "choose a name that Java does not use, if `%s` is not wanted",
                      java))
              .build());
    }
  }
}
