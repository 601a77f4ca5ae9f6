package dev.nnlang.compiler.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An inspection as text and as JSON. */
final class InspectionShownTest {
  private static Inspection example(String name) {
    return Inspection.of(Mathematics.example(name));
  }

  @Test
  void digitsIsShownInTablesAndThenAsAFile() {
    Inspection digits = example("digits.nn");
    assertEquals(
        """
        model Digits: package com.example.digits, classification, float

        input           type            width
        pixels[28, 28]  real in 0..255    784

        output  type          width
        digit   one_of(0..9)     10

        layer                               in  out  parameters     memory  forward  training
                scale(0..1)                784  784           0        0 B        0         0
        layer1  dense(784 -> 128, relu)    784  128     100,480  392.5 KiB  200.7 k   401.4 k
        layer2  dense(128 -> 10, softmax)  128   10       1,290    5.0 KiB    2.6 k     7.7 k
        total                              784   10     101,770  397.5 KiB  203.3 k   409.1 k

        101,770 parameters: 101,632 weights, 138 biases, 0 slopes
        forward and training are FLOPs per example: 203,264 and 409,088

        phase  trains  optimizer         batch   gradient  state  workspace
        train  all     sgd(momentum: 0)     32  397.5 KiB    0 B   34.5 KiB
        workspace: 1.1 KiB for each example of a batch

        linear regions
        notes           1.129e1652  O(C(128,784)^(784*0) * 128^784)  order of growth
        at least        3.403e38    sum_{j<=128} C(128,j)            Montufar et al. 2014, by 128 of 784 inputs
        at most         3.403e38    sum_{j_1..j_1} C(128,j_1)        Serra et al. 2018, theorem 1
        one layer       3.403e38    sum_{j<=784} C(128,j)            the most of 128 units in one layer

        the file with every default written out:

        """
            + digits.completedFile(),
        InspectionText.of(digits));
  }

  @Test
  void phasesOfWhichTheMemoryIsNotKnownShowADash() {
    String stacked = InspectionText.of(example("stacked.nn"));
    assertTrue(stacked.contains("\npretrain  greedy autoencoder over h1, h2, h3  sgd("), stacked);
    assertTrue(
        stacked.contains("sgd(momentum: 0)       32          -          -          -\n"), stacked);
  }

  @Test
  void aModelWithoutATrainingShowsWhatAnExampleTakes() {
    String units = InspectionText.of(example("units.nn"));
    assertTrue(units.contains("training needs 2.1 KiB for each example of a batch\n"), units);
    assertTrue(units.contains("1,486 parameters: 1,352 weights, 122 biases, 12 slopes\n"), units);
  }

  @Test
  void smoothHiddenUnitsHaveNoLinearRegions() {
    assertTrue(
        InspectionText.of(example("iris.nn"))
            .contains("\nlinear regions: none, not piecewise linear: `layer1` is tanh\n"));
  }

  @Test
  void theNumberOfRegionsIsExactInJson() {
    JsonObject regions = json("digits.nn").getAsJsonObject("linear_regions");
    assertEquals(
        BigInteger.TWO.pow(128).toString(),
        regions.getAsJsonObject("at_most").get("value").getAsString());
    assertTrue(regions.get("refusal").isJsonNull());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                   | 0 B       | 0",
        "999                 | 999 B     | 999",
        "1000                | 1000 B    | 1.0 k",
        "1023                | 1023 B    | 1.0 k",
        "1024                | 1.0 KiB   | 1.0 k",
        "407080              | 397.5 KiB | 407.1 k",
        "1048576             | 1.0 MiB   | 1.0 M",
        "9223372036854775807 | 8.0 EiB   | 9.2 E"
      })
  void sizesAreRoundedForAPerson(long number, String bytes, String thousands) {
    assertEquals(bytes, Magnitude.bytes(number));
    assertEquals(thousands, Magnitude.thousands(number));
  }

  private static JsonObject json(String example) {
    return JsonParser.parseString(InspectionJson.of(example(example))).getAsJsonObject();
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits.nn", "iris.nn", "maxout.nn", "stacked.nn", "units.nn", "xor.nn"})
  void everyExampleHasTheSameKeysInTheSameOrder(String example) {
    JsonObject json = json(example);
    assertEquals(
        List.of(
            "model",
            "package",
            "task",
            "precision",
            "inputs",
            "outputs",
            "layers",
            "total",
            "workspace_bytes_per_example",
            "phases",
            "linear_regions",
            "file"),
        List.copyOf(json.keySet()));
    for (JsonElement layer : json.getAsJsonArray("layers")) {
      assertEquals(
          List.of("name", "layer", "input_width", "output_width", "figures"),
          List.copyOf(layer.getAsJsonObject().keySet()));
    }
    for (JsonElement phase : json.getAsJsonArray("phases")) {
      assertEquals(
          List.of("name", "kind", "layers", "settings", "memory"),
          List.copyOf(phase.getAsJsonObject().keySet()));
    }
  }

  @Test
  void digitsHasItsFiguresInJson() {
    JsonObject digits = json("digits.nn");
    assertEquals("Digits", digits.get("model").getAsString());
    assertEquals("classification", digits.get("task").getAsString());
    assertEquals(
        "[{\"name\":\"pixels\",\"shape\":[28,28],\"type\":\"real in 0..255\",\"width\":784}]",
        digits.get("inputs").toString());
    assertEquals(
        "{\"parameters\":101770,\"weights\":101632,\"biases\":138,\"slopes\":0,"
            + "\"parameter_bytes\":407080,\"forward_flops\":203264,\"gradient_flops\":203264,"
            + "\"sensitivity_flops\":2560,\"training_flops\":409088}",
        digits.get("total").toString());
    assertTrue(digits.getAsJsonArray("layers").get(0).toString().startsWith("{\"name\":null,"));
    assertEquals(
        "[{\"name\":\"train\",\"kind\":\"all\",\"layers\":[],\"settings\":{"
            + "\"loss\":\"cross_entropy\",\"regularize\":null,\"optimizer\":\"sgd(momentum: 0)\","
            + "\"batch\":\"32\",\"rate\":\"0.1\",\"plateau\":null,\"stop\":\"epochs >= 5\","
            + "\"keep\":\"last\",\"shuffle\":\"true\",\"tied\":null,\"corrupt\":null},"
            + "\"memory\":{\"gradient_bytes\":407080,\"optimizer_bytes\":0,"
            + "\"workspace_bytes\":35328}}]",
        digits.get("phases").toString());
  }

  @Test
  void whatIsNotKnownIsNullInJson() {
    JsonObject pretrain = json("stacked.nn").getAsJsonArray("phases").get(0).getAsJsonObject();
    assertTrue(pretrain.get("memory").isJsonNull());
    assertEquals("greedy_autoencoder", pretrain.get("kind").getAsString());
    JsonObject xor = json("xor.nn").getAsJsonArray("phases").get(0).getAsJsonObject();
    assertTrue(xor.getAsJsonObject("memory").get("workspace_bytes").isJsonNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "de-DE", "th-TH-u-nu-thai"})
  void noLocaleChangesAWord(String locale) {
    Locale before = Locale.getDefault();
    String text = InspectionText.of(example("maxout.nn"));
    String json = InspectionJson.of(example("maxout.nn"));
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      assertEquals(text, InspectionText.of(example("maxout.nn")));
      assertEquals(json, InspectionJson.of(example("maxout.nn")));
    } finally {
      Locale.setDefault(before);
    }
  }
}
