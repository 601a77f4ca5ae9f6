package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that use what a generated class has for people. */
final class TypedApiTest {
  private static final String IRIS =
      """
      model Iris {
        input  sepal_length, sepal_width, petal_length, petal_width: real in 0..10
        output species: one_of(setosa, versicolor, virginica)
        layers: standardize -> dense(16, tanh) -> dense(8, relu) -> dense(_, softmax)
        init:   gaussian(sigma: 0.3)
      }
      data d { from: csv("d.csv") }
      train Iris on d {
        loss: cross_entropy  optimizer: sgd(momentum: 0.9)  batch: 16  rate: 0.05
        stop: epochs >= 3    seed: 42
      }
      """;

  /** Each kind of input, in double. */
  private static final String EVERYTHING =
      """
      model Everything {
        input  wind: real in -1..60.5
        input  any: real
        input  wet: boolean
        input  sky: one_of(clear, cloudy, 7, -3)
        input  past[3]: real in 0..0.1
        input  free[2, 2]: real
        input  flags[2]: boolean
        input  kinds[2]: one_of(a, b, c)
        output frost, frost_probability: boolean
        output days[3]: boolean
        layers: standardize -> dense(6, tanh) -> dense(_, sigmoid)
        precision: double
      }
      """;

  private static final String EVERY_INPUT =
      """
      static Everything.Input input() {
        return new Everything.Input(
            60.5, -7, true, Everything.Sky._7, new double[] {0, 0.05, 0.1}, new double[] {1, 2, 3, 4},
            new boolean[] {false, true}, new Everything.Kinds[] {Everything.Kinds.C, Everything.Kinds.A});
      }
      """;

  private static final String LINES =
      """
      static ExampleSource lines(Signature signature) {
        return new ExampleSource() {
          @Override public int size() { return 30; }
          @Override public void read(int n, double[] input, double[] target) {
            for (int i = 0; i < input.length; i++) {
              input[i] = (n * (i + 3) % 11) * 0.9;
            }
            Arrays.fill(target, 0);
            target[n % target.length] = 1;
          }
        };
      }
      """;

  private static Object run(String model, String method) throws Throwable {
    return TypedProgram.of(model, method).run("run");
  }

  @Test
  void aPredictionIsAskedInTheWordsOfTheModel() throws Throwable {
    Object said =
        run(
            IRIS,
            """
            public static String run() {
              Iris iris = Iris.initial(7);
              float[] y = new float[3];
              iris.predict(new float[] {5.1f, 3.5f, 1.4f, 0.2f}, y);
              Iris.Prediction typed = iris.predict(new Iris.Input(5.1f, 3.5f, 1.4f, 0.2f));
              Iris.Prediction values = iris.predict(5.1f, 3.5f, 1.4f, 0.2f);
              Iris.Species best = typed.species();
              boolean same = typed.equals(values) && typed.equals(Iris.Prediction.of(y))
                  && typed.hashCode() == values.hashCode()
                  && typed.probability(Iris.Species.VIRGINICA) == y[2];
              for (Iris.Species species : Iris.Species.values()) {
                same &= typed.probability(species) <= typed.probability(best);
              }
              y[0] = 2;
              return same + " " + Iris.Species.SETOSA.label() + " "
                  + Iris.Prediction.of(new float[] {0.25f, 0.375f, 0.375f});
            }
            """);

    assertEquals("true setosa Prediction[species=versicolor, outputs=[0.25, 0.375, 0.375]]", said);
  }

  @Test
  void everyKindOfInputGoesToItsPlaceInTheRow() throws Throwable {
    Object said =
        run(
            EVERYTHING,
            EVERY_INPUT
                + """
                public static String run() {
                  Everything model = Everything.initial(3);
                  double[] y = new double[5];
                  model.predict(
                      new double[] {60.5, -7, 1, 0, 0, 1, 0, 0, 0.05, 0.1, 1, 2, 3, 4, 0, 1, 0, 0, 1, 1, 0, 0}, y);
                  return model.predict(input()).equals(Everything.Prediction.of(y)) + " " + input();
                }
                """);

    assertEquals(
        "true Input[wind=60.5, any=-7.0, wet=true, sky=_7, past=[0.0, 0.05, 0.1],"
            + " free=[1.0, 2.0, 3.0, 4.0], flags=[false, true], kinds=[C, A]]",
        said);
  }

  @Test
  void booleansAreTrueFromOneHalfOnAndTellHowSureTheyAre() throws Throwable {
    Object said =
        run(
            EVERYTHING,
            """
            public static String run() {
              Everything.Prediction p = Everything.Prediction.of(new double[] {0.5, 0.25, 0.75, 0.125, 1});
              return p + " " + p.frost() + p.frostProbability() + " " + p.frostProbability_() + " "
                  + p.frostProbabilityProbability() + " " + Arrays.toString(p.days()) + " "
                  + Arrays.toString(p.daysProbabilities());
            }
            """);

    assertEquals(
        "Prediction[frost=true, frostProbability=false, days=[true, false, true],"
            + " outputs=[0.5, 0.25, 0.75, 0.125, 1.0]] truefalse 0.5 0.25 [true, false, true]"
            + " [0.75, 0.125, 1.0]",
        said);
  }

  @Test
  void arraysOfAnInputCannotBeChangedFromOutside() throws Throwable {
    Object said =
        run(
            EVERYTHING,
            EVERY_INPUT
                + """
                public static String run() {
                  double[] past = {0, 0.05, 0.1};
                  Everything.Input input = input();
                  Everything.Input other = new Everything.Input(
                      input.wind(), input.any(), input.wet(), input.sky(), past, input.free(), input.flags(),
                      input.kinds());
                  past[0] = 0.1;
                  other.past()[1] = 0.1;
                  other.flags()[0] = true;
                  other.kinds()[0] = Everything.Kinds.B;
                  boolean same = input.equals(other) && input.hashCode() == other.hashCode();
                  return same + " " + input.equals(new Everything.Input(
                      input.wind(), input.any(), false, input.sky(), input.past(), input.free(), input.flags(),
                      input.kinds()));
                }
                """);

    assertEquals("true false", said);
  }

  @Test
  void whatAModelDoesNotTakeIsRefusedByTheNameOfItsColumn() throws Throwable {
    Object said =
        run(
            EVERYTHING,
            """
            static String refusal(double wind, double any, Everything.Sky sky, double[] past, boolean[] flags,
                Everything.Kinds... kinds) {
              try {
                new Everything.Input(wind, any, true, sky, past, new double[4], flags, kinds);
                return "none";
              } catch (IllegalArgumentException e) {
                return e.getMessage();
              }
            }

            public static String run() {
              Everything.Sky sky = Everything.Sky.MINUS_3;
              Everything.Kinds a = Everything.Kinds.A;
              double[] past = new double[3];
              boolean[] flags = new boolean[2];
              return String.join("\\n",
                  refusal(0, 0, sky, past, flags, a, a),
                  refusal(60.6, 0, sky, past, flags, a, a),
                  refusal(Double.NaN, 0, sky, past, flags, a, a),
                  refusal(0, Double.NEGATIVE_INFINITY, sky, past, flags, a, a),
                  refusal(0, 0, null, past, flags, a, a),
                  refusal(0, 0, sky, new double[] {0, 0, 0.11}, flags, a, a),
                  refusal(0, 0, sky, new double[] {0, Double.NaN, 0}, flags, a, a),
                  refusal(0, 0, sky, new double[2], flags, a, a),
                  refusal(0, 0, sky, null, flags, a, a),
                  refusal(0, 0, sky, past, new boolean[3], a, a),
                  refusal(0, 0, sky, past, flags, a),
                  refusal(0, 0, sky, past, flags, a, null));
            }
            """);

    assertEquals(
        """
        none
        wind is 60.6, outside its range -1.0 to 60.5
        wind is NaN, expected a finite number
        any is -Infinity, expected a finite number
        sky is null
        past_2 is 0.11, outside its range 0.0 to 0.1
        past_1 is NaN, expected a finite number
        past has 2 numbers, expected 3
        past is null
        flags has 3 values, expected 2
        kinds has 1 values, expected 2
        kinds_1 is null""",
        said);
  }

  /** The ends of a range are rounded as the values are. */
  @Test
  void theEndOfARangeBelongsToIt() throws Throwable {
    String model = "model M { input x: real in 0.3..0.7  output y: real  layers: dense(_) }";
    Object said =
        run(
            model,
            "public static String run() { return new M.Input(0.3f) + \" \" + new M.Input(0.7f); }");

    assertEquals("Input[x=0.3] Input[x=0.7]", said);
  }

  @Test
  void aRegressionHasAValueForEachOutput() throws Throwable {
    Object said =
        run(
            """
            model Prices {
              input size: real in 0..1000
              output price, rent: real
              output y[3]: real in 0..1
              layers: standardize -> dense(_)
            }
            """,
            """
            public static String run() {
              Prices.Prediction p = Prices.Prediction.of(new float[] {1, 2, 3, 4, 5});
              p.y()[0] = 7;
              float sum = p.price() + p.rent() + p.y()[0];
              Prices.Prediction none = new Prices().predict(3f);
              return p + " " + sum + " " + none.price();
            }
            """);

    assertEquals("Prediction[price=1.0, rent=2.0, y=[3.0, 4.0, 5.0]] 6.0 0.0", said);
  }

  /** A margin is no probability, and is not called one. */
  @Test
  void outputsThatAreNoSharesAreScores() throws Throwable {
    Object said =
        run(
            """
            model Margins { input x: real  output side: boolean  layers: dense(_) }
            model Sorted { input x: real  output kind: one_of(red, green)  layers: dense(_) }
            data d { from: csv("d.csv") }
            train Margins on d { loss: hinge  stop: epochs >= 1 }
            train Sorted on d { loss: squared  stop: epochs >= 1 }
            """,
            """
            public static String run() {
              Margins.Prediction p = Margins.Prediction.of(new float[] {0.25f});
              Sorted.Prediction k = Sorted.Prediction.of(new float[] {-2, -1});
              return p.side() + " " + p.sideScore() + " " + k.kind() + " " + k.score(Sorted.Kind.RED);
            }
            """);

    assertEquals("true 0.25 GREEN -2.0", said);
  }

  @Test
  void weightsAreSavedAndLoadedFromAFileAStreamAndBesideTheClass(@TempDir Path folder)
      throws Throwable {
    TypedProgram program =
        TypedProgram.of(
            IRIS,
            """
            public static String run(Path file) throws IOException {
              Iris saved = Iris.initial(5);
              saved.save(file);
              String fromStream;
              try (InputStream in = Files.newInputStream(file)) {
                fromStream = Weights.fingerprint(Iris.load(in));
              }
              return Weights.fingerprint(saved).equals(Weights.fingerprint(Iris.load(file)))
                  + " " + Weights.fingerprint(saved).equals(fromStream);
            }

            public static String load() {
              return Weights.fingerprint(Iris.load()).equals(Weights.fingerprint(Iris.initial(5))) + "";
            }
            """);
    Path file = folder.resolve("weights.safetensors");

    assertEquals("true true", program.run("run", file));
    IllegalStateException none =
        assertThrows(IllegalStateException.class, () -> program.run("load"));
    assertEquals(
        "no resource Iris.safetensors beside typed.Iris on the class path", none.getMessage());
    byte[] weights = Files.readAllBytes(file);
    assertEquals("true", program.resource("Iris.safetensors", weights).run("load"));
  }

  /** The trainer is the declared one, and a copy is trained without the original noticing. */
  @Test
  void aTrainerFitsACopyAsDeclared() throws Throwable {
    Object said =
        run(
            IRIS,
            LINES
                + """
                public static String run() {
                  Iris first = new Iris();
                  first.trainer().maxUpdates(0).train(lines(Iris.SIGNATURE));
                  boolean drawn = true;
                  Iris initial = Iris.initial(42);
                  for (int t = 2; t < 8; t++) {
                    drawn &= Arrays.equals(first.tensors().get(t).values(), initial.tensors().get(t).values());
                  }
                  Iris iris = Iris.initial(1);
                  String before = Weights.fingerprint(iris);
                  Iris trained = iris.copy();
                  List<Integer> epochs = new ArrayList<>();
                  trained.trainer().listener(progress -> epochs.add(progress.epoch()))
                      .train(lines(Iris.SIGNATURE));
                  Iris again = new Iris();
                  Trainer.of(again, Iris.training()).train(lines(Iris.SIGNATURE));
                  return drawn + " " + epochs + " " + before.equals(Weights.fingerprint(iris)) + " "
                      + Weights.fingerprint(again).equals(Weights.fingerprint(trained));
                }
                """);

    assertEquals("true [1, 2, 3] true true", said);
  }

  @Test
  void moreLabelsThanAnEnumIsForAreText() throws Throwable {
    Object said =
        run(
            """
            model Many {
              input  code: one_of(0..299)
              input  past[2]: one_of(0..256)
              output next: one_of(0..999)
              layers: dense(3, tanh) -> dense(_, softmax)
            }
            """,
            """
            static String refusal(String code, String... past) {
              try {
                return new Many.Input(code, past).toString();
              } catch (IllegalArgumentException e) {
                return e.getMessage();
              }
            }

            public static String run() {
              Many many = Many.initial(2);
              float[] x = new float[300 + 2 * 257];
              x[299] = 1;
              x[300 + 7] = 1;
              x[300 + 257 + 256] = 1;
              float[] y = new float[1000];
              many.predict(x, y);
              Many.Prediction p = many.predict(new Many.Input("299", new String[] {"7", "256"}));
              y[17] = 1;
              return p.equals(Many.Prediction.of(y)) + " " + Many.Prediction.of(y).next() + " "
                  + Many.Prediction.of(y).probability("17") + " " + refusal("300", "1", "2") + " "
                  + refusal("1", "257", "2") + " " + refusal("1", null, "2") + " " + refusal("1", "2");
            }
            """);

    assertEquals(
        "false 17 1.0 code has no label `300` past has no label `257` past_0 is null"
            + " past has 1 values, expected 2",
        said);
  }

  /** What no record and no list of parameters can hold is left to arrays, and the class says so. */
  @Test
  void moreInputsOrOutputsThanARecordHoldsAreArrays() {
    String wide = scalars("Wide", "float", "input", 255, "output y: real");
    String doubles = scalars("Doubles", "double", "input", 128, "output y: real");
    String deep = scalars("Deep", "float", "output", 255, "input y: real");
    String widest = scalars("Widest", "float", "input", 254, "output y: real");
    String text = sources(wide + doubles + deep);

    assertFalse(text.contains("record Input"), text);
    assertTrue(text.contains("Its 255 inputs are more than a record can hold"), text);
    assertTrue(text.contains("Its 128 inputs are more than a record can hold"), text);
    assertTrue(text.contains("Its 255 outputs are more than a record can hold"), text);
    assertTrue(sources(widest).contains("public record Input("));
    TypedProgram.of(wide + doubles + deep + widest, "");
  }

  private static String scalars(
      String name, String precision, String kind, int count, String other) {
    String fields =
        IntStream.range(0, count)
            .mapToObj(i -> kind + " x" + i + ": real in 0..1\n")
            .collect(Collectors.joining());
    return "model %s { precision: %s\n%s %s layers: dense(_) }\n"
        .formatted(name, precision, fields, other);
  }

  private static String sources(String models) {
    return TypedProgram.compile(models).sources().stream()
        .map(JavaSource::text)
        .collect(Collectors.joining());
  }

  @Test
  void namesThatJavaOrTheClassKeepsGiveWay() throws Throwable {
    String field = "q".repeat(128);
    String type = "Q" + "q".repeat(99) + "_";
    Object said =
        run(
            """
            model Input {
              input  hash_code, class, label, input, x, y, wait, toRow, of: real in 0..1
              input  rows: one_of(true, null, label)
              output prediction: one_of(0..9)
              layers: dense(_, softmax)
            }
            model %1$s {
              input  %1$s: one_of(%1$s, b)
              input  iris, java: real
              output r%1$s, equals, get_class, row, name: real
              layers: dense(_)
            }
            """
                .formatted(field)
                .replace("r" + field, "r" + field.substring(1)),
            """
            public static String run() {
              Input_.Input input = new Input_.Input(0, 0, 0, 0, 1, 0, 0, 0, 0, Input_.Rows_.TRUE);
              %1$s.Prediction p = new %1$s().predict(%1$s.%2$s.%3$s, 1, 2);
              return input.hashCode_() + " "
                  + new Input_().predict(input).prediction() + " " + p.equals() + p.getClass_()
                  + " " + Input_.Prediction_._9.label();
            }
            """
                .formatted("Q" + field.substring(1), type, "Q".repeat(128)));

    assertEquals("0.0 _0 0.00.0 9", said);
  }

  /** A class of another level says so in one sentence, before it calls anything. */
  @Test
  void aClassThatDoesNotFitTheRuntimeSaysSo() {
    TypedProgram program =
        TypedProgram.of(
            IRIS,
            "public static String run() { return new Iris().toString(); }",
            text -> text.replace("Version.require(\"Iris\", 1,", "Version.require(\"Iris\", 0,"));

    IncompatibleClassChangeError error =
        assertThrows(IncompatibleClassChangeError.class, () -> program.run("run"));
    assertEquals(
        "the class of model Iris was generated by nnc 0.1.0, which does not fit nnc-runtime 0.1.0:"
            + " generate it again with nnc 0.1.0",
        error.getMessage());
  }

  @Test
  void theClassesOfASmallModelAreSmall() {
    int bytes =
        TypedProgram.of(IRIS, "").classFiles().entrySet().stream()
            .filter(file -> !file.getKey().endsWith("Program"))
            .mapToInt(file -> file.getValue().length)
            .sum();

    assertTrue(bytes <= 40_000, () -> "Iris takes " + bytes + " bytes");
  }

  @Test
  void manyThreadsPredictWithOneNetworkAsOneDoes() throws Throwable {
    assertArrayEquals(
        new int[2],
        (int[])
            run(
                IRIS,
                """
                public static int[] run() throws Exception {
                  int[] differ = new int[2];
                  Iris iris = Iris.initial(11);
                  float[][] x = new float[1_000][];
                  float[][] expected = new float[x.length][3];
                  for (int n = 0; n < x.length; n++) {
                    x[n] = new float[] {n % 7, n % 11 * 0.9f, n % 13 * 0.7f, n % 3};
                    iris.predict(x[n], expected[n]);
                  }
                  CyclicBarrier begin = new CyclicBarrier(64);
                  List<Callable<int[]>> threads = new ArrayList<>();
                  for (int t = 0; t < 64; t++) {
                    int first = t * 13;
                    threads.add(() -> {
                      begin.await();
                      return differing(iris, x, expected, first);
                    });
                  }
                  ExecutorService pool = Executors.newFixedThreadPool(64);
                  try {
                    for (Future<int[]> future : pool.invokeAll(threads)) {
                      differ[0] += future.get()[0];
                      differ[1] += future.get()[1];
                    }
                  } finally {
                    pool.shutdown();
                  }
                  return differ;
                }

                static int[] differing(Iris iris, float[][] x, float[][] expected, int first) {
                  int[] differ = new int[2];
                  float[] y = new float[3];
                  for (int i = 0; i < 100_000; i++) {
                    int n = (first + i) % x.length;
                    iris.predict(x[n], y);
                    differ[0] += Arrays.equals(y, expected[n]) ? 0 : 1;
                    if (i % 1_000 == 0) {
                      Iris.Prediction typed = iris.predict(x[n][0], x[n][1], x[n][2], x[n][3]);
                      differ[1] += typed.equals(Iris.Prediction.of(expected[n])) ? 0 : 1;
                    }
                  }
                  return differ;
                }
                """));
  }

  @Test
  void firstWeightsThatFollowFromTheDataAreNotDrawnWithoutIt() {
    String auto = IRIS.replace("gaussian(sigma: 0.3)", "gaussian(auto)");

    assertTrue(sources(IRIS).contains("Iris initial(long seed)"));
    assertFalse(sources(auto).contains("initial(long"));
  }

  /** The example of the language reference is a program. */
  @Test
  void theExampleOfTheReferenceRuns(@TempDir Path folder) throws Throwable {
    String reference = Files.readString(Path.of("../../grammar/README.md"));
    String section = reference.substring(reference.indexOf("## The generated class"));
    String model = block(section, "nn").replaceFirst("nn 1\npackage [a-z.]+\n", "");
    String example = block(section, "java").replace("Path.of(", "folder.resolve(");

    assertTrue(example.contains("folder.resolve("), example);
    TypedProgram program =
        TypedProgram.of(
            model,
            LINES
                + """
                public static Boolean run(Path folder) throws IOException {
                  ExampleSource days = lines(Storm.SIGNATURE);
                  %s
                  return prediction.equals(Storm.Prediction.of(y));
                }
                """
                    .formatted(example));
    assertEquals(true, program.run("run", folder));
  }

  private static String block(String text, String language) {
    String start = "```" + language + "\n";
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf("```", from));
  }
}
