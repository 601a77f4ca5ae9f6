package dev.nnlang.compiler.check;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The networks that the rules are tested on, most of them those of the examples. */
final class TrainNetworks {
  static final Field.OneOf SPECIES = new Field.OneOf(List.of("setosa", "versicolor", "virginica"));
  static final Field.OneOf DIGITS =
      new Field.OneOf(IntStream.range(0, 10).mapToObj(Integer::toString).toList());

  private TrainNetworks() {}

  static Field scalar(String name, Field.Type type) {
    return new Field(name, List.of(), type, Optional.empty());
  }

  static Field vector(String name, int size, Field.Type type) {
    return new Field(name, List.of(size), type, Optional.empty());
  }

  static Field.Real within(double low, double high) {
    return new Field.Real(Optional.of(new Field.Range(low, high)));
  }

  static Field.Real real() {
    return new Field.Real(Optional.empty());
  }

  static Network iris() {
    return network(
        "Iris",
        List.of(
            scalar("sepal_length", within(0, 10)),
            scalar("sepal_width", within(0, 10)),
            scalar("petal_length", within(0, 10)),
            scalar("petal_width", within(0, 10))),
        List.of(scalar("species", SPECIES)),
        List.of(
            new Layer.Standardize(4),
            dense("layer1", 4, 16, new Unit.Tanh()),
            dense("layer2", 16, 8, new Unit.Relu()),
            dense("layer3", 8, 3, new Unit.Softmax())));
  }

  static Network xor() {
    return network(
        "Xor",
        List.of(scalar("a", within(-1, 1)), scalar("b", within(-1, 1))),
        List.of(scalar("y", within(-1, 1))),
        List.of(dense("layer1", 2, 2, new Unit.Tanh()), dense("layer2", 2, 1, new Unit.Tanh())));
  }

  /** 784 pixels scaled to 0..1, hidden layers h1, h2, h3 and out. */
  static Network stacked(Unit hidden, boolean scaled) {
    List<Layer> layers = new ArrayList<>();
    if (scaled) {
      layers.add(new Layer.Scale(ranges(784, 0, 255), new Field.Range(0, 1)));
    }
    layers.add(dense("h1", 784, 256, hidden));
    layers.add(dense("h2", 256, 128, hidden));
    layers.add(dense("h3", 128, 64, hidden));
    layers.add(dense("out", 64, 10, new Unit.Softmax()));
    return network(
        "Stacked",
        List.of(vector("pixels", 784, within(0, 255))),
        List.of(scalar("digit", DIGITS)),
        layers);
  }

  static Network stacked() {
    return stacked(new Unit.Sigmoid(), true);
  }

  /** Two booleans in, as many outputs of {@code type} as wanted, one layer that ends in a unit. */
  static Network ending(Unit unit, Field.Type type, int outputs) {
    return network(
        "Small",
        List.of(scalar("p", new Field.Bool()), scalar("q", new Field.Bool())),
        IntStream.range(0, outputs).mapToObj(i -> scalar("out" + i, type)).toList(),
        List.of(dense("layer1", 2, outputs * type.width(), unit)));
  }

  /** Labels out of identity units. */
  static Network linearClasses() {
    return ending(new Unit.Identity(), SPECIES, 1);
  }

  /** Reals, colours and a boolean in, one real out. */
  static Network mixed() {
    return network(
        "Mixed",
        List.of(
            vector("x", 2, within(0, 1)),
            scalar("colour", new Field.OneOf(List.of("red", "green", "blue"))),
            scalar("wet", new Field.Bool())),
        List.of(scalar("level", within(-10, 10))),
        List.of(dense("layer1", 6, 1, new Unit.Identity())));
  }

  private static List<Field.Range> ranges(int count, double low, double high) {
    return IntStream.range(0, count).mapToObj(i -> new Field.Range(low, high)).toList();
  }

  private static Layer.Dense dense(String name, int fanIn, int fanOut, Unit unit) {
    return new Layer.Dense(name, fanIn, fanOut, unit, new Initializer.Glorot(), true);
  }

  private static Network network(
      String name, List<Field> inputs, List<Field> outputs, List<Layer> layers) {
    return new Network("", name, Optional.empty(), Precision.FLOAT, inputs, outputs, layers);
  }
}
