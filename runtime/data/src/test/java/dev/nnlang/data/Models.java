package dev.nnlang.data;

import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Signature.Field;
import dev.nnlang.runtime.Signature.Task;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Signatures and files that the tests share. */
final class Models {
  private Models() {}

  static Signature iris() {
    return classification(
        List.of(
            Field.real("sepal_length", 0, 10),
            Field.real("sepal_width", 0, 10),
            Field.real("petal_length", 0, 10),
            Field.real("petal_width", 0, 10)),
        Field.oneOf("species", "setosa", "versicolor", "virginica"));
  }

  /** 64 inputs {@code p0 .. p63} and a digit. */
  static Signature digits() {
    return classification(
        IntStream.range(0, 64).mapToObj(p -> Field.real("p" + p, 0, 16)).toList(), digit());
  }

  /** One input {@code pixels[width]} of 0..255 and a digit. */
  static Signature images(int width) {
    return classification(List.of(Field.real("pixels", 0, 255).vector(width)), digit());
  }

  /** A real {@code a}, a boolean {@code wet}, a colour, and a real output {@code y}. */
  static Signature mixed() {
    return new Signature(
        "Mixed",
        "",
        Task.REGRESSION,
        List.of(Field.real("a"), Field.bool("wet"), Field.oneOf("colour", "red", "green", "blue")),
        List.of(Field.real("y", -1, 1)));
  }

  static Field digit() {
    return Field.oneOf("digit", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  static Signature classification(List<Field> inputs, Field output) {
    return new Signature("Model", "", Task.CLASSIFICATION, inputs, List.of(output));
  }

  static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(Models.class.getResource(name)).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
