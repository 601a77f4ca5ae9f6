package com.example.diabetes;

import java.util.Locale;

/** Asks what weight does to the expected progression, all else being equal. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Progression progression = Progression.load();
    for (double bmi = 20; bmi <= 40; bmi += 5) {
      Progression.Prediction expected = progression.predict(withBmi(bmi));
      System.out.printf(Locale.ROOT, "bmi %.0f: %5.1f%n", bmi, expected.progression());
    }
  }

  /** The first person of the study, but for the body mass index. */
  static Progression.Input withBmi(double bmi) {
    return new Progression.Input(59, Progression.Sex._2, bmi, 101, 157, 93.2, 38, 4, 4.8598, 87);
  }
}
