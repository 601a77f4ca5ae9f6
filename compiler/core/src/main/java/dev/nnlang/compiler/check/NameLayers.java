package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Names each layer: by its label, or {@code layerN} counted over the dense layers, {@code unitN}
 * counted over the units alone. Reports a label that stands twice or that is the name of another.
 */
final class NameLayers implements Link.Visitor<String> {
  private final List<Name> labels;
  private final Diagnostics diagnostics;
  private int denses;
  private int units;

  private NameLayers(List<Name> labels, Diagnostics diagnostics) {
    this.labels = labels;
    this.diagnostics = diagnostics;
  }

  /**
   * A name for each of {@code links}; empty for those that nothing refers to.
   *
   * @param labels all labels of the file's chain, also those of links that have been folded
   */
  static List<String> run(List<Link> links, List<Name> labels, Diagnostics diagnostics) {
    CheckDuplicates.run("label", labels, diagnostics);
    NameLayers names = new NameLayers(labels, diagnostics);
    List<String> named = new ArrayList<>();
    for (Link link : links) {
      named.add(link.accept(names));
    }
    return named;
  }

  private String name(Link link, String generated) {
    Optional<Name> own = link.label();
    if (own.isPresent()) {
      return own.get().text();
    }
    for (Name label : labels) {
      if (label.text().equals(generated)) {
        diagnostics.add(
            Diagnostic.of(
                    Code.DUPLICATE_NAME,
                    label.span(),
                    String.format(Locale.ROOT, "label `%s` is the name of another layer", label))
                .label(
                    link.span(),
                    String.format(Locale.ROOT, "without a label, so called `%s`", generated))
                .help("choose another label, or label that layer too")
                .build());
      }
    }
    return generated;
  }

  @Override
  public String dense(Link.Dense link) {
    denses++;
    return name(link, "layer" + denses);
  }

  @Override
  public String alone(Link.Alone link) {
    units++;
    return name(link, "unit" + units);
  }

  @Override
  public String standardize(Link.Standardize link) {
    return "";
  }

  @Override
  public String scale(Link.Scale link) {
    return "";
  }

  @Override
  public String dropout(Link.Dropout link) {
    return "";
  }

  @Override
  public String broken(Link.Broken link) {
    return "";
  }
}
