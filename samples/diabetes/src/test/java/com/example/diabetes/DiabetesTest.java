package com.example.diabetes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.data.Csv;
import dev.nnlang.data.Parts;
import dev.nnlang.data.Shares;
import dev.nnlang.data.Split;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Trainer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiabetesTest {
  @Test
  void missesByLessThanTheMeanDoes() {
    ExampleSource all =
        Csv.read(Path.of("src/main/nn/diabetes.csv"), Progression.SIGNATURE).examples();
    Parts parts = Split.of(all, Progression.SIGNATURE, new Shares(0.7, 0.15, 0.15), false, 7);

    double error = Trainer.score(Progression.load(), parts.test()).error();

    double ofTheMean = errorOf(mean(parts.train()), parts.test());
    assertTrue(error < 0.7 * ofTheMean, () -> error + ", and of the mean " + ofTheMean);
  }

  @Test
  void expectsMoreOfMoreWeight() {
    Progression progression = Progression.load();

    double light = progression.predict(Main.withBmi(20)).progression();
    double heavy = progression.predict(Main.withBmi(35)).progression();

    assertTrue(light < heavy, light + " and " + heavy);
  }

  private static double mean(ExampleSource people) {
    double sum = 0;
    for (int n = 0; n < people.size(); n++) {
      sum += progression(people, n);
    }
    return sum / people.size();
  }

  private static double errorOf(double guess, ExampleSource people) {
    double sum = 0;
    for (int n = 0; n < people.size(); n++) {
      double miss = progression(people, n) - guess;
      sum += miss * miss;
    }
    return sum / people.size();
  }

  private static double progression(ExampleSource people, int n) {
    double[] y = new double[1];
    people.read(n, new double[Progression.SIGNATURE.inputWidth()], y);
    return y[0];
  }
}
