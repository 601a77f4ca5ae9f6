package dev.nnlang.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.nnlang.compiler.model.Precision;
import java.util.ArrayList;
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
 * <p>The just-in-time compiler inlines a hot method of at most 325 bytecodes, unless the code
 * around it has grown too large before: 18,000 nodes, some 25 operations on vectors. What it does
 * not inline takes its vectors as objects. So a method calls others before it does anything else,
 * where it can.
 */
final class VectorFunctions {
  /** What a generated class can call on vectors. */
  enum Function {
    EXP,
    LOG,
    TANH,
    SIGMOID,
    SOFTPLUS
  }

  private static final ClassName OPERATORS = vectorType("VectorOperators");

  private final Numerals numerals;
  private final VectorCoefficients numbers;
  private final boolean isFloat;
  private final ClassName vector;
  private final ClassName bits;
  private final String toBits;
  private final String toNumbers;

  VectorFunctions(Numerals numerals) {
    this.numerals = numerals;
    numbers = VectorCoefficients.of(numerals.precision());
    isFloat = numerals.precision() == Precision.FLOAT;
    vector = vectorType(isFloat ? "FloatVector" : "DoubleVector");
    bits = vectorType(isFloat ? "IntVector" : "LongVector");
    toBits = isFloat ? "reinterpretAsInts()" : "reinterpretAsLongs()";
    toNumbers = isFloat ? "reinterpretAsFloats()" : "reinterpretAsDoubles()";
  }

  private static ClassName vectorType(String name) {
    return ClassName.get("jdk.incubator.vector", name);
  }

  /** The methods of {@code used} and those that they call. */
  List<MethodSpec> methods(Set<Function> used) {
    List<MethodSpec> methods = new ArrayList<>();
    if (!Set.of(Function.LOG).containsAll(used)) {
      methods.add(exp());
      methods.add(clamped());
    }
    if (used.contains(Function.LOG)) {
      methods.add(log());
      methods.add(logOfParts());
    }
    if (used.contains(Function.TANH)) {
      methods.add(tanh());
    }
    if (used.contains(Function.SIGMOID)) {
      methods.add(sigmoid());
    }
    if (used.contains(Function.SOFTPLUS)) {
      methods.add(softplus());
    }
    return methods;
  }

  private MethodSpec exp() {
    MethodSpec.Builder method =
        method("exp", "{@code e^x = 2^k e^r} with x = k ln 2 + r, k an integer.", "x")
            .addStatement("$T v = clamped(x)", vector)
            .addStatement(
                "$T shifted = v.fma($L, $L)", vector, hex(numbers.log2E()), hex(numbers.round()))
            .addStatement("$T k = shifted.sub($L)", vector, hex(numbers.round()))
            .addStatement("$T r = k.fma($L, v)", vector, broadcast(-numbers.ln2High()))
            .addStatement("r = k.fma($L, r)", broadcast(-numbers.ln2Low()));
    polynomial(method, numbers.exp(), "r");
    return method
        .addStatement("$T p = r.mul(r).fma(q, r).add($L)", vector, literal(1))
        .addStatement(
            "$T exponent = shifted.$L.add($L)",
            bits,
            toBits,
            integer(2 * numbers.bias() - bitsOf(numbers.round())))
        .addStatement("$T half = exponent.lanewise($T.LSHR, 1)", bits, OPERATORS)
        .addStatement(
            "$T rest = exponent.sub(half).lanewise($T.LSHL, $L)",
            bits,
            OPERATORS,
            numbers.fractionBits())
        .addStatement("half = half.lanewise($T.LSHL, $L)", OPERATORS, numbers.fractionBits())
        .addStatement("return p.mul(half.$1L).mul(rest.$1L)", toNumbers)
        .build();
  }

  private MethodSpec clamped() {
    return method(
            "clamped",
            "x; for one whose power of e is infinite or 0, a number that gives it without a subnormal"
                + " product.",
            "x")
        .addStatement(
            "$T raised = x.blend($L, x.compare($T.LT, $L))",
            vector,
            literal(numbers.vanishing()),
            OPERATORS,
            literal(numbers.expLowest()))
        .addStatement(
            "return raised.blend($1L, raised.compare($2T.GT, $1L))",
            literal(numbers.expHighest()),
            OPERATORS)
        .build();
  }

  private MethodSpec log() {
    long lowest = bitsOf(VectorCoefficients.LOG_LOWEST);
    long raise = numbers.bias() + 1;
    double zero = numbers.round() + raise;
    return method("log", "{@code ln x = k ln 2 + ln(1 + f)} with 1 + f from 3/4 to 3/2.", "x")
        .addStatement(
            "$T subnormal = x.compare($T.LT, $T.MIN_NORMAL)",
            mask(),
            OPERATORS,
            numerals.type().box())
        .addStatement(
            "$T bits = x.blend(x.mul($L), subnormal).$L",
            bits,
            hex(numbers.twoToTheFractionBits()),
            toBits)
        .addStatement("$T above = bits.sub($L)", bits, integer(lowest))
        .addStatement(
            "$T f = bits.sub(above.and($L)).$L.sub($L)",
            vector,
            integer(-1L << numbers.fractionBits()),
            toNumbers,
            literal(1))
        .addStatement(
            "$T exponent = above.add($L).lanewise($T.LSHR, $L)",
            bits,
            integer(raise << numbers.fractionBits()),
            OPERATORS,
            numbers.fractionBits())
        .addStatement(
            "$T zero = $T.broadcast(LANES, $L).blend($L, subnormal)",
            vector,
            vector,
            hex(zero),
            hex(zero + numbers.fractionBits()))
        .addStatement(
            "$T k = exponent.add($L).$L.sub(zero)",
            vector,
            integer(bitsOf(numbers.round())),
            toNumbers)
        .addStatement("$T finite = log(k, f)", vector)
        .addStatement(
            "$1T positive = finite.blend(x, x.compare($2T.GT, $3T.MAX_VALUE))",
            vector,
            OPERATORS,
            numerals.type().box())
        .addStatement(
            "$1T rest = $1T.broadcast(LANES, $2T.NaN).blend($2T.NEGATIVE_INFINITY, x.compare($3T.EQ, $4L))",
            vector,
            numerals.type().box(),
            OPERATORS,
            literal(0))
        .addStatement("return rest.blend(positive, x.compare($T.GT, $L))", OPERATORS, literal(0))
        .build();
  }

  private MethodSpec tanh() {
    MethodSpec.Builder method =
        method(
                "tanh",
                "{@code sign(x) tanh a} with a = |x|; tanh a = 1 - 2 / (e^2a + 1) for a not too small.",
                "x")
            .addStatement("$T a = x.abs()", vector)
            .addStatement("$T power = exp(a.add(a))", vector)
            .addStatement(
                "$T large = $L.sub($L.div(power.add($L)))",
                vector,
                broadcast(1),
                broadcast(2),
                literal(1))
            .addStatement("$T z = a.mul(a)", vector);
    polynomial(method, numbers.tanh(), "z");
    return method
        .addStatement("$T small = a.mul(z).fma(q, a)", vector)
        .addStatement(
            "$T y = large.blend(small, a.compare($T.LT, $L))",
            vector,
            OPERATORS,
            literal(VectorCoefficients.TANH_SPLIT))
        .addStatement("$T sign = x.$L.and($L)", bits, toBits, sign())
        .addStatement("return y.$L.or(sign).$L", toBits, toNumbers)
        .build();
  }

  private MethodSpec sigmoid() {
    return method("sigmoid", "{@code 1 / (1 + e^-x)} by way of e = e^-|x|.", "x")
        .addStatement("$T e = exp(x.$L.or($L).$L)", vector, toBits, sign(), toNumbers)
        .addStatement(
            "$T base = e.blend($L, x.compare($T.GE, $L))",
            vector,
            literal(1),
            OPERATORS,
            literal(0))
        .addStatement("return base.neg().fma(e.div(e.add($L)), base)", literal(1))
        .build();
  }

  private MethodSpec softplus() {
    MethodSpec.Builder method =
        method(
                "softplus",
                "{@code ln(1 + e^x) = max(x, 0) + ln(1 + e)} with e = e^-|x|; of a tiny e, whose square may be"
                    + " subnormal and so slow, ln(1 + e) is e.",
                "x")
            .addStatement("$T e = exp(x.$L.or($L).$L)", vector, toBits, sign(), toNumbers)
            .addStatement("$T halved = e.compare($T.GE, $L)", mask(), OPERATORS, literal(0.5))
            .addStatement("$T tiny = e.compare($T.LT, $L)", mask(), OPERATORS, hex(numbers.tiny()))
            .addStatement(
                "$T f = e.blend(e.sub($L).mul($L), halved).blend($L, tiny)",
                vector,
                literal(1),
                literal(0.5),
                literal(0))
            .addStatement("$1T k = $1T.zero(LANES).blend($2L, halved)", vector, literal(1));
    logarithm(method);
    return method
        .addStatement(
            "$1T ramp = x.blend($2L, x.compare($3T.LE, $2L))", vector, literal(0), OPERATORS)
        .addStatement("return ramp.add(log.blend(e, tiny))")
        .build();
  }

  private MethodSpec logOfParts() {
    MethodSpec.Builder method =
        method("log", "{@code k ln 2 + ln(1 + f)}, f from -1/4 to 1/2.", "k", "f");
    logarithm(method);
    return method.addStatement("return log").build();
  }

  /** {@code log = k ln 2 + ln(1 + f)}. */
  private void logarithm(MethodSpec.Builder method) {
    if (isFloat) {
      polynomial(method, numbers.log(), "f");
      method
          .addStatement("$T square = f.mul(f)", vector)
          .addStatement("$T tail = square.mul(f).fma(q, k.mul($L))", vector, hex(numbers.ln2Low()))
          .addStatement("$T sum = f.add(square.fma($L, tail))", vector, broadcast(-0.5));
    } else {
      method
          .addStatement("$T s = f.div(f.add($L))", vector, literal(2))
          .addStatement("$T z = s.mul(s)", vector);
      polynomial(method, numbers.log(), "z");
      method
          .addStatement("$T h = f.mul($L).mul(f)", vector, literal(0.5))
          .addStatement("$T tail = s.fma(q.fma(z, h), k.mul($L))", vector, hex(numbers.ln2Low()))
          .addStatement("$T sum = f.sub(h.sub(tail))", vector);
    }
    method.addStatement("$T log = k.fma($L, sum)", vector, broadcast(numbers.ln2High()));
  }

  private MethodSpec.Builder method(String name, String formula, String... parameters) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc(Doc.of(formula))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(vector);
    for (String parameter : parameters) {
      method.addParameter(vector, parameter);
    }
    return method;
  }

  /** Horner's rule: {@code q} at {@code variable}. */
  private void polynomial(MethodSpec.Builder method, List<Double> terms, String variable) {
    method.addStatement(
        "$T q = $L.fma($L, $L)", vector, variable, hex(terms.get(0)), hex(terms.get(1)));
    for (double term : terms.subList(2, terms.size())) {
      method.addStatement("q = q.fma($L, $L)", variable, broadcast(term));
    }
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

  private ParameterizedTypeName mask() {
    return ParameterizedTypeName.get(vectorType("VectorMask"), numerals.type().box());
  }
}
