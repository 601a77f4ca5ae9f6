package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.SettingSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of a train block or a phase by key. Reports keys that are unknown, that stand in the
 * wrong block, that are set twice, and values beyond the first.
 *
 * @param entries the first setting of each key that may stand here
 * @param sound whether nothing was reported
 */
record TrainKeys(Map<String, SettingSyntax> entries, boolean sound) {
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
    boolean sound = true;
    for (SettingSyntax setting : settings) {
      Optional<Diagnostic> misplaced = misplaced(setting, scope);
      SettingSyntax before =
          misplaced.isPresent() ? null : entries.putIfAbsent(setting.key().text(), setting);
      Optional<Diagnostic> fault =
          misplaced.isPresent()
              ? misplaced
              : before == null ? severalValues(setting) : Optional.of(twice(setting, before));
      fault.ifPresent(diagnostics::add);
      sound &= fault.isEmpty();
    }
    return new TrainKeys(entries, sound);
  }

  /** The one value of {@code key}, where it is written. */
  Optional<Expression> value(String key) {
    return Optional.ofNullable(entries.get(key)).map(setting -> setting.values().get(0));
  }

  /** These settings over those of {@code defaults}. */
  TrainKeys over(TrainKeys defaults) {
    Map<String, SettingSyntax> merged = new LinkedHashMap<>(defaults.entries);
    BLOCK_ONLY.forEach(merged::remove);
    merged.putAll(entries);
    return new TrainKeys(merged, sound && defaults.sound);
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
    int count = setting.values().size();
    if (count == 1 || (count > 1 && setting.key().text().equals("regularize"))) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
                Code.WRONG_ARGUMENTS,
                count == 0 ? setting.span() : setting.values().get(1).span(),
                String.format(Locale.ROOT, "`%s` takes one value", setting.key()))
            .label(String.format(Locale.ROOT, "%d are written", count))
            .help("keep one value")
            .build());
  }
}
