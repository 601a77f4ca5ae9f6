package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The array fields of a generated class; final, unless there are too many for one constructor. */
final class Fields {
  private static final int BYTECODES_OF_ONE = 16;

  private record Field(TypeName type, String name, CodeBlock value) {}

  private final List<Field> fields = new ArrayList<>();

  void add(TypeName type, String name, String value, Object... arguments) {
    fields.add(new Field(type, name, CodeBlock.of(value, arguments)));
  }

  /** Declares the fields in {@code type} and fills them in {@code constructor}. */
  void writeTo(
      TypeSpec.Builder type, MethodSpec.Builder constructor, List<ParameterSpec> parameters) {
    boolean inOneMethod = Chain.fits(fields.size(), BYTECODES_OF_ONE);
    List<CodeBlock> statements = new ArrayList<>();
    for (Field field : fields) {
      FieldSpec.Builder declared = FieldSpec.builder(field.type, field.name, Modifier.PRIVATE);
      if (inOneMethod) {
        declared.addModifiers(Modifier.FINAL);
      }
      type.addField(declared.build());
      statements.add(CodeBlock.builder().addStatement("$N = $L", field.name, field.value).build());
    }
    new Chain(type, "allocate", parameters).writeTo(constructor, statements, BYTECODES_OF_ONE);
  }
}
