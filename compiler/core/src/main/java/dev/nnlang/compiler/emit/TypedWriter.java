package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.plan.TypedApi;
import dev.nnlang.compiler.plan.TypedApi.TypedField;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** What a class has for people: weights from files, and predictions in the words of the schema. */
final class TypedWriter {
  private final Plan plan;
  private final Numerals numerals;
  private final TypedApi api;
  private final ClassName self;
  private final InputWriter input;
  private final WeightsMethods weights;

  /**
   * What class {@code className} has for people.
   *
   * @param plan of its network
   */
  TypedWriter(Plan plan, String className, Numerals numerals) {
    this(plan, className, numerals, false);
  }

  /**
   * The same of a class that may have the network within it.
   *
   * @param around whether it has
   */
  TypedWriter(Plan plan, String className, Numerals numerals, boolean around) {
    this.plan = plan;
    this.numerals = numerals;
    this.api = TypedApi.of(plan.network());
    this.self = ClassName.get("", className);
    this.input = new InputWriter(api, className, numerals);
    this.weights = new WeightsMethods(self, self.simpleName() + ".safetensors", around);
  }

  void writeMethods(TypeSpec.Builder type) {
    weights.write(type);
    if (drawnWithoutData()) {
      type.addMethod(initial());
    }
    plan.training().ifPresent(training -> type.addMethod(trainer()));
    writePredictions(type);
  }

  /** The methods of a class that does nothing but predict. */
  void writePredictions(TypeSpec.Builder type) {
    if (api.hasInput() && api.hasPrediction()) {
      type.addMethod(predict());
      if (api.takesValues()) {
        type.addMethod(predictValues());
      }
      type.addMethod(input.toRow(type, numerals, plan.network().inputWidth()));
    }
  }

  void writeTypes(TypeSpec.Builder type) {
    if (api.hasInput() && api.hasPrediction()) {
      type.addType(input.write());
    }
    if (api.hasPrediction()) {
      type.addType(new PredictionTypeWriter(plan, api, numerals).write());
    }
    fields().forEach(field -> LabelsWriter.write(type, field));
  }

  /** Those whose labels something in the class takes or gives. */
  private Stream<TypedField> fields() {
    boolean inputs = api.hasInput() && api.hasPrediction();
    return Stream.concat(
        inputs ? api.inputs().stream() : Stream.empty(),
        api.hasPrediction() ? api.outputs().stream() : Stream.empty());
  }

  /** A paragraph of the class's Javadoc on the types that it has not; empty if it has all. */
  String whatIsLeftOut() {
    if (!api.hasPrediction()) {
      return left("outputs", api.outputs().size(), "Input} and {@code Prediction");
    }
    return api.hasInput() ? "" : left("inputs", api.inputs().size(), "Input");
  }

  private static String left(String what, int count, String type) {
    return String.format(
        Locale.ROOT,
        "\n\n<p>Its %d %s are more than a record can hold, so there is no {@code %s}: predictions go from"
            + " arrays to arrays.\n",
        count,
        what,
        type);
  }

  private boolean drawnWithoutData() {
    return plan.network().layers().stream()
        .noneMatch(
            layer ->
                layer instanceof Layer.Dense dense
                    && dense.initializer() instanceof Initializer.GaussianAuto);
  }

  private MethodSpec initial() {
    return MethodSpec.methodBuilder("initial")
        .addJavadoc(
            Doc.of(
                "A network with the weights that a training with {@code seed} begins with, before it has"
                    + " seen any data.\n\n@param seed of all that is random\n@return a new network\n"))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self)
        .addParameter(long.class, "seed")
        .addStatement(
            "return $L",
            weights.made(
                CodeBlock.of("$T.draw($L, seed)", RuntimeNames.INITIALIZATION, weights.empty())))
        .build();
  }

  private MethodSpec trainer() {
    return MethodSpec.methodBuilder("trainer")
        .addJavadoc(
            Doc.of(
                "A trainer that fits this network as {@link #training()} declares, from first weights that it"
                    + " draws, whatever the network has: rows and listeners are passed to it. Train a {@link #copy()} where this network goes on to predict"
                    + " meanwhile.\n\n@return a new trainer\n"))
        .addModifiers(Modifier.PUBLIC)
        .returns(ParameterizedTypeName.get(RuntimeNames.TRAINER, numerals.row()))
        .addStatement(
            "return $T.of($L, training())",
            RuntimeNames.TRAINER,
            weights.around() ? AroundWriter.WITHIN : "this")
        .build();
  }

  private MethodSpec predict() {
    return MethodSpec.methodBuilder("predict")
        .addJavadoc(
            Doc.of(
                """
                Predicts one input, on any number of threads at once.

                @param input as declared; scaling is the network's own affair
                @return what the network says of it
                """))
        .addModifiers(Modifier.PUBLIC)
        .returns(PredictionTypeWriter.NAME)
        .addParameter(InputWriter.NAME, "input")
        .addStatement("$T y = new $T[$L]", numerals.row(), numerals.type(), outputs())
        .addStatement("predict(toRow(input), y)")
        .addStatement("return new $T(y)", PredictionTypeWriter.NAME)
        .build();
  }

  private int outputs() {
    return plan.network().outputWidth();
  }

  private MethodSpec predictValues() {
    String names = api.inputs().stream().map(TypedField::name).collect(Collectors.joining(",$W"));
    return MethodSpec.methodBuilder("predict")
        .addJavadoc(
            Doc.of(
                "Predicts one input by its values, as {@link #predict(Input)}.\n\n$L"
                    + "@return what the network says of it\n"
                    + "@throws IllegalArgumentException naming the column whose value the model does not"
                    + " take\n",
                input.parameterDoc()))
        .addModifiers(Modifier.PUBLIC)
        .returns(PredictionTypeWriter.NAME)
        .addParameters(input.parameters())
        .addStatement("return predict(new $T(" + names + "))", InputWriter.NAME)
        .build();
  }
}
