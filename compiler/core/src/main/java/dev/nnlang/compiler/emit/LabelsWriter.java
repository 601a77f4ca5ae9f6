package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.JavaNames;
import dev.nnlang.compiler.plan.TypedApi.TypedField;
import javax.lang.model.element.Modifier;

/** The enum of the labels of an input or an output. */
final class LabelsWriter {
  private LabelsWriter() {}

  /** Adds the enum to {@code type}, if {@code field} has one. */
  static void write(TypeSpec.Builder type, TypedField field) {
    if (field.labels().isPresent() && field.field().type() instanceof Field.OneOf oneOf) {
      type.addType(labels(ValueTypes.label(field), field.field(), oneOf));
    }
  }

  private static TypeSpec labels(ClassName name, Field field, Field.OneOf oneOf) {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(name)
            .addJavadoc(
                Doc.of("The labels of {@code $L}, in the order of its numbers.", field.name()))
            .addModifiers(Modifier.PUBLIC);
    for (String label : oneOf.labels()) {
      type.addEnumConstant(
          JavaNames.constant(label),
          TypeSpec.anonymousClassBuilder("$S", label)
              .addJavadoc(Doc.of("{@code $L}.", label))
              .build());
    }
    return type.addField(String.class, "label", Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addParameter(String.class, "label")
                .addStatement("this.label = label")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("label")
                .addJavadoc(
                    Doc.of(
                        "How the model and its data spell it.\n\n@return such as {@code $L}\n",
                        oneOf.labels().get(0)))
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return label")
                .build())
        .build();
  }
}
