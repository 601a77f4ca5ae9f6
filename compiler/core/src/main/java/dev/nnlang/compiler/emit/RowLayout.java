package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.Split;
import java.util.Optional;

/** Weights are rows by input, each an array of its own: what C2 makes vectors of by itself. */
record RowLayout(Numerals numerals) implements Layout {
  @Override
  public TypeName matrix() {
    return numerals.rows();
  }

  @Override
  public CodeBlock newMatrix(int fanIn, int fanOut) {
    return CodeBlock.of("new $T[$L][$L]", numerals.type(), fanIn, fanOut);
  }

  @Override
  public CodeBlock length(int width) {
    return CodeBlock.of("$L", width);
  }

  @Override
  public Optional<Guide> guide(LayerPlan layer) {
    return Optional.empty();
  }

  @Override
  public CodeBlock tensor(String kind, LayerPlan layer, String field) {
    return CodeBlock.of("$T.$L($S, $L)", RuntimeNames.TENSOR, kind, layer.name(), field);
  }

  @Override
  public CodeBlock clear(String field) {
    return CodeBlock.builder().addStatement("clear($L)", field).build();
  }

  @Override
  public CodeBlock transpose(int l, String copy, String from, String to) {
    return CodeBlock.builder()
        .addStatement("transpose(w$L, $L, $L, $L)", l, copy, from, to)
        .build();
  }

  @Override
  public CodeBlock share(Split split, int fanIn, int fanOut) {
    return CodeBlock.of(
        "$1T.start($2L, part, parts),$W$1T.start($2L, part + 1, parts)", RuntimeNames.PARTS, fanIn);
  }

  @Override
  public CodeBlock seen(String row, String width) {
    return CodeBlock.of("$L", row);
  }
}
