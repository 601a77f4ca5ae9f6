package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Schedule;
import dev.nnlang.compiler.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code rate: 0.1}, {@code rate: ramp(0 -> 0.1, 1 epochs) then 0.1}. */
final class RateReader {
  private final TrainScene scene;
  private final SchedulePieces pieces;

  RateReader(TrainScene scene) {
    this.scene = scene;
    this.pieces = new SchedulePieces(scene);
  }

  /**
   * The rate where the file says none: 0.01 for sgd, nesterov, adagrad and rmsprop, 0.001 for adam
   * and adamw, and for line_search and lbfgs a first step of 1.
   *
   * @see "PyTorch, torch.optim: Adagrad, RMSprop, Adam, AdamW, LBFGS; Keras, SGD"
   */
  static Schedule unsaid(Optimizer optimizer) {
    double rate =
        optimizer.accept(
            new Optimizer.Visitor<Double>() {
              @Override
              public Double sgd(Optimizer.Sgd sgd) {
                return 0.01;
              }

              @Override
              public Double nesterov(Optimizer.Nesterov nesterov) {
                return 0.01;
              }

              @Override
              public Double adaGrad(Optimizer.AdaGrad adaGrad) {
                return 0.01;
              }

              @Override
              public Double rmsProp(Optimizer.RmsProp rmsProp) {
                return 0.01;
              }

              @Override
              public Double adam(Optimizer.Adam adam) {
                return 0.001;
              }

              @Override
              public Double lineSearch() {
                return 1.0;
              }

              @Override
              public Double lbfgs(Optimizer.Lbfgs lbfgs) {
                return 1.0;
              }
            });
    return new Schedule.Constant(rate, Optional.empty());
  }

  /** The schedule of {@code expression}; every piece is read though one is wrong. */
  Optional<Schedule> read(Expression expression) {
    List<Expression> written = new ArrayList<>();
    collect(expression, written);
    List<Schedule> schedules = new ArrayList<>();
    boolean failed = false;
    for (int i = 0; i < written.size(); i++) {
      Optional<Schedule> piece = pieces.read(written.get(i));
      boolean last = i == written.size() - 1;
      failed |= piece.isEmpty() || (!last && !ends(piece.get(), written.get(i)));
      piece.ifPresent(schedules::add);
    }
    if (failed) {
      return Optional.empty();
    }
    return Optional.of(schedules.size() == 1 ? schedules.get(0) : new Schedule.Sequence(schedules));
  }

  private static void collect(Expression expression, List<Expression> pieces) {
    if (expression instanceof Expression.Binary binary
        && binary.operator() == Expression.BinaryOperator.THEN) {
      collect(binary.left(), pieces);
      collect(binary.right(), pieces);
    } else {
      pieces.add(expression);
    }
  }

  private boolean ends(Schedule piece, Expression written) {
    if (piece.accept(new Ends())) {
      return true;
    }
    scene.report(
        Diagnostic.of(
                Code.WRONG_ARGUMENTS,
                written.span(),
                "this piece has no length, so the one after it never begins")
            .label("holds for ever")
            .help("write `constant(rate, n epochs)`, or put it last"));
    return false;
  }

  /** Whether a piece has a length. */
  private static final class Ends implements Schedule.Visitor<Boolean> {
    @Override
    public Boolean constant(Schedule.Constant constant) {
      return constant.epochs().isPresent();
    }

    @Override
    public Boolean ramp(Schedule.Ramp ramp) {
      return true;
    }

    @Override
    public Boolean cosine(Schedule.Cosine cosine) {
      return true;
    }

    @Override
    public Boolean exponential(Schedule.Exponential exponential) {
      return false;
    }

    @Override
    public Boolean step(Schedule.Step step) {
      return false;
    }

    @Override
    public Boolean sequence(Schedule.Sequence sequence) {
      return false;
    }
  }
}
