package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The widths of one dense layer: what it states, and what follows from the outputs. */
final class DenseWidth {
  /**
   * How wide a dense layer is.
   *
   * @param signals rows of its weights; units times what each unit takes
   */
  record Size(int units, int signals) {}

  private final OptionalInt outputs;
  private final ReadWidth widths;
  private final SourceFile source;
  private final Diagnostics diagnostics;

  DenseWidth(Fields outputs, Numbers numbers, SourceFile source, Diagnostics diagnostics) {
    this.outputs = outputs.width();
    this.widths = new ReadWidth(numbers, diagnostics);
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /** Reports a stated fan-in that differs from {@code before}. */
  void requireFanIn(Link.Dense dense, String name, Width before) {
    if (dense.fanIn().isEmpty()) {
      return;
    }
    Expression stated = dense.fanIn().get();
    OptionalInt fanIn = widths.from(stated, String.format(Locale.ROOT, "the fan-in of `%s`", name));
    if (fanIn.isPresent() && fanIn.getAsInt() != before.value()) {
      String taken = Width.counted(fanIn.getAsInt(), "input");
      diagnostics.add(
          Diagnostic.of(
                  Code.FAN_IN_MISMATCH,
                  stated.span(),
                  String.format(
                      Locale.ROOT, "layer `%s` takes %s but %s", name, taken, before.fact()))
              .label("expects " + fanIn.getAsInt())
              .label(before.place(), before.label())
              .fix(
                  String.format(
                      Locale.ROOT, "write `%d -> %s`", before.value(), text(dense.width().span())),
                  stated.span(),
                  Integer.toString(before.value()))
              .build());
    }
  }

  private String text(Span span) {
    return source.text().substring(span.start(), span.end());
  }

  /** The size of {@code dense}, which {@code followers} follow; empty if it is not known. */
  Optional<Size> of(Link.Dense dense, String name, List<Link> followers) {
    OptionalInt stated =
        dense.followsOutputs()
            ? fromOutputs(dense, name, followers)
            : widths.from(dense.width(), String.format(Locale.ROOT, "the width of `%s`", name));
    if (stated.isEmpty()) {
      return Optional.empty();
    }
    int width = stated.getAsInt();
    if (dense.unit().isEmpty()) {
      return Optional.of(new Size(width, width));
    }
    Placed<Unit> unit = dense.unit().get();
    int signalsPerUnit = unit.value().signalsPerUnit();
    if (dense.counts() == Link.Counts.SIGNALS && !dense.followsOutputs()) {
      if (width % signalsPerUnit != 0) {
        diagnostics.add(
            indivisible(unit, width, dense.width().span(), Width.counted(width, "signal")));
        return Optional.empty();
      }
      return Optional.of(new Size(width / signalsPerUnit, width));
    }
    long signals = (long) width * signalsPerUnit;
    if (signals > Integer.MAX_VALUE) {
      diagnostics.add(
          tooWide(
              dense,
              String.format(Locale.ROOT, "`%s` has %d x %d signals", name, width, signalsPerUnit)));
      return Optional.empty();
    }
    return Optional.of(new Size(width, (int) signals));
  }

  private OptionalInt fromOutputs(Link.Dense dense, String name, List<Link> followers) {
    long units = outputs.orElse(0);
    for (Link follower : followers) {
      if (follower instanceof Link.Broken) {
        return OptionalInt.empty();
      }
      if (!(follower instanceof Link.Alone alone)) {
        diagnostics.add(
            Diagnostic.of(
                    Code.BAD_WIDTH,
                    dense.width().span(),
                    String.format(
                        Locale.ROOT, "the width of `%s` does not follow from the outputs", name))
                .label(follower.span(), "another layer stands between")
                .help("write the number of units")
                .build());
        return OptionalInt.empty();
      }
      units *= alone.unit().value().signalsPerUnit();
      if (units > Integer.MAX_VALUE) {
        diagnostics.add(
            tooWide(dense, String.format(Locale.ROOT, "`%s` has %d units", name, units)));
        return OptionalInt.empty();
      }
    }
    return outputs.isPresent() ? OptionalInt.of((int) units) : OptionalInt.empty();
  }

  /** Whether a Java array holds the weights; reported if not. */
  boolean requireArray(Link.Dense dense, String name, int fanIn, int fanOut) {
    boolean fits = (long) fanIn * fanOut <= Integer.MAX_VALUE;
    if (!fits) {
      diagnostics.add(
          tooWide(
              dense, String.format(Locale.ROOT, "`%s` has %d x %d weights", name, fanIn, fanOut)));
    }
    return fits;
  }

  private static Diagnostic tooWide(Link.Dense dense, String fact) {
    return Diagnostic.of(
            Code.TOO_WIDE, dense.width().span(), fact + ", more than a Java array holds")
        .help("write a smaller width")
        .build();
  }

  /** Signals that do not divide into the groups of {@code unit}. */
  static Diagnostic indivisible(Placed<Unit> unit, int signals, Span place, String label) {
    int group = unit.value().signalsPerUnit();
    long above = ((long) signals / group + 1) * group;
    return Diagnostic.of(
            Code.MAXOUT_DIVISION,
            unit.span(),
            String.format(
                Locale.ROOT,
                "%s do not divide into groups of %d",
                Width.counted(signals, "signal"),
                group))
        .label(place, label)
        .help(
            signals > group
                ? String.format(Locale.ROOT, "write %d or %d signals", above - group, above)
                : String.format(Locale.ROOT, "write %d signals", above))
        .build();
  }
}
