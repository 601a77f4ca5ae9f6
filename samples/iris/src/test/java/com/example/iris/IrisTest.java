package com.example.iris;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import dev.nnlang.runtime.Weights;
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

    TrainingReport report =
        Trainer.of(iris, Iris.training()).train(parts.train(), Optional.of(parts.validation()));
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
    Iris loaded = Weights.load(weights, new Iris());

    float[] flower = {5.1f, 3.5f, 1.4f, 0.2f};
    float[] expected = new float[3];
    float[] actual = new float[3];
    trained.predict(flower, expected);
    loaded.predict(flower, actual);

    assertArrayEquals(expected, actual);
    assertTrue(expected[0] > 0.9f, () -> "a setosa, but " + expected[0]);
  }
}
