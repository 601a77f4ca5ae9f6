package com.example.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.data.Csv;
import dev.nnlang.data.Parts;
import dev.nnlang.data.Shares;
import dev.nnlang.data.Split;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.TrainingReport;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DigitsTest {
  private static Parts parts;
  private static Digits digits;
  private static TrainingReport report;

  @BeforeAll
  static void train() {
    ExampleSource all = Csv.read(Path.of("src/main/nn/digits.csv"), Digits.SIGNATURE).examples();
    parts = Split.of(all, Digits.SIGNATURE, new Shares(0.8, 0, 0.2), true, 7);
    digits = new Digits();
    report = Trainer.of(digits, Digits.training()).train(parts.train());
  }

  @Test
  void readsNineteenOfTwentyDigitsThatItHasNotSeen() {
    Score test = Trainer.score(digits, parts.test());

    assertEquals(1797, parts.train().size() + parts.test().size());
    assertTrue(
        test.accuracy() >= 0.95,
        () -> "seed " + Digits.training().seed() + ": " + test + ", " + report);
  }

  @Test
  void namesTheMostProbableDigit() {
    double[] pixels = new double[64];
    double[] truth = new double[10];
    int right = 0;
    for (int n = 0; n < parts.test().size(); n++) {
      parts.test().read(n, pixels, truth);
      right += truth[DigitsApp.read(digits, pixels)] == 1 ? 1 : 0;
    }

    // What an app counts one by one is what the trainer counts in bulk.
    double accuracy = Trainer.score(digits, parts.test()).accuracy();
    assertEquals(accuracy, (double) right / parts.test().size());
  }
}
