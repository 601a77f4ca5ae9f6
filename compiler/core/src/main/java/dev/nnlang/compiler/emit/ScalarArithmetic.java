package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/** One number after the other, that at index {@code j}. */
record ScalarArithmetic(Numerals numerals) implements Arithmetic {
  @Override
  public TypeName type() {
    return numerals.type();
  }

  @Override
  public Term number(String number) {
    return Term.of("$L", number);
  }

  @Override
  public Term cell(String array) {
    return Term.of("$L[j]", array);
  }

  @Override
  public CodeBlock store(String array, Term value) {
    return CodeBlock.builder().addStatement("$L[j] = $L", array, value.code()).build();
  }

  @Override
  public Term fma(Term a, Term b, Term c) {
    return Term.of("$T.fma($L, $L, $L)", Math.class, a.code(), b.code(), c.code());
  }

  @Override
  public Term plus(Term a, Term b) {
    return infix(a, "+", b, Binding.SUM, Binding.PRODUCT);
  }

  @Override
  public Term minus(Term a, Term b) {
    return infix(a, "-", b, Binding.SUM, Binding.PRODUCT);
  }

  @Override
  public Term times(Term a, Term b) {
    return infix(a, "*", b, Binding.PRODUCT, Binding.ATOM);
  }

  @Override
  public Term over(Term a, Term b) {
    return infix(a, "/", b, Binding.PRODUCT, Binding.ATOM);
  }

  private static Term infix(Term a, String operator, Term b, Binding binding, Binding stronger) {
    return new Term(CodeBlock.of("$L $L $L", a.as(binding), operator, b.as(stronger)), binding);
  }

  /** Rounding the root of a float as a double rounds it right. */
  @Override
  public Term root(Term a) {
    return Term.of("$L", numerals.rounded("Math.sqrt(" + a.code() + ")"));
  }

  @Override
  public Term signed(String size, Term a) {
    return Term.of("($2L > 0 ? $1L : $2L < 0 ? -$1L : 0)", size, a.code());
  }
}
