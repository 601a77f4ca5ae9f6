package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import java.util.Locale;

/** Reports a loss that does not fit the outputs or the last unit. */
final class LossFitsOutput implements Loss.Visitor<Boolean> {
  private final Network network;
  private final Task task;
  private final Unit last;
  private final LossPlace place;
  private final TrainScene scene;

  private LossFitsOutput(LossPlace place, TrainScene scene) {
    this.network = scene.network();
    this.task = network.task();
    this.last = lastUnit(network);
    this.place = place;
    this.scene = scene;
  }

  /** Whether {@code loss} fits; a warning does not count against it. */
  static boolean check(Loss loss, LossPlace place, TrainScene scene) {
    return loss.accept(new LossFitsOutput(place, scene));
  }

  /** The unit that gives the outputs; identity where no unit follows the last signals. */
  private static Unit lastUnit(Network network) {
    Unit last = new Unit.Identity();
    if (!network.layers().isEmpty()) {
      Layer layer = network.layers().get(network.layers().size() - 1);
      if (layer instanceof Layer.Dense dense) {
        last = dense.unit();
      } else if (layer instanceof Layer.Activation activation) {
        last = activation.unit();
      }
    }
    return last;
  }

  @Override
  public Boolean squared() {
    if (task == Task.CLASSIFICATION) {
      scene.report(
          place.instead(
              place
                  .report(Code.SQUARED_OVER_CLASSES, "squared error over the labels of a `one_of`")
                  .note("its gradient vanishes where a softmax is surely wrong"),
              last instanceof Unit.Softmax ? "cross_entropy" : "hinge"));
    }
    return true;
  }

  @Override
  public Boolean crossEntropy() {
    Unit wanted = task == Task.CLASSIFICATION ? new Unit.Softmax() : new Unit.Sigmoid();
    if (task == Task.REGRESSION) {
      return mismatch("cross_entropy", "squared");
    }
    return last.equals(wanted) || wrongUnit("cross_entropy", "`" + wanted.spelling() + "`", wanted);
  }

  @Override
  public Boolean absolute() {
    return task == Task.REGRESSION || mismatch("absolute", forClasses());
  }

  @Override
  public Boolean huber(Loss.Huber huber) {
    return task == Task.REGRESSION || mismatch("huber", forClasses());
  }

  @Override
  public Boolean hinge() {
    if (task == Task.REGRESSION) {
      return mismatch("hinge", "squared");
    }
    boolean linear = last instanceof Unit.Identity || last instanceof Unit.Tanh;
    return linear || wrongUnit("hinge", "`identity` or `tanh`", new Unit.Identity());
  }

  private String forClasses() {
    return last instanceof Unit.Identity || last instanceof Unit.Tanh ? "hinge" : "cross_entropy";
  }

  private boolean mismatch(String loss, String fitting) {
    return refuse(
        place.instead(
            place.report(
                Code.LOSS_MISMATCH,
                String.format(
                    Locale.ROOT,
                    "`%s` does not fit `%s`, whose outputs are %s",
                    loss,
                    network.name(),
                    outputs())),
            fitting));
  }

  private boolean wrongUnit(String loss, String wanted, Unit unit) {
    return refuse(
        place
            .report(
                Code.LOSS_MISMATCH,
                String.format(
                    Locale.ROOT,
                    "`%s` needs %s as the last unit of `%s`, not `%s`",
                    loss,
                    wanted,
                    network.name(),
                    last.spelling()))
            .help(
                String.format(Locale.ROOT, "end the layers with `dense(_, %s)`", unit.spelling())));
  }

  private boolean refuse(Diagnostic.Builder finding) {
    scene.report(finding);
    return false;
  }

  private String outputs() {
    return switch (task) {
      case REGRESSION -> "reals";
      case CLASSIFICATION -> "the labels of a `one_of`";
      case TWO_CLASS -> "a boolean";
      case MULTI_LABEL -> "booleans";
    };
  }
}
