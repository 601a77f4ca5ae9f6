package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.FileSyntax;
import dev.nnlang.compiler.syntax.ModelSyntax;
import dev.nnlang.compiler.syntax.Name;
import java.util.List;
import java.util.Map;

/** From the syntax of a file to models about which nothing is left to check. */
public final class Checker {
  private Checker() {}

  /**
   * Checks all that {@code file} says.
   *
   * @param file without a syntax error, so of an edition that this compiler knows
   * @param source the text that {@code file} was read from
   * @param wantedPackage with dots, the package that the caller wants; empty where anything goes
   * @param overrides values for params, by name, as written on a command line
   * @param diagnostics takes errors and warnings, as many as there are
   * @return the models in the order of the file; empty where {@code diagnostics} has an error
   */
  public static List<CheckedModel> check(
      FileSyntax file,
      SourceFile source,
      String wantedPackage,
      Map<String, String> overrides,
      Diagnostics diagnostics) {
    List<Name> packageName = ResolvePackage.run(file.packageName(), wantedPackage, diagnostics);
    CheckPackage.run(packageName, diagnostics);
    Params params = CheckParams.run(file.params(), overrides, diagnostics);
    CheckJavaNames.models(file.models().stream().map(ModelSyntax::name).toList(), diagnostics);
    Declarations declarations = Declarations.of(file, diagnostics);
    LinkDeclarations link = new LinkDeclarations(declarations, params, source, diagnostics);
    link.networks(ResolvePackage.text(packageName));
    link.data();
    link.training();
    link.expectations();
    return diagnostics.hasErrors() ? List.of() : link.checkedModels();
  }
}
