package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.syntax.DataSyntax;
import dev.nnlang.compiler.syntax.DataSyntax.Rows;
import dev.nnlang.compiler.syntax.DataSyntax.SourceSyntax;
import dev.nnlang.compiler.syntax.DataSyntax.SplitPart;
import dev.nnlang.compiler.syntax.DataSyntax.SplitSyntax;
import java.util.Locale;

/** Judges what a data block itself holds against a model that is trained on it. */
final class DataFitsModel {
  private DataFitsModel() {}

  /**
   * Reports what does not fit.
   *
   * @param syntax a block that {@link DataChecker} has accepted
   */
  static void check(DataSyntax syntax, Network network, Diagnostics diagnostics) {
    for (SourceSyntax source : syntax.sources()) {
      if (source.origin() instanceof Rows rows) {
        DataRowsFitModel.check(syntax.name(), rows, network, diagnostics);
      }
    }
    for (SplitSyntax split : syntax.splits()) {
      for (SplitPart part : split.parts()) {
        if (part.word().text().equals("stratified")) {
          requireClasses(syntax, part, network, diagnostics);
        }
      }
    }
  }

  /** A stratified split keeps the share of each class, so there must be classes. */
  private static void requireClasses(
      DataSyntax syntax, SplitPart stratified, Network network, Diagnostics diagnostics) {
    if (network.task() != Task.CLASSIFICATION && network.task() != Task.TWO_CLASS) {
      diagnostics.add(
          Diagnostic.of(
                  Code.BAD_SPLIT,
                  stratified.word().span(),
                  String.format(
                      Locale.ROOT,
                      "`%s` has no classes to stratify `%s` by",
                      network.name(),
                      syntax.name()))
              .help("remove `stratified`")
              .build());
    }
  }
}
