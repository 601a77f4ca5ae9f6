package dev.nnlang.compiler.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;

final class JavaNamesTest {
  @Test
  void fieldsAreCamelCase() {
    assertEquals("sepalLength", JavaNames.field("sepal_length"));
    assertEquals("x1", JavaNames.field("x1"));
    assertEquals("temperature", JavaNames.field("Temperature"));
    assertEquals("rgb", JavaNames.field("RGB"));
    assertEquals("maxSpeed", JavaNames.field("MAX_SPEED"));
    assertEquals("hidden", JavaNames.field("_hidden"));
  }

  @Test
  void constantsAreUpperCase() {
    assertEquals("SETOSA", JavaNames.constant("setosa"));
    assertEquals("IRIS_SETOSA", JavaNames.constant("irisSetosa"));
    assertEquals("_3", JavaNames.constant("3"));
    assertEquals("MINUS_3", JavaNames.constant("-3"));
    assertEquals("CLASS", JavaNames.constant("class"));
  }

  @Test
  void typesBeginWithACapital() {
    assertEquals("Species", JavaNames.type("species"));
    assertEquals("FlowerKind", JavaNames.type("flower_kind"));
    assertEquals("XOR", JavaNames.type("XOR"));
  }

  @Test
  void whatJavaKeepsGetsAnUnderscore() {
    assertEquals("class_", JavaNames.field("class"));
    assertEquals("record_", JavaNames.field("record"));
    assertEquals("yield_", JavaNames.field("yield"));
    assertEquals("true_", JavaNames.field("true"));
    assertEquals("hashCode_", JavaNames.field("hash_code"));
    assertEquals("wait_", JavaNames.field("wait"));
    assertEquals("Class_", JavaNames.type("class"));
    assertEquals("Input_", JavaNames.type("input"));
    assertEquals("INPUT_", JavaNames.type("INPUT"), "one file on some systems");
    assertEquals("Q".repeat(100) + "_", JavaNames.nestedType("Q".repeat(128)));
    assertEquals("Species", JavaNames.nestedType("species"));
    assertEquals("SIGNATURE_", JavaNames.nestedType("SIGNATURE"), "hidden by a field");
    assertEquals("V_", JavaNames.nestedType("v"), "hidden by a field where there are vectors");
    assertEquals("Math_", JavaNames.type("math"));
    assertEquals("Override_", JavaNames.type("Override"));
    assertEquals("Backpropagation_", JavaNames.type("Backpropagation"));
    assertEquals("Backpropagation1_", JavaNames.type("backpropagation1"));
    assertEquals("Phase1Round12_", JavaNames.type("phase1_round12"));
    assertEquals("Phase1", JavaNames.type("phase1"));
    assertTrue(JavaNames.isRenamed("class", "class_"));
    assertFalse(JavaNames.isRenamed("sepal_length", "sepalLength"));
  }

  @Test
  void everySpellingIsAnIdentifierThatJavaAccepts() {
    List<String> names =
        List.of("_", "__", "_1", "a_", "_3d", "var", "goto", "a__b", "x_1", "null", "Q", "_class");
    for (String name : names) {
      for (String java :
          List.of(JavaNames.field(name), JavaNames.constant(name), JavaNames.type(name))) {
        assertTrue(SourceVersion.isName(java, SourceVersion.RELEASE_17), name + " -> " + java);
      }
    }
  }

  @Test
  void windowsDevicesAreKnownInAnyCase() {
    assertTrue(JavaNames.isWindowsDevice("CON"));
    assertTrue(JavaNames.isWindowsDevice("Lpt9"));
    assertFalse(JavaNames.isWindowsDevice("console"));
  }
}
