package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.plan.LayerPlan;
import dev.nnlang.compiler.plan.Split;
import java.util.Arrays;
import java.util.Optional;

/** Weights are panels in one array, and every row is filled up to whole vectors. */
record PanelLayout(Numerals numerals) implements Layout {
  /** Inputs that tiles of gradients take at once: parts begin there. */
  private static final int BLOCK = 8;

  @Override
  public TypeName matrix() {
    return numerals.row();
  }

  @Override
  public CodeBlock newMatrix(int fanIn, int fanOut) {
    return CodeBlock.of(
        "new $T[$L * $T.padded($L, V)]", numerals.type(), fanIn, RuntimeNames.PANELS, fanOut);
  }

  @Override
  public CodeBlock length(int width) {
    return CodeBlock.of("$T.padded($L, V)", RuntimeNames.PANELS, width);
  }

  @Override
  public Optional<Guide> guide(LayerPlan layer) {
    return layer
        .dense()
        .map(
            dense ->
                new Guide(
                    RuntimeNames.PANELS,
                    "panels" + layer.number(),
                    CodeBlock.of(
                        "new $T($L, $L, V)", RuntimeNames.PANELS, dense.fanIn(), dense.fanOut())));
  }

  @Override
  public CodeBlock tensor(String kind, LayerPlan layer, String field) {
    String where =
        switch (kind) {
          case "weight" -> "panels" + layer.number();
          case "bias" -> Integer.toString(layer.signals());
          default -> Integer.toString(layer.units());
        };
    return CodeBlock.of("$T.$L($S, $L, $L)", RuntimeNames.TENSOR, kind, layer.name(), field, where);
  }

  @Override
  public CodeBlock clear(String field) {
    return CodeBlock.builder().addStatement("$T.fill($L, 0)", Arrays.class, field).build();
  }

  @Override
  public CodeBlock transpose(int l, String copy, String from, String to) {
    return CodeBlock.builder()
        .addStatement("panels$1L.transpose(w$1L, $2L, $3L, $4L)", l, copy, from, to)
        .build();
  }

  @Override
  public CodeBlock share(Split split, int fanIn, int fanOut) {
    boolean outputs = split == Split.OUTPUTS;
    return CodeBlock.of(
        "$1T.start($2L, $3L, part, parts),$W$1T.start($2L, $3L, part + 1, parts)",
        RuntimeNames.PARTS,
        outputs ? fanOut : fanIn,
        outputs ? "P" : Integer.toString(BLOCK));
  }

  /** A copy, since what fills up a row is nobody's business. */
  @Override
  public CodeBlock seen(String row, String width) {
    return CodeBlock.of("$T.copyOf($L, $L)", Arrays.class, row, width);
  }
}
