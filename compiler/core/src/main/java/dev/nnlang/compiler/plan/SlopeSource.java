package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Task;

/** Where {@code de/dx(l)}, the slope of the error at the outputs of layer l, comes from. */
public sealed interface SlopeSource {
  /** What to do for each source. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each source. */
  interface Visitor<R> {
    R ofLoss(OfLoss source);

    R ofProduct(OfProduct source);

    R ofUnitAbove();
  }

  /** The loss, above the last layer. */
  record OfLoss(Loss loss, Task task) implements SlopeSource {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ofLoss(this);
    }
  }

  /**
   * {@code W(l+1) delta(l+1)}: rows of the tiling are the {@code above} signals above, its width is
   * the number of this layer's units.
   */
  record OfProduct(int above, Tiling tiling) implements SlopeSource {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ofProduct(this);
    }
  }

  /** {@code delta(l+1)} itself: above stands a unit alone, whose signals are these outputs. */
  record OfUnitAbove() implements SlopeSource {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ofUnitAbove();
    }
  }
}
