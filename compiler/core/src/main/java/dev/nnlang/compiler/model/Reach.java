package dev.nnlang.compiler.model;

import java.util.Optional;

/** The range that numbers on their way through a network are sure to be in, where there is one. */
public final class Reach {
  private static final Field.Range UNIT_INTERVAL = new Field.Range(0, 1);

  private Reach() {}

  /** The range of what enters {@code layer} of {@code network}, dropout left aside. */
  public static Optional<Field.Range> ofInputs(Network network, Layer.Dense layer) {
    Optional<Field.Range> range = ofFields(network);
    for (Layer below : network.layers()) {
      if (below.equals(layer)) {
        return range;
      }
      range = below.accept(new Through(range));
    }
    throw new IllegalArgumentException("no layer " + layer);
  }

  /** Whether {@code inner} lies within {@code outer}. */
  public static boolean within(Field.Range inner, Field.Range outer) {
    return inner.low() >= outer.low() && inner.high() <= outer.high();
  }

  /** The union of the declared ranges; a boolean and a label are 0 or 1. */
  private static Optional<Field.Range> ofFields(Network network) {
    Optional<Field.Range> union = Optional.empty();
    for (Field field : network.inputs()) {
      Optional<Field.Range> range =
          field.type() instanceof Field.Real real ? real.range() : Optional.of(UNIT_INTERVAL);
      if (range.isEmpty()) {
        return Optional.empty();
      }
      union = Optional.of(union.map(so -> both(so, range.get())).orElse(range.get()));
    }
    return union;
  }

  private static Field.Range both(Field.Range a, Field.Range b) {
    return new Field.Range(Math.min(a.low(), b.low()), Math.max(a.high(), b.high()));
  }

  /** What a layer makes of a range. */
  private record Through(Optional<Field.Range> range)
      implements Layer.Visitor<Optional<Field.Range>> {
    @Override
    public Optional<Field.Range> standardize(Layer.Standardize layer) {
      return Optional.empty();
    }

    @Override
    public Optional<Field.Range> scale(Layer.Scale layer) {
      return Optional.of(layer.target());
    }

    @Override
    public Optional<Field.Range> dense(Layer.Dense layer) {
      return Image.of(layer.unit()).range();
    }

    @Override
    public Optional<Field.Range> activation(Layer.Activation layer) {
      return Image.of(layer.unit()).range();
    }

    @Override
    public Optional<Field.Range> dropout(Layer.Dropout layer) {
      return range;
    }
  }
}
