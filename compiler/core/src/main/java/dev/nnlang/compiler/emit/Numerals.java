package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.TypeName;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Precision;

/** How numbers of a precision are spelled and typed in Java; every number of a file passes here. */
record Numerals(Precision precision) {

  /** {@code float} or {@code double}. */
  TypeName type() {
    return precision == Precision.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
  }

  /** One row of numbers. */
  TypeName row() {
    return ArrayTypeName.of(type());
  }

  /** Several rows. */
  TypeName rows() {
    return ArrayTypeName.of(row());
  }

  /** {@code value} as a literal of this precision that has exactly its bits. */
  String literal(double value) {
    if (precision == Precision.FLOAT) {
      float rounded = (float) value;
      finite(rounded);
      return Decimal.of(rounded) + "f";
    }
    return doubleLiteral(value);
  }

  /** The same in base 16, which tells a coefficient as it was rounded. */
  String hexLiteral(double value) {
    if (precision == Precision.FLOAT) {
      float rounded = (float) value;
      finite(rounded);
      return Float.toHexString(rounded) + "f";
    }
    finite(value);
    return Double.toHexString(value);
  }

  /** {@code value} as a {@code double} literal, whatever the precision. */
  static String doubleLiteral(double value) {
    finite(value);
    String text = Decimal.of(value);
    boolean looksWhole = text.chars().allMatch(c -> Character.isDigit(c) || c == '-');
    return looksWhole ? text + ".0" : text;
  }

  /** The {@code double} expression {@code value} in this precision. */
  String rounded(String value) {
    return precision == Precision.FLOAT ? "(float) " + value : value;
  }

  /** The {@code double} expression {@code value}, a sum or a product, in this precision. */
  String roundedSum(String value) {
    return precision == Precision.FLOAT ? "(float) (" + value + ")" : value;
  }

  private static void finite(double value) {
    if (!Double.isFinite(value)) {
      throw new CompilerBug("a literal that is not finite: " + value);
    }
  }

  /** The name of the runtime's constant for this precision. */
  String constant() {
    return precision == Precision.FLOAT ? "FLOAT" : "DOUBLE";
  }
}
