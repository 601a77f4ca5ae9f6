package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.syntax.FieldSyntax;
import dev.nnlang.compiler.syntax.FieldSyntax.Declared;
import dev.nnlang.compiler.syntax.LayersSyntax;
import dev.nnlang.compiler.syntax.LayersSyntax.LayerSyntax;
import dev.nnlang.compiler.syntax.ModelSyntax;
import dev.nnlang.compiler.syntax.Name;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns one model block into a {@link Network}: fields, settings, layers, then the warnings. */
final class NetworkChecker {
  private final ModelSyntax model;
  private final String packageName;
  private final SourceFile source;
  private final Numbers numbers;
  private final boolean paramsAreBroken;

  /** Of this model alone, to know whether it has an error. */
  private final Diagnostics found;

  private NetworkChecker(
      ModelSyntax model, String packageName, Params params, SourceFile source, Diagnostics found) {
    this.model = model;
    this.packageName = packageName;
    this.source = source;
    this.numbers = params.numbers(found);
    this.paramsAreBroken = params.anyBroken();
    this.found = found;
  }

  /** The network of {@code model}; empty, and reported, where it breaks a rule. */
  static Optional<Network> check(
      ModelSyntax model,
      String packageName,
      Params params,
      SourceFile source,
      Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    Optional<Network> network = new NetworkChecker(model, packageName, params, source, found).run();
    diagnostics.addAll(found.sorted());
    return network;
  }

  private Optional<Network> run() {
    Fields inputs = fields("input", model.inputs());
    Fields outputs = fields("output", model.outputs());
    checkFields(inputs.declared(), outputs.declared());
    ModelSettings settings = ModelSettings.read(model, numbers, found);
    Optional<LayersSyntax> chain = chain();
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    List<Link> links = links(chain.get(), inputs);
    List<Layer> layers = layers(chain.get(), links, inputs, outputs, settings);
    lastUnit(links).ifPresent(unit -> CheckSoftmaxOutput.run(outputs.declared(), unit, found));
    // A broken param was reported where it stands, and leaves widths unknown without a word here.
    if (found.hasErrors() || paramsAreBroken) {
      return Optional.empty();
    }
    new CheckPrecision(new Representable(settings.precision(), found))
        .run(inputs, outputs, links, settings);
    if (found.hasErrors()) {
      return Optional.empty();
    }
    warn(inputs, outputs, links, settings);
    return Optional.of(
        new Network(
            packageName,
            model.name().text(),
            model.doc(),
            settings.precision(),
            inputs.fields(),
            outputs.fields(),
            layers));
  }

  private Fields fields(String key, List<FieldSyntax> lines) {
    if (lines.isEmpty()) {
      found.add(missing(key));
    }
    return new ReadFields(numbers, found).from(lines);
  }

  private Diagnostic missing(String key) {
    return Diagnostic.of(
            Code.MISSING_ENTRY,
            model.name().span(),
            String.format(Locale.ROOT, "model `%s` has no `%s`", model.name(), key))
        .help(String.format(Locale.ROOT, "add an entry `%s`", key))
        .build();
  }

  private void checkFields(List<DeclaredField> inputs, List<DeclaredField> outputs) {
    List<Name> names =
        Stream.of(model.inputs(), model.outputs())
            .flatMap(List::stream)
            .flatMap(line -> line.names().stream())
            .map(Declared::name)
            .toList();
    CheckDuplicates.run("field", names, found);
    CheckOutputKinds.run(outputs, found);
    List<DeclaredField> all = Stream.of(inputs, outputs).flatMap(List::stream).toList();
    CheckJavaNames.fields(model.name(), all, found);
  }

  private Optional<LayersSyntax> chain() {
    List<LayersSyntax> chains = model.layers();
    if (chains.isEmpty() || chains.get(0).layers().isEmpty()) {
      found.add(missing("layers"));
      return Optional.empty();
    }
    for (LayersSyntax again : chains.subList(1, chains.size())) {
      found.add(
          Diagnostic.of(Code.DUPLICATE_KEY, again.span(), "`layers` is set twice")
              .label("again here")
              .label(chains.get(0).span(), "first here")
              .help("join the two with `->`")
              .build());
    }
    return Optional.of(chains.get(0));
  }

  /** The links of the chain, units folded; empty where there are too many. */
  private List<Link> links(LayersSyntax chain, Fields inputs) {
    List<Link> links = new ReadLayers(numbers, found).from(chain);
    if (links.isEmpty()) {
      return links;
    }
    CheckLayerPlaces.run(links, chain.span(), found);
    CheckScaleRanges.run(links, inputs.declared(), found);
    return FoldUnits.run(links);
  }

  private List<Layer> layers(
      LayersSyntax chain, List<Link> links, Fields inputs, Fields outputs, ModelSettings settings) {
    List<Name> labels =
        chain.layers().stream().map(LayerSyntax::label).flatMap(Optional::stream).toList();
    List<String> names = NameLayers.run(links, labels, found);
    DenseWidth denseWidth = new DenseWidth(outputs, numbers, source, found);
    return new ResolveWidths(inputs, settings, links, names, denseWidth, found).run(outputs);
  }

  private void warn(Fields inputs, Fields outputs, List<Link> links, ModelSettings settings) {
    WarnUnscaledInput.run(inputs.declared(), links, found);
    WarnLargeSigma.run(inputs.declared(), links, settings.initializer(), found);
    lastUnit(links).ifPresent(unit -> WarnUnreachableOutput.run(outputs.declared(), unit, found));
  }

  private static Optional<Placed<Unit>> lastUnit(List<Link> links) {
    Link last = links.isEmpty() ? null : links.get(links.size() - 1);
    if (last instanceof Link.Dense dense) {
      return dense.unit();
    }
    return last instanceof Link.Alone alone ? Optional.of(alone.unit()) : Optional.empty();
  }
}
