package dev.nnlang.engine.alone;

import dev.nnlang.data.DataFinding;
import dev.nnlang.data.Loaded;
import dev.nnlang.data.Parts;
import dev.nnlang.data.Shares;
import dev.nnlang.data.Split;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a data block declares, and how it is read. */
public final class DeclaredData {
  private static final String WHOLE = "from";
  private static final String TRAIN = "train";
  private static final String VALIDATION = "validation";
  private static final String TEST = "test";

  private final String name;
  private final Map<String, DeclaredSource> sources = new LinkedHashMap<>();
  private Optional<Division> division = Optional.empty();
  private Optional<Held> held = Optional.empty();

  /** A block with nothing in it yet. */
  public DeclaredData(String name) {
    this.name = name;
  }

  private record Division(Shares shares, boolean stratified, long seed) {}

  private record Held(double share, long seed) {}

  /** The sets that are trained on and scored. */
  record Sets(
      ExampleSource train, Optional<ExampleSource> validation, Optional<ExampleSource> test) {}

  /** All rows, which are split, or all for training. */
  public DeclaredData whole(DeclaredSource source) {
    return with(WHOLE, source);
  }

  /** Rows to train on. */
  public DeclaredData train(DeclaredSource source) {
    return with(TRAIN, source);
  }

  /** Rows for validation. */
  public DeclaredData validation(DeclaredSource source) {
    return with(VALIDATION, source);
  }

  /** Rows for the test. */
  public DeclaredData test(DeclaredSource source) {
    return with(TEST, source);
  }

  private DeclaredData with(String part, DeclaredSource source) {
    sources.put(part, source);
    return this;
  }

  /** Divides all rows by these shares. */
  public DeclaredData split(
      double train, double validation, double test, boolean stratified, long seed) {
    division = Optional.of(new Division(new Shares(train, validation, test), stratified, seed));
    return this;
  }

  /** Sets a share of the rows to train on aside for validation. */
  public DeclaredData hold(double share, long seed) {
    held = Optional.of(new Held(share, seed));
    return this;
  }

  /** The block's name, which {@code --data} takes. */
  String name() {
    return name;
  }

  /** Whether {@code --data} may name it: the block, or one of its parts. */
  boolean has(String part) {
    return part.equals(name) || sources.containsKey(part);
  }

  /**
   * Reads all sets.
   *
   * @param replacements files instead of those that the model names, by part or block
   * @param warnings told of what the model does not use
   */
  Sets read(Signature signature, Map<String, String> replacements, Consumer<DataFinding> warnings) {
    Map<String, ExampleSource> parts = new LinkedHashMap<>();
    sources.forEach(
        (part, source) -> {
          Optional<String> replacement =
              Optional.ofNullable(replacements.get(part))
                  .or(() -> Optional.ofNullable(replacements.get(name)));
          Loaded loaded = source.read(signature, name, replacement);
          loaded.warnings().forEach(warnings);
          parts.put(part, loaded.examples());
        });
    Sets sets = parts.containsKey(WHOLE) ? divide(part(parts, WHOLE), signature) : sets(parts);
    return held.isPresent() ? hold(sets, held.get()) : sets;
  }

  private Sets divide(ExampleSource whole, Signature signature) {
    if (division.isEmpty()) {
      return new Sets(whole, Optional.empty(), Optional.empty());
    }
    Shares shares = division.get().shares();
    Parts parts =
        Split.of(whole, signature, shares, division.get().stratified(), division.get().seed());
    return new Sets(
        parts.train(),
        shares.validation() > 0 ? Optional.of(parts.validation()) : Optional.empty(),
        shares.test() > 0 ? Optional.of(parts.test()) : Optional.empty());
  }

  private static Sets sets(Map<String, ExampleSource> parts) {
    return new Sets(
        part(parts, TRAIN),
        Optional.ofNullable(parts.get(VALIDATION)),
        Optional.ofNullable(parts.get(TEST)));
  }

  private static ExampleSource part(Map<String, ExampleSource> parts, String part) {
    return Optional.ofNullable(parts.get(part)).orElseThrow();
  }

  private static Sets hold(Sets sets, Held held) {
    Parts parts = Split.hold(sets.train(), held.share(), held.seed());
    return new Sets(parts.train(), Optional.of(parts.validation()), sets.test());
  }
}
