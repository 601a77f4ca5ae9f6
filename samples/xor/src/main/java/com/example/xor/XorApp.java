package com.example.xor;

import dev.nnlang.data.Rows;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.TrainingReport;
import java.util.List;
import java.util.Locale;

/** Learns the exclusive or of two signs, and shows what it has learned. */
public final class XorApp {
  private static final float[][] INPUTS = {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}};

  private XorApp() {}

  public static void main(String[] arguments) {
    Xor xor = new Xor();
    TrainingReport report = Trainer.of(xor, Xor.training()).train(truth());
    System.out.printf(Locale.ROOT, "%d epochs: %s%n", report.epochs(), report.stoppedBy());

    float[] y = new float[1];
    for (float[] x : INPUTS) {
      xor.predict(x, y);
      System.out.printf(Locale.ROOT, "%2.0f xor %2.0f = %6.3f%n", x[0], x[1], y[0]);
    }
  }

  /** The four rows of xor.nn. */
  static ExampleSource truth() {
    return Rows.of(
            List.of("a", "b", "y"),
            List.of(
                List.of("-1", "-1", "-1"),
                List.of("-1", "1", "1"),
                List.of("1", "-1", "1"),
                List.of("1", "1", "-1")),
            Xor.SIGNATURE,
            "truth")
        .examples();
  }
}
