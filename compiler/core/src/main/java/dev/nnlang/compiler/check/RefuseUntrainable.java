package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.FileSyntax;
import dev.nnlang.compiler.syntax.LayersSyntax.LayerSyntax;
import dev.nnlang.compiler.syntax.ModelSyntax;
import dev.nnlang.compiler.syntax.SettingSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax;
import java.util.List;
import java.util.Set;

/**
 * Names what a file that is right asks for and this version cannot generate yet, each at its place.
 * Runs over a checked file, so every word it meets is one that the language has.
 */
public final class RefuseUntrainable {
  private static final Set<String> TRAINABLE_LAYERS = Set.of("standardize", "scale", "dense");
  private static final Set<String> TRAINABLE_UNITS =
      Set.of("identity", "sigmoid", "tanh", "relu", "softmax");
  private static final Set<String> TRAINABLE_LOSSES = Set.of("squared", "cross_entropy");
  private static final Set<String> TRAINABLE_SETTINGS =
      Set.of("loss", "optimizer", "batch", "rate", "stop", "keep", "seed", "shuffle");

  private final Diagnostics diagnostics;

  private RefuseUntrainable(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Adds a {@link Code#NOT_YET} for each such place of {@code file}. */
  public static void run(FileSyntax file, Diagnostics diagnostics) {
    RefuseUntrainable refuse = new RefuseUntrainable(diagnostics);
    file.models().forEach(refuse::model);
    file.trains().forEach(refuse::train);
  }

  private void model(ModelSyntax model) {
    model.layers().forEach(chain -> chain(chain.layers()));
  }

  private void chain(List<LayerSyntax> layers) {
    boolean afterPlainDense = false;
    for (LayerSyntax layer : layers) {
      String name = nameOf(layer.layer());
      if (!TRAINABLE_LAYERS.contains(name)) {
        boolean folded = afterPlainDense && TRAINABLE_UNITS.contains(name);
        if (!folded) {
          notYet(layer.layer().span(), "the layer `" + name + "`");
        }
      }
      List<Expression.Argument> arguments = argumentsOf(layer.layer());
      if (name.equals("dense")) {
        arguments.stream().filter(RefuseUntrainable::isUnit).forEach(this::unit);
      }
      afterPlainDense =
          name.equals("dense") && arguments.stream().noneMatch(RefuseUntrainable::isUnit);
    }
  }

  private static boolean isUnit(Expression.Argument argument) {
    return argument.name().map(name -> name.text().equals("unit")).orElse(false)
        || (argument.name().isEmpty()
            && Vocabulary.names(Vocabulary.UNITS).contains(nameOf(argument.value())));
  }

  private void unit(Expression.Argument argument) {
    String name = nameOf(argument.value());
    if (!TRAINABLE_UNITS.contains(name)) {
      notYet(argument.value().span(), "the unit `" + name + "`");
    }
  }

  private void train(TrainSyntax train) {
    train.settings().forEach(this::setting);
    train.plateaus().forEach(plateau -> notYet(plateau.span(), "`on plateau`"));
    train.checkpoints().forEach(checkpoint -> notYet(checkpoint.span(), "`checkpoint`"));
    train
        .phases()
        .forEach(phase -> notYet(phase.name().span(), "the phase `" + phase.name() + "`"));
  }

  private void setting(SettingSyntax setting) {
    String key = setting.key().text();
    Expression value = setting.values().get(0);
    String name = nameOf(value);
    if (!TRAINABLE_SETTINGS.contains(key)) {
      notYet(setting.span(), "`" + key + "`");
    } else if (key.equals("loss") && !TRAINABLE_LOSSES.contains(name)) {
      notYet(value.span(), "the loss `" + name + "`");
    } else if (key.equals("optimizer") && !name.equals("sgd")) {
      notYet(value.span(), "the optimizer `" + name + "`");
    } else if (key.equals("rate") && isSchedule(value)) {
      notYet(value.span(), "a rate that changes");
    }
  }

  private static boolean isSchedule(Expression value) {
    return value instanceof Expression.Call
        || (value instanceof Expression.Binary binary
            && binary.operator() == Expression.BinaryOperator.THEN);
  }

  private void notYet(Span place, String what) {
    diagnostics.add(
        Diagnostic.of(Code.NOT_YET, place, "this version cannot generate code for " + what + " yet")
            .label("is checked, but not trained yet")
            .help("leave it out for now; `nnc check` accepts it")
            .build());
  }

  /** The name of a call or of a bare reference; empty for anything else. */
  private static String nameOf(Expression expression) {
    if (expression instanceof Expression.Call call) {
      return call.name().text();
    }
    return expression instanceof Expression.Reference reference ? reference.text() : "";
  }

  private static List<Expression.Argument> argumentsOf(Expression expression) {
    return expression instanceof Expression.Call call ? call.arguments() : List.of();
  }
}
