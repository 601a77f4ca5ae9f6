package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.plan.TypedApi;
import dev.nnlang.compiler.plan.TypedApi.TypedField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The record of the inputs: it holds what the model takes and nothing else. */
final class InputWriter {
  static final ClassName NAME = ClassName.get("", "Input");

  private static final int BYTECODES_OF_AN_INPUT = 48;

  private final TypedApi api;
  private final String model;
  private final ValueTypes types;
  private final InputCheck check;

  InputWriter(TypedApi api, String model, Numerals numerals) {
    this.api = api;
    this.model = model;
    this.types = new ValueTypes(numerals);
    this.check = new InputCheck(numerals);
  }

  /** One parameter for each input, in their order. */
  List<ParameterSpec> parameters() {
    return api.inputs().stream()
        .map(input -> ParameterSpec.builder(types.of(input), input.name()).build())
        .toList();
  }

  /** What a Javadoc says of {@link #parameters}. */
  String parameterDoc() {
    return api.inputs().stream()
        .map(input -> "@param " + input.name() + " " + FieldText.of(input.field()) + "\n")
        .collect(Collectors.joining());
  }

  /** The same for who knows them already. */
  private String columnDoc() {
    return api.inputs().stream()
        .map(input -> "@param " + input.name() + " {@code " + input.field().name() + "}\n")
        .collect(Collectors.joining());
  }

  TypeSpec write() {
    boolean vectors = api.inputs().stream().anyMatch(TypedField::vector);
    MethodSpec.Builder constructor =
        MethodSpec.compactConstructorBuilder()
            .addJavadoc(
                Doc.of(
                    "Checks the values$L.\n\n$L"
                        + "@throws IllegalArgumentException naming the column whose value the model does"
                        + " not take\n",
                    vectors ? ", and copies arrays" : "",
                    columnDoc()))
            .addModifiers(Modifier.PUBLIC);
    api.inputs()
        .forEach(input -> constructor.addCode(input.field().type().accept(check.of(input))));
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(NAME)
            .addJavadoc(
                Doc.of(
                    "What {@code $L} takes, as it is declared: nothing is to be scaled.\n\n$L",
                    model,
                    parameterDoc()))
            .addModifiers(Modifier.PUBLIC)
            .recordConstructor(MethodSpec.constructorBuilder().addParameters(parameters()).build())
            .addMethod(constructor.build());
    if (vectors) {
      withContents(type);
    }
    return type.build();
  }

  /** Arrays that cannot be changed from outside, and are compared and shown by what is in them. */
  private void withContents(TypeSpec.Builder type) {
    for (TypedField input : api.inputs()) {
      if (input.vector()) {
        type.addMethod(
            NetworkWriter.override(input.name())
                .addJavadoc(
                    Doc.of("A copy of $L.\n\n@return the values\n", FieldText.of(input.field())))
                .returns(types.of(input))
                .addStatement("return $N.clone()", input.name())
                .build());
      }
    }
    CodeBlock shown =
        api.inputs().stream()
            .map(
                input ->
                    input.vector()
                        ? CodeBlock.of(
                            "$S + $T.toString($N)", label(input), Arrays.class, input.name())
                        : CodeBlock.of("$S + $N", label(input), input.name()))
            .collect(CodeBlock.joining("$W+ "));
    type.addMethod(
            NetworkWriter.override("equals")
                .returns(boolean.class)
                .addParameter(Object.class, "other")
                .addStatement(
                    "return other instanceof Input$W&& $T.equals($L.toRow(this),$W$L.toRow((Input) other))",
                    Arrays.class,
                    model,
                    model)
                .build())
        .addMethod(
            NetworkWriter.override("hashCode")
                .returns(int.class)
                .addStatement("return $T.hashCode($L.toRow(this))", Arrays.class, model)
                .build())
        .addMethod(
            NetworkWriter.override("toString")
                .returns(String.class)
                .addStatement("return $L$W+ $S", shown, "]")
                .build());
  }

  private static String label(TypedField input) {
    return (input.index() == 0 ? "Input[" : ", ") + input.name() + "=";
  }

  /** The method of the class around it that makes a row of an input. */
  MethodSpec toRow(TypeSpec.Builder type, Numerals numerals, int width) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("toRow")
            .addJavadoc(Doc.of("The numbers of {@code input}, in the order in which they enter."))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(numerals.row())
            .addParameter(NAME, "input")
            .addStatement("$T x = new $T[$L]", numerals.row(), numerals.type(), width);
    List<CodeBlock> statements = new ArrayList<>();
    api.inputs().forEach(input -> statements.add(input.field().type().accept(new Write(input))));
    new Chain(
            type,
            "toRow",
            true,
            List.of(
                ParameterSpec.builder(NAME, "input").build(),
                ParameterSpec.builder(numerals.row(), "x").build()))
        .writeTo(method, statements, BYTECODES_OF_AN_INPUT);
    return method.addStatement("return x").build();
  }

  /** Statements that write an input's numbers into {@code x}. */
  private static final class Write implements Field.Type.Visitor<CodeBlock> {
    private final TypedField input;
    private final String value;

    Write(TypedField input) {
      this.input = input;
      this.value = "input." + input.name() + (input.vector() ? "[i]" : "");
    }

    @Override
    public CodeBlock real(Field.Real real) {
      return input.vector()
          ? CodeBlock.builder()
              .addStatement(
                  "$T.arraycopy($L, 0, x, $L, $L)",
                  System.class,
                  "input." + input.name(),
                  input.offset(),
                  input.field().count())
              .build()
          : CodeBlock.builder().addStatement("x[$L] = $L", input.offset(), value).build();
    }

    @Override
    public CodeBlock bool(Field.Bool bool) {
      return each(CodeBlock.of("x[$L] = $L ? 1 : 0", place(1), value));
    }

    @Override
    public CodeBlock oneOf(Field.OneOf oneOf) {
      CodeBlock label =
          input.labels().isPresent()
              ? CodeBlock.of("$L.ordinal()", value)
              : CodeBlock.of("SIGNATURE.inputs().get($L).index($L)", input.index(), value);
      String place = place(oneOf.labels().size());
      return each(CodeBlock.of("x[$L$L] = 1", place.equals("0") ? "" : place + " + ", label));
    }

    /** Where value i, or the only one, has the first of its {@code width} numbers. */
    private String place(int width) {
      if (!input.vector()) {
        return Integer.toString(input.offset());
      }
      String step = width == 1 ? "i" : width + " * i";
      return input.offset() == 0 ? step : input.offset() + " + " + step;
    }

    private CodeBlock each(CodeBlock statement) {
      CodeBlock.Builder code = CodeBlock.builder();
      if (!input.vector()) {
        return code.addStatement(statement).build();
      }
      return code.beginControlFlow("for (int i = 0; i < $L; i++)", input.field().count())
          .addStatement(statement)
          .endControlFlow()
          .build();
    }
  }
}
