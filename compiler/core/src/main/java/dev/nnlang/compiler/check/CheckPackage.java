package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.JavaNames;
import dev.nnlang.compiler.syntax.Name;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reports a package that Java keeps for itself, or whose folders some file system refuses. */
final class CheckPackage {
  private static final Set<String> OF_JAVA = Set.of("java", "javax");

  private CheckPackage() {}

  static void run(List<Name> names, Diagnostics diagnostics) {
    if (!names.isEmpty() && OF_JAVA.contains(names.get(0).text())) {
      refuse(names.get(0), "packages of `%s` belong to Java", diagnostics);
    }
    for (Name name : names) {
      if (JavaNames.isKeyword(name.text())) {
        refuse(name, "`%s` is a Java keyword and cannot name a package", diagnostics);
      } else if (JavaNames.isWindowsDevice(name.text())) {
        refuse(name, "`%s` is a device on Windows and cannot name a folder", diagnostics);
      }
    }
  }

  private static void refuse(Name name, String message, Diagnostics diagnostics) {
    diagnostics.add(
        Diagnostic.of(Code.BAD_PACKAGE, name.span(), String.format(Locale.ROOT, message, name))
            .help("choose another name")
            .build());
  }
}
