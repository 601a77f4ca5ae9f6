package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** The nested class of the lists of what is not 0 among the inputs of a large first layer. */
final class PlacesWriter {
  static final ClassName NAME = ClassName.get("", "Places");

  /** Chunks that are spared a search where the last found too little. */
  static final int SPARED = 31;

  private final Numerals numerals;

  PlacesWriter(Numerals numerals) {
    this.numerals = numerals;
  }

  TypeSpec write() {
    return TypeSpec.classBuilder(NAME)
        .addJavadoc(
            Doc.of(
                "Where the inputs of a chunk are not 0, for one thread: a list for each tile, one behind the"
                    + " other."))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addField(int[].class, "list", Modifier.FINAL)
        .addField(int[].class, "counts", Modifier.FINAL)
        .addField(numerals.row(), "sizes", Modifier.FINAL)
        .addField(TypeName.BOOLEAN, "used")
        .addField(TypeName.INT, "spared")
        .addMethod(constructor())
        .addMethod(spares())
        .addMethod(judge())
        .build();
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addParameter(TypeName.INT, "capacity")
        .addParameter(TypeName.INT, "terms")
        .addStatement("int tile = $L", ListedLoops.TILE)
        .addComment("Lists of terms for tiles of rows, or of rows for tiles of terms.")
        .addStatement(
            "list = new int[$T.max(capacity / tile * terms, terms / tile * capacity) + 1]",
            Math.class)
        .addStatement("counts = new int[$T.max(capacity, terms) / tile]", Math.class)
        .addStatement("sizes = new $T[terms]", numerals.type())
        .build();
  }

  private static MethodSpec spares() {
    return MethodSpec.methodBuilder("spares")
        .addJavadoc(
            Doc.of(
                "Whether the next chunk goes without a search, as one before had too few zeros."))
        .returns(TypeName.BOOLEAN)
        .beginControlFlow("if (spared == 0)")
        .addStatement("return false")
        .endControlFlow()
        .addStatement("spared--")
        .addStatement("return true")
        .build();
  }

  private static MethodSpec judge() {
    return MethodSpec.methodBuilder("judge")
        .addJavadoc(
            Doc.of(
                "Uses the lists of {@code found} of {@code all} terms unless that is more than three"
                    + " quarters."))
        .addParameter(TypeName.LONG, "found")
        .addParameter(TypeName.LONG, "all")
        .beginControlFlow("if (4 * found > 3 * all)")
        .addStatement("used = false")
        .addStatement("spared = $L", SPARED)
        .endControlFlow()
        .build();
  }
}
