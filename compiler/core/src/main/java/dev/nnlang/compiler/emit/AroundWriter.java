package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.plan.Plan;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The class around everything where nothing may stand beside it. It cannot be a {@code Network}: a
 * class cannot be what is nested in it. So it has one, and hands predictions on to it.
 */
final class AroundWriter {
  /** The network within, a field. */
  static final String WITHIN = "chosen";

  private final ClassName self;
  private final List<Plan> nested;
  private final Numerals numerals;
  private final TypeName door;

  /**
   * @param nested one network, or that of plain Java and that of vectors
   * @param door what all of them are
   */
  AroundWriter(ClassName self, List<Plan> nested, Numerals numerals, ClassName door) {
    this.self = self;
    this.nested = nested;
    this.numerals = numerals;
    this.door = ParameterizedTypeName.get(door, numerals.row());
  }

  /** What a class has that can be trained. */
  void writeTrainable(TypeSpec.Builder type) {
    write(type, "A network whose parameters are all 0, to be loaded or trained.");
    type.addMethod(
        MethodSpec.methodBuilder("copy")
            .addJavadoc(
                Doc.of(
                    """
                A network with the same parameters that shares nothing with this one.

                @return a new network
                """))
            .addModifiers(Modifier.PUBLIC)
            .returns(self)
            .addStatement("return new $T($L.copy())", self, WITHIN)
            .build());
  }

  /** What a class has that only predicts. */
  void writeFrozen(TypeSpec.Builder type) {
    write(type, NetworkWriter.WITH_WEIGHTS);
  }

  private void write(TypeSpec.Builder type, String doc) {
    if (nested.size() > 1) {
      type.addField(BothWriter.vectors());
    }
    type.addField(FieldSpec.builder(door, WITHIN, Modifier.PRIVATE, Modifier.FINAL).build())
        .addMethod(constructor(doc))
        .addMethod(around())
        .addMethod(network())
        .addMethod(predict())
        .addMethod(predictMany());
  }

  private MethodSpec constructor(String doc) {
    CodeBlock one = CodeBlock.of("new $L()", nested.get(0).className());
    return MethodSpec.constructorBuilder()
        .addJavadoc(Doc.of("$L", doc))
        .addModifiers(Modifier.PUBLIC)
        .addStatement(
            "this($L)",
            nested.size() == 1
                ? one
                : CodeBlock.of("VECTORS ? new $L() : $L", nested.get(1).className(), one))
        .build();
  }

  private MethodSpec around() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(door, WITHIN)
        .addStatement("this.$L = $L", WITHIN, WITHIN)
        .build();
  }

  private MethodSpec network() {
    return MethodSpec.methodBuilder("network")
        .addJavadoc(
            Doc.of(
                """
                The network itself, as all of nnc knows it.

                @return the same every time
                """))
        .addModifiers(Modifier.PUBLIC)
        .returns(door)
        .addStatement("return $L", WITHIN)
        .build();
  }

  private MethodSpec predict() {
    return MethodSpec.methodBuilder("predict")
        .addJavadoc(
            Doc.of(
                """
                Predicts one example, on any number of threads at once.

                @param x shape [$L], in the declared ranges; left as it is
                @param y shape [$L], another array; overwritten
                """,
                nested.get(0).network().inputWidth(),
                nested.get(0).network().outputWidth()))
        .addModifiers(Modifier.PUBLIC)
        .addParameter(numerals.row(), "x")
        .addParameter(numerals.row(), "y")
        .addStatement("$L.predict(x, y)", WITHIN)
        .build();
  }

  private MethodSpec predictMany() {
    return MethodSpec.methodBuilder("predict")
        .addJavadoc(
            Doc.of(
                """
                Predicts examples {@code from .. to - 1}: the same bits as one by one, faster.

                @param x left as it is
                @param y overwritten
                @param from the first example
                @param to behind the last one
                """))
        .addModifiers(Modifier.PUBLIC)
        .addParameter(numerals.rows(), "x")
        .addParameter(numerals.rows(), "y")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .addStatement("$L.predict(x, y, from, to)", WITHIN)
        .build();
  }
}
