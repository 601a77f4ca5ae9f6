package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.LayersSyntax;
import dev.nnlang.compiler.syntax.LayersSyntax.LayerSyntax;
import dev.nnlang.compiler.syntax.Name;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads each layer of a chain by itself: its word and its arguments. */
final class ReadLayers {
  /** More than any network that is trained, and few enough to answer at once. */
  static final int MOST = 1_000;

  private final Numbers numbers;
  private final Diagnostics diagnostics;
  private final ReadUnit units;
  private final ReadInitializer initializers;
  private final ReadRange ranges;

  ReadLayers(Numbers numbers, Diagnostics diagnostics) {
    this.numbers = numbers;
    this.diagnostics = diagnostics;
    this.units = new ReadUnit(numbers, diagnostics);
    this.initializers = new ReadInitializer(numbers, diagnostics);
    this.ranges = new ReadRange(numbers, diagnostics);
  }

  /** A link for each layer, in order; empty where there are too many to look at. */
  List<Link> from(LayersSyntax chain) {
    List<LayerSyntax> layers = chain.layers();
    if (layers.size() > MOST) {
      diagnostics.add(
          Diagnostic.of(
                  Code.TOO_MANY_LAYERS,
                  layers.get(MOST).span(),
                  String.format(Locale.ROOT, "the chain has %d layers", layers.size()))
              .label("the first beyond 1,000")
              .help("write at most 1,000 layers")
              .build());
      return List.of();
    }
    return layers.stream().map(this::read).toList();
  }

  private Link read(LayerSyntax layer) {
    Link broken = new Link.Broken(layer.label(), layer.span());
    return Arguments.of(layer.layer(), "a layer", diagnostics)
        .flatMap(word -> read(layer, word))
        .orElse(broken);
  }

  private Optional<Link> read(LayerSyntax layer, Arguments word) {
    String name = word.callee().text();
    if (Vocabulary.has(Vocabulary.UNITS, name)) {
      return units.from(word).map(unit -> new Link.Alone(layer.label(), unit, layer.span()));
    }
    if (!Vocabulary.has(Vocabulary.LAYERS, name)) {
      List<String> known =
          Stream.of(Vocabulary.LAYERS, Vocabulary.UNITS)
              .flatMap(words -> Vocabulary.names(words).stream())
              .toList();
      diagnostics.add(UnknownWord.of(Code.UNKNOWN_NAME, "a layer", word.callee(), known));
      return Optional.empty();
    }
    Optional<Link> link = named(name, layer.label(), layer.span(), word);
    boolean complete = word.allTaken(Vocabulary.form(Vocabulary.LAYERS, name));
    return complete ? link : Optional.empty();
  }

  private Optional<Link> named(String name, Optional<Name> label, Span span, Arguments word) {
    return switch (name) {
      case "standardize" -> Optional.of(new Link.Standardize(label, span));
      case "scale" -> scale(label, span, word);
      case "dense" -> dense(label, span, word);
      case "dropout" -> dropout(label, span, word);
      default -> throw new IllegalStateException("layer without a reading: " + name);
    };
  }

  private Optional<Link> scale(Optional<Name> label, Span span, Arguments word) {
    Optional<Expression> target = word.next("to");
    if (target.isEmpty()) {
      word.missing("a range", "scale(0..1)");
      return Optional.empty();
    }
    if (target.get() instanceof Expression.Range range) {
      return ranges
          .from(range)
          .map(r -> new Link.Scale(label, new Placed<>(r, range.span()), span));
    }
    diagnostics.add(
        Diagnostic.of(Code.WRONG_KIND, target.get().span(), "`scale` takes a range")
            .label("is not a range")
            .help("write `scale(0..1)`")
            .build());
    return Optional.empty();
  }

  private Optional<Link> dense(Optional<Name> label, Span span, Arguments word) {
    Optional<Expression> widths = word.next("units");
    Optional<Expression> unit = word.next("unit");
    Optional<Expression> init = word.named("init");
    Optional<Expression> bias = word.named("bias");
    Optional<Placed<Unit>> understood =
        unit.isPresent()
            ? units.from(unit.get())
            : Optional.of(new Placed<>(new Unit.Identity(), word.span()));
    Optional<Placed<Initializer>> initializer = init.flatMap(initializers::from);
    boolean biased = bias.flatMap(b -> numbers.truth(b, "`bias` of `dense`")).orElse(true);
    if (widths.isEmpty()) {
      word.missing("a width", "dense(16, relu)");
      return Optional.empty();
    }
    Optional<Expression> fanIn = Optional.empty();
    Expression width = widths.get();
    if (width instanceof Expression.Arrow arrow) {
      fanIn = Optional.of(arrow.from()).filter(from -> !(from instanceof Expression.Wildcard));
      width = arrow.to();
    }
    return Optional.of(
        new Link.Dense(
            label, fanIn, width, Link.Counts.UNITS, understood, initializer, biased, span));
  }

  private Optional<Link> dropout(Optional<Name> label, Span span, Arguments word) {
    Optional<Expression> stated = word.next("p");
    if (stated.isEmpty()) {
      word.missing("a share", "dropout(20%)");
      return Optional.empty();
    }
    OptionalDouble share = numbers.real(stated.get(), "the share of `dropout`");
    if (share.isEmpty()) {
      return Optional.empty();
    }
    if (share.getAsDouble() < 0 || share.getAsDouble() >= 1) {
      diagnostics.add(
          Diagnostic.of(
                  Code.OUT_OF_RANGE,
                  stated.get().span(),
                  "the share of `dropout` must be at least 0% and below 100%")
              .label("is " + Numbers.plain(share.getAsDouble()))
              .help("write `dropout(20%)`, say")
              .build());
      return Optional.empty();
    }
    return Optional.of(new Link.Dropout(label, share.getAsDouble(), span));
  }
}
