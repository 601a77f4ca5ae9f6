package com.example.iris;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.data.Csv;
import dev.nnlang.data.Parts;
import dev.nnlang.data.Shares;
import dev.nnlang.data.Split;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.Trainer;
import dev.nnlang.runtime.TrainingReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IrisTest {
  private static final Path DATA = Path.of("src/main/nn/iris.csv");

  @Test
  void namesNineOfTenFlowersThatItHasNotSeen() {
    ExampleSource flowers = Csv.read(DATA, Iris.SIGNATURE).examples();
    Parts parts = Split.of(flowers, Iris.SIGNATURE, new Shares(0.7, 0.15, 0.15), true, 7);
    Iris iris = new Iris();

    TrainingReport report = iris.trainer().train(parts.train(), Optional.of(parts.validation()));
    Score test = Trainer.score(iris, parts.test());

    assertEquals(150, flowers.size());
    assertTrue(
        test.accuracy() >= 0.90,
        () -> "seed " + Iris.training().seed() + ": " + test + ", " + report);
    assertTrue(report.epochs() < 500, report::toString);
  }

  @Test
  void predictsTheSameFromSavedWeights(@TempDir Path folder) throws IOException {
    Path weights = folder.resolve("iris.safetensors");
    Iris trained = IrisApp.train(DATA, weights);
    Iris.Prediction expected = trained.predict(5.1f, 3.5f, 1.4f, 0.2f);

    assertEquals(expected, Iris.load(weights).predict(new Iris.Input(5.1f, 3.5f, 1.4f, 0.2f)));
    assertEquals(Iris.Species.SETOSA, expected.species());
    assertTrue(expected.probability(Iris.Species.SETOSA) > 0.9f, expected::toString);
  }

  @Test
  void refusesALengthThatNoFlowerHas() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> new Iris().predict(5.1f, 3.5f, 14f, 0.2f));

    assertEquals("petal_length is 14.0, outside its range 0.0 to 10.0", refusal.getMessage());
  }
}
