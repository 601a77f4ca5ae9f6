package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Precision;
import javax.lang.model.element.Modifier;

/** The classes of the Vector API, and the constants of a class that is made of them. */
record VectorNames(Numerals numerals) {
  /** The package, and the module that it is in. */
  static final String PACKAGE = "jdk.incubator.vector";

  /** Comparisons. */
  static final ClassName OPERATORS = ClassName.get(PACKAGE, "VectorOperators");

  /** A vector of this precision. */
  ClassName vector() {
    return ClassName.get(
        PACKAGE, numerals.precision() == Precision.FLOAT ? "FloatVector" : "DoubleVector");
  }

  /** Which numbers of a vector are meant. */
  TypeName mask() {
    return ParameterizedTypeName.get(ClassName.get(PACKAGE, "VectorMask"), numerals.type().box());
  }

  /** Declares how many numbers a vector has, and what follows from it. */
  void writeConstants(TypeSpec.Builder type) {
    TypeName species =
        ParameterizedTypeName.get(ClassName.get(PACKAGE, "VectorSpecies"), numerals.type().box());
    type.addField(
        constant(species, "LANES")
            .addJavadoc(Doc.of("The widest vectors of this machine."))
            .initializer("$T.SPECIES_PREFERRED", vector())
            .build());
    type.addField(
        constant(TypeName.INT, "V")
            .addJavadoc(Doc.of("Numbers of a vector."))
            .initializer("LANES.length()")
            .build());
    type.addField(
        constant(TypeName.INT, "P")
            .addJavadoc(Doc.of("Numbers of a panel's row."))
            .initializer("2 * V")
            .build());
    type.addField(
        constant(TypeName.BOOLEAN, "TALL")
            .addJavadoc(Doc.of("Whether there are registers for 8 rows of two vectors."))
            .initializer("LANES.vectorBitSize() >= 512")
            .build());
  }

  /** Declares the halves of vectors, where these are as long as two tiles are high. */
  void writeHalves(TypeSpec.Builder type) {
    type.addField(
        constant(mask(), "LOW")
            .addJavadoc(Doc.of("The numbers of a vector that belong to the first tile."))
            .initializer("LANES.indexInRange(0, $L)", ListedLoops.TILE)
            .build());
    type.addField(
        constant(mask(), "HIGH")
            .addJavadoc(Doc.of("Those of the second, if there is one."))
            .initializer("LOW.not()")
            .build());
  }

  static FieldSpec.Builder constant(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
  }
}
