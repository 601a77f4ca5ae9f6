package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.SettingSyntax;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The settings of a train block or a phase by key. Reports keys that are unknown, that stand in the
 * wrong block, that are set twice, and values beyond the first.
 *
 * @param entries the first setting of each key that may stand here
 * @param broken keys whose values were refused; nothing more is said about them
 * @param sound whether nothing was reported
 */
record TrainKeys(Map<String, SettingSyntax> entries, Set<String> broken, boolean sound) {
  private static final List<String> ANYWHERE =
      List.of("loss", "optimizer", "batch", "rate", "stop", "keep", "shuffle", "regularize");
  private static final List<String> BLOCK_ONLY = List.of("seed", "compare", "checkpoint");
  private static final List<String> AUTOENCODER_ONLY = List.of("tied", "corrupt");

  /** Whose settings they are. */
  enum Scope {
    BLOCK,
    PHASE,
    AUTOENCODER
  }

  static TrainKeys of(List<SettingSyntax> settings, Scope scope, Diagnostics diagnostics) {
    Map<String, SettingSyntax> entries = new LinkedHashMap<>();
    Set<String> broken = new HashSet<>();
    boolean sound = true;
    for (SettingSyntax setting : settings) {
      String key = setting.key().text();
      Optional<Diagnostic> fault = misplaced(setting, scope);
      if (fault.isEmpty()) {
        SettingSyntax before = entries.putIfAbsent(key, setting);
        fault = before == null ? severalValues(setting) : Optional.of(twice(setting, before));
        if (before == null && fault.isPresent()) {
          broken.add(key);
        }
      }
      fault.ifPresent(diagnostics::add);
      sound &= fault.isEmpty();
    }
    return new TrainKeys(entries, broken, sound);
  }

  /** The one value of {@code key}, where it is written and in order. */
  Optional<Expression> value(String key) {
    return broken.contains(key)
        ? Optional.empty()
        : Optional.ofNullable(entries.get(key)).map(setting -> setting.values().get(0));
  }

  /** These settings over those of {@code defaults}. */
  TrainKeys over(TrainKeys defaults) {
    Map<String, SettingSyntax> merged = new LinkedHashMap<>(defaults.entries);
    BLOCK_ONLY.forEach(merged::remove);
    merged.putAll(entries);
    Set<String> mergedBroken = new HashSet<>(defaults.broken);
    mergedBroken.removeAll(entries.keySet());
    mergedBroken.addAll(broken);
    return new TrainKeys(merged, mergedBroken, sound && defaults.sound);
  }

  private static Optional<Diagnostic> misplaced(SettingSyntax setting, Scope scope) {
    String key = setting.key().text();
    if (BLOCK_ONLY.contains(key)) {
      return scope == Scope.BLOCK ? checkpointWithoutEvery(setting) : Optional.of(ofBlock(setting));
    }
    if (AUTOENCODER_ONLY.contains(key)) {
      return scope == Scope.AUTOENCODER ? Optional.empty() : Optional.of(ofAutoencoder(setting));
    }
    return ANYWHERE.contains(key) ? Optional.empty() : Optional.of(unknown(setting, scope));
  }

  private static Diagnostic unknown(SettingSyntax setting, Scope scope) {
    String key = setting.key().text();
    List<String> known =
        switch (scope) {
          case BLOCK -> joined(ANYWHERE, BLOCK_ONLY);
          case PHASE -> ANYWHERE;
          case AUTOENCODER -> joined(ANYWHERE, AUTOENCODER_ONLY);
        };
    return TrainUnknown.of(
        Code.UNKNOWN_KEY,
        setting.key().span(),
        key,
        known,
        String.format(
            Locale.ROOT,
            "%s has no key `%s`",
            scope == Scope.BLOCK ? "a train block" : "a phase",
            key));
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static Diagnostic ofBlock(SettingSyntax setting) {
    return Diagnostic.of(
            Code.UNKNOWN_KEY,
            setting.key().span(),
            String.format(
                Locale.ROOT, "`%s` belongs to the train block, not to a phase", setting.key()))
        .help("write it before the phases")
        .build();
  }

  private static Diagnostic ofAutoencoder(SettingSyntax setting) {
    return Diagnostic.of(
            Code.UNKNOWN_KEY,
            setting.key().span(),
            String.format(
                Locale.ROOT, "`%s` belongs to a phase `greedy autoencoder`", setting.key()))
        .help("move it into such a phase, or remove it")
        .build();
  }

  private static Optional<Diagnostic> checkpointWithoutEvery(SettingSyntax setting) {
    return setting.key().text().equals("checkpoint")
        ? Optional.of(
            Diagnostic.of(Code.WRONG_KIND, setting.span(), "`checkpoint` needs `every`")
                .help("write `checkpoint: every 1 epochs, keep 3`")
                .build())
        : Optional.empty();
  }

  private static Diagnostic twice(SettingSyntax setting, SettingSyntax before) {
    return Diagnostic.of(
            Code.DUPLICATE_KEY,
            setting.key().span(),
            String.format(Locale.ROOT, "`%s` is set twice", setting.key()))
        .label(before.key().span(), "first here")
        .help("keep one of them")
        .build();
  }

  private static Optional<Diagnostic> severalValues(SettingSyntax setting) {
    List<Expression> values = setting.values();
    if (values.size() == 1 || (!values.isEmpty() && setting.key().text().equals("regularize"))) {
      return Optional.empty();
    }
    Diagnostic.Builder finding =
        Diagnostic.of(
                Code.WRONG_ARGUMENTS,
                values.isEmpty() ? setting.span() : values.get(1).span(),
                String.format(Locale.ROOT, "`%s` takes one value", setting.key()))
            .label(String.format(Locale.ROOT, "%d are written", values.size()));
    decimal(values)
        .ifPresentOrElse(
            number ->
                finding.fix(
                    String.format(Locale.ROOT, "write `%s`: decimals take a point", number),
                    values.get(0).span().to(values.get(1).span()),
                    number),
            () -> finding.help("keep one value"));
    return Optional.of(finding.build());
  }

  /** {@code 0,5} read as the number it was meant to be. */
  private static Optional<String> decimal(List<Expression> values) {
    return values.size() == 2
            && values.get(0) instanceof Expression.NumberLiteral whole
            && values.get(1) instanceof Expression.NumberLiteral fraction
            && isDigits(whole.text())
            && isDigits(fraction.text())
            && !whole.percent()
        ? Optional.of(whole.text() + "." + fraction.text() + (fraction.percent() ? "%" : ""))
        : Optional.empty();
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(character -> character >= '0' && character <= '9');
  }
}
