package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/**
 * How the operations of an update are spelled: on one number after the other, or on vectors. Both
 * round alike.
 */
interface Arithmetic {

  /** Who binds stronger. */
  enum Binding {
    SUM,
    PRODUCT,
    ATOM
  }

  /** An expression, and how strong it binds. */
  record Term(CodeBlock code, Binding binding) {
    /** An atom. */
    static Term of(String format, Object... arguments) {
      return new Term(CodeBlock.of(format, arguments), Binding.ATOM);
    }

    /** The expression where only {@code weakest} and stronger may stand. */
    CodeBlock as(Binding weakest) {
      return binding.compareTo(weakest) >= 0 ? code : CodeBlock.of("($L)", code);
    }
  }

  /** The type of a value. */
  TypeName type();

  /** A variable of this arithmetic. */
  default Term variable(String name) {
    return Term.of("$L", name);
  }

  /** A number of the update, or a literal. */
  Term number(String number);

  /** What {@code array} holds for the parameter at hand. */
  Term cell(String array);

  /** A statement that overwrites what {@code array} holds for the parameter at hand. */
  CodeBlock store(String array, Term value);

  /** {@code a b + c}, rounded once. */
  Term fma(Term a, Term b, Term c);

  Term plus(Term a, Term b);

  Term minus(Term a, Term b);

  Term times(Term a, Term b);

  Term over(Term a, Term b);

  /** The square root, rounded to the precision. */
  Term root(Term a);

  /** {@code size} with the sign of {@code a}, 0 where that is 0. */
  Term signed(String size, Term a);

  /** A statement that declares a variable. */
  default CodeBlock declare(String name, Term value) {
    return CodeBlock.builder().addStatement("$T $L = $L", type(), name, value.code()).build();
  }
}
