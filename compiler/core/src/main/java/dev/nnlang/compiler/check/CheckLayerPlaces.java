package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reports layers where they have no meaning: {@code standardize} or {@code scale} behind another
 * layer, dropout behind the last dense layer, softmax with a layer behind it, no dense layer.
 */
final class CheckLayerPlaces implements Link.Visitor<Optional<Diagnostic>> {
  private final List<Link> links;
  private final Span chain;
  private final Diagnostics diagnostics;
  private final Map<String, Link> preparations = new HashMap<>();
  private int index;
  private boolean prepared;

  private CheckLayerPlaces(List<Link> links, Span chain, Diagnostics diagnostics) {
    this.links = links;
    this.chain = chain;
    this.diagnostics = diagnostics;
  }

  /** Looks at the {@code links} of the chain that stands at {@code chain}. */
  static void run(List<Link> links, Span chain, Diagnostics diagnostics) {
    new CheckLayerPlaces(links, chain, diagnostics).run();
  }

  private void run() {
    boolean anyDense = links.stream().anyMatch(Link.Dense.class::isInstance);
    boolean anyBroken = links.stream().anyMatch(Link.Broken.class::isInstance);
    if (!anyDense && !anyBroken) {
      diagnostics.add(
          Diagnostic.of(Code.MISSING_ENTRY, chain, "the chain has no dense layer")
              .help("add `dense(_)`: without weights there is nothing to learn")
              .build());
    }
    for (index = 0; index < links.size(); index++) {
      links.get(index).accept(this).ifPresent(diagnostics::add);
    }
  }

  @Override
  public Optional<Diagnostic> standardize(Link.Standardize link) {
    return preparation("standardize", link);
  }

  @Override
  public Optional<Diagnostic> scale(Link.Scale link) {
    return preparation("scale", link);
  }

  private Optional<Diagnostic> preparation(String word, Link link) {
    Link before = preparations.putIfAbsent(word, link);
    if (prepared) {
      return Optional.of(
          Diagnostic.of(
                  Code.LAYER_PLACE,
                  link.span(),
                  String.format(Locale.ROOT, "`%s` stands behind another layer", word))
              .help(
                  String.format(Locale.ROOT, "put `%s` at the start: it prepares the inputs", word))
              .build());
    }
    if (before == null) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
                Code.LAYER_PLACE,
                link.span(),
                String.format(Locale.ROOT, "`%s` stands twice", word))
            .label("again here")
            .label(before.span(), "first here")
            .help("keep one of them")
            .build());
  }

  @Override
  public Optional<Diagnostic> dense(Link.Dense link) {
    prepared = true;
    return link.unit().flatMap(this::requireLast);
  }

  @Override
  public Optional<Diagnostic> alone(Link.Alone link) {
    prepared = true;
    return requireLast(link.unit());
  }

  private Optional<Diagnostic> requireLast(Placed<Unit> unit) {
    if (!(unit.value() instanceof Unit.Softmax) || index + 1 == links.size()) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(Code.SOFTMAX_NOT_LAST, unit.span(), "`softmax` is not the last layer")
            .label(links.get(index + 1).span(), "follows it")
            .help("use `softmax` for the outputs alone, and another unit here")
            .build());
  }

  @Override
  public Optional<Diagnostic> dropout(Link.Dropout link) {
    prepared = true;
    boolean denseFollows =
        links.subList(index, links.size()).stream()
            .anyMatch(later -> later instanceof Link.Dense || later instanceof Link.Broken);
    if (denseFollows) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(Code.LAYER_PLACE, link.span(), "`dropout` stands behind the last dense layer")
            .label("would drop outputs")
            .help("put it in front of a dense layer, or leave it out")
            .build());
  }

  @Override
  public Optional<Diagnostic> broken(Link.Broken link) {
    return Optional.empty();
  }
}
