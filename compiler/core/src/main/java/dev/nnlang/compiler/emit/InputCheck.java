package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.plan.TypedApi.TypedField;

/** Statements of the constructor that refuse what an input cannot be, and copy arrays. */
record InputCheck(Numerals numerals) {

  /** The check of {@code input}, by its type. */
  Field.Type.Visitor<CodeBlock> of(TypedField input) {
    return new Check(input);
  }

  private final class Check implements Field.Type.Visitor<CodeBlock> {
    private final TypedField input;
    private final CodeBlock column;

    Check(TypedField input) {
      this.input = input;
      this.column = CodeBlock.of("$S", input.field().name());
    }

    @Override
    public CodeBlock real(Field.Real real) {
      CodeBlock range =
          real.range()
              .map(
                  declared ->
                      CodeBlock.of(
                          ",$W$L,$W$L",
                          numerals.literal(declared.low()),
                          numerals.literal(declared.high())))
              .orElseGet(() -> CodeBlock.of(""));
      return call("real", column, range);
    }

    @Override
    public CodeBlock bool(Field.Bool bool) {
      return input.vector() ? call("boolean", column, CodeBlock.of("")) : CodeBlock.of("");
    }

    @Override
    public CodeBlock oneOf(Field.OneOf oneOf) {
      if (input.labels().isPresent()) {
        return call("label", column, CodeBlock.of(""));
      }
      CodeBlock field = CodeBlock.of("SIGNATURE, $L", input.index());
      CodeBlock.Builder code = CodeBlock.builder();
      return input.vector()
          ? code.addStatement(
                  "$N = $T.labels($L, $N)", input.name(), RuntimeNames.CHECKED, field, input.name())
              .build()
          : code.addStatement("$T.label($L, $N)", RuntimeNames.CHECKED, field, input.name())
              .build();
    }

    private CodeBlock call(String what, CodeBlock subject, CodeBlock range) {
      CodeBlock.Builder code = CodeBlock.builder();
      return input.vector()
          ? code.addStatement(
                  "$N = $T.$L($L,$W$N,$W$L$L)",
                  input.name(),
                  RuntimeNames.CHECKED,
                  what + "s",
                  subject,
                  input.name(),
                  input.field().count(),
                  range)
              .build()
          : code.addStatement(
                  "$T.$L($L,$W$N$L)", RuntimeNames.CHECKED, what, subject, input.name(), range)
              .build();
    }
  }
}
