package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Spells the names, types and labels of inputs and outputs. */
final class SignatureWriter {
  private static final int BYTECODES_OF_A_FIELD = 40;
  private static final int BYTECODES_OF_A_LABEL = 8;

  /** More labels are one string that is split, since each literal of its own costs bytecodes. */
  private static final int LABELS_ONE_BY_ONE = 64;

  private SignatureWriter() {}

  /** For a class that {@code version} of nnc generates, which may meet a runtime of another. */
  static void write(TypeSpec.Builder type, Plan plan, String version) {
    write(
        type,
        plan,
        // The first thing that the class does; what follows may not be there in another runtime.
        CodeBlock.of(
            "$T.require($S, $L, $S)",
            RuntimeNames.VERSION,
            plan.network().name(),
            RuntimeNames.LEVEL,
            version));
  }

  /** For a class within one that fits its runtime. */
  static void write(TypeSpec.Builder type, Plan plan) {
    write(type, plan, CodeBlock.of("$S", plan.network().name()));
  }

  private static void write(TypeSpec.Builder type, Plan plan, CodeBlock name) {
    Network network = plan.network();
    type.addField(
        FieldSpec.builder(
                RuntimeNames.SIGNATURE,
                "SIGNATURE",
                Modifier.PUBLIC,
                Modifier.STATIC,
                Modifier.FINAL)
            .addJavadoc(Doc.of("Names, types and labels of inputs and outputs."))
            .initializer(
                "new $T($L,$W$S,$W$T.$L,$Winputs(),$Woutputs()$L)",
                RuntimeNames.SIGNATURE,
                name,
                plan.fingerprint(),
                RuntimeNames.TASK,
                network.task(),
                plan.scoring().loss().margin() ? CodeBlock.of(",$W0") : CodeBlock.of(""))
            .build());
    list(type, "inputs", network.inputs());
    list(type, "outputs", network.outputs());
  }

  private static void list(TypeSpec.Builder type, String name, List<Field> fields) {
    ParameterizedTypeName listOfFields =
        ParameterizedTypeName.get(ClassName.get(List.class), RuntimeNames.FIELD);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(listOfFields)
            .addStatement("$T fields = new $T<>()", listOfFields, ArrayList.class);
    List<CodeBlock> statements = new ArrayList<>();
    for (Field field : fields) {
      statements.add(CodeBlock.builder().addStatement("fields.add($L)", field(field)).build());
    }
    int largest = fields.stream().mapToInt(SignatureWriter::bytecodes).max().orElse(0);
    new Chain(type, name, true, List.of(ParameterSpec.builder(listOfFields, "fields").build()))
        .writeTo(method, statements, largest);
    type.addMethod(method.addStatement("return fields").build());
  }

  private static int bytecodes(Field field) {
    boolean oneByOne =
        field.type() instanceof Field.OneOf oneOf && oneOf.labels().size() <= LABELS_ONE_BY_ONE;
    int labels = oneByOne ? field.type().width() : 0;
    return BYTECODES_OF_A_FIELD + BYTECODES_OF_A_LABEL * labels;
  }

  private static CodeBlock field(Field field) {
    CodeBlock scalar = field.type().accept(new FieldCall(field.name()));
    if (field.shape().isEmpty()) {
      return scalar;
    }
    String dimensions =
        field.shape().stream().map(Object::toString).collect(Collectors.joining(", "));
    return CodeBlock.of("$L.vector($L)", scalar, dimensions);
  }

  private static final class FieldCall implements Field.Type.Visitor<CodeBlock> {
    private final String name;

    FieldCall(String name) {
      this.name = name;
    }

    @Override
    public CodeBlock real(Field.Real real) {
      return real.range()
          .map(
              range ->
                  CodeBlock.of(
                      "$T.real($S, $L, $L)",
                      RuntimeNames.FIELD,
                      name,
                      Numerals.doubleLiteral(range.low()),
                      Numerals.doubleLiteral(range.high())))
          .orElseGet(() -> CodeBlock.of("$T.real($S)", RuntimeNames.FIELD, name));
    }

    @Override
    public CodeBlock bool(Field.Bool bool) {
      return CodeBlock.of("$T.bool($S)", RuntimeNames.FIELD, name);
    }

    @Override
    public CodeBlock oneOf(Field.OneOf oneOf) {
      if (oneOf.labels().size() > LABELS_ONE_BY_ONE) {
        return CodeBlock.of(
            "$T.oneOf($S,$W$L.split($S))",
            RuntimeNames.FIELD,
            name,
            LongText.of(oneOf.labels(), " "),
            " ");
      }
      CodeBlock labels =
          oneOf.labels().stream()
              .map(label -> CodeBlock.of("$S", label))
              .collect(CodeBlock.joining(",$W"));
      return CodeBlock.of("$T.oneOf($S,$W$L)", RuntimeNames.FIELD, name, labels);
    }
  }
}
