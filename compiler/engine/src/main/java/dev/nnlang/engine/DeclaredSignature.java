package dev.nnlang.engine;

import dev.nnlang.compiler.analysis.Fingerprint;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.runtime.Signature;
import java.util.List;

/**
 * The signature that a network's class will have, before there is a class; but for the threshold of
 * booleans, which follows from the training.
 */
final class DeclaredSignature {
  private DeclaredSignature() {}

  static Signature of(Network network) {
    return new Signature(
        network.name(),
        Fingerprint.of(network),
        Signature.Task.valueOf(network.task().name()),
        fields(network.inputs()),
        fields(network.outputs()));
  }

  private static List<Signature.Field> fields(List<Field> fields) {
    return fields.stream().map(DeclaredSignature::field).toList();
  }

  private static Signature.Field field(Field field) {
    Signature.Field scalar = field.type().accept(new Scalar(field.name()));
    return field.shape().isEmpty()
        ? scalar
        : scalar.vector(field.shape().stream().mapToInt(Integer::intValue).toArray());
  }

  private record Scalar(String name) implements Field.Type.Visitor<Signature.Field> {
    @Override
    public Signature.Field real(Field.Real real) {
      return real.range()
          .map(range -> Signature.Field.real(name, range.low(), range.high()))
          .orElseGet(() -> Signature.Field.real(name));
    }

    @Override
    public Signature.Field bool(Field.Bool bool) {
      return Signature.Field.bool(name);
    }

    @Override
    public Signature.Field oneOf(Field.OneOf oneOf) {
      return Signature.Field.oneOf(name, oneOf.labels().toArray(String[]::new));
    }
  }
}
