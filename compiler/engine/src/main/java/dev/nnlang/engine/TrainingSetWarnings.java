package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Image;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Warns of what the rows of the training set show: too few of them, inputs of a wide range, and
 * targets that no output reaches. Declared ranges and rows in the file have been looked at before.
 */
final class TrainingSetWarnings {
  private static final double WIDE = 10;

  private final CheckedModel model;
  private final Signature signature;
  private final ExampleSource train;
  private final BiConsumer<Code, String> warn;

  TrainingSetWarnings(
      CheckedModel model, Signature signature, ExampleSource train, BiConsumer<Code, String> warn) {
    this.model = model;
    this.signature = signature;
    this.train = train;
    this.warn = warn;
  }

  void run() {
    warnOfFewRows();
    warnOfWideInputs();
    warnOfTargetsOutOfReach();
  }

  private void warnOfFewRows() {
    Optional<Data.Source> source = model.data().flatMap(data -> data.whole().or(data::train));
    boolean inTheFile = source.filter(Data.Rows.class::isInstance).isPresent();
    long parameters = model.network().parameterCount();
    if (!inTheFile && parameters > train.size()) {
      warn.accept(
          Code.MORE_PARAMETERS_THAN_EXAMPLES,
          String.format(
              Locale.ROOT,
              "the network has %d parameters to learn and %d rows to learn them from",
              parameters,
              train.size()));
    }
  }

  private void warnOfWideInputs() {
    boolean prepared =
        model.network().layers().stream()
            .anyMatch(layer -> layer instanceof Layer.Scale || layer instanceof Layer.Standardize);
    if (prepared || signature.inputs().stream().noneMatch(TrainingSetWarnings::withoutRange)) {
      return;
    }
    Spread spread = Spread.ofInputs(train, signature);
    int wide = 0;
    int widest = -1;
    String name = "";
    int column = 0;
    for (Signature.Field field : signature.inputs()) {
      for (int i = 0; withoutRange(field) && i < field.width(); i++) {
        if (spread.width(column + i) > WIDE) {
          wide++;
          if (widest < 0 || spread.width(column + i) > spread.width(widest)) {
            widest = column + i;
            name = field.column(i);
          }
        }
      }
      column += field.width();
    }
    if (wide > 0) {
      warn.accept(
          Code.UNSCALED_INPUT,
          String.format(
              Locale.ROOT,
              "input `%s` goes from %s to %s in the training set and is neither scaled nor"
                  + " standardized%s",
              name,
              Rounded.number(spread.low(widest)),
              Rounded.number(spread.high(widest)),
              wide > 1 ? "; " + (wide - 1) + " more likewise" : ""));
    }
  }

  private void warnOfTargetsOutOfReach() {
    Unit last = model.network().outputUnit();
    Image image = Image.of(last);
    List<Signature.Field> outputs = signature.outputs();
    if (signature.task() != Signature.Task.REGRESSION
        || image.covers(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
        || outputs.stream().noneMatch(TrainingSetWarnings::withoutRange)) {
      return;
    }
    Spread spread = Spread.ofTargets(train, signature);
    int column = 0;
    for (Signature.Field field : outputs) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < field.width(); i++) {
        low = Math.min(low, spread.low(column + i));
        high = Math.max(high, spread.high(column + i));
      }
      if (withoutRange(field) && !image.covers(low, high)) {
        warn.accept(
            Code.UNREACHABLE_OUTPUT,
            String.format(
                Locale.ROOT,
                "`%s` gives %s and cannot reach all of `%s`, which goes from %s to %s in the"
                    + " training set",
                last.spelling(),
                image,
                field.name(),
                Rounded.number(low),
                Rounded.number(high)));
      }
      column += field.width();
    }
  }

  private static boolean withoutRange(Signature.Field field) {
    return field.kind() == Signature.Kind.REAL && Double.isInfinite(field.low());
  }
}
