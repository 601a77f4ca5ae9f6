package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.syntax.DataSyntax.Reader;
import dev.nnlang.compiler.syntax.DataSyntax.Rows;
import dev.nnlang.compiler.syntax.DataSyntax.SourceSyntax;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Name;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads where rows come from: {@code csv}, {@code idx}, or {@code rows} in the file itself. */
final class DataSources {
  private static final List<String> READERS = List.of("csv", "idx", "rows");

  private final Name data;
  private final Diagnostics diagnostics;

  DataSources(Name data, Diagnostics diagnostics) {
    this.data = data;
    this.diagnostics = diagnostics;
  }

  /** The source of {@code entry}; empty, and reported, where there is none. */
  Optional<Data.Source> read(SourceSyntax entry) {
    if (entry.origin() instanceof Rows rows) {
      return DataRowsShape.check(rows, diagnostics).map(source -> source);
    }
    if (entry.origin() instanceof Reader reader) {
      return read(reader.call());
    }
    String key = entry.key().text();
    diagnostics.add(
        Diagnostic.of(
                Code.WRONG_KIND,
                entry.origin().span(),
                String.format(Locale.ROOT, "`%s` cannot be a share of the training rows", key))
            .help(
                key.equals("test")
                    ? "write `from` with `split: train 90%, test 10%`"
                    : String.format(
                        Locale.ROOT, "write a reader such as `csv(\"%s.csv\")`", data.text()))
            .build());
    return Optional.empty();
  }

  private Optional<Data.Source> read(Expression.Call call) {
    switch (call.name().text()) {
      case "csv" -> {
        return TrainArguments.bind(call, TrainArguments.Signature.of("path"), diagnostics)
            .flatMap(arguments -> path(arguments, "path"))
            .map(Data.Csv::new);
      }
      case "idx" -> {
        return TrainArguments.bind(
                call, TrainArguments.Signature.of("images", "labels"), diagnostics)
            .flatMap(this::idx);
      }
      default -> {
        diagnostics.add(
            TrainUnknown.of(
                Code.UNKNOWN_NAME,
                call.name().span(),
                call.name().text(),
                READERS,
                String.format(Locale.ROOT, "no reader is called `%s`", call.name().text())));
        return Optional.empty();
      }
    }
  }

  private Optional<Data.Source> idx(TrainArguments arguments) {
    Optional<String> images = path(arguments, "images");
    Optional<String> labels = path(arguments, "labels");
    return images.isPresent() && labels.isPresent()
        ? Optional.of(new Data.Idx(images.get(), labels.get()))
        : Optional.empty();
  }

  private Optional<String> path(TrainArguments arguments, String parameter) {
    return arguments
        .get(parameter)
        .flatMap(expression -> DataPath.check(expression, data, diagnostics));
  }
}
