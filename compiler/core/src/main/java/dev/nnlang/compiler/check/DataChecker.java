package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.syntax.DataSyntax;
import dev.nnlang.compiler.syntax.DataSyntax.Share;
import dev.nnlang.compiler.syntax.DataSyntax.SourceSyntax;
import dev.nnlang.compiler.syntax.DataSyntax.SplitSyntax;
import dev.nnlang.compiler.syntax.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a data block into {@link Data}: either {@code from}, which {@code split} may divide, or
 * {@code train} with {@code test} and {@code validation} beside it.
 */
final class DataChecker {
  private static final List<String> KEYS = List.of("from", "split", "train", "validation", "test");

  private final DataSyntax syntax;
  private final Numbers numbers;
  private final Diagnostics diagnostics;
  private final DataSources sources;
  private boolean failed;

  private DataChecker(DataSyntax syntax, Numbers numbers, Diagnostics diagnostics) {
    this.syntax = syntax;
    this.numbers = numbers;
    this.diagnostics = diagnostics;
    this.sources = new DataSources(syntax.name(), diagnostics);
  }

  /** The data of {@code syntax}; empty, and reported, where it breaks a rule. */
  static Optional<Data> check(DataSyntax syntax, Numbers numbers, Diagnostics diagnostics) {
    return new DataChecker(syntax, numbers, diagnostics).run();
  }

  private Optional<Data> run() {
    Map<String, SourceSyntax> entries = entries();
    requireTrainingRows(entries);
    refuseMixture(entries);
    Map<String, Data.Source> read = new LinkedHashMap<>();
    Optional<Data.Held> held = Optional.empty();
    for (SourceSyntax entry : entries.values()) {
      String key = entry.key().text();
      if (key.equals("validation") && entry.origin() instanceof Share share) {
        held = note(DataHeld.check(share, numbers, diagnostics));
      } else {
        note(sources.read(entry)).ifPresent(source -> read.put(key, source));
      }
    }
    Optional<Data.Split> split = split(entries);
    if (failed) {
      return Optional.empty();
    }
    return Optional.of(
        new Data(
            syntax.name().text(),
            Optional.ofNullable(read.get("from")),
            split,
            Optional.ofNullable(read.get("train")),
            Optional.ofNullable(read.get("validation")),
            Optional.ofNullable(read.get("test")),
            held));
  }

  /** The first entry of each known key. */
  private Map<String, SourceSyntax> entries() {
    Map<String, SourceSyntax> entries = new LinkedHashMap<>();
    for (SourceSyntax entry : syntax.sources()) {
      Name key = entry.key();
      if (!KEYS.contains(key.text()) || key.text().equals("split")) {
        failed = true;
        diagnostics.add(
            TrainUnknown.of(
                Code.UNKNOWN_KEY,
                key.span(),
                key.text(),
                KEYS,
                String.format(Locale.ROOT, "a data block has no key `%s`", key.text())));
        continue;
      }
      SourceSyntax before = entries.putIfAbsent(key.text(), entry);
      if (before != null) {
        fail(
            Diagnostic.of(
                    Code.DUPLICATE_KEY,
                    key.span(),
                    String.format(Locale.ROOT, "`%s` is set twice", key.text()))
                .label(before.key().span(), "first here")
                .help("keep one of them"));
      }
    }
    return entries;
  }

  private void requireTrainingRows(Map<String, SourceSyntax> entries) {
    if (!entries.containsKey("from") && !entries.containsKey("train")) {
      fail(
          Diagnostic.of(
                  Code.MISSING_ENTRY,
                  syntax.name().span(),
                  String.format(
                      Locale.ROOT, "data `%s` has no training rows", syntax.name().text()))
              .help(
                  String.format(
                      Locale.ROOT,
                      "add `from: csv(\"%s.csv\")` or `train:`",
                      syntax.name().text())));
    }
  }

  /** {@code from} stands for all rows, so no other key may bring rows of its own. */
  private void refuseMixture(Map<String, SourceSyntax> entries) {
    SourceSyntax from = entries.get("from");
    if (from == null) {
      return;
    }
    for (SourceSyntax entry : entries.values()) {
      if (!entry.equals(from)) {
        String key = entry.key().text();
        fail(
            Diagnostic.of(
                    Code.UNKNOWN_KEY,
                    entry.key().span(),
                    String.format(Locale.ROOT, "a data block with `from` has no key `%s`", key))
                .label(from.key().span(), "stands for all rows")
                .help(
                    key.equals("train")
                        ? "keep `from` or `train`"
                        : "write `train` instead of `from`, or divide the rows with"
                            + String.format(Locale.ROOT, " `split: train 80%%, %s 20%%`", key)));
      }
    }
  }

  private Optional<Data.Split> split(Map<String, SourceSyntax> entries) {
    List<SplitSyntax> splits = syntax.splits();
    for (SplitSyntax again : splits.subList(Math.min(1, splits.size()), splits.size())) {
      fail(
          Diagnostic.of(Code.DUPLICATE_KEY, again.span(), "`split` is set twice")
              .label(splits.get(0).span(), "first here")
              .help("keep one of them"));
    }
    if (splits.isEmpty()) {
      return Optional.empty();
    }
    if (!entries.containsKey("from") && entries.containsKey("train")) {
      fail(
          Diagnostic.of(
                  Code.UNKNOWN_KEY,
                  splits.get(0).span(),
                  "a data block with `train` has no key `split`")
              .label(entries.get("train").key().span(), "is for training alone")
              .help(
                  "write `from` instead of `train`, or set rows aside with"
                      + " `validation: 10% of train`"));
    }
    return note(DataSplit.check(splits.get(0), numbers, diagnostics));
  }

  private <T> Optional<T> note(Optional<T> result) {
    failed |= result.isEmpty();
    return result;
  }

  private void fail(Diagnostic.Builder finding) {
    failed = true;
    diagnostics.add(finding.build());
  }
}
