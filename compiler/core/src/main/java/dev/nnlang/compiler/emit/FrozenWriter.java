package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Spells weights as constants of the class. */
final class FrozenWriter {
  /** The method that has them. */
  static final String NAME = "numbers";

  private static final int LONGEST_LINE = 88;

  private FrozenWriter() {}

  static void write(TypeSpec.Builder type, FrozenWeights weights) {
    List<CodeBlock> pieces =
        weights.pieces().stream().map(piece -> CodeBlock.of("$L", literal(piece))).toList();
    type.addMethod(
        MethodSpec.methodBuilder(NAME)
            .addJavadoc(
                Doc.of(
                    "The weights of fingerprint {@code $L}: all numbers, little-endian, in Base64.",
                    weights.fingerprint()))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(String[].class)
            .addStatement("return new String[] {\n$L}", CodeBlock.join(pieces, ",\n"))
            .build());
  }

  /** A text block without an end of line, since javac would join a sum into one constant anyway. */
  private static String literal(String piece) {
    StringBuilder literal = new StringBuilder("\"\"\"\n");
    for (int from = 0; from < piece.length(); from += LONGEST_LINE) {
      int to = Math.min(piece.length(), from + LONGEST_LINE);
      literal.append(from == 0 ? "" : "\\\n").append(piece, from, to);
    }
    return literal.append("\"\"\"").toString();
  }
}
