package com.example.xor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.TrainingReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XorTest {
  private static Xor xor;
  private static TrainingReport report;

  @BeforeAll
  static void train() {
    xor = new Xor();
    report = Trainer.of(xor, Xor.training()).train(XorApp.truth());
  }

  @ParameterizedTest
  @CsvSource({"-1, -1, -1", "-1, 1, 1", "1, -1, 1", "1, 1, -1"})
  void learnsAllFourRows(float a, float b, float expected) {
    float[] y = new float[1];
    xor.predict(new float[] {a, b}, y);

    // An error below 0.001 over four rows leaves less than sqrt(0.004) to any one of them.
    assertEquals(expected, y[0], 0.064f, XorTest::run);
  }

  @Test
  void leavesAnErrorBelowOneThousandth() {
    assertTrue(report.training().error() < 0.001, XorTest::run);
  }

  private static String run() {
    return "seed " + Xor.training().seed() + ": " + report;
  }
}
