package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.syntax.TrainSyntax;
import java.util.Locale;
import java.util.Optional;

/** Warns of a network with more parameters than the training rows that the file itself holds. */
final class WarnMoreParametersThanRows {
  private WarnMoreParametersThanRows() {}

  static void run(TrainSyntax train, Network network, Data data, Diagnostics diagnostics) {
    Optional<Data.Source> source = data.whole().or(data::train);
    if (source.isEmpty() || !(source.get() instanceof Data.Rows rows)) {
      return;
    }
    double share =
        data.split().map(Data.Split::train).orElse(1.0)
            * (1 - data.held().map(Data.Held::share).orElse(0.0));
    // Each of the other parts has a row at least.
    long others =
        data.split().stream().filter(split -> split.validation() > 0).count()
            + data.split().stream().filter(split -> split.test() > 0).count()
            + data.held().stream().count();
    long training = Math.min(Math.round(rows.rows().size() * share), rows.rows().size() - others);
    if (network.parameterCount() > training) {
      diagnostics.add(
          Diagnostic.of(
                  Code.MORE_PARAMETERS_THAN_EXAMPLES,
                  train.data().span(),
                  String.format(
                      Locale.ROOT,
                      "the network has %d parameters to learn and %d rows to learn them from",
                      network.parameterCount(),
                      training))
              .label(String.format(Locale.ROOT, "gives %d training rows", training))
              .help("use fewer units or more rows, unless learning by heart is the point")
              .build());
    }
  }
}
