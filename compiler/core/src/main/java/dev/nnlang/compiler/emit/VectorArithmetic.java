package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/**
 * A vector of numbers after the other.
 *
 * @param index where the vector at hand begins
 */
record VectorArithmetic(VectorNames names, String index) implements Arithmetic {
  @Override
  public TypeName type() {
    return names.vector();
  }

  @Override
  public Term number(String number) {
    return Term.of("$T.broadcast(LANES, $L)", type(), number);
  }

  @Override
  public Term cell(String array) {
    return Term.of("$T.fromArray(LANES, $L, $L)", type(), array, index);
  }

  @Override
  public CodeBlock store(String array, Term value) {
    return CodeBlock.builder()
        .addStatement("$L.intoArray($L, $L)", value.code(), array, index)
        .build();
  }

  @Override
  public Term fma(Term a, Term b, Term c) {
    return Term.of("$L.fma($L, $L)", a.code(), b.code(), c.code());
  }

  @Override
  public Term plus(Term a, Term b) {
    return call(a, "add", b);
  }

  @Override
  public Term minus(Term a, Term b) {
    return call(a, "sub", b);
  }

  @Override
  public Term times(Term a, Term b) {
    return call(a, "mul", b);
  }

  @Override
  public Term over(Term a, Term b) {
    return call(a, "div", b);
  }

  private static Term call(Term a, String method, Term b) {
    return Term.of("$L.$L($L)", a.code(), method, b.code());
  }

  @Override
  public Term root(Term a) {
    return Term.of("$L.sqrt()", a.code());
  }

  @Override
  public Term signed(String size, Term a) {
    return Term.of(
        "$1T.zero(LANES).blend($2L, $3L.compare($4T.GT, 0))$W.blend(-$2L, $3L.compare($4T.LT, 0))",
        type(),
        size,
        a.code(),
        VectorNames.OPERATORS);
  }
}
