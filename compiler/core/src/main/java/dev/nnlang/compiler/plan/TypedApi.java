package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.JavaNames;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.model.Task;
import dev.nnlang.compiler.model.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a generated class has for people, beside the arrays that it computes on: types made from the
 * schema, and how everything in them is called.
 *
 * @param hasInput whether the inputs are a record; else there are too many for one
 * @param hasPrediction whether the outputs are a class with a method for each; else there are too
 *     many
 * @param takesValues whether a prediction takes the inputs one by one
 */
public record TypedApi(
    List<TypedField> inputs,
    List<TypedField> outputs,
    boolean hasInput,
    boolean hasPrediction,
    boolean takesValues) {
  /** A method has 255 of them, a double counts twice, and one is the object itself. */
  private static final int PARAMETERS = 254;

  /** More values than this nobody writes one after the other without a mistake. */
  private static final int VALUES_ONE_BY_ONE = 20;

  /** An enum is initialised in one method, which has to stay within its budget. */
  private static final int LABELS_OF_AN_ENUM = 256;

  public TypedApi {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * An input or an output as it is called in Java.
   *
   * @param index among the inputs, or among the outputs
   * @param offset of its first number in a row
   * @param name of the component or method
   * @param labels the enum of its labels; absent where there are none, or too many
   * @param confidence of a boolean output, the method that tells how sure it is; empty else
   */
  public record TypedField(
      Field field, int index, int offset, String name, Optional<String> labels, String confidence) {
    /** Whether it is an array. */
    public boolean vector() {
      return !field.shape().isEmpty();
    }
  }

  /** The types for {@code network}. */
  public static TypedApi of(Network network) {
    List<TypedField> inputs = fields(network.inputs(), Optional.empty());
    String confidence = isProbability(network) ? "Probability" : "Score";
    List<TypedField> outputs = fields(network.outputs(), Optional.of(confidence));
    boolean hasInput = slots(inputs, network.precision()) <= PARAMETERS;
    boolean hasPrediction = outputs.size() <= PARAMETERS;
    return new TypedApi(
        inputs,
        outputs,
        hasInput,
        hasPrediction,
        hasInput
            && hasPrediction
            && inputs.size() <= VALUES_ONE_BY_ONE
            && inputs.stream().noneMatch(TypedField::vector));
  }

  /** Whether outputs of labels and booleans are shares of one, and no other figures. */
  public static boolean isProbability(Network network) {
    Unit unit = network.outputUnit();
    return network.task() == Task.CLASSIFICATION
        ? unit instanceof Unit.Softmax
        : unit instanceof Unit.Sigmoid;
  }

  private static int slots(List<TypedField> inputs, Precision precision) {
    return inputs.stream()
        .mapToInt(
            input ->
                precision == Precision.DOUBLE
                        && input.field().type() instanceof Field.Real
                        && !input.vector()
                    ? 2
                    : 1)
        .sum();
  }

  private static List<TypedField> fields(List<Field> declared, Optional<String> confidence) {
    Set<String> taken = new HashSet<>();
    declared.forEach(field -> taken.add(JavaNames.field(field.name())));
    List<TypedField> fields = new ArrayList<>();
    int offset = 0;
    for (Field field : declared) {
      String name = JavaNames.field(field.name());
      fields.add(
          new TypedField(
              field,
              fields.size(),
              offset,
              name,
              labels(field),
              confidence
                  .filter(word -> field.type() instanceof Field.Bool)
                  .map(word -> free(name + plural(word, field), taken))
                  .orElse("")));
      offset += field.width();
    }
    return fields;
  }

  private static Optional<String> labels(Field field) {
    return field.type() instanceof Field.OneOf oneOf && oneOf.labels().size() <= LABELS_OF_AN_ENUM
        ? Optional.of(JavaNames.nestedType(field.name()))
        : Optional.empty();
  }

  private static String plural(String word, Field field) {
    if (field.shape().isEmpty()) {
      return word;
    }
    return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
  }

  /** Another output may be called so. */
  private static String free(String name, Set<String> taken) {
    String free = name;
    while (!taken.add(free)) {
      free += "_";
    }
    return free;
  }
}
