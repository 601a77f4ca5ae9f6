package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.syntax.DataSyntax;
import dev.nnlang.compiler.syntax.ExpectSyntax;
import dev.nnlang.compiler.syntax.FileSyntax;
import dev.nnlang.compiler.syntax.ModelSyntax;
import dev.nnlang.compiler.syntax.Name;
import dev.nnlang.compiler.syntax.TrainSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The blocks of a file by what they are about. A block that refers to nothing, or that another one
 * has taken the place of, is left out and reported.
 *
 * @param trains by the name of the model; the data block that each names is declared
 * @param expects by the name of the model, joined
 */
record Declarations(
    Map<String, ModelSyntax> models,
    Map<String, DataSyntax> datas,
    Map<String, TrainSyntax> trains,
    Map<String, List<ExpectSyntax>> expects) {

  /** The declarations of {@code file}, in its order. */
  static Declarations of(FileSyntax file, Diagnostics diagnostics) {
    if (file.models().isEmpty()) {
      diagnostics.add(
          Diagnostic.of(Code.MISSING_ENTRY, file.span(), "the file has no model")
              .help("add `model Name { input ... output ... layers: ... }`")
              .build());
    }
    CheckDuplicates.run(
        "model", file.models().stream().map(ModelSyntax::name).toList(), diagnostics);
    CheckDuplicates.run("data", file.datas().stream().map(DataSyntax::name).toList(), diagnostics);
    Map<String, ModelSyntax> models = new LinkedHashMap<>();
    file.models().forEach(model -> models.putIfAbsent(model.name().text(), model));
    Map<String, DataSyntax> datas = new LinkedHashMap<>();
    file.datas().forEach(data -> datas.putIfAbsent(data.name().text(), data));
    Declarations declarations =
        new Declarations(models, datas, new LinkedHashMap<>(), new LinkedHashMap<>());
    file.trains().forEach(train -> declarations.add(train, diagnostics));
    file.expects().forEach(expect -> declarations.add(expect, diagnostics));
    return declarations;
  }

  private void add(TrainSyntax train, Diagnostics diagnostics) {
    boolean modelKnown = isDeclared("model", train.model(), models.keySet(), diagnostics);
    boolean dataKnown = isDeclared("data", train.data(), datas.keySet(), diagnostics);
    if (!modelKnown) {
      return;
    }
    TrainSyntax before = trains.get(train.model().text());
    if (before != null) {
      diagnostics.add(
          Diagnostic.of(
                  Code.DUPLICATE_NAME,
                  train.model().span(),
                  String.format(Locale.ROOT, "model `%s` has two train blocks", train.model()))
              .label("again here")
              .label(before.model().span(), "first here")
              .help("join them: one train block may have several phases")
              .build());
    } else if (dataKnown) {
      trains.put(train.model().text(), train);
    }
  }

  private void add(ExpectSyntax expect, Diagnostics diagnostics) {
    if (isDeclared("model", expect.model(), models.keySet(), diagnostics)) {
      expects.computeIfAbsent(expect.model().text(), model -> new ArrayList<>()).add(expect);
    }
  }

  private static boolean isDeclared(
      String kind, Name name, Set<String> known, Diagnostics diagnostics) {
    if (!known.contains(name.text())) {
      diagnostics.add(
          UnknownWord.of(
              Code.UNKNOWN_DECLARATION,
              String.format(Locale.ROOT, "no %s is called `%s`", kind, name),
              name,
              known,
              String.format(Locale.ROOT, "declare `%s %s { ... }`", kind, name)));
    }
    return known.contains(name.text());
  }
}
