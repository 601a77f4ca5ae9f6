package dev.nnlang.compiler.emit;

import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.runtime.Elementary;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every lane has the bits of the runtime's scalar function; all NaNs count as one. */
final class VectorFunctionsTest {
  private static final String PACKAGE = "jdk.incubator.vector";
  private static final MethodHandles.Lookup FLOATS = load(Precision.FLOAT);
  private static final MethodHandles.Lookup DOUBLES = load(Precision.DOUBLE);

  /** A power of 2, hence a whole number of vectors. */
  private static final int CHUNK = 1 << 12;

  private static final long ALL_FLOATS = 1L << 32;

  /** A prime, so that all bits vary: four million floats of every kind. */
  private static final int STRIDE = 1021;

  private static final int RANDOM_DOUBLES = 1 << 21;

  /** Where a formula changes, or what it gives. */
  private static final double[] PLACES = {
    0,
    0x1p-60,
    0x1p-59,
    0x1p-30,
    0.25,
    0.5,
    0.5625,
    0.6931471805599453,
    0.75,
    1,
    1.5,
    2,
    20.79441541679836,
    37.4,
    41.58883083359672,
    87.33655,
    88.72284,
    89,
    103.97208,
    104,
    176,
    708.3964185322641,
    709.782712893384,
    710,
    745.1332191019411,
    746,
    1418
  };

  @ParameterizedTest
  @EnumSource(VectorFunction.class)
  void bitsOverAStrideOfAllFloats(VectorFunction function) throws Throwable {
    compareFloats(function, STRIDE);
  }

  @ParameterizedTest
  @EnumSource(VectorFunction.class)
  @EnabledIfSystemProperty(named = "nnc.exhaustive", matches = "true")
  void bitsOverAllFloats(VectorFunction function) throws Throwable {
    compareFloats(function, 1);
  }

  private static void compareFloats(VectorFunction function, int stride) throws Throwable {
    float[] x = new float[CHUNK];
    for (long next = 0; next < ALL_FLOATS; ) {
      for (int i = 0; i < CHUNK; i++, next += stride) {
        x[i] = Float.intBitsToFloat((int) next);
      }
      compare(function, x);
    }
  }

  @ParameterizedTest
  @EnumSource(VectorFunction.class)
  void bitsOfFloatsAroundPlacesWhereAFormulaChanges(VectorFunction function) throws Throwable {
    List<Float> places =
        new ArrayList<>(List.of(Float.MIN_NORMAL, Float.MAX_VALUE, Float.POSITIVE_INFINITY));
    for (double place : PLACES) {
      places.add((float) place);
    }
    float[] x = new float[CHUNK];
    for (float place : places) {
      int first = Float.floatToRawIntBits(place) - CHUNK / 4;
      for (int i = 0; i < CHUNK / 2; i++) {
        x[2 * i] = Float.intBitsToFloat(first + i);
        x[2 * i + 1] = -x[2 * i];
      }
      compare(function, x);
    }
  }

  @ParameterizedTest
  @EnumSource(VectorFunction.class)
  void bitsOfDoublesAroundPlacesWhereAFormulaChanges(VectorFunction function) throws Throwable {
    List<Double> places =
        new ArrayList<>(List.of(Double.MIN_NORMAL, Double.MAX_VALUE, Double.POSITIVE_INFINITY));
    for (double place : PLACES) {
      places.add(place);
    }
    double[] x = new double[CHUNK];
    for (double place : places) {
      long first = Double.doubleToRawLongBits(place) - CHUNK / 4;
      for (int i = 0; i < CHUNK / 2; i++) {
        x[2 * i] = Double.longBitsToDouble(first + i);
        x[2 * i + 1] = -x[2 * i];
      }
      compare(function, x);
    }
  }

  @ParameterizedTest
  @EnumSource(VectorFunction.class)
  void bitsOfRandomDoubles(VectorFunction function) throws Throwable {
    compareRandom(function, RANDOM_DOUBLES);
  }

  @ParameterizedTest
  @EnumSource(VectorFunction.class)
  @EnabledIfSystemProperty(named = "nnc.exhaustive", matches = "true")
  void bitsOfABillionRandomDoubles(VectorFunction function) throws Throwable {
    compareRandom(function, 1 << 30);
  }

  /** In turn any bits, what the functions are called with, and where exp and sigmoid end. */
  private static void compareRandom(VectorFunction function, int count) throws Throwable {
    long seed = new SplittableRandom().nextLong();
    System.out.printf(Locale.ROOT, "%s of random doubles: seed %d%n", name(function), seed);
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[CHUNK];
    for (int done = 0; done < count; done += CHUNK) {
      for (int i = 0; i < CHUNK; i++) {
        x[i] =
            switch (i % 3) {
              case 0 -> Double.longBitsToDouble(random.nextLong());
              case 1 -> random.nextDouble(-4, 4);
              default -> random.nextDouble(-760, 760);
            };
      }
      compare(function, x);
    }
  }

  private static void compare(VectorFunction function, float[] x) throws Throwable {
    float[] y = new float[x.length];
    handle(FLOATS, function, float[].class).invokeExact(x, y);
    for (int i = 0; i < x.length; i++) {
      float expected = scalar(function, x[i]);
      if (Float.floatToIntBits(expected) != Float.floatToIntBits(y[i])) {
        assertEquals(expected, y[i], name(function) + " of " + Float.toHexString(x[i]));
      }
    }
  }

  private static void compare(VectorFunction function, double[] x) throws Throwable {
    double[] y = new double[x.length];
    handle(DOUBLES, function, double[].class).invokeExact(x, y);
    for (int i = 0; i < x.length; i++) {
      double expected = scalar(function, x[i]);
      if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(y[i])) {
        assertEquals(expected, y[i], name(function) + " of " + Double.toHexString(x[i]));
      }
    }
  }

  /** A number from 1 on for each, or none. */
  static float fromOne(float x) {
    return Math.abs(x) < Float.MAX_VALUE ? 1 + Math.abs(x) : Float.NaN;
  }

  static double fromOne(double x) {
    return Math.abs(x) < Double.MAX_VALUE ? 1 + Math.abs(x) : Double.NaN;
  }

  private static float scalar(VectorFunction function, float x) {
    return switch (function) {
      case EXP -> Elementary.exp(-Math.abs(x));
      case LOG -> Elementary.log(fromOne(x));
      case TANH -> Elementary.tanh(x);
      case SIGMOID, TIMES_SIGMOID -> Elementary.sigmoid(x);
      case SOFTPLUS -> Elementary.softplus(x);
    };
  }

  private static double scalar(VectorFunction function, double x) {
    return switch (function) {
      case EXP -> Elementary.exp(-Math.abs(x));
      case LOG -> Elementary.log(fromOne(x));
      case TANH -> Elementary.tanh(x);
      case SIGMOID, TIMES_SIGMOID -> Elementary.sigmoid(x);
      case SOFTPLUS -> Elementary.softplus(x);
    };
  }

  /** An unused private method would be a warning in a reader's editor. */
  @Test
  void onlyWhatIsUsedIsWritten() {
    assertEquals("", names(Set.of()));
    assertEquals("exp", names(Set.of(VectorFunction.EXP)));
    assertEquals("tanh softplus", names(Set.of(VectorFunction.SOFTPLUS, VectorFunction.TANH)));
    assertEquals(
        "exp log tanh sigmoid softplus timesSigmoid", names(EnumSet.allOf(VectorFunction.class)));
  }

  private static String names(Set<VectorFunction> used) {
    return new VectorFunctions(new Numerals(Precision.FLOAT))
        .methods(used).stream().map(MethodSpec::name).collect(Collectors.joining(" "));
  }

  private static String name(VectorFunction function) {
    return function.method();
  }

  private static MethodHandle handle(
      MethodHandles.Lookup lookup, VectorFunction function, Class<?> array)
      throws ReflectiveOperationException {
    return lookup.findStatic(
        lookup.lookupClass(),
        name(function) + "OfAll",
        MethodType.methodType(void.class, array, array));
  }

  /** A hidden class in the package of this one. */
  private static MethodHandles.Lookup load(Precision precision) {
    try {
      return MethodHandles.lookup().defineHiddenClass(compiled(precision), true);
    } catch (IllegalAccessException e) {
      throw new LinkageError("no access to the compiled class", e);
    }
  }

  private static byte[] compiled(Precision precision) {
    Compilation compilation =
        javac()
            .withOptions("--add-modules", PACKAGE, "-Xlint:all", "-proc:none")
            .compile(
                JavaFileObjects.forSourceString(
                    VectorFunctionsTest.class.getPackageName() + ".Applied", source(precision)));
    if (compilation.status() != Compilation.Status.SUCCESS) {
      throw new AssertionError("javac refuses: " + compilation.diagnostics());
    }
    JavaFileObject file = compilation.generatedFiles().get(0);
    try (InputStream in = file.openInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Each function, and beside it a method that applies it to whole arrays; exp, which gets signals
   * less the largest of them, to numbers of at most 0, and log to numbers from 1 on.
   */
  private static String source(Precision precision) {
    Numerals numerals = new Numerals(precision);
    TypeSpec.Builder type = TypeSpec.classBuilder("Applied").addModifiers(Modifier.FINAL);
    new VectorNames(numerals).writeConstants(type);
    type.addMethods(new VectorFunctions(numerals).methods(EnumSet.allOf(VectorFunction.class)));
    for (VectorFunction function : VectorFunction.values()) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(name(function) + "OfAll")
              .addModifiers(Modifier.STATIC)
              .addParameter(numerals.row(), "x")
              .addParameter(numerals.row(), "y");
      switch (function) {
        case EXP ->
            method
                .addStatement("for (int i = 0; i < x.length; i++) y[i] = -Math.abs(x[i])")
                .addStatement("exp(y, 0, y.length)");
        case LOG ->
            method
                .addStatement(
                    "for (int i = 0; i < x.length; i++) y[i] = $T.fromOne(x[i])",
                    VectorFunctionsTest.class)
                .addStatement("log(y, y.length)");
        case TANH, SIGMOID, SOFTPLUS -> method.addStatement("$L(x, y, y.length)", name(function));
        case TIMES_SIGMOID ->
            method
                .addStatement("$T.fill(y, 1)", Arrays.class)
                .addStatement("timesSigmoid(y, x, y, y.length)");
      }
      type.addMethod(method.build());
    }
    return JavaFile.builder(VectorFunctionsTest.class.getPackageName(), type.build())
        .build()
        .toString();
  }
}
