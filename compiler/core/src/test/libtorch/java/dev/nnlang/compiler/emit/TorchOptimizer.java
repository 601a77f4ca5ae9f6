package dev.nnlang.compiler.emit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import java.util.HashMap;
import java.util.Map;

/** Moves the parameters of a {@link TorchNetwork} in place, one update after the other. */
interface TorchOptimizer {
  /** Before the first parameter of an update. */
  void begin();

  /** One parameter of the update. */
  void update(String name, NDArray weight, NDArray gradient);

  /** One of DJL's own, which libtorch computes. */
  record Djl(Optimizer optimizer) implements TorchOptimizer {
    @Override
    public void begin() {}

    @Override
    public void update(String name, NDArray weight, NDArray gradient) {
      optimizer.update(name, weight, gradient);
    }
  }

  /**
   * PyTorch's formulas in operations of libtorch. Over libtorch, DJL has no nesterov, adagrad and
   * rmsprop, and its adam adds epsilon to {@code sqrt(v)} where PyTorch adds it to {@code sqrt(v) /
   * sqrt(1 - b2^t)}.
   */
  abstract class Formula implements TorchOptimizer {
    private final NDManager manager;
    private final Map<String, NDArray> memory = new HashMap<>();
    private int updates;

    Formula(NDManager manager) {
      this.manager = manager;
    }

    @Override
    public void begin() {
      updates++;
    }

    /** How many updates there are, with this one. */
    int updates() {
      return updates;
    }

    /**
     * What is remembered under {@code name}, 0 before the first update.
     *
     * @param gradient whose manager takes whatever is made of it
     */
    NDArray remembered(String name, NDArray gradient) {
      NDArray array = memory.computeIfAbsent(name, absent -> manager.zeros(gradient.getShape()));
      array.tempAttach(gradient.getManager());
      return array;
    }
  }

  /** torch.optim.SGD. */
  final class Sgd extends Formula {
    private final float rate;
    private final float momentum;
    private final boolean nesterov;

    Sgd(float rate, float momentum, boolean nesterov, NDManager manager) {
      super(manager);
      this.rate = rate;
      this.momentum = momentum;
      this.nesterov = nesterov;
    }

    @Override
    public void update(String name, NDArray weight, NDArray gradient) {
      NDArray velocity = remembered(name, gradient);
      velocity.muli(momentum).addi(gradient);
      NDArray step = nesterov ? gradient.add(velocity.mul(momentum)) : velocity;
      weight.subi(step.mul(rate));
    }
  }

  /** torch.optim.Adagrad. */
  final class AdaGrad extends Formula {
    private final float rate;

    AdaGrad(float rate, NDManager manager) {
      super(manager);
      this.rate = rate;
    }

    @Override
    public void update(String name, NDArray weight, NDArray gradient) {
      NDArray squares = remembered(name, gradient);
      squares.addi(gradient.square());
      weight.subi(gradient.div(squares.sqrt().add(1e-10f)).mul(rate));
    }
  }

  /** torch.optim.RMSprop. */
  final class RmsProp extends Formula {
    private final float rate;

    RmsProp(float rate, NDManager manager) {
      super(manager);
      this.rate = rate;
    }

    @Override
    public void update(String name, NDArray weight, NDArray gradient) {
      NDArray squares = remembered(name, gradient);
      squares.muli(0.99f).addi(gradient.square().mul(1 - 0.99f));
      weight.subi(gradient.div(squares.sqrt().add(1e-8f)).mul(rate));
    }
  }

  /** torch.optim.Adam, and torch.optim.AdamW where the decay is decoupled. */
  final class Adam extends Formula {
    private final float rate;
    private final float decay;
    private final boolean decoupled;

    Adam(float rate, float decay, boolean decoupled, NDManager manager) {
      super(manager);
      this.rate = rate;
      this.decay = decay;
      this.decoupled = decoupled;
    }

    @Override
    public void update(String name, NDArray weight, NDArray gradient) {
      NDArray g = decoupled ? gradient : gradient.add(weight.mul(decay));
      if (decoupled) {
        weight.muli(1 - rate * decay);
      }
      NDArray mean = remembered(name + " m", gradient);
      NDArray squares = remembered(name + " v", gradient);
      mean.muli(0.9f).addi(g.mul(1 - 0.9f));
      squares.muli(0.999f).addi(g.square().mul(1 - 0.999f));
      double correction1 = 1 - StrictMath.pow(0.9, updates());
      double correction2 = 1 - StrictMath.pow(0.999, updates());
      NDArray root = squares.sqrt().div((float) Math.sqrt(correction2)).add(1e-8f);
      weight.subi(mean.div(root).mul((float) (rate / correction1)));
    }
  }
}
