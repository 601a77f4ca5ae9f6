package dev.nnlang.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.emit.GeneratedModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How what a class has for people is called, and from which size on it has it no more. */
final class TypedNamesTest {
  private static TypedApi types(String precision, String inputs, String outputs, String unit) {
    return TypedApi.of(
        GeneratedModel.compile(
                """
                nn 1
                model M {
                  precision: %s
                  %s
                  output %s
                  layers: dense(2, tanh) -> dense(_, %s)
                }
                """
                    .formatted(precision, inputs, outputs, unit))
            .models()
            .get(0)
            .network());
  }

  private static TypedApi outputs(String outputs, String unit) {
    return types("float", "input x: real", outputs, unit);
  }

  private static TypedApi inputs(String inputs) {
    return types("float", inputs, "y: real", "identity");
  }

  private static List<String> confidences(TypedApi types) {
    return types.outputs().stream().map(TypedApi.TypedField::confidence).toList();
  }

  /** A share of one is a probability; what tanh gives is not. */
  @Test
  void theMethodBesideATruthSaysWhatItsNumberIs() {
    assertEquals(List.of("wetProbability"), confidences(outputs("wet: boolean", "sigmoid")));
    assertEquals(List.of("wetScore"), confidences(outputs("wet: boolean", "tanh")));
    assertEquals(List.of("daysProbabilities"), confidences(outputs("days[3]: boolean", "sigmoid")));
    assertEquals(List.of("daysScores"), confidences(outputs("days[3]: boolean", "tanh")));
  }

  /** Labels have a method of their own, and reals are their own numbers. */
  @Test
  void onlyTruthsHaveAMethodBesideThem() {
    assertEquals(List.of(""), confidences(outputs("kind: one_of(a, b)", "softmax")));
    assertEquals(List.of("", ""), confidences(outputs("low, high: real", "identity")));
  }

  /** The method of {@code wet} is named after the outputs; that of the second, after the first. */
  @Test
  void aNameThatAnOutputHasIsNotTakenTwice() {
    assertEquals(
        List.of("wetProbability_", "wetProbabilityProbability"),
        confidences(outputs("wet, wet_probability: boolean", "sigmoid")));
  }

  @Test
  void fieldsKnowTheirPlaceInTheRow() {
    TypedApi types =
        inputs("input a: real\ninput b[2, 3]: boolean\ninput c: one_of(u, v, w)\ninput d: real");

    assertEquals(
        List.of("0 0 a", "1 1 b", "2 7 c", "3 10 d"),
        types.inputs().stream()
            .map(field -> field.index() + " " + field.offset() + " " + field.name())
            .toList());
    assertEquals(
        List.of(false, true, false, false),
        types.inputs().stream().map(TypedApi.TypedField::vector).toList());
    assertEquals(
        List.of(Optional.empty(), Optional.empty(), Optional.of("C"), Optional.empty()),
        types.inputs().stream().map(TypedApi.TypedField::labels).toList());
  }

  @ParameterizedTest
  @CsvSource({"256, true", "257, false"})
  void moreLabelsThanAnEnumHoldsHaveNone(int labels, boolean anEnum) {
    String all =
        IntStream.range(0, labels).mapToObj(i -> "l" + i).collect(Collectors.joining(", "));

    TypedApi types = inputs("input kind: one_of(" + all + ")");
    assertEquals(anEnum ? Optional.of("Kind") : Optional.empty(), types.inputs().get(0).labels());
  }

  /** A method takes 254 words beside its object, and a double is two of them; an array is one. */
  @ParameterizedTest
  @CsvSource({
    "float, 254, real, true",
    "float, 255, real, false",
    "double, 127, real, true",
    "double, 128, real, false",
    "double, 254, boolean, true",
    "double, 255, boolean, false"
  })
  void aRecordHasAsManyInputsAsAMethodTakes(
      String precision, int count, String type, boolean hasRecord) {
    TypedApi types = types(precision, scalars(count, type), "y: real", "identity");

    assertEquals(hasRecord, types.hasInput());
    assertTrue(types.hasPrediction());
    assertFalse(types.takesValues());
  }

  @Test
  void anArrayOfDoublesTakesOneWord() {
    String arrays =
        IntStream.range(0, 254)
            .mapToObj(i -> "input x" + i + "[2]: real\n")
            .collect(Collectors.joining());

    assertTrue(types("double", arrays, "y: real", "identity").hasInput());
  }

  private static String scalars(int count, String type) {
    return IntStream.range(0, count)
        .mapToObj(i -> "input x" + i + ": " + type + "\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({"254, true", "255, false"})
  void aPredictionHasAsManyMethodsAsItCanTellApart(int count, boolean hasPrediction) {
    String names =
        IntStream.range(0, count).mapToObj(i -> "y" + i).collect(Collectors.joining(", "));
    TypedApi types = outputs(names + ": real", "identity");

    assertEquals(hasPrediction, types.hasPrediction());
    assertEquals(hasPrediction, types.takesValues());
  }

  @ParameterizedTest
  @CsvSource({"20, true", "21, false"})
  void fewValuesAreTakenOneByOne(int count, boolean oneByOne) {
    assertEquals(oneByOne, inputs(scalars(count, "real")).takesValues());
  }

  @Test
  void noArrayIsTakenAsAValue() {
    assertTrue(inputs("input a, b: real").takesValues());
    assertFalse(inputs("input a: real\ninput b[1]: real").takesValues());
  }

  @Test
  void sharesOfOneAreProbabilities() {
    assertTrue(probability("kind: one_of(a, b)", "softmax"));
    assertFalse(probability("kind: one_of(a, b)", "tanh"));
    assertTrue(probability("wet: boolean", "sigmoid"));
    assertFalse(probability("wet: boolean", "tanh"));
  }

  private static boolean probability(String output, String unit) {
    return TypedApi.isProbability(
        GeneratedModel.compile(
                "nn 1\nmodel M { input x: real\noutput "
                    + output
                    + "\nlayers: dense(2, tanh) -> dense(_, "
                    + unit
                    + ") }\n")
            .models()
            .get(0)
            .network());
  }
}
