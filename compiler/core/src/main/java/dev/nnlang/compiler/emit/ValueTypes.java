package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.plan.TypedApi.TypedField;

/** The Java types of declared inputs and outputs. */
record ValueTypes(Numerals numerals) {

  /** Of one value, or of the array of them. */
  TypeName of(TypedField field) {
    TypeName one = field.field().type().accept(new One(field));
    return field.vector() ? ArrayTypeName.of(one) : one;
  }

  /** The enum or, without one, text. */
  static ClassName label(TypedField field) {
    return field
        .labels()
        .map(name -> ClassName.get("", name))
        .orElseGet(() -> ClassName.get(String.class));
  }

  private final class One implements Field.Type.Visitor<TypeName> {
    private final TypedField field;

    One(TypedField field) {
      this.field = field;
    }

    @Override
    public TypeName real(Field.Real real) {
      return numerals.type();
    }

    @Override
    public TypeName bool(Field.Bool bool) {
      return TypeName.BOOLEAN;
    }

    @Override
    public TypeName oneOf(Field.OneOf oneOf) {
      return label(field);
    }
  }
}
