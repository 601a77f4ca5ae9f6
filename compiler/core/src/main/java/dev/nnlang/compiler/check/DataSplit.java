package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.syntax.DataSyntax.SplitPart;
import dev.nnlang.compiler.syntax.DataSyntax.SplitSyntax;
import dev.nnlang.compiler.syntax.Expression;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads {@code split: train 70%, validation 15%, test 15%, stratified, seed 7}. */
final class DataSplit {
  private static final List<String> WORDS =
      List.of("train", "validation", "test", "stratified", "seed");

  /** Three shares of at most 1 are off by a few units of 1e-16; no one writes so many digits. */
  private static final double ROUNDING = 1e-9;

  private final SplitSyntax syntax;
  private final Numbers numbers;
  private final Diagnostics diagnostics;
  private final Map<String, Double> shares = new LinkedHashMap<>();
  private boolean stratified;
  private OptionalLong seed = OptionalLong.of(DataSeed.UNSAID);
  private boolean failed;

  private DataSplit(SplitSyntax syntax, Numbers numbers, Diagnostics diagnostics) {
    this.syntax = syntax;
    this.numbers = numbers;
    this.diagnostics = diagnostics;
  }

  static Optional<Data.Split> check(SplitSyntax syntax, Numbers numbers, Diagnostics diagnostics) {
    return new DataSplit(syntax, numbers, diagnostics).run();
  }

  private Optional<Data.Split> run() {
    parts().values().forEach(this::take);
    if (!failed) {
      requireWhole();
    }
    return failed
        ? Optional.empty()
        : Optional.of(
            new Data.Split(
                share("train"),
                share("validation"),
                share("test"),
                stratified,
                seed.orElse(DataSeed.UNSAID)));
  }

  private double share(String set) {
    return shares.getOrDefault(set, 0.0);
  }

  private Map<String, SplitPart> parts() {
    Map<String, SplitPart> parts = new LinkedHashMap<>();
    for (SplitPart part : syntax.parts()) {
      String word = part.word().text();
      if (!WORDS.contains(word)) {
        failed = true;
        diagnostics.add(
            TrainUnknown.of(
                Code.UNKNOWN_KEY,
                part.word().span(),
                word,
                WORDS,
                String.format(Locale.ROOT, "a split has no part `%s`", word)));
        continue;
      }
      SplitPart before = parts.putIfAbsent(word, part);
      if (before != null) {
        fail(
            Diagnostic.of(
                    Code.DUPLICATE_KEY,
                    part.word().span(),
                    String.format(Locale.ROOT, "`%s` is set twice", word))
                .label(before.word().span(), "first here")
                .help("keep one of them"));
      }
    }
    return parts;
  }

  private void take(SplitPart part) {
    switch (part.word().text()) {
      case "stratified" -> takeStratified(part);
      case "seed" -> takeSeed(part);
      default -> takeShare(part);
    }
  }

  private void takeStratified(SplitPart part) {
    stratified = true;
    part.number()
        .ifPresent(
            number ->
                fail(
                    Diagnostic.of(
                            Code.WRONG_ARGUMENTS, number.span(), "`stratified` takes no number")
                        .fix("remove it", number.span(), "")));
  }

  private void takeSeed(SplitPart part) {
    if (part.number().isEmpty()) {
      fail(
          Diagnostic.of(Code.MISSING_ENTRY, part.span(), "`seed` has no number")
              .help("write a number after it, such as `seed 7`"));
      return;
    }
    seed = DataSeed.read(part.number(), numbers, diagnostics);
    failed |= seed.isEmpty();
  }

  private void takeShare(SplitPart part) {
    String set = part.word().text();
    if (part.number().isEmpty()) {
      fail(
          Diagnostic.of(
                  Code.MISSING_ENTRY,
                  part.span(),
                  String.format(Locale.ROOT, "`%s` has no share", set))
              .help(
                  String.format(
                      Locale.ROOT, "write a percentage after it, such as `%s 15%%`", set)));
      return;
    }
    Expression number = part.number().get();
    if (number instanceof Expression.NumberLiteral literal && !literal.percent()) {
      fail(
          Diagnostic.of(
                  Code.WRONG_KIND,
                  number.span(),
                  String.format(Locale.ROOT, "the share of `%s` must be a percentage", set))
              .label("has no percent sign")
              .help("write it with `%`; the shares sum to 100%"));
      return;
    }
    OptionalDouble read = numbers.real(number, "a share");
    if (read.isEmpty()) {
      failed = true;
      return;
    }
    double value = read.getAsDouble();
    if (!(value > 0 && value <= 1)) {
      fail(
          Diagnostic.of(
                  Code.BAD_SPLIT,
                  number.span(),
                  String.format(
                      Locale.ROOT, "the share of `%s` must be above 0%% and at most 100%%", set))
              .help(String.format(Locale.ROOT, "write another share, or leave `%s` out", set)));
      return;
    }
    shares.put(set, value);
  }

  private void requireWhole() {
    if (!shares.containsKey("train")) {
      fail(
          Diagnostic.of(Code.MISSING_ENTRY, syntax.span(), "the split has no part for training")
              .help("add a part such as `train 70%`"));
      return;
    }
    double sum = share("train") + share("validation") + share("test");
    if (Math.abs(sum - 1) > ROUNDING) {
      fail(
          Diagnostic.of(
                  Code.BAD_SPLIT,
                  syntax.span(),
                  String.format(Locale.ROOT, "the shares sum to %s%%, not to 100%%", percent(sum)))
              .help("change a share so that they sum to 100%"));
    }
  }

  private static String percent(double share) {
    return new BigDecimal(share * 100, new MathContext(10)).stripTrailingZeros().toPlainString();
  }

  private void fail(Diagnostic.Builder finding) {
    failed = true;
    diagnostics.add(finding.build());
  }
}
