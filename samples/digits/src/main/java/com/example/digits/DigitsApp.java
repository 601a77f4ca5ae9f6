package com.example.digits;

import dev.nnlang.data.Csv;
import dev.nnlang.data.Parts;
import dev.nnlang.data.Shares;
import dev.nnlang.data.Split;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Trainer;
import java.nio.file.Path;
import java.util.Locale;

/** Trains on most of the digits, draws one of the others and says which it is. */
public final class DigitsApp {
  private static final String INK = " .:-=+*#@";

  private DigitsApp() {}

  /** Takes the CSV file with the digits. */
  public static void main(String[] arguments) {
    ExampleSource all = Csv.read(Path.of(arguments[0]), Digits.SIGNATURE).examples();
    Parts parts = Split.of(all, Digits.SIGNATURE, new Shares(0.8, 0, 0.2), true, 7);
    Digits digits = new Digits();
    Trainer.of(digits, Digits.training())
        .listener(
            epoch -> {
              if (epoch.epoch() % 10 == 0) {
                System.out.printf(
                    Locale.ROOT, "epoch %3d  error %.4f%n", epoch.epoch(), epoch.error());
              }
            })
        .train(parts.train());
    double accuracy = Trainer.score(digits, parts.test()).accuracy();
    System.out.printf(Locale.ROOT, "reads %.1f %% of the others right%n", 100 * accuracy);

    double[] pixels = new double[Digits.SIGNATURE.inputWidth()];
    double[] truth = new double[Digits.SIGNATURE.outputWidth()];
    parts.test().read(3, pixels, truth);
    draw(pixels);
    System.out.println("reads as " + read(digits, pixels));
  }

  /** The digit in {@code pixels}, shape [64], each from 0 to 16. */
  static int read(Digits digits, double[] pixels) {
    float[] probabilities = new float[Digits.SIGNATURE.outputWidth()];
    digits.predict(digits.precision().row(pixels), probabilities);
    int best = 0;
    for (int digit = 1; digit < probabilities.length; digit++) {
      best = probabilities[digit] > probabilities[best] ? digit : best;
    }
    return best;
  }

  private static void draw(double[] pixels) {
    for (int row = 0; row < 8; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < 8; column++) {
        line.append(String.valueOf(INK.charAt((int) pixels[8 * row + column] / 2)).repeat(2));
      }
      System.out.println(line);
    }
  }
}
