package dev.nnlang.cli;

import dev.nnlang.compiler.analysis.LayerSpelling;
import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.reference.ReferenceExample;
import dev.nnlang.engine.WalkRun;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A walk for people, in the notation of the book. */
final class WalkText {
  private final WalkRun.Outcome walk;
  private final List<ReferenceExample.Stage> stages;
  private final WalkLoss loss;
  private final PrintStream out;

  WalkText(WalkRun.Outcome walk, PrintStream out) {
    this.walk = walk;
    this.stages = walk.example().stages();
    this.loss = WalkLoss.of(walk.loss(), walk.network().task());
    this.out = out;
  }

  void print() {
    say("%s, row %d of %d", walk.network().name(), walk.row(), walk.rows());
    say("  row 0 of a W is the bias, whose x_0 is 1; (x) multiplies component by component");
    if (!walk.network().denseLayers().stream().allMatch(Layer.Dense::bias)) {
      say("  a W without bias begins with row 1");
    }
    if (walk.network().layers().stream().anyMatch(Layer.Dropout.class::isInstance)) {
      say("  dropout lets everything through, as in a prediction");
    }
    say("");
    say("forward");
    input();
    stages.forEach(this::forward);
    vector("y = " + names(walk.network().outputs()), walk.target());
    say("  e = %s", loss.value(stages.size()));
    say("%s", WalkNumbers.vector(walk.example().loss()));
    say("");
    say("backward, and W <- W - eta dE/dW with eta = %s", Decimal.of(walk.rate()));
    for (int i = stages.size() - 1; i >= 0; i--) {
      backward(i);
    }
    say("");
    say("e before the update  %s", WalkNumbers.exact(walk.example().loss()));
    say("e after the update   %s", WalkNumbers.exact(walk.lossAfter()));
  }

  private void input() {
    List<String> layers =
        walk.network().layers().stream()
            .filter(l -> l instanceof Layer.Scale || l instanceof Layer.Standardize)
            .map(LayerSpelling::of)
            .toList();
    String raw = "x = " + names(walk.network().inputs());
    if (layers.isEmpty()) {
      vector("x(0) = " + raw, walk.example().input());
    } else {
      vector(raw, walk.rawInput());
      vector("x(0) = x -> " + String.join(" -> ", layers), walk.example().input());
    }
  }

  /** The names of the numbers: of a one_of those of its labels. */
  private static String names(List<Field> fields) {
    List<String> names =
        fields.stream()
            .flatMap(
                field ->
                    field.type() instanceof Field.OneOf oneOf
                        ? oneOf.labels().stream()
                        : Stream.of(field.name()))
            .toList();
    return names.stream()
        .limit(WalkNumbers.MOST_COLUMNS)
        .collect(
            Collectors.joining(
                ", ", "(", names.size() > WalkNumbers.MOST_COLUMNS ? ", ...)" : ")"));
  }

  private void forward(ReferenceExample.Stage stage) {
    int l = stage.number();
    say("%s: %s", stage.name(), LayerSpelling.of(stage.layer()));
    if (stage.layer() instanceof Layer.Dense dense) {
      matrix(of(l, "W(l)"), dense, walk.before(dense.name() + ".weight"), bias(dense, false));
      vector(of(l, "s(l) = W(l)^T x(l-1)"), stage.signal());
    } else {
      vector(of(l, "s(l) = x(l-1)"), stage.signal());
    }
    if (unit(stage) instanceof Unit.PRelu) {
      vector(of(l, "a(l)"), walk.before(stage.name() + ".slope"));
    }
    String theta = WalkUnit.of(unit(stage)).theta();
    vector(of(l, "x(l) = theta(s(l)), theta(s) = ") + theta, stage.output());
  }

  private void backward(int index) {
    ReferenceExample.Stage stage = stages.get(index);
    int l = stage.number();
    say("%s: %s", stage.name(), LayerSpelling.of(stage.layer()));
    boolean isLast = index + 1 == stages.size();
    WalkUnit unit = WalkUnit.of(unit(stage));
    if (isLast && loss.isOfSignal()) {
      vector(of(l, "delta(l) = ") + loss.derivative(l), stage.sensitivity());
    } else {
      String toOutput = isLast ? of(l, "de/dx(l)") : fromAbove(stages.get(index + 1), stage);
      if (isLast) {
        say("  %s = %s", toOutput, loss.derivative(l));
      }
      unit.derivative().ifPresent(formula -> say("  theta'(s) = %s", formula));
      vector(of(l, "delta(l) = ") + unit.delta(l, toOutput), stage.sensitivity());
    }
    stage.gradients().forEach((name, gradient) -> gradient(stage, name, gradient));
  }

  /** de/dx(l) by the layer above, without the component of the bias. */
  private static String fromAbove(ReferenceExample.Stage above, ReferenceExample.Stage stage) {
    int l = above.number();
    if (!(above.layer() instanceof Layer.Dense dense)) {
      return of(l, "delta(l)");
    }
    String product = of(l, "W(l) delta(l)");
    return dense.bias() ? "[" + product + "]_1.." + stage.output().length : "(" + product + ")";
  }

  /** The gradient of one parameter and what it makes of it; a bias is row 0 of its weights. */
  private void gradient(ReferenceExample.Stage stage, String name, double[] gradient) {
    int l = stage.number();
    if (stage.layer() instanceof Layer.Dense dense && name.endsWith(".weight")) {
      double[] ofBias = dense.bias() ? stage.sensitivity() : new double[0];
      matrix(of(l, "dE/dW(l) = x(l-1) delta(l)^T"), dense, gradient, ofBias);
      matrix(of(l, "W(l) <- W(l) - eta dE/dW(l)"), dense, walk.after(name), bias(dense, true));
    } else if (name.endsWith(".slope")) {
      vector(of(l, "dE/da(l) = de/dx(l) (x) min(0, s(l))"), gradient);
      vector(of(l, "a(l) <- a(l) - eta dE/da(l)"), walk.after(name));
    }
  }

  /** A formula of layer {@code l}, which calls it so. */
  private static String of(int l, String formula) {
    return formula.replace("(l-1)", "(" + (l - 1) + ")").replace("(l)", "(" + l + ")");
  }

  /** The biases of {@code dense}, before or after the update; nothing where it has none. */
  private double[] bias(Layer.Dense dense, boolean updated) {
    if (!dense.bias()) {
      return new double[0];
    }
    String name = dense.name() + ".bias";
    return updated ? walk.after(name) : walk.before(name);
  }

  private static Unit unit(ReferenceExample.Stage stage) {
    if (stage.layer() instanceof Layer.Dense dense) {
      return dense.unit();
    }
    return ((Layer.Activation) stage.layer()).unit();
  }

  /** W as the book has it, [fanIn x fanOut] with the bias as row 0; {@code w} has it transposed. */
  private void matrix(String formula, Layer.Dense dense, double[] w, double[] bias) {
    int first = bias.length > 0 ? 0 : 1;
    int rows = dense.fanIn() + 1 - first;
    say("  %s  [%d x %d]", formula, rows, dense.fanOut());
    int shown = WalkNumbers.shownRows(rows);
    for (int i = first; i < first + shown; i++) {
      int k = i - 1;
      IntToDoubleFunction row = k < 0 ? j -> bias[j] : j -> w[j * dense.fanIn() + k];
      say("%s", WalkNumbers.row(dense.fanOut(), row));
    }
    if (shown < rows) {
      say("         ... (%d rows)", rows);
    }
  }

  private void vector(String formula, double[] values) {
    say("  %s  [%d]", formula, values.length);
    say("%s", WalkNumbers.vector(values));
  }

  private void say(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }
}
