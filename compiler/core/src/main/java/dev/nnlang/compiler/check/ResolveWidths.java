package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Follows the width from the inputs to the outputs and makes a layer of each link. A width that an
 * error leaves unknown is not talked about again: empty means that it has been reported.
 */
final class ResolveWidths implements Link.Visitor<Optional<Width>> {
  /**
   * {@code scale} keeps two numbers for each column: beyond this many, {@code standardize} does.
   */
  static final int MOST_SCALED = 1 << 22;

  private final Fields inputs;
  private final ModelSettings settings;
  private final List<Link> links;
  private final List<String> names;
  private final DenseWidth denseWidth;
  private final Diagnostics diagnostics;
  private final List<Layer> layers = new ArrayList<>();
  private Optional<Width> before = Optional.empty();
  private int index;

  /**
   * Layers out of links.
   *
   * @param names a name for each of {@code links}
   */
  ResolveWidths(
      Fields inputs,
      ModelSettings settings,
      List<Link> links,
      List<String> names,
      DenseWidth denseWidth,
      Diagnostics diagnostics) {
    this.inputs = inputs;
    this.settings = settings;
    this.links = links;
    this.names = names;
    this.denseWidth = denseWidth;
    this.diagnostics = diagnostics;
  }

  /** The layers; some are missing where something has been reported. */
  List<Layer> run(Fields outputs) {
    if (inputs.width().isPresent()) {
      Span first = inputs.declared().get(0).name().span();
      before = Optional.of(Width.ofInputs(inputs.width().getAsInt(), first));
    }
    for (index = 0; index < links.size(); index++) {
      before = links.get(index).accept(this);
    }
    before.ifPresent(last -> requireOutputs(last, outputs));
    return layers;
  }

  private void requireOutputs(Width last, Fields outputs) {
    boolean anyDense = links.stream().anyMatch(Link.Dense.class::isInstance);
    if (!anyDense || outputs.width().isEmpty() || outputs.width().getAsInt() == last.value()) {
      return;
    }
    Span first = outputs.declared().get(0).name().span();
    String wanted = Width.counted(outputs.width().getAsInt(), "number");
    Span width =
        links.stream()
            .filter(Link.Dense.class::isInstance)
            .map(link -> ((Link.Dense) link).width().span())
            .reduce(last.place(), (a, b) -> b);
    Diagnostic.Builder mismatch =
        Diagnostic.of(
                Code.OUTPUT_WIDTH_MISMATCH,
                width,
                String.format(Locale.ROOT, "%s but the outputs are %s", last.fact(), wanted))
            .label("gives " + last.value())
            .label(first, "takes " + outputs.width().getAsInt());
    Link end = links.get(links.size() - 1);
    if (end instanceof Link.Dropout) { // it follows a hidden layer: the output layer is missing
      Span behind = new Span(end.span().end(), end.span().end());
      mismatch.fix("end the chain with `-> dense(_)`", behind, " -> dense(_)");
    } else {
      mismatch.fix("write `_`", width, "_");
    }
    diagnostics.add(mismatch.build());
  }

  @Override
  public Optional<Width> standardize(Link.Standardize link) {
    before.ifPresent(width -> layers.add(new Layer.Standardize(width.value())));
    return before;
  }

  @Override
  public Optional<Width> scale(Link.Scale link) {
    if (before.isEmpty()) {
      return before;
    }
    if (before.get().value() > MOST_SCALED) {
      diagnostics.add(
          Diagnostic.of(Code.TOO_WIDE, link.span(), "`scale` takes at most 4,194,304 numbers")
              .label(before.get().place(), before.get().label())
              .help("write `standardize`")
              .build());
      return before;
    }
    List<Field.Range> ranges = new ArrayList<>();
    for (DeclaredField input : inputs.declared()) {
      InputRange.of(input.field())
          .ifPresent(range -> ranges.addAll(Collections.nCopies(input.field().width(), range)));
    }
    if (ranges.size() == before.get().value()) {
      layers.add(new Layer.Scale(ranges, link.target().value()));
    }
    return before;
  }

  @Override
  public Optional<Width> dense(Link.Dense link) {
    String name = names.get(index);
    before.ifPresent(width -> denseWidth.requireFanIn(link, name, width));
    Optional<DenseWidth.Size> size =
        denseWidth.of(link, name, links.subList(index + 1, links.size()));
    if (size.isEmpty()) {
      return Optional.empty();
    }
    if (before.isPresent() && link.unit().isPresent()) {
      int fanIn = before.get().value();
      int fanOut = size.get().signals();
      if (denseWidth.requireArray(link, name, fanIn, fanOut)) {
        layers.add(
            new Layer.Dense(
                name,
                fanIn,
                fanOut,
                link.unit().get().value(),
                link.initializer().orElse(settings.initializer()).value(),
                link.bias()));
      }
    }
    return Optional.of(Width.ofLayer(name, size.get().units(), link.width().span()));
  }

  @Override
  public Optional<Width> alone(Link.Alone link) {
    if (before.isEmpty()) {
      return before;
    }
    int width = before.get().value();
    int signalsPerUnit = link.unit().value().signalsPerUnit();
    if (width % signalsPerUnit != 0) {
      diagnostics.add(
          DenseWidth.indivisible(link.unit(), width, before.get().place(), before.get().label()));
      return Optional.empty();
    }
    String name = names.get(index);
    layers.add(new Layer.Activation(name, width, link.unit().value()));
    return signalsPerUnit == 1
        ? before
        : Optional.of(Width.ofLayer(name, width / signalsPerUnit, link.span()));
  }

  @Override
  public Optional<Width> dropout(Link.Dropout link) {
    before.ifPresent(width -> layers.add(new Layer.Dropout(width.value(), link.probability())));
    return before;
  }

  @Override
  public Optional<Width> broken(Link.Broken link) {
    return Optional.empty();
  }
}
