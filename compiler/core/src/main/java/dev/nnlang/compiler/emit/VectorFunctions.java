package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Precision;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The runtime's {@code Elementary} in the terms of the Vector API: every lane gets the bits of the
 * scalar function, as the operations on numbers are the same, in the same order. Two things differ
 * without a trace in the result. Exponents are kept positive, so that they shift without a sign,
 * and become numbers by way of the bits of a sum: vectors of 256 bits lack the instructions for the
 * other ways. And lanes far from 0 pass by the subnormal products on which a processor stumbles.
 *
 * <p>Methods take arrays and write out what they share, as a vector is an object to a method that
 * the just-in-time compiler does not inline, and whether it does is a matter of sizes and of luck.
 */
final class VectorFunctions {
  private static final ClassName OPERATORS = VectorNames.OPERATORS;

  private final Numerals numerals;
  private final VectorCoefficients numbers;
  private final boolean isFloat;
  private final VectorNames names;
  private final ClassName vector;
  private final ClassName bits;
  private final String toBits;
  private final String toNumbers;

  VectorFunctions(Numerals numerals) {
    this.numerals = numerals;
    numbers = VectorCoefficients.of(numerals.precision());
    isFloat = numerals.precision() == Precision.FLOAT;
    names = new VectorNames(numerals);
    vector = names.vector();
    bits = vectorType(isFloat ? "IntVector" : "LongVector");
    toBits = isFloat ? "reinterpretAsInts()" : "reinterpretAsLongs()";
    toNumbers = isFloat ? "reinterpretAsFloats()" : "reinterpretAsDoubles()";
  }

  private static ClassName vectorType(String name) {
    return ClassName.get(VectorNames.PACKAGE, name);
  }

  /** The method of each of {@code used}. */
  List<MethodSpec> methods(Set<VectorFunction> used) {
    return used.stream().sorted().map(this::method).toList();
  }

  private MethodSpec method(VectorFunction function) {
    return switch (function) {
      case EXP -> exp();
      case LOG -> log();
      case TANH -> tanh();
      case SIGMOID -> sigmoid();
      case SOFTPLUS -> softplus();
      case TIMES_SIGMOID -> timesSigmoid();
    };
  }

  private MethodSpec exp() {
    MethodSpec.Builder method =
        method(VectorFunction.EXP, "x[j] = e^(x[j] - most), where no x[j] is more than most,")
            .addParameter(numerals.row(), "x")
            .addParameter(numerals.type(), "most");
    overVectors(method);
    power(method, CodeBlock.of("$L.sub(most)", load("x")));
    return close(method, "e.intoArray(x, j)");
  }

  /** Numbers from 1 on have exponents that shift without a sign. */
  private MethodSpec log() {
    MethodSpec.Builder method =
        method(
                VectorFunction.LOG,
                "x[j] = ln x[j], where x[j] is from 1 on and finite, or no number,")
            .addParameter(numerals.row(), "x");
    overVectors(method);
    method
        .addComment("x = 2^m (1 + f) with 1 + f from 3/4 to 3/2; ln x = m ln 2 + ln(1 + f).")
        .addStatement("$T argument = $L", vector, load("x"))
        .addStatement("$T bits = argument.$L", bits, toBits)
        .addStatement(
            "$T exponent = bits.sub($L).lanewise($T.LSHR, $L)",
            bits,
            integer(bitsOf(VectorCoefficients.LOWEST_MANTISSA)),
            OPERATORS,
            numbers.fractionBits())
        .addStatement(
            "$T f = bits.sub(exponent.lanewise($T.LSHL, $L)).$L.sub($L)",
            vector,
            OPERATORS,
            numbers.fractionBits(),
            toNumbers,
            literal(1))
        .addStatement(
            "$T m = exponent.add($L).$L.sub($L)",
            vector,
            integer(bitsOf(numbers.round())),
            toNumbers,
            hex(numbers.round()));
    logarithm(method);
    return close(
        method,
        CodeBlock.of(
            "log.blend(argument, argument.compare($T.NE, argument)).intoArray(x, j)", OPERATORS));
  }

  private MethodSpec tanh() {
    MethodSpec.Builder method = ofSignals(VectorFunction.TANH, "x[j] = tanh s[j]");
    return close(method, CodeBlock.of("$L.intoArray(x, j)", tanhOfSignal(method)));
  }

  /** {@code tanh signal}. */
  private CodeBlock tanhOfSignal(MethodSpec.Builder method) {
    method.addComment("sign(s) tanh a with a = |s|; for an a not too small, 1 - 2 / (e^2a + 1).");
    method.addStatement("$T a = signal.abs()", vector);
    powerAndOne(method);
    method
        .addStatement("$T large = $L.sub($L.div(d))", vector, broadcast(1), broadcast(2))
        .addStatement(
            "large = large.blend($L, a.compare($T.GT, $L))",
            literal(1),
            OPERATORS,
            literal(VectorCoefficients.TANH_IS_ONE))
        .addStatement("$T z = a.mul(a)", vector);
    polynomial(method, "t", numbers.tanh(), "z");
    method
        .addStatement("$T small = a.mul(z).fma(t, a)", vector)
        .addStatement(
            "$T y = large.blend(small, a.compare($T.LT, $L))",
            vector,
            OPERATORS,
            literal(VectorCoefficients.TANH_SPLIT))
        .addStatement("$T sign = signal.$L.and($L)", bits, toBits, sign());
    return CodeBlock.of("y.$L.or(sign).$L", toBits, toNumbers);
  }

  /**
   * Adds to {@code method} what leads from a vector {@code signal} to its outputs.
   *
   * @return an expression for them
   */
  CodeBlock ofSignal(VectorFunction function, MethodSpec.Builder method) {
    return switch (function) {
      case TANH -> tanhOfSignal(method);
      case SIGMOID -> sigmoidOfSignal(method);
      case EXP, LOG, SOFTPLUS, TIMES_SIGMOID ->
          throw new CompilerBug(function.method() + " is not of one signal alone");
    };
  }

  private MethodSpec sigmoid() {
    MethodSpec.Builder method = ofSignals(VectorFunction.SIGMOID, "x[j] = 1 / (1 + e^-s[j])");
    return close(method, CodeBlock.of("$L.intoArray(x, j)", sigmoidOfSignal(method)));
  }

  private MethodSpec timesSigmoid() {
    MethodSpec.Builder method =
        method(VectorFunction.TIMES_SIGMOID, "d[j] = delta[j] / (1 + e^-s[j])")
            .addParameter(numerals.row(), "delta")
            .addParameter(numerals.row(), "s")
            .addParameter(numerals.row(), "d");
    overVectors(method);
    loadSignal(method);
    CodeBlock sigmoid = sigmoidOfSignal(method);
    return close(method, CodeBlock.of("$L.mul($L).intoArray(d, j)", load("delta"), sigmoid));
  }

  /** {@code 1 / (1 + e^-signal)}. */
  private CodeBlock sigmoidOfSignal(MethodSpec.Builder method) {
    method.addComment("By way of e = e^-|s|.");
    powerOfMinusSize(method);
    method.addStatement(
        "$T base = e.blend($L, signal.compare($T.GE, $L))",
        vector,
        literal(1),
        OPERATORS,
        literal(0));
    return CodeBlock.of("base.neg().fma(e.div(e.add($L)), base)", literal(1));
  }

  private MethodSpec softplus() {
    MethodSpec.Builder method = ofSignals(VectorFunction.SOFTPLUS, "x[j] = ln(1 + e^s[j])");
    method
        .addComment(
            "max(s, 0) + ln(1 + e) with e = e^-|s|; ln(1 + e) of a tiny e, whose square may be")
        .addComment("subnormal and so slow, is e.");
    powerOfMinusSize(method);
    method
        .addStatement("$T halved = e.compare($T.GE, $L)", names.mask(), OPERATORS, literal(0.5))
        .addStatement(
            "$T tiny = e.compare($T.LT, $L)", names.mask(), OPERATORS, hex(numbers.tiny()))
        .addStatement(
            "$T f = e.blend(e.sub($L).mul($L), halved).blend($L, tiny)",
            vector,
            literal(1),
            literal(0.5),
            literal(0))
        .addStatement("$1T m = $1T.zero(LANES).blend($2L, halved)", vector, literal(1));
    logarithm(method);
    return close(
        method.addStatement(
            "$1T ramp = signal.blend($2L, signal.compare($3T.LE, $2L))",
            vector,
            literal(0),
            OPERATORS),
        "ramp.add(log.blend(e, tiny)).intoArray(x, j)");
  }

  /**
   * {@code e = e^argument} of an argument of at most 0; one whose power is 0 gives way to one that
   * gives it without a subnormal product.
   */
  private void power(MethodSpec.Builder method, CodeBlock argument) {
    method
        .addComment("e^v = 2^k e^r with v = k ln 2 + r, k an integer.")
        .addStatement("$T v = $L", vector, argument)
        .addStatement(
            "v = v.blend($L, v.compare($T.LT, $L))",
            literal(numbers.vanishing()),
            OPERATORS,
            literal(numbers.expLowest()));
    multiple(method, "v", numbers.log2E());
    method
        .addStatement("$T r = k.fma($L, v)", vector, broadcast(-numbers.ln2High()))
        .addStatement("r = k.fma($L, r)", broadcast(-numbers.ln2Low()))
        .addStatement("$T rr = r.mul(r)", vector);
    polynomialByPairs(method, numbers.exp());
    method
        .addStatement("$T rest = rr.fma(q, r)", vector)
        .addStatement(
            "$T exponent = shifted.$L.add($L)",
            bits,
            toBits,
            integer(2 * numbers.bias() - bitsOf(numbers.round())))
        .addStatement("$T half = exponent.lanewise($T.LSHR, 1)", bits, OPERATORS)
        .addStatement(
            "$T other = exponent.sub(half).lanewise($T.LSHL, $L)",
            bits,
            OPERATORS,
            numbers.fractionBits())
        .addStatement(
            "$T power = half.lanewise($T.LSHL, $L).$L",
            vector,
            OPERATORS,
            numbers.fractionBits(),
            toNumbers)
        .addStatement("$T e = rest.fma(power, power).mul(other.$L)", vector, toNumbers);
  }

  /** {@code e = e^-|signal|}. */
  private void powerOfMinusSize(MethodSpec.Builder method) {
    power(method, CodeBlock.of("signal.$L.or($L).$L", toBits, sign(), toNumbers));
  }

  /** {@code d = e^2a + 1}, right where tanh asks for it. */
  private void powerAndOne(MethodSpec.Builder method) {
    method.addComment("e^2a + 1 = 2^k (e^2r - 1) + (2^k + 1) with 2a = k ln 2 + 2r, k an integer.");
    multiple(method, "a", 2 * numbers.log2E());
    method
        .addStatement("$T r = k.fma($L, a)", vector, broadcast(-numbers.halfLn2()))
        .addStatement("$T rr = r.mul(r)", vector);
    polynomialByPairs(method, numbers.expOfTwice());
    method
        .addStatement("$T rest = rr.fma(q, r.add(r))", vector)
        .addStatement(
            "$T power = shifted.$L.add($L).lanewise($T.LSHL, $L).$L",
            vector,
            toBits,
            integer(numbers.bias() - bitsOf(numbers.round())),
            OPERATORS,
            numbers.fractionBits(),
            toNumbers)
        .addStatement("$T d = rest.fma(power, power.add($L))", vector, literal(1));
  }

  /** {@code k}, the integer nearest to {@code argument * factor}, and its bits in shifted. */
  private void multiple(MethodSpec.Builder method, String argument, double factor) {
    method
        .addStatement(
            "$T shifted = $L.fma($L, $L)", vector, argument, hex(factor), hex(numbers.round()))
        .addStatement("$T k = shifted.sub($L)", vector, hex(numbers.round()));
  }

  /** {@code log = m ln 2 + ln(1 + f)}, f from -1/4 to 1/2. */
  private void logarithm(MethodSpec.Builder method) {
    if (isFloat) {
      polynomial(method, "l", numbers.log(), "f");
      method
          .addStatement("$T square = f.mul(f)", vector)
          .addStatement("$T tail = square.mul(f).fma(l, m.mul($L))", vector, hex(numbers.ln2Low()))
          .addStatement("$T sum = f.add(square.fma($L, tail))", vector, broadcast(-0.5));
    } else {
      method
          .addStatement("$T w = f.div(f.add($L))", vector, literal(2))
          .addStatement("$T z = w.mul(w)", vector);
      polynomial(method, "l", numbers.log(), "z");
      method
          .addStatement("$T h = f.mul($L).mul(f)", vector, literal(0.5))
          .addStatement("$T tail = w.fma(l.fma(z, h), m.mul($L))", vector, hex(numbers.ln2Low()))
          .addStatement("$T sum = f.sub(h.sub(tail))", vector);
    }
    method.addStatement("$T log = m.fma($L, sum)", vector, broadcast(numbers.ln2High()));
  }

  private static MethodSpec.Builder method(VectorFunction function, String formula) {
    return MethodSpec.methodBuilder(function.method())
        .addJavadoc(Doc.of("{@code $L} for j below width.", formula))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC);
  }

  /** The beginning of a method that makes {@code x} of {@code s}, a {@code signal} at a time. */
  private MethodSpec.Builder ofSignals(VectorFunction function, String formula) {
    MethodSpec.Builder method =
        method(function, formula)
            .addParameter(numerals.row(), "s")
            .addParameter(numerals.row(), "x");
    overVectors(method);
    loadSignal(method);
    return method;
  }

  /** Begins the loop over the vectors of a row. */
  private static void overVectors(MethodSpec.Builder method) {
    method.addParameter(int.class, "width").beginControlFlow("for (int j = 0; j < width; j += V)");
  }

  private void loadSignal(MethodSpec.Builder method) {
    method.addStatement("$T signal = $L", vector, load("s"));
  }

  private static MethodSpec close(MethodSpec.Builder method, String last) {
    return close(method, CodeBlock.of(last));
  }

  private static MethodSpec close(MethodSpec.Builder method, CodeBlock last) {
    return method.addStatement(last).endControlFlow().build();
  }

  private CodeBlock load(String row) {
    return CodeBlock.of("$T.fromArray(LANES, $L, j)", vector, row);
  }

  /** Horner's rule: {@code name} is the polynomial at {@code variable}. */
  private void polynomial(
      MethodSpec.Builder method, String name, List<Double> terms, String variable) {
    method.addStatement(
        "$T $L = $L.fma($L, $L)", vector, name, variable, hex(terms.get(0)), hex(terms.get(1)));
    for (double term : terms.subList(2, terms.size())) {
      method.addStatement("$1L = $1L.fma($2L, $3L)", name, variable, broadcast(term));
    }
  }

  /**
   * {@code q} is the polynomial at {@code r}, whose square is {@code rr}: terms in pairs, so that
   * half as many steps wait for one another.
   */
  private void polynomialByPairs(MethodSpec.Builder method, List<Double> terms) {
    int left = terms.size() % 2;
    method.addStatement("$T q = $L", vector, left == 1 ? broadcast(terms.get(0)) : pair(terms, 0));
    for (int i = 2 - left; i < terms.size(); i += 2) {
      method.addStatement("q = rr.fma(q, $L)", pair(terms, i));
    }
  }

  private CodeBlock pair(List<Double> terms, int i) {
    return CodeBlock.of("r.fma($L, $L)", hex(terms.get(i)), hex(terms.get(i + 1)));
  }

  private CodeBlock broadcast(double value) {
    return CodeBlock.of("$T.broadcast(LANES, $L)", vector, hex(value));
  }

  private String hex(double value) {
    return numerals.hexLiteral(value);
  }

  private String literal(double value) {
    return numerals.literal(value);
  }

  /** {@code value}, a number of as many bits as a lane. */
  private String integer(long value) {
    return isFloat ? "0x" + Integer.toHexString((int) value) : "0x" + Long.toHexString(value) + "L";
  }

  private String sign() {
    return integer(isFloat ? Integer.MIN_VALUE : Long.MIN_VALUE);
  }

  private long bitsOf(double value) {
    return isFloat ? Float.floatToRawIntBits((float) value) : Double.doubleToRawLongBits(value);
  }
}
