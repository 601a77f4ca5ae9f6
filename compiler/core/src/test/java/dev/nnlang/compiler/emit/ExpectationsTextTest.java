package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.model.CheckedModel;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JUnit class of what a model expects. */
final class ExpectationsTextTest {
  private static CheckedModel flower(String data, String expected) {
    return model(
        "input petal_length, petal_width: real in 0..10\noutput species: one_of(setosa, versicolor)",
        "dense(_, softmax)",
        data,
        expected);
  }

  private static CheckedModel model(String fields, String layers, String data, String expected) {
    String text =
        """
        nn 1
        package com.example
        model Flower { %s
          layers: %s }
        data flowers { %s }
        train Flower on flowers { stop: epochs >= 1 }
        expect Flower {
        %s
        }
        """
            .formatted(fields, layers, data, expected);
    return GeneratedModel.compile(text).models().get(0);
  }

  private static JavaSource emitted(CheckedModel model) {
    return ExpectationsEmitter.emit(model, "src/flower.nn", "src", "1.2.3");
  }

  /** Every kind of expectation, and every set. */
  @Test
  void eachExpectationIsATestThatIsJudgedByItsLine() {
    JavaSource tests =
        emitted(
            flower(
                "from: csv(\"flowers.csv\")"
                    + " split: train 70%, validation 10%, test 20%, stratified, seed 7",
                """
                test.accuracy >= 90%
                error < 0.5
                validation.error <= 1e-3
                parameters = 6
                predict(5.1, 1) = setosa"""));

    assertEquals("com.example.FlowerExpectationsTest", tests.className());
    assertEquals(
        """
        // Made by nnc 1.2.3; do not edit.
        package com.example;

        import dev.nnlang.data.Csv;
        import dev.nnlang.data.Parts;
        import dev.nnlang.data.Shares;
        import dev.nnlang.data.Split;
        import dev.nnlang.runtime.Generated;
        import dev.nnlang.runtime.Score;
        import dev.nnlang.runtime.StopRule;
        import dev.nnlang.runtime.Tensor;
        import dev.nnlang.runtime.Trainer;
        import dev.nnlang.runtime.Verdict;
        import java.nio.file.Path;
        import org.junit.jupiter.api.Assertions;
        import org.junit.jupiter.api.BeforeAll;
        import org.junit.jupiter.api.DisplayName;
        import org.junit.jupiter.api.Test;

        /**
         * What the file of {@link Flower} expects of it, judged by the weights beside that class,
         * which the build has trained before.
         */
        @Generated("nnc 1.2.3")
        final class FlowerExpectationsTest {
          private static final String FILE = "src/flower.nn";

          /**
           * Seen from the folder of the project, which Maven's runner of tests names.
           */
          private static final Path DATA = Path.of(System.getProperty("basedir", "")).resolve("src");

          private static Flower network;

          private static Score trainScore;

          private static Score validationScore;

          private static Score testScore;

          @BeforeAll
          static void load() {
            network = Flower.load();
            Parts parts = Split.of(Csv.read(DATA.resolve("flowers.csv"), Flower.SIGNATURE).examples(),
                Flower.SIGNATURE, new Shares(0.7, 0.1, 0.2), true, 7L);
            trainScore = Trainer.score(network, parts.train());
            validationScore = Trainer.score(network, parts.validation());
            testScore = Trainer.score(network, parts.test());
          }

          @Test
          @DisplayName("test.accuracy >= 90%")
          void test_accuracy_at_least_90_percent() {
            judge(9, "test.accuracy >= 90%", Verdict.figure(testScore.accuracy(),
                StopRule.Operator.AT_LEAST, 0.9));
          }

          @Test
          @DisplayName("error < 0.5")
          void error_below_0_5() {
            judge(10, "error < 0.5", Verdict.figure(trainScore.error(), StopRule.Operator.LESS, 0.5));
          }

          @Test
          @DisplayName("validation.error <= 1e-3")
          void validation_error_at_most_1e_minus_3() {
            judge(11, "validation.error <= 1e-3", Verdict.figure(validationScore.error(),
                StopRule.Operator.AT_MOST, 0.001));
          }

          @Test
          @DisplayName("parameters = 6")
          void parameters_is_6() {
            judge(12, "parameters = 6",
                Verdict.figure(network.tensors().stream().filter(Tensor::learned).mapToLong(Tensor::size).sum(),
                StopRule.Operator.EQUAL, 6.0));
          }

          @Test
          @DisplayName("predict(5.1, 1) = setosa")
          void predict_5_1_1_is_setosa() {
            judge(13, "predict(5.1, 1) = setosa", Verdict.label(network, new double[] {5.1, 1.0},
                "setosa"));
          }

          private static void judge(int line, String expectation, Verdict verdict) {
            if (!verdict.met()) {
              Assertions.fail(FILE + ":" + line + ": expected " + expectation + ", got " + verdict.actual());
            }
          }
        }
        """,
        tests.text());
  }

  /** What is declared, what is expected, and how the sets are read. */
  static Stream<Arguments> sets() {
    String a = "Csv.read(DATA.resolve(\"a.csv\"), Flower.SIGNATURE).examples()";
    String b = "Csv.read(DATA.resolve(\"b.csv\"), Flower.SIGNATURE).examples()";
    String c = "Csv.read(DATA.resolve(\"sub/c.csv\"), Flower.SIGNATURE).examples()";
    String three = "train: csv(\"a.csv\") validation: csv(\"b.csv\") test: csv(\"sub/c.csv\")";
    String held = "train: csv(\"a.csv\") validation: 10% of train, seed 7 test: csv(\"sub/c.csv\")";
    String hold = "Parts held = Split.hold(" + a + ", 0.1, 7L);";
    return Stream.of(
        Arguments.of(
            "from: csv(\"a.csv\")", "error < 1", "trainScore = Trainer.score(network, " + a + ");"),
        Arguments.of(
            "from: csv(\"a.csv\") split: train 80%, test 20%",
            "error < 1",
            "Parts parts = Split.of("
                + a
                + ", Flower.SIGNATURE, new Shares(0.8, 0.0, 0.2), false, 1L);"
                + " trainScore = Trainer.score(network, parts.train());"),
        Arguments.of(three, "error < 1", "trainScore = Trainer.score(network, " + a + ");"),
        Arguments.of(
            three,
            "test.error < 1\nvalidation.accuracy > 0.5",
            "validationScore = Trainer.score(network, "
                + b
                + "); testScore = Trainer.score(network, "
                + c
                + ");"),
        // What is held out of the training set is not asked for.
        Arguments.of(held, "test.error < 1", "testScore = Trainer.score(network, " + c + ");"),
        Arguments.of(
            held, "error < 1", hold + " trainScore = Trainer.score(network, held.train());"),
        Arguments.of(
            held,
            "validation.error < 1",
            hold + " validationScore = Trainer.score(network, held.validation());"));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void onlyTheSetsThatAreAskedForAreScored(String data, String expected, String loading) {
    CheckedModel model = flower(data, expected);

    assertEquals("network = Flower.load(); " + loading, load(model));
    assertTrue(ExpectationsEmitter.readsData(model));
    assertTrue(emitted(model).text().contains(" Path DATA = "));
  }

  /** The statements of the method that runs before all tests, in one line. */
  private static String load(CheckedModel model) {
    String text = emitted(model).text();
    int from = text.indexOf("void load() {") + "void load() {".length();
    return text.substring(from, text.indexOf("\n  }", from)).strip().replaceAll("\\s+", " ");
  }

  @Test
  void rowsOfTheFileItselfNeedNoFolder() {
    CheckedModel model =
        flower(
            "from: rows(petal_length, petal_width, species) {\n1, 2, setosa\n3, 4.5, versicolor\n}",
            "error < 1");

    assertEquals(
        "network = Flower.load(); trainScore = Trainer.score(network,"
            + " Rows.of(List.of((\"petal_length petal_width species\").split(\" \")),"
            + " Arrays.stream((\"1,2,setosa 3,4.5,versicolor\").split(\" \"))"
            + ".map(row -> List.of(row.split(\",\"))).toList(),"
            + " Flower.SIGNATURE, \"flowers\").examples());",
        load(model));
    assertTrue(ExpectationsEmitter.readsData(model));
    assertFalse(emitted(model).text().contains("DATA"));
  }

  @Test
  void imagesComeFromTwoFiles() {
    CheckedModel model =
        model(
            "input x[2, 2]: real in 0..255\noutput y: one_of(0..1)",
            "dense(_, softmax)",
            "train: idx(\"a.gz\", \"b.gz\")",
            "error < 1");

    assertEquals(
        "network = Flower.load(); trainScore = Trainer.score(network,"
            + " Idx.read(DATA.resolve(\"a.gz\"), DATA.resolve(\"b.gz\"), Flower.SIGNATURE)"
            + ".examples());",
        load(model));
  }

  /** What is expected of the network or of one row takes no data. */
  @ParameterizedTest
  @ValueSource(strings = {"parameters <= 6", "predict(1, 2) = versicolor"})
  void dataThatNobodyAsksForIsNotRead(String expected) {
    CheckedModel model = flower("from: csv(\"a.csv\")", expected);

    assertEquals("network = Flower.load();", load(model));
    assertFalse(ExpectationsEmitter.readsData(model));
    assertFalse(emitted(model).text().contains("DATA"));
  }

  private static String judged(String inputs, String expected) {
    CheckedModel model =
        model(inputs + "\noutput y: real", "dense(_)", "from: csv(\"a.csv\")", expected);
    String text = emitted(model).text();
    int from = text.indexOf(" Verdict.") + 1;
    return text.substring(from, text.indexOf(";", from)).replaceAll("\\s+", " ");
  }

  @Test
  void aNumberIsPredictedWithinItsTolerance() {
    assertEquals(
        "Verdict.number(network, new double[] {-1.5, 1.0, 0.0, 1.0}, 3.5, 0.25))",
        judged(
            "input a: real\ninput wet: boolean\ninput kind: one_of(u, v)",
            "predict(-1.5, true, v) = 3.5 +- 0.25"));
  }

  /** Up to a hundred numbers stand one by one; more are read from a text. */
  @Test
  void aRowOfManyNumbersIsAText() {
    assertTrue(judgedRow(100).contains("new double[] {1.0, 2.0, "), judgedRow(100));
    String long101 = judgedRow(101);
    assertTrue(long101.contains("Arrays.stream((\"1.0 2.0 3.0 "), long101);
    assertTrue(
        long101.contains("101.0\").split(\" \")).mapToDouble(Double::parseDouble).toArray(), 0.0"),
        long101);
  }

  private static String judgedRow(int count) {
    List<String> numbers = IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
    return judged(
        numbers.stream().map(i -> "input x" + i + ": real\n").collect(Collectors.joining()),
        "predict(" + String.join(", ", numbers) + ") = 0 +- 1");
  }

  /** A method of its own, and a name of its own, for the second of two that read alike. */
  @Test
  void twoExpectationsOfOneNameAreTwoTests() {
    String text = emitted(flower("from: csv(\"a.csv\")", "error < 1\nerror<1")).text();

    assertEquals(2, Pattern.compile("@Test\n").matcher(text).results().count());
    assertTrue(text.contains("void error_below_1()"), text);
    assertTrue(text.contains("void error_below_1_2()"), text);
  }
}
