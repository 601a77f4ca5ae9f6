package dev.nnlang.engine;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.runtime.Signature;

/** Says which input never changes. */
final class ConstantColumn {
  private ConstantColumn() {}

  static Warning warning(Network network, int column) {
    return Warning.of(
        Code.CONSTANT_COLUMN,
        "`"
            + name(network, column)
            + "` never changes in the training set: its deviation is taken as 1");
  }

  /** The name of input number {@code column}, counted over all inputs. */
  private static String name(Network network, int column) {
    int first = 0;
    for (int i = 0; i < network.inputs().size(); i++) {
      Field field = network.inputs().get(i);
      if (column < first + field.width()) {
        Signature.Field named = DeclaredSignature.of(network).inputs().get(i);
        int perValue = field.type().width();
        String value = named.column((column - first) / perValue);
        return perValue == 1
            ? value
            : value + " = " + named.labels().get((column - first) % perValue);
      }
      first += field.width();
    }
    throw new IllegalArgumentException("no input " + column);
  }
}
