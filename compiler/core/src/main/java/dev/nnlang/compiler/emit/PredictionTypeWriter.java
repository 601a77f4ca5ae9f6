package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.plan.Plan;
import dev.nnlang.compiler.plan.TypedApi;
import dev.nnlang.compiler.plan.TypedApi.TypedField;
import java.util.Arrays;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/**
 * The class of a prediction: a method for each output. It is no record, since a label and its
 * probabilities follow from one row of numbers and could contradict each other in one.
 */
final class PredictionTypeWriter {
  static final ClassName NAME = ClassName.get("", "Prediction");

  private static final double ONE_HALF = 0.5;

  private final Network network;
  private final TypedApi api;
  private final Numerals numerals;
  private final ValueTypes types;
  private final String threshold;
  private final boolean probabilities;

  PredictionTypeWriter(Plan plan, TypedApi api, Numerals numerals) {
    this.network = plan.network();
    this.api = api;
    this.numerals = numerals;
    this.types = new ValueTypes(numerals);
    this.threshold = plan.scoring().loss().margin() ? "0" : numerals.literal(ONE_HALF);
    this.probabilities = TypedApi.isProbability(network);
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(NAME)
            .addJavadoc(Doc.of("What {@code $L} says of one input. Immutable.", network.name()))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addField(numerals.row(), "y", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(numerals.row(), "y")
                    .addStatement("this.y = y")
                    .build())
            .addMethod(of());
    for (TypedField output : api.outputs()) {
      output.field().type().accept(new Methods(output, type));
    }
    return type.addMethod(equality()).addMethod(hash()).addMethod(text()).build();
  }

  private MethodSpec of() {
    return MethodSpec.methodBuilder("of")
        .addJavadoc(
            Doc.of(
                """
                The prediction that a row of outputs says, as prediction into arrays leaves it.

                @param y shape [$L]; copied
                @return what it says
                @throws IllegalArgumentException if {@code y} has another length
                """,
                network.outputWidth()))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(NAME)
        .addParameter(numerals.row(), "y")
        .addStatement(
            "$T.require($S, y.length, $L)", RuntimeNames.SHAPE, "y", network.outputWidth())
        .addStatement("return new $T(y.clone())", NAME)
        .build();
  }

  private static MethodSpec equality() {
    return NetworkWriter.override("equals")
        .returns(boolean.class)
        .addParameter(Object.class, "other")
        .addStatement(
            "return other instanceof $T$W&& $T.equals(y, (($T) other).y)", NAME, Arrays.class, NAME)
        .build();
  }

  private static MethodSpec hash() {
    return NetworkWriter.override("hashCode")
        .returns(int.class)
        .addStatement("return $T.hashCode(y)", Arrays.class)
        .build();
  }

  private MethodSpec text() {
    CodeBlock.Builder text = CodeBlock.builder();
    String before = "Prediction[";
    for (TypedField output : api.outputs()) {
      String call = output.name() + "()";
      text.add("$S + ", before + output.name() + "=");
      text.add(
          output.vector() ? CodeBlock.of("$T.toString($L)", Arrays.class, call) : call(output));
      text.add("$W+ ");
      before = ", ";
    }
    boolean reals = api.outputs().get(0).field().type() instanceof Field.Real;
    return NetworkWriter.override("toString")
        .returns(String.class)
        .addStatement(
            "return $L$L",
            text.build(),
            reals
                ? CodeBlock.of("$S", "]")
                : CodeBlock.of("$S$W+ $T.toString(y)$W+ $S", ", outputs=", Arrays.class, "]"))
        .build();
  }

  private static CodeBlock call(TypedField output) {
    return CodeBlock.of(output.labels().isPresent() ? "$N().label()" : "$N()", output.name());
  }

  /** The methods of one output. */
  private final class Methods implements Field.Type.Visitor<TypeSpec.Builder> {
    private final TypedField output;
    private final TypeSpec.Builder type;

    Methods(TypedField output, TypeSpec.Builder type) {
      this.output = output;
      this.type = type;
    }

    @Override
    public TypeSpec.Builder real(Field.Real real) {
      return type.addMethod(
          method(output.name(), FieldText.of(output.field()), "the value", types.of(output))
              .addCode(numbers())
              .build());
    }

    @Override
    public TypeSpec.Builder bool(Field.Bool bool) {
      MethodSpec.Builder value =
          method(
              output.name(),
              FieldText.of(output.field()),
              "whether "
                  + (output.vector() ? "each" : "it")
                  + " reaches "
                  + (threshold.equals("0") ? "0" : "one half"),
              types.of(output));
      if (output.vector()) {
        value
            .addStatement("boolean[] values = new boolean[$L]", output.field().count())
            .beginControlFlow("for (int i = 0; i < values.length; i++)")
            .addStatement(
                "values[i] = y[$Li] >= $L",
                output.offset() == 0 ? "" : output.offset() + " + ",
                threshold)
            .endControlFlow()
            .addStatement("return values");
      } else {
        value.addStatement("return y[$L] >= $L", output.offset(), threshold);
      }
      return type.addMethod(value.build())
          .addMethod(
              method(
                      output.confidence(),
                      "How sure that is: {@code " + output.field().name() + "} as a number",
                      probabilities ? "from 0, surely not, to 1, surely" : "larger means surer",
                      output.vector() ? numerals.row() : numerals.type())
                  .addCode(numbers())
                  .build());
    }

    private CodeBlock numbers() {
      int from = output.offset();
      return output.vector()
          ? CodeBlock.builder()
              .addStatement(
                  "return $T.copyOfRange(y, $L, $L)",
                  Arrays.class,
                  from,
                  from + output.field().width())
              .build()
          : CodeBlock.builder().addStatement("return y[$L]", from).build();
    }

    @Override
    public TypeSpec.Builder oneOf(Field.OneOf oneOf) {
      TypeName label = ValueTypes.label(output);
      boolean named = output.labels().isPresent();
      String word = probabilities ? "probability" : "score";
      return type.addMethod(
              method(
                      output.name(),
                      FieldText.of(output.field()),
                      "the label with the largest " + word + "; the first of several",
                      label)
                  .addStatement("int best = 0")
                  .beginControlFlow("for (int j = 1; j < $L; j++)", oneOf.labels().size())
                  .addStatement("best = y[j] > y[best] ? j : best")
                  .endControlFlow()
                  .addCode(
                      named
                          ? CodeBlock.of("return $T.values()[best];\n", label)
                          : CodeBlock.of("return SIGNATURE.outputs().get(0).labels().get(best);\n"))
                  .build())
          .addMethod(
              method(
                      word,
                      "The "
                          + word
                          + " of one label"
                          + (probabilities ? "; all of them sum to 1" : "")
                          + ".\n\n@param label as the model declares it",
                      "the number behind it",
                      numerals.type())
                  .addParameter(label, "label")
                  .addStatement(
                      named
                          ? "return y[label.ordinal()]"
                          : "return y[SIGNATURE.outputs().get(0).index(label)]")
                  .build());
    }

    private MethodSpec.Builder method(String name, String doc, String returned, TypeName type) {
      return MethodSpec.methodBuilder(name)
          .addModifiers(Modifier.PUBLIC)
          .addJavadoc(
              Doc.of(
                  doc.contains("@param") ? "$L\n@return $L\n" : "$L.\n\n@return $L\n",
                  capital(doc),
                  returned))
          .returns(type);
    }
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
